// Sheets of arbitrary layout, drawn as glyphs and read back: every figure, name and heading must be where it was put.
// `SHEETS=5000 npm run test:jest test/extraction/drawn-sheets` draws more of them.
import {readFileSync} from "node:fs";
import fc from "fast-check";
import {readPages} from "../../src/extraction/extract.js";
import {parseSettings} from "../../src/settings/settings.js";
import {columns, type Figure, personsIn} from "../../src/vocabulary/figure.js";
import {type DrawnSheet, drawnSheet, drawSheet, expectedOf} from "../support/drawn-sheet.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");
const document = {producer: null, created: null, fictional: true};
const source = {file: "drawn.pdf", sha256: "0".repeat(64)};

/** What the reading got wrong. */
function faultsOf(sheet: DrawnSheet): string[] {
  const expected = expectedOf(sheet);
  const editions = readPages(drawSheet(sheet), {facts: document, source, settings, method: "text"});
  const [edition] = editions;
  if (!edition || editions.length > 1) return [`${editions.length} editions`];
  const faults: string[] = [];
  const check = (what: string, wanted: unknown, read: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(read)) {
      faults.push(`${what}: ${JSON.stringify(read)} instead of ${JSON.stringify(wanted)}`);
    }
  };
  check("region", expected.region, edition.region?.name);
  check("period", expected.period, edition.period);
  check("register", {persons: expected.persons, knownPercent: expected.percent}, edition.register);
  const decided = sheet.look.headings !== "none";
  check("headings", decided, edition.headings !== null);
  if (decided) check("columns", sheet.look.order, edition.columns);
  check(
    "names",
    expected.rows.map(({name}) => name),
    edition.municipalities.map(({name}) => name),
  );
  check("total", "TOTAAL AMR", edition.total?.label);
  const usual = decided || sheet.look.order === columns;
  if (!usual) return faults;
  expected.rows.forEach(({name, cells}, i) => {
    for (const column of columns) {
      check(`${name}, ${column}`, cells[column].value, numberIn(edition.municipalities[i]?.figures[column]));
    }
  });
  for (const column of columns)
    check(`total, ${column}`, expected.total[column].value, numberIn(edition.total?.figures[column]));
  return faults;
}

function numberIn(figure: Figure | undefined): number | null {
  return figure ? personsIn(figure) : null;
}

function tryFaults(sheet: DrawnSheet): string[] {
  try {
    return faultsOf(sheet);
  } catch (error) {
    return [String(error)];
  }
}

/** One line of figures is no table: who sees it cannot tell either. */
function hasRows(sheet: DrawnSheet): boolean {
  const filled = expectedOf(sheet).rows.filter(({cells}) =>
    columns.some((column) => cells[column].printed !== ""),
  );
  return filled.length > 1;
}

test("any layout is read back as it was drawn", () => {
  const count = Number(process.env.SHEETS ?? 150);
  const sheets = fc.sample(drawnSheet, {numRuns: count, seed: Number(process.env.SEED ?? 1)});
  const bad = sheets
    .filter(hasRows)
    .map((sheet) => ({sheet, faults: tryFaults(sheet)}))
    .filter(({faults}) => faults.length > 0);
  if (process.env.SHEETS) {
    for (const {sheet, faults} of bad.slice(0, Number(process.env.SHOW ?? 12))) {
      process.stderr.write(
        `${faults.slice(0, 4).join(" | ")}\n   ${JSON.stringify({...sheet, figures: undefined})}\n`,
      );
    }
    process.stderr.write(`${bad.length} of ${count}\n`);
  }
  expect(bad.length).toBe(0);
});
