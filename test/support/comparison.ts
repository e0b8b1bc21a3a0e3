/** What a reading of a PDF got wrong, by its truth file, and whether the edition itself warns of it. */
import type {Edition, MunicipalityRow} from "../../src/edition/edition.js";
import {editionData} from "../../src/edition/edition-json.js";
import {type Column, columns, personsIn} from "../../src/vocabulary/figure.js";
import type {FindingCode} from "../../src/vocabulary/finding.js";
import {findRegion} from "../../src/vocabulary/region.js";
import {columnOf, figuresOf, isTruthColumn, type TruthEdition} from "./truth.js";

/** A value that differs from the truth. */
export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly read: unknown;
  /** no warning or error points at it: the worst that can happen */
  readonly silent: boolean;
}

interface Point {
  readonly municipality?: string | undefined;
  readonly column?: Column;
  /** findings about the whole sheet that would cover the difference */
  readonly codes?: readonly FindingCode[];
}

/** Findings that put the whole sheet in doubt. */
const aboutTheSheet: readonly string[] = [
  "columns-assumed",
  "columns-exchanged",
  "read-by-ocr",
  "ambiguous-edition",
];

/** Every value in the edition that is not as the truth has it; what was not read at all is no silent error. */
export function compareWithTruth(truth: TruthEdition, edition: Edition): Difference[] {
  const doubts = edition.findings.filter((finding) => finding.severity !== "info");
  const differences: Difference[] = [];
  const check = (what: string, expected: unknown, read: unknown, point: Point) => {
    if (JSON.stringify(expected ?? null) === JSON.stringify(read ?? null)) return;
    const warned = doubts.some(
      ({code, municipality, column}) =>
        aboutTheSheet.includes(code) ||
        point.codes?.includes(code) ||
        (municipality !== undefined && municipality === point.municipality) ||
        (column !== undefined && municipality === undefined && column === point.column),
    );
    differences.push({what, expected, read, silent: !warned});
  };

  const region = findRegion(truth.regionCanonical ?? truth.region);
  check("region", region?.name ?? truth.region, edition.region?.name ?? null, {
    codes: ["region-missing", "region-doubtful"],
  });
  check(
    "region as printed",
    plain(truth.region).toLowerCase(),
    plain(edition.region?.printedName).toLowerCase(),
    {
      codes: ["region-missing", "region-doubtful"],
    },
  );
  check("period", truth.period, edition.period, {
    codes: ["period-missing", "period-doubtful", "period-disagrees"],
  });
  if (!saysNothing.test(truth.producer ?? "")) check("fictional", truth.fictional, edition.fictional, {});
  check("register", truth.register, edition.register, {
    codes: ["missing-register", "percentage-mismatch", "register-doubtful"],
  });
  const printed = truth.printedColumns?.filter(isTruthColumn).map(columnOf) ?? columns;
  check("columns", printed, edition.columns, {});

  const names = truth.rows.map((row) => row.canonical ?? row.municipality);
  const read = edition.municipalities.map((row) => row.name);
  check("names", names, read, {codes: ["unknown-municipality", "municipality-missing"]});
  truth.rows.forEach((row, i) => {
    const found = rowFor(i, names, edition.municipalities);
    if (!found) return;
    const municipality = found.name;
    check(`${municipality} as printed`, plain(row.municipality), plain(found.printedName ?? found.name), {
      municipality,
    });
    const figures = figuresOf(row.values);
    for (const column of columns) {
      check(`${municipality}, ${column}`, figures[column], personsIn(found.figures[column]), {
        municipality,
        column,
      });
    }
  });
  check("total", truth.total?.label ?? null, edition.total?.label ?? null, {codes: ["missing-total-row"]});
  const total = truth.total && figuresOf(truth.total.values);
  for (const column of columns) {
    const municipality = edition.total?.label;
    check(`total, ${column}`, total?.[column], edition.total && personsIn(edition.total.figures[column]), {
      municipality,
      column,
    });
  }
  check("symbols", symbolsOf(truth), readSymbols(edition), {});
  return differences;
}

/** Chromium writes neither Subject nor Keywords, so its files cannot say that they are fictional. */
const saysNothing = /chrom|skia/i;

/** An apostrophe is one, however the font draws it. */
function plain(name: string | undefined): string {
  return (name ?? "").replace(/’/g, "'");
}

/** The row at the same place, or else the one of that name: a row too many must not make all others wrong. */
function rowFor(
  index: number,
  names: readonly string[],
  rows: readonly MunicipalityRow[],
): MunicipalityRow | undefined {
  const name = names[index];
  return rows[index]?.name === name ? rows[index] : rows.find((row) => row.name === name);
}

function symbolsOf(truth: TruthEdition): string[] {
  const official = (name: string) => truth.rows.find((row) => row.municipality === name)?.canonical ?? name;
  const marks = (truth.marks ?? []).map(
    ({municipality, column, raw}) => `${official(municipality)}, ${columnOf(column)}: ${raw}`,
  );
  const provisional = (truth.provisional ?? []).map(
    ({municipality, column}) => `${official(municipality)}, ${columnOf(column)}: provisional`,
  );
  return [...marks, ...provisional].sort();
}

function readSymbols(edition: Edition): string[] {
  return editionData(edition)
    .symbols.map(({municipality, column, raw, meaning}) =>
      meaning === "provisional"
        ? `${municipality}, ${column}: provisional`
        : `${municipality}, ${column}: ${raw}`,
    )
    .sort();
}
