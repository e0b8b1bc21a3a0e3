/**
 * How long one factsheet takes in a warm process: from figures to PDF, four charts, tags and attachments included.
 * Beside it, sheet by sheet in the same run, what Typst takes for the same words and table as a tagged PDF without
 * charts or attachments, where Python has it (pip install typst).
 *
 * node test/bench/sheets.mjs [rounds = 5]   after a build and npm start
 */
import {spawn, spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {createStudio} from "../../dist/preview/studio.js";
import {prepareSheet} from "../../dist/publication/sheet.js";
import {loadTemplates} from "../../dist/publication/templates/templates.js";
import {completeConfig} from "../../dist/settings/config.js";
import "../support/temporary.mjs";

const rounds = Number(process.argv[2] ?? 5);
const config = completeConfig({});
const templates = await loadTemplates(config.templates);
const [period] = await createStudio(config).periods();
const inputs = drawInputs();
const typst = await startTypst();

const least = {factsheet: inputs.map(() => Infinity), typst: inputs.map(() => Infinity)};
for (let round = 0; round <= rounds; round++) {
  for (const [i, input] of inputs.entries()) {
    const started = performance.now();
    await (await prepareSheet(input, templates)).pdf();
    least.factsheet[i] = Math.min(least.factsheet[i], performance.now() - started);
    if (typst) least.typst[i] = Math.min(least.typst[i], await typst.compile(i));
  }
}
typst?.close();

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
console.log(`${inputs.length} sheets of ${period}, least of ${rounds + 1} rounds, median over the sheets`);
console.log(`factsheet  ${median(least.factsheet).toFixed(1)} ms`);
if (typst) {
  const ratios = inputs.map((_, i) => least.factsheet[i] / least.typst[i]);
  console.log(`typst      ${median(least.typst).toFixed(1)} ms, ratio ${median(ratios).toFixed(2)}`);
} else console.log("typst      not here: pip install typst");

/** The editions of the latest quarter with the quarters before them. */
function drawInputs() {
  const folder = join(config.output, "editions");
  const editions = readdirSync(folder)
    .flatMap((quarter) => readdirSync(join(folder, quarter)).map((name) => join(folder, quarter, name)))
    .map((file) => JSON.parse(readFileSync(file, "utf8")));
  return editions
    .filter((edition) => edition.period === period)
    .map((edition) => {
      const history = editions
        .filter(
          ({region, fictional}) => region.slug === edition.region.slug && fictional === edition.fictional,
        )
        .filter((earlier) => earlier.period < period)
        .toSorted((a, b) => (a.period < b.period ? -1 : 1));
      return {edition, history, changes: null};
    });
}

/** A Python process that compiles a sheet for every line it is given, and answers with milliseconds. */
async function startTypst() {
  if (spawnSync("python3", ["-c", "import typst"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "factsheet-typst-"));
  for (const [i, {edition}] of inputs.entries()) writeFileSync(join(folder, `${i}.typ`), typstOf(edition));
  const program = [
    "import sys, time, typst",
    "for line in sys.stdin:",
    "    start = time.perf_counter()",
    "    typst.compile(line.strip())",
    "    print((time.perf_counter() - start) * 1000, flush=True)",
  ].join("\n");
  const python = spawn("python3", ["-c", program], {stdio: ["pipe", "pipe", "inherit"]});
  const answers = createInterface({input: python.stdout})[Symbol.asyncIterator]();
  return {
    async compile(i) {
      // other words each time: what Typst remembers of the last round does not count
      const file = join(folder, `${i}.typ`);
      writeFileSync(file, `${typstOf(inputs[i].edition)}\n${Math.random()}\n`);
      python.stdin.write(`${file}\n`);
      return Number((await answers.next()).value);
    },
    close() {
      python.stdin.end();
      rmSync(folder, {recursive: true});
    },
  };
}

function typstOf({region, municipalities, total, narrative}) {
  const rows = [...municipalities, {name: total?.label ?? "", figures: total?.figures ?? {}}];
  const cells = rows.flatMap(({name, figures}) => [
    name,
    ...Object.values(figures).map((n) => String(n ?? "–")),
  ]);
  const text = (words) => words.replaceAll(/[\\#*_`$<>@[\]"=~/+-]/g, "\\$&");
  return [
    `#set document(title: "${region.name}")`,
    '#set page(paper: "a4", margin: 18mm)',
    '#set text(lang: "nl", size: 9.5pt)',
    `= ${text(region.name)}`,
    `#table(columns: 6, table.header([Gemeente], [a], [b], [c], [d], [Totaal]), ${cells.map((c) => `[${text(c)}]`).join(", ")})`,
    ...narrative.flatMap(({heading, paragraphs}) => [
      `== ${text(heading ?? "Over")}`,
      ...paragraphs.map(text),
    ]),
  ].join("\n\n");
}
