// Sheets of report engines and office programs that are read right today stay right, and nothing is newly silent.
// The first of the scans are tried in scan/ocr.test.ts. After a gain: `npm run build && npm run score:reading -- --keep` adds to test/corpus/right-today.json, which may only grow.
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {createReader, type Reader} from "../../src/run/read/threads/reader.js";
import type {TruthFile} from "../support/truth.js";
import {judge, type Verdict} from "../support/verdict.js";
import {settings, words} from "../support/words.js";

interface Kept {
  readonly right: readonly string[];
  readonly knownSilent: readonly string[];
}

const kept = JSON.parse(readFileSync("test/corpus/right-today.json", "utf8")) as Kept;
const sheets = ["reports", "office", "generated", "nasty"]
  .filter((folder) => existsSync(`test/corpus/${folder}`))
  .flatMap((folder) => readdirSync(`test/corpus/${folder}`).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith(".truth.json"))
  .map((name) => name.replace(".truth.json", ""));

async function verdictOn(reader: Reader, sheet: string): Promise<Verdict> {
  const truth = JSON.parse(readFileSync(`test/corpus/${sheet}.truth.json`, "utf8")) as TruthFile;
  const {editions, errors} = await reader.read(`test/corpus/${sheet}.pdf`, sheet);
  return judge(truth, {editions, error: errors[0]?.code ?? null});
}

test("what is read right from text stays right, and no sheet is newly wrong in silence", async () => {
  const reader = createReader({words: {settings, words}, jobs: 1, ocr: false});
  const wrong: string[] = [];
  const silent: string[] = [];
  for (const sheet of sheets) {
    const {isRight, differences} = await verdictOn(reader, sheet);
    if (!isRight && kept.right.includes(sheet)) wrong.push(sheet);
    if (differences.some((difference) => difference.silent) && !kept.knownSilent.includes(sheet))
      silent.push(sheet);
  }
  await reader.close();
  expect({wrong, silent}).toEqual({wrong: [], silent: []});
});
