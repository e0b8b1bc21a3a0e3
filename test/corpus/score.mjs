/**
 * How well the reader reads the corpora: files and cells that are right, and what is wrong in silence.
 *
 * npm run score:reading -- [--list] [--no-ocr] [--only TEXT] [--keep] [corpus or folder …]
 *
 * Corpora are reports, office, nasty, dev, made, generated and series; all when none is named. A folder holds NAME.pdf beside
 * NAME.truth.json. It reads with the program of dist/: build first. `--list` has a line for each file that is not
 * right, `--keep` adds what is right now to right-today.json, which a test holds.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import "../support/typescript.mjs";

const {createReader} = await import("../../dist/run/read/threads/reader.js");
const {readTemplateWords} = await import("../../dist/run/plan/inputs.js");
const {judge} = await import("../support/verdict.ts");

const corpus = dirname(fileURLToPath(import.meta.url));
const project = join(corpus, "../..");
const heldHere = ["reports", "office", "generated", "nasty"];
const ownSets = ["reports", "office", "nasty", "dev", "made", "generated", "series"];
const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    list: {type: "boolean", default: false},
    "no-ocr": {type: "boolean", default: false},
    keep: {type: "boolean", default: false},
    only: {type: "string", default: ""},
  },
});

const {settings, words} = await readTemplateWords(join(project, "templates"));
const reader = createReader({words: {settings, words}, jobs: 1, ocr: !options["no-ocr"]});
const kept = JSON.parse(readFileSync(join(corpus, "right-today.json"), "utf8"));

const header = ["", "right", "allowed", "of", "cells right", "", "silent", "false errors", "seconds"];
const widths = [24, 6, 8, 5, 14, 8, 7, 13, 8];
print(header);
const sets = positionals.length > 0 ? positionals : ownSets;
for (const name of sets) await score(name);
await reader.close();
if (options.keep) writeFileSync(join(corpus, "right-today.json"), `${JSON.stringify(kept, null, 2)}\n`);

async function score(name) {
  const sheets = sheetsOf(name).filter(({pdf}) => pdf.includes(options.only));
  const started = performance.now();
  const outcomes = [];
  for (const {pdf, truth} of sheets) {
    const {editions, errors} = await reader.read(pdf, pdf);
    const isByOcr = editions.some(({source}) => source.method === "ocr");
    outcomes.push({pdf, isByOcr, ...judge(truth, {editions, error: errors[0]?.code ?? null})});
  }
  const seconds = (performance.now() - started) / 1000;
  const count = (test) => outcomes.filter(test).length;
  const sum = (of) => outcomes.reduce((all, outcome) => all + of(outcome), 0);
  const [right, all] = [sum(({cells}) => cells.right), sum(({cells}) => cells.all)];
  const share = all === 0 ? "" : `${((100 * right) / all).toFixed(1)}%`;
  const inSilence = count(isSilent);
  const wronged = count(({falseErrors}) => falseErrors.length > 0);
  const label = ownSets.includes(name) ? name : basename(name);
  const counts = [
    count(({isRight}) => isRight),
    count(({isAllowed}) => isAllowed),
    outcomes.length,
    `${right} / ${all}`,
    share,
  ];
  print([label, ...counts, inSilence, wronged, seconds.toFixed(1)]);
  if (options.list) for (const outcome of outcomes.filter(isNotable)) console.log(describe(outcome));
  if (ownSets.includes(name)) compareWithKept(name, outcomes);
}

/** PDFs with their truth, in the order of their names. */
function sheetsOf(name) {
  if (name === "series") {
    const lines = readFileSync(join(project, "test/truth/series.jsonl"), "utf8").trimEnd().split("\n");
    return lines
      .map((line) => JSON.parse(line))
      .map((truth) => ({pdf: join(project, "input", truth.file), truth}));
  }
  const folder = ownSets.includes(name) ? join(corpus, name) : name;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true})
    .filter((file) => file.endsWith(".truth.json"))
    .sort()
    .map((file) => ({
      pdf: join(folder, file.replace(/\.truth\.json$/, ".pdf")),
      truth: JSON.parse(readFileSync(join(folder, file), "utf8")),
    }));
}

function isSilent({differences}) {
  return differences.some((difference) => difference.silent);
}

function isNotable(outcome) {
  return !outcome.isRight || isSilent(outcome) || outcome.falseErrors.length > 0;
}

/** What was right stays right, and nothing new is silent; with --keep, what is better now is kept. */
function compareWithKept(name, outcomes) {
  const files = new Map(outcomes.map((outcome) => [`${name}/${basename(outcome.pdf, ".pdf")}`, outcome]));
  const wereRight = new Set([...kept.right, ...kept.rightByOcr]);
  const isLost = ([file, {isRight}]) => !isRight && wereRight.has(file);
  const lost = [...files].filter(
    (entry) => isLost(entry) && !(options["no-ocr"] && kept.rightByOcr.includes(entry[0])),
  );
  const news = [...files].filter(([file, outcome]) => isSilent(outcome) && !kept.knownSilent.includes(file));
  for (const [file] of lost) console.log(`  was right before: ${file}`);
  for (const [file] of news) console.log(`  silent since then: ${file}`);
  if (lost.length + news.length > 0) process.exitCode = 1;
  // the series and the corpora of layouts have a test that holds all of them
  if (!options.keep || options["no-ocr"] || !heldHere.includes(name)) return;
  const right = [...files].filter(([, outcome]) => outcome.isRight);
  const namesOf = (list) => list.map(([file]) => file);
  const isSilentNow = (file) => !files.has(file) || isSilent(files.get(file));
  kept.right = merged(kept.right, namesOf(right.filter(([, {isByOcr}]) => !isByOcr)));
  kept.rightByOcr = merged(kept.rightByOcr, namesOf(right.filter(([, {isByOcr}]) => isByOcr)));
  kept.knownSilent = kept.knownSilent.filter(isSilentNow);
}

function merged(names, more) {
  return [...new Set([...names, ...more])].sort();
}

function describe({pdf, isByOcr, isRight, isAllowed, differences, falseErrors, untold, said}) {
  const loud = differences.filter((difference) => !difference.silent);
  const quiet = differences.filter((difference) => difference.silent);
  const parts = [
    ...quiet.slice(0, 6).map((difference) => `SILENT ${wordsOf(difference)}`),
    ...(quiet.length > 6 ? [`${quiet.length - 6} more in silence`] : []),
    ...loud.slice(0, 4).map(wordsOf),
    ...(loud.length > 4 ? [`${loud.length - 4} more`] : []),
    ...falseErrors.map((code) => `false ${code}`),
    ...untold.map((defect) => `does not tell of ${defect}`),
  ];
  const mood = isRight ? "right" : isAllowed ? "allowed" : "wrong";
  return `  ${mood} ${basename(pdf)}${isByOcr ? " (ocr)" : ""}: ${parts.join("; ") || "—"}\n      said: ${said.join(", ") || "nothing"}`;
}

function wordsOf({what, expected, read}) {
  return `${what}: ${JSON.stringify(read)}, not ${JSON.stringify(expected)}`;
}

function print(fields) {
  console.log(
    fields
      .map((field, i) => (i === 0 ? `${field}`.padEnd(widths[i]) : `${field}`.padStart(widths[i])))
      .join(""),
  );
}
