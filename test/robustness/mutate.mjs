/**
 * Damages PDFs in thousands of ways, with a fixed seed, and reads them: no crash, no hang, and no figure that differs
 * from the undamaged sheet without a warning or an error at its place.
 *
 * node test/robustness/mutate.mjs [mutations = 2000] [number of a mutation to keep, ...]
 *
 * Only PDFs with compressed pages are damaged within their streams: in plain text, a changed byte can be another
 * digit, and then the sheet does say something else.
 */
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {constants, createDeflate, deflateSync} from "node:zlib";
import {outside} from "../support/temporary.mjs";
import {project, randomNumbers} from "./folders.mjs";

const {createReader} = await import("../../dist/run/read/threads/reader.js");
const {readTemplateWords} = await import("../../dist/run/plan/inputs.js");

const mutations = Number(process.argv[2] ?? 2000);
const aboutTheSheet = [
  "columns-assumed",
  "columns-exchanged",
  "read-by-ocr",
  "region-missing",
  "period-missing",
  "region-doubtful",
  "period-doubtful",
];
const keep = process.argv.slice(3).map(Number);
const random = randomNumbers(23);
/** Under its last revision, or under what covers it, there is another sheet, and a sound one. */
const twoSheets = /incremental-revision|covered-text/;
const folder = mkdtempSync(join(tmpdir(), "factsheet-mutated-"));
const outcomes = new Map();
const silent = [];
const {settings, words} = await readTemplateWords(join(project, "templates"));
const reader = createReader({words: {settings, words}, jobs: 2, ocr: false});

async function readOriginals() {
  const corpus = ["dev", "made"].flatMap((set) =>
    readdirSync(join(project, "test/corpus", set))
      .filter((name) => name.endsWith(".pdf"))
      .map((name) => join(project, "test/corpus", set, name)),
  );
  const series = ["friesland", "midden-utrecht", "zeeland", "gorinchem"].map((region) =>
    join(project, `input/2023-Q2/${region}.pdf`),
  );
  const read = await Promise.all(
    [...series, ...corpus].map(async (path) => ({path, ...(await reader.read(path, path))})),
  );
  return read
    .filter(({path, editions}) => editions.length > 0 && !twoSheets.test(path))
    .map(({path, editions}) => {
      const bytes = readFileSync(path);
      return {path, editions, bytes, isCompressed: !/\bT[jJ]\b/.test(bytes.toString("latin1"))};
    });
}

async function mutateOnce(i) {
  const original = originals[Math.floor(random() * originals.length)];
  const kinds = original.isCompressed ? [...onStructure, ...onBytes] : onStructure;
  const mutate = kinds[Math.floor(random() * kinds.length)];
  const name = `${i}-${mutate.name}-${original.path.replace(/^.*\//, "")}`;
  const path = join(folder, name);
  const bytes = mutate(original.bytes);
  writeFileSync(path, bytes);
  const {editions, errors} = await reader
    .read(path, name)
    .catch((error) => ({editions: [], errors: [{code: `CRASH ${error}`}]}));
  rmSync(path);
  if (errors.length > 0) return count(`error ${errors[0].code}`);
  if (keep.includes(i)) {
    writeFileSync(join(outside, name), bytes);
    console.log(`kept ${join(outside, name)}`);
  }
  const differences = original.editions.flatMap((edition) =>
    differencesOf(
      edition,
      editions.length > 1 || original.editions.length > 1
        ? editions.find((e) => e.region?.slug === edition.region?.slug)
        : editions[0],
    ),
  );
  if (differences.length === 0) return count("read as before");
  const unsaid = differences.filter((difference) => !difference.said);
  if (unsaid.length === 0) return count("read otherwise, and said");
  count("READ OTHERWISE IN SILENCE");
  silent.push({name, differences: unsaid.slice(0, 4).map(({what}) => what)});
}

function count(outcome) {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

/** What differs from the undamaged edition, and whether a warning or an error says so. A missing edition is no figure. */
function differencesOf(before, after) {
  if (!after) return [];
  const known = new Set(before.findings.map((finding) => JSON.stringify(finding)));
  const doubts = after.findings.filter((f) => f.severity !== "info" && !known.has(JSON.stringify(f)));
  const sheetWide = doubts.some((f) => aboutTheSheet.includes(f.code));
  const differences = [];
  const check = (what, a, b, isSaid) => {
    if (JSON.stringify(a) !== JSON.stringify(b))
      differences.push({
        what: `${what}: ${JSON.stringify(b)} was ${JSON.stringify(a)}`,
        said: sheetWide || isSaid(),
      });
  };
  const says =
    (...codes) =>
    () =>
      doubts.some((f) => codes.includes(f.code));
  check(
    "region",
    before.region?.slug,
    after.region?.slug,
    says("region-missing", "region-doubtful", "foreign-municipality"),
  );
  check("period", before.period, after.period, says("period-missing", "period-doubtful", "period-disagrees"));
  check(
    "register",
    before.register,
    after.register,
    says("missing-register", "register-doubtful", "percentage-mismatch"),
  );
  const names = (edition) => edition.municipalities.map(({name}) => name);
  check(
    "names",
    names(before),
    names(after),
    says(
      "municipality-missing",
      "unknown-municipality",
      "misspelt-municipality",
      "foreign-municipality",
      "duplicate-row",
      "column-sum-mismatch",
      "missing-total-row",
    ),
  );
  for (const row of after.municipalities) {
    const was = before.municipalities.find(({name}) => name === row.name);
    if (was) checkFigures(row.name, was.figures, row.figures);
  }
  if (before.total && after.total) checkFigures(after.total.label, before.total.figures, after.total.figures);
  else check("total row", before.total !== null, after.total !== null, says("missing-total-row"));
  return differences;

  function checkFigures(name, was, is) {
    for (const column of Object.keys(is)) {
      const points = () =>
        doubts.some((f) => f.municipality === name || (f.municipality === undefined && f.column === column));
      check(`${name}, ${column}`, was[column], is[column], points);
    }
  }
}

function at(bytes) {
  return Math.floor(random() * bytes.length);
}

const onBytes = [
  function flipBytes(bytes) {
    const copy = Buffer.from(bytes);
    for (let n = 1 + Math.floor(random() * 20); n > 0; n--) copy[at(copy)] ^= 1 << Math.floor(random() * 8);
    return copy;
  },
  function overwrite(bytes) {
    const copy = Buffer.from(bytes);
    const start = at(copy);
    for (let i = start; i < Math.min(copy.length, start + 200); i++) copy[i] = Math.floor(random() * 256);
    return copy;
  },
  function cutOut(bytes) {
    const start = at(bytes);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + Math.floor(random() * 400))]);
  },
  function truncate(bytes) {
    return bytes.subarray(0, at(bytes));
  },
];

const onStructure = [
  function truncateTail(bytes) {
    return bytes.subarray(0, bytes.length - Math.floor(random() * Math.min(3000, bytes.length)));
  },
  function doubleObject(bytes) {
    const [start, end] = someObject(bytes);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end)]);
  },
  function dropObject(bytes) {
    const [start, end] = someObject(bytes);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function exchangeReference(bytes) {
    const text = bytes.toString("latin1");
    const references = [...text.matchAll(/(\d+) 0 R/g)];
    if (references.length < 2) return bytes;
    const [a, b] = [0, 0].map(() => references[Math.floor(random() * references.length)]);
    return Buffer.from(text.slice(0, a.index) + b[0] + text.slice(a.index + a[0].length), "latin1");
  },
  function wrongLength(bytes) {
    return Buffer.from(
      bytes
        .toString("latin1")
        .replace(/\/Length (\d+)/, (_, length) => `/Length ${Math.floor(random() * 2 * Number(length))}`),
      "latin1",
    );
  },
  function wrongStartxref(bytes) {
    return Buffer.from(
      bytes.toString("latin1").replace(/startxref\s+\d+/g, `startxref\n${at(bytes)}`),
      "latin1",
    );
  },
];

function someObject(bytes) {
  const text = bytes.toString("latin1");
  const starts = [...text.matchAll(/\d+ 0 obj\b/g)].map((match) => match.index);
  if (starts.length === 0) return [0, 0];
  const start = starts[Math.floor(random() * starts.length)];
  const end = text.indexOf("endobj", start);
  return [start, end < 0 ? text.length : end + 7];
}

/** A page that grows to gigabytes when it is unpacked, and a document of 500 pages. */
async function extremes() {
  const bomb = join(folder, "bomb.pdf");
  writeFileSync(bomb, await decompressionBomb());
  const {errors} = await reader.read(bomb, "bomb.pdf");
  count(`decompression bomb: ${errors[0]?.code ?? "read"}`);
  const long = join(folder, "long.pdf");
  writeFileSync(
    long,
    pdfOf(Array.from({length: 500}, () => deflateSync("BT /F1 10 Tf 72 720 Td (Utrecht 12 34 56 78) Tj ET"))),
  );
  const result = await reader.read(long, "long.pdf");
  count(`500 pages: ${result.errors[0]?.code ?? "read"}`);
}

async function decompressionBomb() {
  const deflate = createDeflate({level: constants.Z_BEST_COMPRESSION});
  const chunks = [];
  deflate.on("data", (chunk) => chunks.push(chunk));
  const block = Buffer.alloc(8 * 2 ** 20, "0 0 m 1 1 l S\n");
  for (let i = 0; i < 128; i++)
    if (!deflate.write(block)) await new Promise((resolve) => deflate.once("drain", resolve));
  await new Promise((resolve) => deflate.end(resolve));
  return pdfOf([Buffer.concat(chunks)]);
}

/** @param {Buffer[]} contents deflated content of each page */
function pdfOf(contents) {
  const parts = ["%PDF-1.5\n"];
  const object = (number, body) => parts.push(`${number} 0 obj\n`, ...body, "\nendobj\n");
  const kids = contents.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
  object(1, ["<</Type/Catalog/Pages 2 0 R>>"]);
  object(2, [`<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`]);
  object(3, ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]);
  contents.forEach((content, i) => {
    const number = 4 + 2 * i;
    object(number, [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${number + 1} 0 R>>`,
    ]);
    object(number + 1, [`<</Length ${content.length}/Filter/FlateDecode>>stream\n`, content, "\nendstream"]);
  });
  parts.push("trailer<</Root 1 0 R>>\n%%EOF\n");
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
}

/** Resident memory in MB at the start and after each 500 of so many readings of one sheet. */
async function memoryOver(files) {
  const sizes = [];
  for (let done = 0; done < files; done += 500) {
    sizes.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
    await inTurn(500, 4, () => reader.read(originals[0].path, "same.pdf"));
  }
  return [...sizes, Math.round(process.memoryUsage.rss() / 2 ** 20)];
}

async function inTurn(times, width, work) {
  let next = 0;
  await Promise.all(
    Array.from({length: width}, async () => {
      while (next < times) await work(next++);
    }),
  );
}

const originals = await readOriginals();
console.log(`${originals.length} PDFs, ${mutations} mutations`);
const started = performance.now();
await inTurn(mutations, 4, mutateOnce);
await extremes();
const memory = await memoryOver(2000);
await reader.close();
rmSync(folder, {recursive: true});

console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s:`);
for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(6)}  ${outcome}`);
console.log(`memory over 2,000 files: ${memory.join(", ")} MB`);
for (const {name, differences} of silent) console.log(`SILENT ${name}: ${differences.join("; ")}`);
const grew = memory.at(-1) > 1.3 * memory[1];
if (grew) console.log("memory grew");
process.exitCode = silent.length > 0 || grew ? 1 : 0;
