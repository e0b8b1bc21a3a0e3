// What a chart says in words is what it shows: every figure is worked out here once more, from the edition alone.

import type {MunicipalityRow} from "../../../src/edition/edition.js";
import {lineBreak, wrapName} from "../../../src/publication/charts/chart-data.js";
import {drawSheet, type SheetInput} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {columns} from "../../../src/vocabulary/figure.js";
import {readDrawnPdf, tagsOf} from "../../support/drawn-pdf.js";
import {persons} from "../../support/figures.js";
import {corpusSheet, sheetOf} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const dutch = (count: number) => new Intl.NumberFormat("nl-NL", {useGrouping: "always"}).format(count);
const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`;

const friesland = sheetOf("friesland");
const words = await wordsOf(friesland);

test("shares: of every municipality, gemeente and UWV apart", () => {
  for (const {name, figures} of friesland.edition.municipalities) {
    const {gemeente_met, uwv_met, totaal} = figures;
    const [total, ofGemeente, ofUwv] = [persons(totaal), persons(gemeente_met), persons(uwv_met)];
    expect(words.share).toContain(
      `${name} ${percent(ofGemeente + ofUwv, total)} (gemeente ${percent(ofGemeente, total)}, UWV ${percent(ofUwv, total)})`,
    );
  }
});

test("counts: of every municipality, largest first", () => {
  const totals = friesland.edition.municipalities
    .map(({name, figures}) => [name, persons(figures.totaal)] as const)
    .sort((a, b) => b[1] - a[1]);
  const said = totals.map(([name, total]) => `${name} ${dutch(total)}`);
  const places = said.map((text) => words.counts.indexOf(text));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(words.counts).toContain(`${said[0]}; ${said[1]}`);
});

test("course: both numbers of every quarter", () => {
  for (const {total, period} of [...friesland.history, friesland.edition]) {
    const {gemeente_met, uwv_met, totaal} = (total ?? friesland.edition.total)?.figures ?? {};
    const withProfile = persons(gemeente_met) + persons(uwv_met);
    expect(words.course).toContain(
      `kwartaal ${period.slice(0, 4)}: ${dutch(persons(totaal))} in Sonar, ${dutch(withProfile)} met klantprofiel`,
    );
  }
});

test("moves: the difference with the previous quarter, with its sign", () => {
  const before = new Map(friesland.history.at(-1)?.municipalities.map((row) => [row.name, row.figures]));
  for (const {name, figures} of friesland.edition.municipalities) {
    const then = before.get(name) as typeof figures;
    const withProfile = (f: typeof figures) => persons(f.gemeente_met) + persons(f.uwv_met);
    const difference = withProfile(figures) - withProfile(then);
    const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
    expect(words.moves).toContain(`${name} ${sign}${dutch(Math.abs(difference))}`);
  }
});

test("no share is said of a municipality with a withheld figure", async () => {
  const sheet = corpusSheet("dev/lw-suppressed-lt5");
  const {share} = await wordsOf(sheet);
  const isWithheld = ({figures}: MunicipalityRow) =>
    Object.values(figures).some(({kind}) => kind === "suppressed");
  const withheld = new Set(sheet.edition.municipalities.filter(isWithheld).map(({name}) => name));
  expect(withheld.size).toBeGreaterThan(2);
  for (const {name} of sheet.edition.municipalities) {
    const said = new RegExp(`${name} (\\S+) \\(gemeente (\\S+), UWV (\\S+)\\)`).exec(share)?.slice(1);
    if (withheld.has(name)) expect(said).toEqual(["–", "–", "–"]);
    else expect(said).toEqual([expect.stringMatching(/^\d+%$/), expect.any(String), expect.any(String)]);
  }
});

test("the largest municipality is only named where one stands out", async () => {
  const [first, second, ...others] = friesland.edition.municipalities;
  const alike = columns.map((column) => [column, column === "totaal" ? 9_000 : 2_250]);
  const figures = Object.fromEntries(alike) as never;
  const edition = {
    ...friesland.edition,
    municipalities: [{...first, figures}, {...second, figures}, ...others] as never,
  };
  const {tags} = await readDrawnPdf((await drawSheet({...friesland, edition}, templates)).pdf);
  expect(JSON.stringify(tags)).not.toContain("de meeste personen");
});

async function wordsOf(input: SheetInput): Promise<Record<"share" | "counts" | "course" | "moves", string>> {
  const {tags} = await readDrawnPdf((await drawSheet(input, templates)).pdf);
  const alternatives = tagsOf(tags, "Figure").map(({alt}) => alt ?? "");
  const byName = [...templates.charts.values()].map(({name, description}) => [
    name,
    alternatives.find((alt) => alt.startsWith(description)) ?? "",
  ]);
  return Object.fromEntries(byName);
}

test.each([
  ["Utrechtse Heuvelrug", ["Utrechtse Heuvelrug"]],
  ["Nuenen, Gerwen en Nederwetten", ["Nuenen, Gerwen", "en Nederwetten"]],
  ["Hardinxveld-Giessendam", ["Hardinxveld-", "Giessendam"]],
  ["Stedendriehoek en Noordwest Veluwe", ["Stedendriehoek en", "Noordwest Veluwe"]],
  ["Eenlangwoordzonderspaties", ["Eenlangwoordzonderspaties"]],
])("beside its bar, %s stands on lines %j", (name, lines) => {
  expect(wrapName(name).split(lineBreak)).toEqual(lines);
});
