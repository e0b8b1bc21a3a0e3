/** Generated editions with every symbol that a cell can print. */
import fc from "fast-check";
import type {Edition, PlacedEdition} from "../../src/edition/edition.js";
import {columns, formatCount, type SymbolMeaning} from "../../src/vocabulary/figure.js";
import {membersOf} from "../../src/vocabulary/municipality.js";
import {periodOf} from "../../src/vocabulary/period.js";
import {regions} from "../../src/vocabulary/region.js";

interface Printed {
  readonly persons: number | null;
  readonly raw: string;
  readonly meaning: SymbolMeaning | null;
}

const persons = fc.oneof(fc.nat(30), fc.nat(12_000));
const printed: fc.Arbitrary<Printed> = fc.oneof(
  {weight: 6, arbitrary: persons.map((n) => ({persons: n, raw: "", meaning: null}))},
  persons.map((n) => ({persons: n, raw: `${formatCount(n)}*`, meaning: "provisional" as const})),
  fc.constantFrom("-", "–", "").map((raw) => ({persons: null, raw, meaning: "none" as const})),
  fc.constantFrom("<5", "x", ".", "*").map((raw) => ({persons: null, raw, meaning: "suppressed" as const})),
  fc.constantFrom("1O3", "12,", "-5", "=1", "n.b.").map((raw) => ({
    persons: null,
    raw,
    meaning: "unreadable" as const,
  })),
  fc.constant({persons: null, raw: "", meaning: null}),
);
const row = fc.tuple(printed, printed, printed, printed, printed);
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
          return fc.tuple(...places.map((place) => row.map((cells) => ({...place, cells}))));
        }),
        total: fc.option(
          fc.record({label: fc.constantFrom("TOTAAL AMR", "Totaal", "Eindtotaal"), cells: row}),
        ),
        register,
        fictional: fc.boolean(),
      })
      .filter(({rows, total}) =>
        [...rows, ...(total ? [total] : [])].some(({cells}) => cells.some((cell) => cell.persons !== null)),
      )
      .map(({rows, total, register, fictional}) => ({
        region: {...region, printedName: region.name},
        period,
        fictional,
        columns,
        headings: null,
        municipalities: rows.map(({name, code, cells}) => ({name, code, figures: figuresOf(cells)})),
        total: total && {label: total.label, figures: figuresOf(total.cells)},
        register: register?.persons === null && register.knownPercent === null ? null : register,
        narrative: [],
        symbols: [...rows, ...(total ? [{name: total.label, cells: total.cells}] : [])].flatMap(symbolsOf),
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

function figuresOf(cells: readonly Printed[]) {
  return Object.fromEntries(
    columns.map((column, i) => [column, cells[i]?.persons ?? null]),
  ) as PlacedEdition["municipalities"][number]["figures"];
}

function symbolsOf({name, cells}: {name: string; cells: readonly Printed[]}) {
  return columns.flatMap((column, i) => {
    const {raw, meaning} = cells[i] as Printed;
    return meaning === null ? [] : [{municipality: name, column, raw, meaning}];
  });
}

/** What every form of an edition carries. */
export function stated(edition: Edition) {
  const {region, period, fictional, columns, municipalities, total, register, symbols} = edition;
  return {region, period, fictional, columns, municipalities, total, register, symbols};
}
