// Every PDF of input/ and test/corpus/ read and compared with its truth file: what a careful person reads on the page.
// `TABLE=1 npm run test:jest test/extraction/corpus` prints a line for each file.
import {readdirSync, readFileSync} from "node:fs";
import type {Edition} from "../../src/edition/edition.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {parseSettings} from "../../src/settings/settings.js";
import {isInputError} from "../../src/vocabulary/error.js";
import type {FindingCode} from "../../src/vocabulary/finding.js";
import {compareWithTruth, type Difference} from "../support/comparison.js";
import {readSeriesTruth, type TruthEdition, type TruthFile} from "../support/truth.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");

/** The finding that tells of a defect in a sheet. */
const findingForDefect: Readonly<Record<string, FindingCode>> = {
  "row-sum-mismatch": "row-sum-mismatch",
  "column-sum-mismatch": "column-sum-mismatch",
  "percentage-mismatch": "percentage-mismatch",
  "percentage-over-100": "percentage-mismatch",
  "duplicate-row": "duplicate-row",
  "missing-total-row": "missing-total-row",
  "missing-register": "missing-register",
  "missing-municipality": "municipality-missing",
  "foreign-municipality": "foreign-municipality",
  "misspelt-municipality": "misspelt-municipality",
  "missing-period": "period-missing",
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

interface Reading {
  readonly editions: readonly Edition[];
  readonly error: string | null;
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

/** What is wrong with a reading; an empty list is what the bar asks for. */
function faultsOf(truth: TruthFile, {editions, error}: Reading): string[] {
  const allowed = [truth.expect, ...(truth.expectAlso ?? [])];
  if (error !== null) {
    if (!allowed.includes("error")) return [`refused: ${error}`];
    const codes = truth.defects.map((defect) => errorForDefect[defect] ?? "no-text");
    return codes.includes(error) ? [] : [`refused with ${error} instead of ${codes.join(", ")}`];
  }
  if (allowed.every((outcome) => outcome === "error")) return ["read, though it should be refused"];
  const truths = truth.editions ?? [truth];
  if (truths.length !== editions.length) return [`${editions.length} editions instead of ${truths.length}`];
  return truths.flatMap((one, i) => editionFaults(one, editions[i] as Edition, allowed));
}

function editionFaults(truth: TruthEdition, edition: Edition, allowed: readonly string[]): string[] {
  const codes = edition.findings.map(({code}) => code);
  const mayDiffer =
    allowed.includes("error") || (allowed.includes("findings") && codes.includes("columns-assumed"));
  const differences = compareWithTruth(truth, edition).filter(({silent}) => silent || !mayDiffer);
  const errors = edition.findings.filter(({severity}) => severity === "error").map(({code}) => code);
  return [
    ...differences.map(describe),
    ...(allowed.includes("error") ? [] : expectedFindings(truth))
      .filter((code) => !codes.includes(code))
      .map((code) => `no ${code}`),
    ...(truth.expect === "ok" && !allowed.includes("findings") && errors.length > 0
      ? [errors.join(", ")]
      : []),
  ];
}

/** Columns that add up without the second of two equal rows are not doubted: the double row is. */
function expectedFindings({defects}: TruthEdition): FindingCode[] {
  const codes = defects.flatMap((defect) => findingForDefect[defect] ?? []);
  return codes.filter((code) => code !== "column-sum-mismatch" || !codes.includes("duplicate-row"));
}

function describe({what, expected, read: seen, silent}: Difference): string {
  return `${silent ? "SILENT " : ""}${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`;
}

const outcomes: string[] = [];

async function judge(pdf: string, truth: TruthFile): Promise<string[]> {
  const reading = await read(pdf);
  const faults = faultsOf(truth, reading);
  const found =
    reading.error ?? `${reading.editions.flatMap(({municipalities}) => municipalities).length} rows`;
  outcomes.push(
    `${faults.length === 0 ? "ok   " : "FAULT"} ${pdf.padEnd(52)} ${found}  ${faults.slice(0, 6).join(" | ")}`,
  );
  return faults;
}

afterAll(() => {
  if (process.env.TABLE) process.stderr.write(`${outcomes.join("\n")}\n`);
});

const series = readSeriesTruth().map((truth) => [`input/${truth.file}`, truth] as const);
const corpus = ["dev", "made"].flatMap((folder) =>
  readdirSync(`test/corpus/${folder}`)
    .filter((name) => name.endsWith(".truth.json"))
    .map((name) => {
      const truth = JSON.parse(readFileSync(`test/corpus/${folder}/${name}`, "utf8")) as TruthFile;
      return [`test/corpus/${folder}/${name.replace(".truth.json", ".pdf")}`, truth] as const;
    }),
);

test.each(corpus)("%s is read as it is printed", async (pdf, truth) => {
  expect(await judge(pdf, truth)).toEqual([]);
});

test("all 280 sheets of the series are read as they are printed", async () => {
  const faults: string[] = [];
  for (const [pdf, truth] of series)
    faults.push(...(await judge(pdf, truth)).map((fault) => `${pdf}: ${fault}`));
  expect(faults).toEqual([]);
});
