/** What national.hbs is filled in with: the fields of a factsheet, whose rows are regions, and what concerns all of them. */
import type {PlacedEdition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {addend} from "../../vocabulary/addends.js";
import {columns} from "../../vocabulary/figure.js";
import {type NationalInput, nationalName} from "./national.js";
import {convertedRegions, firstNamed, totalsNotAddingUp} from "./national-remarks.js";
import {cellsOf, createModel} from "./sheet-model.js";

export type NationalModel = ReturnType<typeof createNationalModel>;

export function createNationalModel(input: NationalInput, settings: Settings) {
  const {sums, history, editions, missing, concepts, revised = [], aligned = [], doubtful = []} = input;
  return {
    ...createModel({edition: sums, history, changes: null, aligned}, settings),
    concept: concepts.length > 0,
    doubtful: [],
    openQuestions: doubtful.map(({period, regions}) => ({period, ...firstNamed(regions)})),
    redrawn: convertedRegions(input),
    isNational: true,
    fileName: nationalName,
    regionCount: editions.length,
    ofRegions: editions.length + missing.length,
    missing,
    concepts,
    revised,
    countedTwice: input.movers?.twice ?? [],
    notCounted: input.movers?.nowhere ?? [],
    notAddingUp: totalsNotAddingUp(sums, editions),
    check: checkAgainst(input, settings),
    municipalities: annexRows(editions),
  };
}

/** A figure that differs between the regions' sheets and the printed national table. */
interface Deviation {
  readonly name: string;
  readonly column: string;
  readonly here: number;
  readonly printed: number;
}

/** So many are named that they leave room for the rest of the sheet; a table of another quarter has a thousand. */
const mostDeviations = 10;

/** Sums of all regions, and every municipality; null without a printed national table. */
function checkAgainst({sums, editions, missing, printed}: NationalInput, settings: Settings) {
  if (!printed) return null;
  const totals = missing.length === 0 ? deviationsOf(sums, null, printed, settings) : [];
  const rows = editions.flatMap((edition) =>
    edition.municipalities.flatMap(({name}) => deviationsOf(edition, name, printed, settings)),
  );
  const {named, others} = firstNamed([...totals, ...rows], mostDeviations);
  return {withTotals: missing.length === 0, deviations: named, others, agrees: named.length === 0};
}

/** @param name a municipality, or null for the total row; what one of the two does not print is not compared */
function deviationsOf(
  edition: PlacedEdition,
  name: string | null,
  printed: PlacedEdition,
  settings: Settings,
): Deviation[] {
  const [here, there] = [rowOf(edition, name), rowOf(printed, name)];
  if (!here || !there) return [];
  return columns.flatMap((column) => {
    const a = addend(here.figures[column]);
    const b = addend(there.figures[column]);
    if (a === null || b === null || a === b) return [];
    return [{name: name ?? printed.region.name, column: settings.columns[column].label, here: a, printed: b}];
  });
}

function rowOf({municipalities, total}: PlacedEdition, name: string | null) {
  if (name === null) return total;
  return municipalities.find((row) => row.name === name) ?? null;
}

const dutchOrder = new Intl.Collator("nl");
/** 's-Gravenhage stands with the S. */
const sortName = (name: string) => name.replace(/^['’]/, "");

/** Every municipality with its region, by name. */
function annexRows(editions: readonly PlacedEdition[]) {
  const rows = editions.flatMap((edition) =>
    edition.municipalities.map((row) => ({
      name: row.name,
      region: edition.region.name,
      cells: cellsOf(row.figures),
    })),
  );
  return rows.sort((a, b) => dutchOrder.compare(sortName(a.name), sortName(b.name)));
}
