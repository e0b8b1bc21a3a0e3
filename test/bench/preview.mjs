/**
 * How long a person waits who saves in templates/ or notes.yaml while `factsheet preview` is open: from the save until
 * the page has the sheet drawn anew. The bar is 300 ms.
 *
 * node test/bench/preview.mjs [saves = 15]   after a build and npm start
 */
import {spawn} from "node:child_process";
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import "../support/temporary.mjs";

const saves = Number(process.argv[2] ?? 15);
const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "factsheet-preview-"));
for (const part of ["input", "output", "templates"])
  cpSync(join(project, part), join(folder, part), {recursive: true});

const args = ["preview", "midden-utrecht", "--port", "0", "--templates", "templates"];
const preview = spawn(process.execPath, [join(project, "dist/bin/factsheet.js"), ...args], {
  cwd: folder,
  stdio: ["ignore", "inherit", "pipe"],
});
const lines = createInterface({input: preview.stderr})[Symbol.asyncIterator]();
const [, address] = /preview {2}(\S+)/.exec((await lines.next()).value);
const {href: page} = new URL((await fetch(address)).url);
const events = (await fetch(new URL("/events", page))).body.getReader();
await nextSave(); // the greeting
await drawn();

/** Each file and how a save changes it: something on the sheet, or something else. */
const edits = {
  "templates/factsheet.hbs": (text, i) => text.replace(/<article([^>]*)>/, `<article$1>{{!-- ${i} --}}`),
  "templates/charts/share.vl.json": (text, i) => text.replace(/"description": "/, `$&${"·".repeat(i % 2)}`),
  "templates/theme.yaml": (text, i) => `${text}\n# ${i}\n`,
  "templates/publication.yaml": (text, i) => `${text}\n# ${i}\n`,
  "input/notes.yaml": (text, i) => `${text}\n# ${i}\n`,
};
for (const [file, edit] of Object.entries(edits)) {
  const path = join(folder, file);
  const original = existsSync(path) ? readFileSync(path, "utf8") : "";
  const times = [];
  for (let i = 0; i < saves; i++) {
    const saved = nextSave();
    const started = performance.now();
    writeFileSync(path, edit(original, i));
    await saved;
    await drawn();
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [median, most] = [sorted[sorted.length >> 1], sorted.at(-1)];
  console.log(`${file.padEnd(32)} median ${median.toFixed(0)} ms, most ${most.toFixed(0)} ms`);
}
preview.kill("SIGINT");
rmSync(folder, {recursive: true});

/** Word of the next save. */
async function nextSave() {
  await events.read();
}

/** The sheet as the page gets it. */
async function drawn() {
  const response = await fetch(`${page}/sheet.html`);
  if (!response.ok) throw new Error(await response.text());
  await response.text();
}
