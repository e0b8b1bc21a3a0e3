import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {sweepUnfinished, writeAtomically, writePieces} from "../../src/system/atomic-write.js";
import {
  fileSize,
  forFiles,
  hashFile,
  isFile,
  isFolder,
  listFiles,
  namesIn,
  readBytes,
  readText,
  readTextIfThere,
  removeFile,
} from "../../src/system/effects.js";
import {hash} from "../../src/vocabulary/hash.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "effects-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const at = (...names: string[]) => join(folder, ...names);
const inoOf = (path: string) => statSync(path).ino;

test("a file is written whole, with the folders that it lies in, and nothing is left beside it", async () => {
  expect(await writeAtomically(at("a", "b", "text"), "één")).toBe(true);
  expect(await readText(at("a", "b", "text"))).toBe("één");
  expect(readdirSync(at("a", "b"))).toEqual(["text"]);
});

test("a file that holds the same is not touched, one of other bytes takes the place of another", async () => {
  writeFileSync(at("text"), "same");
  const before = inoOf(at("text"));
  expect(await writeAtomically(at("text"), Buffer.from("same"))).toBe(false);
  expect(inoOf(at("text"))).toBe(before);
  for (const other of ["some", "longer"]) {
    expect(await writeAtomically(at("text"), other)).toBe(true);
    expect(readFileSync(at("text"), "utf8")).toBe(other);
  }
});

test("what is written in pieces is told by size and hash, and left alone when it is the same", async () => {
  const written = {bytes: 7, sha256: hash(Buffer.from("één t"))};
  expect(await writePieces(at("pieces"), ["één", Buffer.from(" t")])).toEqual(written);
  const before = inoOf(at("pieces"));
  await writePieces(at("pieces"), ["één t"]);
  expect(inoOf(at("pieces"))).toBe(before);
  await writePieces(at("pieces"), ["otherwise"]);
  expect(readFileSync(at("pieces"), "utf8")).toBe("otherwise");
  expect(readdirSync(folder)).toEqual(["pieces"]);
});

test("a piece that cannot be made leaves the file as it was, and nothing half written", async () => {
  writeFileSync(at("pieces"), "before");
  function* failing() {
    yield "begun";
    throw new Error("no more");
  }
  await expect(writePieces(at("pieces"), failing())).rejects.toMatchObject({code: "unwritable"});
  expect(readdirSync(folder)).toEqual(["pieces"]);
  expect(readFileSync(at("pieces"), "utf8")).toBe("before");
});

test("a folder where a file was expected is told with what to do", async () => {
  mkdirSync(at("text"));
  await expect(writeAtomically(at("text"), "x")).rejects.toMatchObject({
    code: "unwritable",
    details: {place: at("text"), next: expect.stringMatching(/^move away the folder .*then run again$/)},
  });
  expect(readdirSync(folder)).toEqual(["text"]);
});

test("what a killed run left half written is swept, below too, and nothing else", async () => {
  mkdirSync(at("below"));
  for (const name of [".x.0a.factsheet-unfinished", "kept", "below/.y.0b.factsheet-unfinished"]) {
    writeFileSync(at(name), "");
  }
  await sweepUnfinished(folder);
  expect(await listFiles(folder, "")).toEqual(["kept"]);
});

test("a file that is not there is an error to one who reads it, and null to one who asks", async () => {
  const reason = {code: "unreadable", message: "there is no such file"};
  await expect(readBytes(at("none"))).rejects.toMatchObject({...reason, details: {place: at("none")}});
  await expect(fileSize(at("none"))).rejects.toMatchObject({...reason, details: {place: at("none")}});
  writeFileSync(at("file"), "four");
  expect(await readTextIfThere(at("file"))).toBe("four");
  expect(await readTextIfThere(at("none"))).toBeNull();
  expect(await readTextIfThere(at("file", "below"))).toBeNull();
  await expect(readTextIfThere(folder)).rejects.toMatchObject({code: "unreadable", details: {place: folder}});
  expect(await hashFile(at("none"))).toBeNull();
});

test("only an ordinary file has a size", async () => {
  writeFileSync(at("file"), "four");
  expect(await fileSize(at("file"))).toBe(4);
  await expect(fileSize(folder)).rejects.toThrow("this is a folder, a file was expected");
});

test.each([0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])(
  "a file of %i bytes has the hash of its bytes",
  async (size) => {
    const bytes = Buffer.alloc(size, "abc");
    writeFileSync(at("file"), bytes);
    expect(await hashFile(at("file"))).toBe(hash(bytes));
  },
);

test("files are found below a folder by their ending, in one order, and none where there is no folder", async () => {
  mkdirSync(at("b", "c"), {recursive: true});
  for (const name of ["b/c/x.PDF", "a.pdf", "z.txt", "b/y.pdf", "B.pdf"]) writeFileSync(at(name), "");
  expect(await listFiles(folder, ".pdf")).toEqual(["B.pdf", "a.pdf", "b/c/x.PDF", "b/y.pdf"]);
  expect(await listFiles(at("none"), ".pdf")).toEqual([]);
  await expect(listFiles(at("a.pdf"), ".pdf")).rejects.toMatchObject({
    code: "unreadable",
    details: {place: at("a.pdf")},
  });
  expect((await namesIn(folder)).toSorted()).toEqual(["B.pdf", "a.pdf", "b", "z.txt"]);
  expect(await namesIn(at("none"))).toEqual([]);
});

test("a file is no folder, and a folder no file", async () => {
  writeFileSync(at("file"), "");
  const asked = async (path: string) => [await isFile(path), await isFolder(path)];
  expect(await asked(at("file"))).toEqual([true, false]);
  expect(await asked(folder)).toEqual([false, true]);
  expect(await asked(at("none"))).toEqual([false, false]);
  await removeFile(at("file"));
  await removeFile(at("file"));
  expect(await isFile(at("file"))).toBe(false);
});

test("work on many files gives its results in their order, never on more than 32 at once", async () => {
  let [busy, most] = [0, 0];
  const results = await forFiles(
    Array.from({length: 100}, (_, i) => i),
    async (item, index) => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
      return [item, index];
    },
  );
  expect(results).toEqual(Array.from({length: 100}, (_, i) => [i, i]));
  expect(most).toBe(32);
  expect(await forFiles([], async () => 1)).toEqual([]);
});

describe("a text is UTF-8, or named with its encoding and what to do", () => {
  test.each([
    ["Windows-1252", Buffer.from("Frysl\xe2n", "latin1")],
    ["UTF-16", Buffer.from("\ufeffFryslân", "utf16le")],
    ["no text", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
  ])("%s", async (name, bytes) => {
    writeFileSync(at("text"), bytes);
    for (const read of [readText, readTextIfThere]) {
      await expect(read(at("text"))).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining(name),
        details: {place: at("text"), next: "save it as UTF-8"},
      });
    }
  });

  test("with or without a byte order mark", async () => {
    writeFileSync(at("text"), "\ufeffFryslân\r\n");
    expect(await readText(at("text"))).toBe("Fryslân\r\n");
  });
});
