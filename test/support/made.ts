/** Small editions made by hand: a region in a quarter, with only what a test is about. */
import {isPlaced, type PlacedEdition} from "../../src/edition/edition.js";
import {revalidate} from "../../src/edition/validation.js";
import {wordFindings} from "../../src/edition/wording.js";
import {columns} from "../../src/vocabulary/figure.js";
import {parsePeriod} from "../../src/vocabulary/period.js";
import {settings, wording} from "./compared.js";
import {editionFromTruth} from "./truth.js";

/** gemeente met, gemeente zonder, uwv met, uwv zonder; the total when it is not their sum */
export type Row = readonly [number, number, number, number, number?];

export interface Made {
  region?: string;
  printedName?: string;
  rows: Readonly<Record<string, Row>>;
  /** what the total row prints; summed from the rows when left out */
  total?: readonly number[];
  /** in the register; 20.000 when left out */
  persons?: number;
  narrative?: readonly string[];
  fictional?: boolean;
  source?: Partial<PlacedEdition["source"]>;
}

/** An edition whose sums are right unless the test gives them, with its findings as after reading. */
export function madeEdition(period: string, made: Made): PlacedEdition {
  const rows = Object.entries(made.rows).map(([municipality, [a, b, c, d, total]]) => ({
    municipality,
    values: [a, b, c, d, total ?? a + b + c + d],
  }));
  const sums = columns.map((_, i) => rows.reduce((sum, row) => sum + (row.values[i] as number), 0));
  const total = [...(made.total ?? sums)];
  const persons = made.persons ?? 20_000;
  const region = made.region ?? "Drechtsteden";
  const edition = editionFromTruth({
    region: made.printedName ?? region,
    regionCanonical: region,
    period: parsePeriod(period),
    rows,
    total: {label: "TOTAAL AMR", values: total},
    register: {persons, knownPercent: Math.round((100 * (total[4] as number)) / persons)},
    fictional: made.fictional ?? true,
    defects: [],
    expect: "ok",
  });
  const narrative = made.narrative ? [{heading: "Sonar", paragraphs: [...made.narrative]}] : [];
  const complete = {...edition, narrative, source: {...edition.source, ...made.source}};
  const worded = wordFindings(revalidate(complete, settings.checks), wording);
  if (!isPlaced(worded)) throw new Error(`there is no region ${region}`);
  return worded;
}
