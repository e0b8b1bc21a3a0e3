// A sheet that was published before with other figures says so: when, which figures, and why.

import {compareArchive, compareQuarter} from "../../src/change/compare.js";
import {parseNotes} from "../../src/change/notes.js";
import {archiveOf} from "../../src/edition/archive.js";
import {figuresHash} from "../../src/edition/certificate.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {createIndexModel} from "../../src/publication/models/index-model.js";
import {createModel} from "../../src/publication/models/sheet-model.js";
import {drawNationalSheet} from "../../src/publication/national-sheet.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {nationalInputs} from "../../src/run/draw/sheet-inputs.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "../support/compared.js";
import {readDrawnPdf, textsOf} from "../support/drawn-pdf.js";
import {withCell} from "../support/figures.js";
import {type Made, madeEdition, type Row} from "../support/made.js";

const templates = await loadTemplates("templates");
const period = parsePeriod("2023-Q1");
const rows: Record<string, Row> = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]};
const madeOn = (sha: string, made: Partial<Made> = {}) =>
  madeEdition("2023-Q1", {
    rows,
    ...made,
    source: {created: madeAt[sha] ?? null, sha256: sha.repeat(64), file: `${sha}.pdf`},
  });
const madeAt: Readonly<Record<string, string>> = {
  a: "2023-04-10T09:00:00+02:00",
  b: "2023-05-02T09:00:00+02:00",
};
const publishedOn = (date: string, edition: PlacedEdition) => ({
  ...{region: edition.region.slug, period: "2023-Q1", by: "A. Bakker", date},
  figures: figuresHash(edition),
});

const first = madeOn("a");
const second = madeOn("b", {rows: {...rows, Sliedrecht: [24, 40, 79, 17]}});
const publications = [publishedOn("2023-04-10", first), publishedOn("2023-05-02", second)];
const reason = "Sliedrecht had twee cijfers verwisseld.";
const note = `
- region: drechtsteden
  period: 2023-Q1
  kind: revision
  explanation: Gebeld met Dordrecht.
  onSheet: ${reason}
  name: de analist
  date: 2023-05-03
`;

function sheetOf(current: PlacedEdition, versions: PlacedEdition[], notes = "", records = publications) {
  const options = {
    settings,
    wording,
    notes: parseNotes(notes, "notes.yaml"),
    versions,
    publications: records,
  };
  const changes = compareQuarter(period, [current], options)[0]?.regions[0] ?? null;
  return {edition: current, history: [], changes};
}

const revisionIn = (...input: Parameters<typeof sheetOf>) =>
  createModel(sheetOf(...input), settings).revision;

test("the mark stands beside the quarter, and the colophon says what was revised and why", async () => {
  const {html, pdf} = await drawSheet(sheetOf(second, [first], note), templates);
  const {tags} = await readDrawnPdf(pdf);
  const said = textsOf(tags, "P");
  expect(said).toEqual(
    expect.arrayContaining([
      "Drechtsteden · eerste kwartaal 2023 · Herzien op 2 mei 2023",
      `Herzien op 2 mei 2023: 4 cijfers zijn anders dan in de uitgave van 10 april 2023. ${reason}`,
      "Sliedrecht, UWV, met klantprofiel: van 97 naar 79; Sliedrecht, Totaal: van 178 naar 160; " +
        "Regio, UWV, met klantprofiel: van 595 naar 577; Regio, Totaal: van 1.306 naar 1.288.",
    ]),
  );
  expect(html).toContain("<strong>Herzien op 2 mei 2023</strong>");
  expect(html).toContain(reason);
  expect(html).not.toContain("Gebeld");
});

test("without a note there is no reason, and a note from before the revision is none", () => {
  expect(revisionIn(second, [first])?.reason).toBeNull();
  expect(revisionIn(second, [first], note.replace("05-03", "05-01"))?.reason).toBeNull();
  expect(revisionIn(second, [first], note)?.reason).toBe(reason);
  expect(revisionIn(second, [first], note.replace(/ {2}onSheet.*\n/, ""))?.reason).toBeNull();
});

test("a sheet that was published with other words only, or not at all, is not revised", async () => {
  expect(revisionIn(madeOn("b", {narrative: ["Anders."]}), [first], "", publications.slice(0, 1))).toBeNull();
  expect(revisionIn(second, [first], "", [])).toBeNull();
  expect((await drawSheet(sheetOf(second, [first], "", []), templates)).html).not.toContain("Herzien");
});

test("before it is published it has no date, and where nobody knows any more what stood there no figures", async () => {
  const open = await drawSheet(sheetOf(second, [first], "", publications.slice(0, 1)), templates);
  expect(open.html).toContain("<strong>Herzien</strong>");
  expect(open.html).toContain("Herzien: 4 cijfers zijn anders dan in de uitgave van 10 april 2023.");
  const lost = await drawSheet(sheetOf(second, []), templates);
  expect(lost.html).toContain(
    "Herzien op 2 mei 2023: de cijfers zijn anders dan in de uitgave van 10 april 2023.</p>",
  );
  expect(lost.html).not.toContain("van 97 naar 79");
});

test("where only the percentage is another, the report says so, and not that nobody knows", () => {
  const register = {persons: 20_000, knownPercent: 8};
  const percent = {...first, register};
  const {changes} = sheetOf(percent, [first], "", publications.slice(0, 1));
  const message = changes?.changes.find(({kind}) => kind === "revision")?.message;
  expect(message).toContain("10 april 2023 is het percentage bekend in Sonar");
});

test("what is withheld now is not told by what it was", async () => {
  const withheld = withCell(second, "Sliedrecht", "uwv_zonder", "<5");
  const earlier = madeOn("a", {rows: {...rows, Sliedrecht: [24, 40, 97, 1717]}});
  const records = [publishedOn("2023-04-10", earlier)];
  const {html} = await drawSheet(sheetOf(withheld, [earlier], "", records), templates);
  expect(html).toContain("Sliedrecht, UWV, zonder klantprofiel: was of is geen aantal");
  expect(html).not.toContain("1.717");
});

test("of many figures a few are named, those of municipalities first, and the others counted", () => {
  const all = madeOn("b", {rows: {Dordrecht: [1, 2, 3, 4], Sliedrecht: [5, 6, 7, 8]}});
  const revision = revisionIn(all, [first], "", publications.slice(0, 1));
  expect(revision).toMatchObject({count: 15, others: 11, isOne: false});
  expect(revision?.figures.map(({municipality}) => municipality)).toEqual(Array(4).fill("Dordrecht"));
});

test("a revised sheet is read back from its pages, quarter and all", async () => {
  const {pdf} = await drawSheet(sheetOf(second, [first], note), templates);
  const [read] = await extractEditions(pdf, {file: "own.pdf", sha256: "0".repeat(64)}, settings);
  expect(read).toMatchObject({
    period: "2023-Q1",
    region: {slug: "drechtsteden"},
    total: {figures: second.total?.figures},
  });
  expect(read?.findings.filter(({severity}) => severity === "error")).toEqual([]);
});

describe("all regions together", () => {
  const zeeland = madeEdition("2023-Q1", {region: "Zeeland", rows: {Veere: [20, 30, 90, 11]}});
  const archive = archiveOf([first, second, zeeland]);

  test("the national sheet names the regions that were revised", async () => {
    const editions = [second, zeeland];
    const options = {settings, wording, notes: [], versions: [first], publications};
    const [input] = nationalInputs(archive, compareArchive([period], editions, options));
    if (!input) throw new Error("nothing was added up");
    expect(input.revised).toEqual([{name: "Drechtsteden", date: "2023-05-02"}]);
    const {html} = await drawNationalSheet(input, templates);
    expect(html).toContain("Herzien sinds een eerdere uitgave: Drechtsteden (2 mei 2023).");
  });

  test("the index does too, in the latest quarter and in the list of all", () => {
    const index = createIndexModel({archive, files: [], unread: [], publications}, templates);
    const latest = index.latest?.sheets.map(({name, revision}) => [name, revision?.date]);
    expect(latest).toEqual([
      ["Drechtsteden", "2023-05-02"],
      ["Zeeland", undefined],
    ]);
    expect(index.regions[0]?.cells[0]?.revision?.date).toBe("2023-05-02");
  });
});
