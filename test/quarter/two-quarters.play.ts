/**
 * Two real quarters of ten regions, from inbox to publication, by the commands that an analyst types. After each step
 * the checklist says what is to be done, every sheet has the figures of the archive, and public/ holds nothing that
 * readers should not have. Run by `npm run test:quarter`: it takes a minute.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {editionFromJson} from "../../src/edition/edition-json.js";
import {drawPages} from "../../src/extraction/pdf/page-picture.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import type {Checklist} from "../../src/quarter/checklist-schema.js";
import {formatCsv} from "../../src/tabular/figures-csv.js";
import {formatCount} from "../../src/vocabulary/figure.js";
import {factsheet} from "../support/command.js";
import {seriesEditions} from "../support/compared.js";
import {readDrawnPdf} from "../support/drawn-pdf.js";
import {persons, withCell} from "../support/figures.js";
import {pdfOf, type Stream} from "../support/pdf.js";

const slugs = [
  ...["midden-limburg", "drechtsteden", "flevoland", "foodvalley", "friesland"],
  ...["gorinchem", "groningen", "haaglanden", "zeeland", "zuid-limburg"],
];
const [first, second] = ["2023-Q1", "2023-Q2"] as const;
const by = "Anneke de Vries";
const secret = "Nagevraagd bij collega Pietersen van het regiokantoor";

const folder = mkdtempSync(join(tmpdir(), "factsheet-"));
const input = (file: string) => join(folder, "input", file);
const output = (file: string) => join(folder, "output", file);
const templates = await loadTemplates("templates");
const series = seriesEditions();

/** An example without its mark, made after its quarter. */
function realOf(slug: string, period: string): PlacedEdition {
  const found = series.find((one) => one.region.slug === slug && one.period === period) as PlacedEdition;
  const created = period === first ? "2023-04-12T09:00:00Z" : "2023-07-12T09:00:00Z";
  const findings = found.findings.filter(({code}) => code !== "fictional");
  return {...found, fictional: false, findings, source: {...found.source, created}};
}

async function put(file: string, edition: PlacedEdition): Promise<Uint8Array> {
  const {pdf} = await drawSheet({edition, history: [], changes: null}, templates);
  mkdirSync(dirname(input(file)), {recursive: true});
  writeFileSync(input(file), pdf);
  return pdf;
}

/** The pages as pictures: a scan of the paper. */
async function putScan(file: string, pdf: Uint8Array, pages: readonly number[]): Promise<void> {
  const pictures = await drawPages(pdf, pages, 200 / 72, ({width, height, pixels}): Stream => {
    const rgb = Buffer.from(pixels().filter((_, i) => i % 4 !== 3));
    const size = `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
    return {entries: `/Type /XObject /Subtype /Image ${size}`, data: rgb};
  });
  const kids = pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(" ");
  const objects = pictures.flatMap((picture, i): (string | Stream)[] => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + 3 * i} 0 R /Resources << /XObject << /P ${5 + 3 * i} 0 R >> >> >>`,
    {data: "q 595 0 0 842 0 0 cm /P Do Q"},
    picture,
  ]);
  const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
  const pageTree = `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`;
  writeFileSync(input(file), pdfOf([catalog, pageTree, ...objects]));
}

async function run(...args: string[]) {
  const ended = await factsheet(args, {cwd: folder});
  return ended;
}

const build = () => run("build", "--fail-on", "never", "--format", "pdf,html,csv");

async function states(period: string): Promise<Record<string, string>> {
  const {regions} = await checklist(period);
  return Object.fromEntries(regions.map(({slug, state}) => [slug, state]));
}

async function checklist(period: string): Promise<Checklist> {
  const {stdout, stderr} = await run("status", "--period", period, "--format", "json");
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Checklist;
}

const all = (state: string, but: Record<string, string> = {}) => ({
  ...Object.fromEntries(slugs.map((slug) => [slug, state])),
  ...but,
});

function archived(period: string, slug: string): PlacedEdition {
  const file = output(`editions/${period}/${slug}.json`);
  return editionFromJson(readFileSync(file, "utf8"), file) as PlacedEdition;
}

/** Every sheet in output/ shows what the archive holds. */
function expectSheetsAsArchived(): void {
  for (const file of filesIn(output("")).filter(
    (name) => /^\d{4}-Q\d\/[a-z-]+\.csv$/.test(name) && !name.includes("changes"),
  )) {
    const [period, slug] = file.replace(".csv", "").split("/") as [string, string];
    const edition = archived(period, slug);
    expect([file, readFileSync(output(file), "utf8")]).toEqual([file, formatCsv([edition])]);
    const html = readFileSync(output(file.replace(".csv", ".html")), "utf8");
    const total = edition.total?.figures.totaal;
    expect([file, html.includes(formatCount(persons(total)))]).toEqual([file, true]);
  }
}

/** No name, no internal answer, no page for analysts, and no link that leads out of it. */
async function expectPublicIsFit(): Promise<void> {
  const root = output("public");
  for (const file of filesIn(root)) {
    expect(file).not.toMatch(/review|changes|manifest|editions\//);
    const bytes = readFileSync(join(root, file));
    const text = file.endsWith(".pdf") ? await textsIn(bytes) : bytes.toString("utf8");
    for (const word of ["Vries", "Pietersen", "Nagevraagd", "regiokantoor"]) {
      expect([file, word, text.includes(word)]).toEqual([file, word, false]);
    }
    if (!file.endsWith(".html")) continue;
    for (const [, link] of text.matchAll(/(?:href|src)="([^"#]+)(?:#[^"]*)?"/g)) {
      if (/^(?:https?:|mailto:|data:)/.test(link as string)) continue;
      const target = resolve(dirname(join(root, file)), decodeURIComponent(link as string));
      expect([file, link, target.startsWith(root) && existsSync(target)]).toEqual([file, link, true]);
    }
  }
}

/** What a PDF shows, tells of itself, and carries along. */
async function textsIn(pdf: Buffer): Promise<string> {
  const {boxes, title, attachments} = await readDrawnPdf(new Uint8Array(pdf));
  return [pdf.toString("latin1"), title, boxes.map(({text}) => text).join(" "), ...attachments.values()].join(
    "\n",
  );
}

function filesIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return (readdirSync(root, {recursive: true}) as string[]).filter((file) =>
    statSync(join(root, file)).isFile(),
  );
}

/** The same with two digits of one cell exchanged, and every sum as it was. */
function withSlip(edition: PlacedEdition): {slipped: PlacedEdition; name: string; right: number} {
  const row = edition.municipalities.find(({figures}) =>
    /^\d*([1-9])(?!\1)[1-9]$/.test(String(persons(figures.uwv_met))),
  );
  if (!row) throw new Error("no cell has two digits to exchange");
  const right = persons(row.figures.uwv_met);
  const text = String(right);
  const wrong = Number(text.slice(0, -2) + text.slice(-2).split("").reverse().join(""));
  return {slipped: withCell(edition, row.name, "uwv_met", wrong), name: row.name, right};
}

const friesland = withSlip(realOf("friesland", first));

test("the first quarter: a slip, a correction, certificates, publication", async () => {
  for (const slug of slugs) {
    await put(`${first}/${slug}.pdf`, slug === "friesland" ? friesland.slipped : realOf(slug, first));
  }
  await build();
  const found = await checklist(first);
  // 10 of 35: in a first quarter no region is missing
  expect([found.regions.length, found.expected, found.fictional]).toEqual([10, 35, false]);
  expect(await states(first)).toEqual(all("ready", {friesland: "open"}));
  expectSheetsAsArchived();

  const refused = await run("publish", first, "--by", by);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain("Friesland");
  expect(filesIn(output("public"))).toEqual([]);
  expect((await run("certify", "friesland", first, "--by", by)).code).toBe(2);

  const cell = ["--municipality", friesland.name, "--column", "uwv_met", "--value", String(friesland.right)];
  expect(await run("correct", "friesland", first, ...cell, "--because", secret, "--by", by)).toMatchObject({
    code: 0,
  });
  await build();
  expect(await states(first)).toEqual(all("ready"));
  expectSheetsAsArchived();

  expect(await run("certify", first, "--all-ready", "--by", by)).toMatchObject({code: 0});
  await build();
  expect(await states(first)).toEqual(all("certified"));
  expect(await run("publish", first, "--by", by)).toMatchObject({code: 0});
  expect(await states(first)).toEqual(all("published"));
  expect(filesIn(output("public")).filter((file) => file.endsWith(".pdf")).length).toBeGreaterThanOrEqual(10);
  await expectPublicIsFit();
});

test("the second quarter: forgotten, twice, of another quarter, scanned, slipped, copied", async () => {
  const slip = withSlip(realOf("haaglanden", second));
  const copy = {...realOf("gorinchem", first), period: realOf("gorinchem", second).period};
  for (const slug of slugs) {
    const file = `${second}/${slug}.pdf`;
    if (slug === "flevoland") continue;
    if (slug === "groningen") copyFileSync(input(`${first}/groningen.pdf`), input(file));
    else if (slug === "haaglanden") await put(file, slip.slipped);
    else if (slug === "gorinchem") await put(file, {...copy, source: realOf("gorinchem", second).source});
    else {
      const pdf = await put(file, realOf(slug, second));
      if (slug === "zeeland") await putScan(file, pdf, [1, 2]);
    }
  }
  copyFileSync(input(`${second}/midden-limburg.pdf`), input("midden-limburg kopie.pdf"));
  const {stderr} = await build();
  const opened = {
    flevoland: "missing",
    groningen: "missing",
    haaglanden: "open",
    gorinchem: "open",
    zeeland: "open",
  };
  expect(await states(second)).toEqual(all("ready", opened));
  const {remarks, regions} = await checklist(second);
  expect(remarks.map(({code}) => code).sort()).toEqual(["duplicate", "duplicate", "other-quarter"]);
  expect(regions.find(({slug}) => slug === "zeeland")?.remarks.map(({code}) => code)).toEqual(["ocr"]);
  for (const page of [output(`${second}/changes.html`), output("index.html")]) {
    const html = readFileSync(page, "utf8");
    expect(["ontbreekt", "OCR", "byte voor byte"].filter((words) => !html.includes(words))).toEqual([]);
  }
  expect(stderr).toMatch(/Flevoland +missing/);
  expect(await states(first)).toEqual(all("published"));
  expectSheetsAsArchived();
  expect((await run("publish", second, "--by", by)).code).not.toBe(0);

  for (const slug of ["flevoland", "groningen"]) await put(`${second}/${slug}.pdf`, realOf(slug, second));
  const cell = ["--municipality", slip.name, "--column", "uwv_met", "--value", String(slip.right)];
  await run("correct", "haaglanden", second, ...cell, "--because", secret, "--by", by);
  await answerAll("gorinchem");
  await answerAll("zeeland");
  await build();
  expect(await states(second)).toEqual(all("ready"));
  expectSheetsAsArchived();
  expect(await run("publish", second, "--by", by)).toMatchObject({code: 0});
  expect(await states(second)).toEqual(all("published"));
  await expectPublicIsFit();
});

async function answerAll(slug: string): Promise<void> {
  const {stdout} = await run("answer", slug, second);
  const numbers = [...stdout.matchAll(/^ *(\d+) {2}(?:error|warning)/gm)].flatMap(([, n]) => [
    "--flag",
    n as string,
  ]);
  expect(numbers.length).toBeGreaterThan(0);
  expect(await run("answer", slug, second, ...numbers, "--because", secret, "--by", by)).toMatchObject({
    code: 0,
  });
}

test("a revised PDF of the first quarter: its sheet is drawn anew, stale, and published again", async () => {
  const before = realOf("drechtsteden", first);
  const add = (edition: PlacedEdition, name: string) =>
    (["uwv_met", "totaal"] as const).reduce((current, column) => {
      const rows = [
        ...current.municipalities,
        {name: current.total?.label ?? "", figures: current.total!.figures},
      ];
      const value = persons(rows.find((row) => row.name === name)?.figures[column]);
      return withCell(current, name, column, value + 1);
    }, edition);
  const revised = add(add(before, before.municipalities[0]!.name), before.total!.label);
  await put(`${first}/drechtsteden.pdf`, {
    ...revised,
    source: {...before.source, created: "2023-09-01T09:00:00Z"},
  });
  const published = readFileSync(output(`public/${first}/drechtsteden.html`), "utf8");
  const {stderr} = await build();
  expect(stderr).toMatch(/also drawn .*2023-Q1\/drechtsteden/);
  expect(await states(first)).toEqual(all("published", {drechtsteden: "stale"}));
  expectSheetsAsArchived();
  // build never writes there
  expect(readFileSync(output(`public/${first}/drechtsteden.html`), "utf8")).toBe(published);

  await run("publish", first, "--by", by);
  await build();
  expect(await states(first)).toEqual(all("published"));
  expect(readFileSync(output(`public/${first}/drechtsteden.html`), "utf8")).toContain("Herzien");
  await expectPublicIsFit();
  expect((await run("verify")).code).toBe(0);
});
