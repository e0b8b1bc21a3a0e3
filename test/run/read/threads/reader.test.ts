import {createHook} from "node:async_hooks";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createReader, type Limits, type Reader} from "../../../../src/run/read/threads/reader.js";
import {hash} from "../../../../src/vocabulary/hash.js";
import {projectFolder} from "../../../support/command.js";
import {bombPdf, endlessPdf} from "../../../support/pdf.js";
import {settings, words} from "../../../support/words.js";

const quarter = join(projectFolder, "input/2023-Q2");
const sheet = join(quarter, "gorinchem.pdf");
const folder = mkdtempSync(join(tmpdir(), "factsheet-reader-"));
const readers: Reader[] = [];

function readerWith(limits: Partial<Limits> = {}, jobs = 1): Reader {
  const reader = createReader({words: {settings, words}, jobs, limits, ocr: false});
  readers.push(reader);
  return reader;
}

function fileOf(name: string, data: string | Uint8Array): string {
  writeFileSync(join(folder, name), data);
  return join(folder, name);
}

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

test("gives the editions of a file under the name it was given, with the hash of its bytes", async () => {
  const result = await readerWith().read(sheet, "2023-Q2/gorinchem.pdf");
  expect(result).toMatchObject({
    file: "2023-Q2/gorinchem.pdf",
    sha256: hash(readFileSync(sheet)),
    errors: [],
  });
  expect(result.editions).toHaveLength(1);
  expect(result.editions[0]).toMatchObject({
    region: {slug: "gorinchem"},
    period: "2023-Q2",
    source: {file: "2023-Q2/gorinchem.pdf", sha256: result.sha256},
  });
});

test("ten files through two threads: each result has the figures of its own file", async () => {
  const names = sheetsOfQuarter().slice(0, 10);
  const reader = readerWith({}, 2);
  const results = await Promise.all(names.map((name) => reader.read(join(quarter, name), name)));
  expect(results.map(({editions}) => editions.map((edition) => `${edition.region?.slug}.pdf`))).toEqual(
    names.map((name) => [name]),
  );
});

test("files are taken in the order of the calls", async () => {
  const names = sheetsOfQuarter().slice(0, 5).reverse();
  const reader = readerWith();
  const done: string[] = [];
  await Promise.all(names.map((name) => reader.read(join(quarter, name), name).then(() => done.push(name))));
  expect(done).toEqual(names);
});

function sheetsOfQuarter(): string[] {
  return readdirSync(quarter).filter((name) => name.endsWith(".pdf"));
}

test.each([
  ["an empty file", "", "not-a-pdf", "is empty"],
  ["a picture", "\u0089PNG\r\n\u001a\n", "not-a-pdf", "not a PDF"],
  ["text", "Transparantie van klantprofielen\n", "not-a-pdf", "not a PDF"],
  ["a header with nothing behind it", "%PDF-1.7\n", "damaged", ""],
  ["a header with garbage behind it", `%PDF-1.4\n${"\u0001ø<</ 7 0 obj".repeat(500)}`, "damaged", ""],
])(
  "%s is an error of the file",
  async (_, data, code, message) => {
    const file = fileOf("bad.pdf", data);
    const result = await readerWith().read(file, "bad.pdf");
    expect(result).toMatchObject({file: "bad.pdf", sha256: hash(readFileSync(file)), editions: []});
    expect(result.errors).toEqual([{code, message: expect.stringContaining(message)}]);
  },
  30_000,
);

test("a file that is not there, and a folder, are unreadable", async () => {
  mkdirSync(join(folder, "folder.pdf"));
  const reader = readerWith();
  const gone = await reader.read(join(folder, "gone.pdf"), "gone.pdf");
  expect(gone).toEqual({
    file: "gone.pdf",
    sha256: "",
    editions: [],
    errors: [{code: "unreadable", message: expect.stringContaining("there is no such file")}],
  });
  const {errors} = await reader.read(join(folder, "folder.pdf"), "folder.pdf");
  expect(errors).toEqual([{code: "unreadable", message: expect.stringContaining("this is a folder")}]);
});

test("a file over the size limit is not opened", async () => {
  const file = fileOf("large.pdf", `%PDF-1.7\n${" ".repeat(3 * 2 ** 20)}`);
  const {errors, sha256} = await readerWith({size: 2 ** 20}).read(file, "large.pdf");
  expect(errors).toEqual([
    {code: "too-large", message: expect.stringContaining("the file is 4 MB, and at most 1 MB is read")},
  ]);
  expect(sha256).toBe(hash(readFileSync(file)));
});

test("a file that never ends is given up, and the same reader reads the next one", async () => {
  const reader = readerWith({time: 3000});
  const endless = fileOf("endless.pdf", endlessPdf());
  const [hung, next] = await Promise.all([
    reader.read(endless, "endless.pdf"),
    reader.read(sheet, "gorinchem.pdf"),
  ]);
  expect(hung?.errors).toEqual([
    {code: "timed-out", message: expect.stringContaining("takes more than 3 seconds")},
  ]);
  expect(next).toMatchObject({errors: [], editions: [{period: "2023-Q2"}]});
});

test("a file that fills the memory is given up, and the file read at the same time is not", async () => {
  // the time limit must not come first, however slow the machine is
  const reader = readerWith({memory: 150 * 2 ** 20, time: 110_000}, 2);
  const bomb = fileOf("bomb.pdf", bombPdf(250));
  const [bombed, ...others] = await Promise.all(
    [bomb, sheet, sheet, sheet].map((file) => reader.read(file, "a.pdf")),
  );
  expect(bombed?.errors).toEqual([
    {code: "too-large", message: expect.stringContaining("more memory than is safe")},
  ]);
  expect(others.map(({editions}) => editions.length)).toEqual([1, 1, 1]);
});

test("a reader that rested starts anew for the next file", async () => {
  let started = 0;
  const hook = createHook({init: (_, type) => void (type === "WORKER" && started++)}).enable();
  try {
    const reader = readerWith();
    const before = await reader.read(sheet, "gorinchem.pdf");
    await reader.rest();
    expect(await reader.read(sheet, "gorinchem.pdf")).toEqual(before);
    expect(started).toBe(2);
  } finally {
    hook.disable();
  }
});

test("closing ends what is under way and what still waits", async () => {
  const reader = readerWith();
  const endless = fileOf("endless.pdf", endlessPdf());
  const reads = [endless, sheet].map((file) => reader.read(file, "a.pdf"));
  const settled = Promise.allSettled(reads);
  setTimeout(() => void reader.close(), 500);
  expect(await settled).toEqual([
    {status: "rejected", reason: expect.objectContaining({name: "AbortError"})},
    {status: "rejected", reason: expect.objectContaining({name: "AbortError"})},
  ]);
});
