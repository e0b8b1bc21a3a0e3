/** Records of a table that comes in, put together to editions; an edition with a slip in any of its rows is not made. */
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {byColumn, columns, type Figure, markSigns, rawOf} from "../../vocabulary/figure.js";
import {findMunicipality, findMunicipalityByCode} from "../../vocabulary/municipality.js";
import type {Period} from "../../vocabulary/period.js";
import type {Region} from "../../vocabulary/region.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {editionsFromRows, emptyCells, type FormRow, type FormSource, figureFrom} from "../form.js";
import type {FigureWords} from "../words.js";
import {
  isSlip,
  type Read,
  readFigure,
  readMarked,
  readPercent,
  readPeriod,
  readPersons,
  readRegion,
  readYesOrNo,
} from "./cells.js";
import type {TableRecord} from "./records.js";
import type {Slip} from "./slip.js";

/**
 * @param figures a record for each municipality and total, of any number of regions and quarters
 * @param registers a record for each region and quarter; null when the total rows carry the register
 */
export function editionsFromRecords(
  figures: readonly TableRecord[],
  registers: readonly TableRecord[] | null,
  source: FormSource,
  words: FigureWords,
  settings: Settings,
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
    const reader = new EditionReader(words, settings);
    const own = placedRegisters && (groupsOfRegisters.get(key) ?? []);
    const formRows = reader.read(rows, own);
    slips.push(...reader.slips);
    if (reader.slips.length > 0) continue;
    if (formRows.every(isBlank)) empty.push(...rows.slice(0, 1));
    else editions.push(...editionsFromRows(formRows, source));
  }
  return {editions, slips: [...slips, ...notFilledIn(empty)]};
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

/** A record that says which edition it is of. */
interface Placed {
  readonly record: TableRecord;
  readonly period: Period;
  readonly region: Region & {readonly printedName: string};
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

/** How a total row is labelled, as in PDFs. */
const totalLabel = /^(eind|regio)?totaal/;

/** Reads the rows of one edition and gathers the slips. */
class EditionReader {
  readonly slips: Slip[] = [];

  constructor(
    private readonly words: FigureWords,
    private readonly settings: Settings,
  ) {}

  /** @param registers null when the total row carries the register */
  read(rows: readonly Placed[], registers: readonly Placed[] | null): FormRow[] {
    const fictional = this.fictional(registers ?? rows);
    const read = rows.map((row) => this.row(row, fictional));
    const totals = rows.filter((_, i) => read[i]?.isTotal);
    this.onlyOne(totals, "a second total row of this region and quarter");
    this.onlyOne(registers ?? [], "this region and quarter stand there a second time");
    if (!registers) this.nothingBesides(rows, totals);
    return this.withRegister(read, (registers ?? totals)[0]);
  }

  private row({record, period, region}: Placed, fictional: boolean): FormRow {
    const name = record.cell("municipality").value;
    const isTotal = name === null || totalLabel.test(foldSpelling(String(name)));
    const code = isTotal ? null : this.code(String(name), record, period);
    const provisional = this.take(readMarked(record.cell("provisional"), this.settings.columns), []);
    const revised = this.take(readMarked(record.cell("revised"), this.settings.columns), []);
    const figures = byColumn((column): Figure => {
      const [cell, symbol] = [record.cell(column), record.cell(`${column}_symbol`)];
      const figure = this.take(readFigure(cell, symbol), emptyCells[column]);
      const mark = revised.includes(column) ? "revised" : provisional.includes(column) ? "provisional" : null;
      if (mark === null) return figure;
      if (figure.kind === "count") return figureFrom(figure.persons, markSigns[mark]);
      this.slip(cell.place, `this is called ${mark}, but is no number`);
      return figure;
    });
    return {
      region: region.printedName,
      regionCode: region.code,
      period,
      name: name === null ? null : String(name),
      code,
      isTotal,
      figures,
      registerPersons: null,
      knownPercent: null,
      fictional,
    };
  }

  /** A code beside another municipality's name is a row that slipped. */
  private code(name: string, record: TableRecord, period: Period): string | null {
    const cell = record.cell("municipality_code");
    if (cell.value === null) return null;
    const known = findMunicipalityByCode(String(cell.value));
    if (!known) return null;
    const named = findMunicipality(name, period)?.municipality;
    if (named && named.code !== known.code) {
      this.slip(cell.place, `${known.code} is ${known.name}, but beside it stands ${name}`);
    }
    return known.code;
  }

  private fictional(rows: readonly Placed[]): boolean {
    const answers = rows.map(({record}) => {
      const cell = record.cell("fictional");
      return {place: cell.place, answer: this.take(readYesOrNo(cell, this.words), false)};
    });
    const [first] = answers;
    const other = answers.find(({answer}) => answer !== first?.answer);
    if (other) this.slip(other.place, "real and fictional figures stand in one region and quarter");
    return first?.answer ?? false;
  }

  private nothingBesides(rows: readonly Placed[], totals: readonly Placed[]): void {
    for (const row of rows) {
      if (totals.includes(row)) continue;
      for (const cell of [row.record.cell("register_persons"), row.record.cell("known_percent")]) {
        if (cell.value !== null) this.slip(cell.place, "the register belongs in the total row");
      }
    }
  }

  private withRegister(rows: readonly FormRow[], register: Placed | undefined): FormRow[] {
    if (!register) return [...rows];
    const registerPersons = this.take(readPersons(register.record.cell("register_persons")), null);
    const knownPercent = this.take(readPercent(register.record.cell("known_percent")), null);
    const total = rows.find((row) => row.isTotal);
    if (total) return rows.map((row) => (row === total ? {...row, registerPersons, knownPercent} : row));
    const [first] = rows as [FormRow];
    const last = {...first, name: null, code: null, isTotal: true, figures: emptyCells};
    return [...rows, {...last, registerPersons, knownPercent}];
  }

  private onlyOne([, second]: readonly Placed[], message: string): void {
    if (second) this.slip(second.record.place, message);
  }

  private take<T>(read: Read<T>, otherwise: T): T {
    if (!isSlip(read)) return read.value;
    this.slips.push(read.slip);
    return otherwise;
  }

  private slip(place: string, message: string): void {
    this.slips.push({place, message});
  }
}

function isBlank({figures}: FormRow): boolean {
  return columns.every((column) => figures[column].kind === "none" && rawOf(figures[column]) === "");
}
