// Every PDF of input/ and of the corpora of layouts read and judged by its truth file: what a careful person reads on
// the page. The corpora that are not all read right yet have right-today.test.ts.
import {readdirSync, readFileSync} from "node:fs";
import {extractEditions} from "../../src/extraction/extract.js";
import {isInputError} from "../../src/vocabulary/error.js";
import type {Difference} from "../support/difference.js";
import {readSeriesTruth, type TruthFile} from "../support/truth.js";
import {judge, type Reading} from "../support/verdict.js";
import {settings} from "../support/words.js";

const {knownSilent} = JSON.parse(readFileSync("test/corpus/right-today.json", "utf8")) as {
  readonly knownSilent: readonly string[];
};

/** The error that a file that cannot be read gives. */
const errorForDefect: Readonly<Record<string, string>> = {
  truncated: "damaged",
  "byte-flips": "damaged",
  "empty-file": "not-a-pdf",
  "not-a-pdf": "not-a-pdf",
  encrypted: "encrypted",
  "no-tounicode": "no-text",
  "wrong-tounicode": "no-text",
  "outlines-only": "no-text",
  "scan-only": "no-text",
  "not-this-publication": "not-this-publication",
};

const series = readSeriesTruth().map((truth) => [`input/${truth.file}`, truth] as const);
const corpus = ["dev", "made"].flatMap((folder) =>
  readdirSync(`test/corpus/${folder}`)
    .filter((name) => name.endsWith(".truth.json"))
    .map((name) => `${folder}/${name.replace(".truth.json", "")}`),
);

test.each(corpus)("%s is read as it is printed", async (name) => {
  const pdf = `test/corpus/${name}`;
  const truth = JSON.parse(readFileSync(`${pdf}.truth.json`, "utf8")) as TruthFile;
  const faults = await faultsOf(`${pdf}.pdf`, truth);
  if (knownSilent.includes(name)) expect(faults).not.toEqual([]);
  else expect(faults).toEqual([]);
});

test("all 280 sheets of the series are read as they are printed", async () => {
  const faults: string[] = [];
  for (const [pdf, truth] of series)
    faults.push(...(await faultsOf(pdf, truth)).map((fault) => `${pdf}: ${fault}`));
  expect(faults).toEqual([]);
});

/** What is wrong with a reading; an empty list is what the bar asks for. */
async function faultsOf(pdf: string, truth: TruthFile): Promise<string[]> {
  const reading = await read(pdf);
  const {isRight, differences, falseErrors, untold} = judge(truth, reading);
  const faults = [
    ...differences.map(describe),
    ...falseErrors.map((code) => `${code}, though nothing is wrong`),
    ...untold.map((defect) => `nothing said of ${defect}`),
    ...wrongRefusal(truth, reading),
  ];
  return isRight || faults.length > 0 ? faults : [`not right: ${reading.error ?? "read in vain"}`];
}

async function read(pdf: string): Promise<Reading> {
  try {
    const source = {file: pdf, sha256: "0".repeat(64)};
    return {
      editions: await extractEditions(new Uint8Array(readFileSync(pdf)), source, settings),
      error: null,
    };
  } catch (error) {
    if (!isInputError(error)) throw error;
    return {editions: [], error: error.code};
  }
}

function describe({what, expected, read: seen, silent}: Difference): string {
  return `${silent ? "SILENT " : ""}${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`;
}

function wrongRefusal({defects}: TruthFile, {error}: Reading): string[] {
  if (error === null) return [];
  const codes = defects.map((defect) => errorForDefect[defect] ?? "no-text");
  return codes.includes(error) ? [] : [`refused with ${error} instead of ${codes.join(", ")}`];
}
