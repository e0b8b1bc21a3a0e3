/** Generated editions with every symbol that a cell can print. */
import fc from "fast-check";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {
  byColumn,
  columns,
  countOf,
  type Figure,
  formatCount,
  parseFigure,
} from "../../src/vocabulary/figure.js";
import {membersOf} from "../../src/vocabulary/municipality.js";
import {type Period, periodOf} from "../../src/vocabulary/period.js";
import {type Region, regionIn, regionsIn} from "../../src/vocabulary/region.js";

// in the order of their slugs, which stay
const regions = regionsIn().toSorted((a, b) => (a.slug < b.slug ? -1 : 1));

const persons = fc.oneof(fc.nat(30), fc.nat(12_000));
/** Whatever a cell prints, and a cell of which nothing could be read. */
export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  {weight: 6, arbitrary: persons.map((n) => countOf(n))},
  fc
    .tuple(persons, fc.constantFrom("*", "p", "r"))
    .map(([n, sign]) => parseFigure(`${formatCount(n)}${sign}`)),
  fc
    .constantFrom(
      "-",
      "–",
      "",
      "nihil",
      "<5",
      "1-4",
      "x",
      "geheim",
      "n.b.",
      ".",
      "*",
      "█",
      "1O3",
      "12,",
      "-5",
      "=1",
    )
    .map(parseFigure),
  fc.constant<Figure>({kind: "unreadable", raw: ""}),
);
const row = fc
  .tuple(anyFigure, anyFigure, anyFigure, anyFigure, anyFigure)
  .map((cells) => byColumn((column) => cells[columns.indexOf(column)] as Figure));
const strangeName = fc.constantFrom('=cmd|"/c"', "Nergenshuizen, dorp", "+31", "Ons 'Huis'", "-x");
const register = fc.option(
  fc.record({
    persons: fc.option(fc.nat(20_000)),
    knownPercent: fc.option(
      fc.oneof(
        fc.nat(100),
        fc.integer({min: 10, max: 999}).map((n) => n / 10),
      ),
    ),
  }),
);

/** Editions as read, without what only a PDF has: headings, narrative, places on the page. */
export const anyEdition: fc.Arbitrary<PlacedEdition> = fc
  .tuple(fc.constantFrom(...regions), fc.integer({min: 2019, max: 2025}), fc.integer({min: 1, max: 4}))
  .chain(([region, year, quarter]) => {
    const period = periodOf(year, quarter);
    const known = membersOf(region, period).map(({name, code}) => ({name, code: code as string | null}));
    const rows = fc.tuple(fc.subarray(known), fc.uniqueArray(strangeName, {maxLength: 2}));
    return fc
      .record({
        rows: rows.chain(([some, strange]) => {
          const places = [...some, ...strange.map((name) => ({name, code: null}))];
          return fc.tuple(...places.map((place) => row.map((figures) => ({...place, figures}))));
        }),
        total: fc.option(
          fc.record({label: fc.constantFrom("TOTAAL AMR", "Totaal", "Eindtotaal"), figures: row}),
        ),
        register,
        fictional: fc.boolean(),
      })
      .filter(({rows, total}) =>
        [...rows, ...(total ? [total] : [])].some(({figures}) =>
          Object.values(figures).some(({kind}) => kind === "count"),
        ),
      )
      .map(({rows, total, register, fictional}) => ({
        region: named(region, period),
        period,
        fictional,
        columns,
        headings: null,
        municipalities: rows,
        total,
        register: register?.persons === null && register.knownPercent === null ? null : register,
        narrative: [],
        corrections: [],
        source: {
          file: "in.pdf",
          sha256: "0".repeat(64),
          page: 1,
          producer: null,
          created: null,
          method: "text",
        },
        boxes: {pages: {}, municipalities: [], total: null},
        findings: [],
      }));
  });

/** The region as a sheet of that quarter names it. */
function named({code}: Region, period: Period) {
  const region = regionIn(code, period) as Region;
  return {...region, printedName: region.name};
}

/** What every form of an edition carries. */
export function stated(edition: Edition) {
  const {region, period, fictional, columns, municipalities, total, register} = edition;
  return {region, period, fictional, columns, municipalities, total, register};
}
