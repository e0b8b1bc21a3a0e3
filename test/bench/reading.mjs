// How long reading a sheet takes, beside pdf-parse's own getText on the same files in the same run.
// `npm run bench`, or `node test/bench/reading.mjs [rounds]` after a build. The bar is a ratio of 1.7.
import {readdirSync, readFileSync} from "node:fs";
import {extractEditions} from "../../dist/extraction/extract.js";
import {parseSettings} from "../../dist/settings/settings.js";

const rounds = Number(process.argv[2] ?? 7);
const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");
const folder = "input/2023-Q2";
const pdfs = readdirSync(folder).map((name) => new Uint8Array(readFileSync(`${folder}/${name}`)));
const source = {file: "", sha256: ""};

await extractEditions(pdfs[0], source, settings); // loads pdf.js
const {PDFParse} = await import("pdf-parse");

async function getText(pdf) {
  const parser = new PDFParse({data: pdf.slice()});
  await parser.getText();
  await parser.destroy();
}

/** Least time of each file over the rounds, in ms; both readings take turns, so that they share the machine's moods. */
const least = {text: pdfs.map(() => Infinity), editions: pdfs.map(() => Infinity)};
for (let round = 0; round <= rounds; round++) {
  for (const [i, pdf] of pdfs.entries()) {
    const times = [performance.now()];
    await getText(pdf);
    times.push(performance.now());
    await extractEditions(pdf, source, settings);
    times.push(performance.now());
    least.text[i] = Math.min(least.text[i], times[1] - times[0]);
    least.editions[i] = Math.min(least.editions[i], times[2] - times[1]);
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ratios = pdfs.map((_, i) => least.editions[i] / least.text[i]);
console.log(`${pdfs.length} sheets of one page, least of ${rounds + 1} rounds, median over the sheets`);
console.log(`pdf-parse getText   ${median(least.text).toFixed(1)} ms`);
console.log(`extractEditions     ${median(least.editions).toFixed(1)} ms`);
console.log(`ratio               ${median(ratios).toFixed(2)}`);
