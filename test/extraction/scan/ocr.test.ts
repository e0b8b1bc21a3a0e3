// Scans, and PDFs whose fonts do not say what they print, through the reader as the commands use it.
// A page takes some seconds: more of them belong in a script, not here.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Edition} from "../../../src/edition/edition.js";
import {createReader, type Reader, type ReadResult} from "../../../src/run/read/threads/reader.js";
import {projectFolder} from "../../support/command.js";
import type {TruthFile} from "../../support/truth.js";
import {judge} from "../../support/verdict.js";
import {settings, words} from "../../support/words.js";

const corpus = (name: string) => join(projectFolder, "test/corpus", name);
const truthOf = (name: string) =>
  JSON.parse(readFileSync(corpus(name.replace(".pdf", ".truth.json")), "utf8")) as TruthFile;

// one thread: each loads the letters of OCR anew
let reader: Reader;
let last: ReadResult;
beforeAll(() => {
  reader = createReader({words: {settings, words}, jobs: 1});
});
afterAll(() => reader.close());

test.each(["dev/px-scan.pdf", "made/gs-all-outlines.pdf"])(
  "%s is read right, and says that it was read by OCR",
  async (name) => {
    last = await reader.read(corpus(name), name);
    const {editions, errors} = last;
    expect(errors).toEqual([]);
    expect(editions).toHaveLength(1);
    const [edition] = editions as [Edition];
    expect(edition.source.method).toBe("ocr");
    expect(edition.findings.map(({code}) => code)).toContain("read-by-ocr");
    const {differences} = judge(truthOf(name), {editions, error: null});
    // the metadata in which a sheet says so is lost in scanning
    expect(differences.filter(({what}) => what !== "fictional")).toEqual([]);
  },
);

test("the same image gives the same edition", async () => {
  const name = "made/gs-all-outlines.pdf";
  expect(await reader.read(corpus(name), name)).toEqual(last);
});

// a scan takes some seconds: `npm run score:reading` reads them all
const {rightByOcr} = JSON.parse(readFileSync(corpus("right-today.json"), "utf8")) as {
  readonly rightByOcr: readonly string[];
};
const fewScans = rightByOcr.filter((sheet) => sheet.startsWith("office/")).slice(0, 2);

test.each(fewScans)("%s, which was read right, stays right", async (sheet) => {
  const {editions, errors} = await reader.read(corpus(`${sheet}.pdf`), sheet);
  expect(judge(truthOf(`${sheet}.pdf`), {editions, error: errors[0]?.code ?? null}).isRight).toBe(true);
});

test("without OCR, a scan has no text", async () => {
  const plain = createReader({words: {settings, words}, jobs: 1, ocr: false});
  const {editions, errors} = await plain.read(corpus("dev/px-scan.pdf"), "px-scan.pdf");
  await plain.close();
  expect(editions).toEqual([]);
  expect(errors).toEqual([{code: "no-text", message: expect.stringContaining("OCR")}]);
});
