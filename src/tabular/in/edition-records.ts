/** Records of a table that comes in, put together to editions; an edition with a slip in any of its rows is not made. */
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {columns, type Figure, rawOf} from "../../vocabulary/figure.js";
import {editionsFromRows, type FormRow, type FormSource} from "../form.js";
import type {FigureWords} from "../words.js";
import {isSlip, readPeriod, readRegion} from "./cells.js";
import {EditionReader, type Placed} from "./edition-reader.js";
import type {TableRecord} from "./records.js";
import type {Slip} from "./slip.js";

export interface RecordOptions {
  readonly words: FigureWords;
  readonly settings: Settings;
  /** the form says that an empty cell means nobody; else it is a question */
  readonly emptyIsNobody: boolean;
}

/**
 * @param figures a record for each municipality and total, of any number of regions and quarters
 * @param registers a record for each region and quarter; null when the total rows carry the register
 */
export function editionsFromRecords(
  figures: readonly TableRecord[],
  registers: readonly TableRecord[] | null,
  source: FormSource,
  {words, settings, emptyIsNobody}: RecordOptions,
): {editions: Edition[]; slips: Slip[]} {
  const slips: Slip[] = [];
  const placed = place(figures, slips);
  const placedRegisters = registers && place(registers, slips);
  // a row that says no region or quarter may be any edition's: none can be trusted to be whole
  if (slips.length > 0) return {editions: [], slips};
  const editions: Edition[] = [];
  const empty: Placed[] = [];
  const [groups, groupsOfRegisters] = [groupByEdition(placed), groupByEdition(placedRegisters ?? [])];
  for (const [key, rows] of groups) {
    const unlikely = notOneTable(rows);
    if (unlikely) {
      slips.push(unlikely);
      continue;
    }
    const reader = new EditionReader(words, settings);
    const own = placedRegisters && (groupsOfRegisters.get(key) ?? []);
    const formRows = reader.read(rows, own);
    const isEmpty = reader.slips.length === 0 && formRows.every(isBlank);
    const wrong = [...reader.slips, ...(emptyIsNobody || isEmpty ? [] : emptyFigures(rows, formRows))];
    slips.push(...wrong);
    if (wrong.length > 0) continue;
    if (isEmpty) empty.push(...rows.slice(0, 1));
    else editions.push(...editionsFromRows(formRows, source).map(reader.withNotes));
  }
  return {editions, slips: [...slips, ...notFilledIn(empty)]};
}

/** The whole country has some 350 municipalities. */
const mostMunicipalities = 500;

/** A region and quarter that stands on two sheets, or has more rows than it has municipalities. */
function notOneTable(rows: readonly Placed[]): Slip | null {
  const [first] = rows as [Placed];
  const other = rows.find(({record}) => record.sheet !== first.record.sheet);
  const what = `${first.region.name} ${first.period}`;
  if (other) {
    const message = `${what} stands on sheet "${first.record.sheet}" as well; leave one of the two in the workbook`;
    return {place: other.record.place, message};
  }
  if (rows.length <= mostMunicipalities) return null;
  const message = `${what} has ${rows.length} rows; a region has some dozens of municipalities`;
  return {place: (rows[mostMunicipalities] as Placed).record.place, message};
}

/** Cells that say nothing: nobody, not known, or not filled in yet. */
function emptyFigures(rows: readonly Placed[], read: readonly FormRow[]): Slip[] {
  return rows.flatMap(({record}, i): Slip[] => {
    const {figures} = read[i] as FormRow;
    const empty = columns.filter((column) => isEmptyFigure(figures[column]));
    const names = empty.map((column) => record.cell(column).place);
    const [only] = names;
    if (only === undefined || (read[i]?.isTotal && empty.length === columns.length)) return [];
    const place = names.length === 1 ? only : `${only} to ${names.at(-1)}`;
    return [{place, message: "this is empty; write - for nobody, or x for what is withheld"}];
  });
}

function isEmptyFigure(figure: Figure): boolean {
  return figure.kind === "none" && rawOf(figure) === "";
}

/** How many are named that wait for their figures. */
const mostNamed = 10;

/** @param empty the first row of each edition without a figure: of a workbook for all regions, one message says all */
function notFilledIn(empty: readonly Placed[]): Slip[] {
  const [first] = empty;
  if (!first) return [];
  const {place} = first.record;
  if (empty.length === 1) return [{place, message: "no figure is filled in below this row"}];
  const isOneQuarter = empty.every(({period}) => period === first.period);
  const names = empty.map(({region, period}) => (isOneQuarter ? region.name : `${region.name} ${period}`));
  const more = names.length - mostNamed;
  const all = [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])];
  const what = isOneQuarter ? "regions" : "regions and quarters";
  return [{place, message: `no figure is filled in of ${empty.length} ${what}: ${all.join(", ")}`}];
}

function place(records: readonly TableRecord[], slips: Slip[]): Placed[] {
  return records.flatMap((record) => {
    const period = readPeriod(record.cell("period"));
    const region = readRegion(record.cell("region"), record.cell("region_code"));
    if (isSlip(period)) slips.push(period.slip);
    if (isSlip(region)) slips.push(region.slip);
    return isSlip(period) || isSlip(region) ? [] : [{record, period: period.value, region: region.value}];
  });
}

function groupByEdition(rows: readonly Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const row of rows) {
    const key = `${row.period}/${row.region.slug}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function isBlank({figures}: FormRow): boolean {
  return columns.every((column) => isEmptyFigure(figures[column]));
}
