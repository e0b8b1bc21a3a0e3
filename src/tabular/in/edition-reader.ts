/** The rows of one edition, cell by cell. */
import type {Edition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {byColumn, type Column, type Figure, markSigns, rawOf} from "../../vocabulary/figure.js";
import {type Finding, findingOf} from "../../vocabulary/finding.js";
import {findMunicipality, findMunicipalityByCode} from "../../vocabulary/municipality.js";
import type {Period} from "../../vocabulary/period.js";
import type {Region} from "../../vocabulary/region.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {emptyCells, type FormRow, figureFrom} from "../form.js";
import type {FigureWords} from "../words.js";
import {
  isSlip,
  type Read,
  type ReadFigure,
  readFigure,
  readMarked,
  readName,
  readPercent,
  readPersons,
  readYesOrNo,
} from "./cells.js";
import type {TableRecord} from "./records.js";
import type {Slip} from "./slip.js";

/** A record that says which edition it is of. */
export interface Placed {
  readonly record: TableRecord;
  readonly period: Period;
  readonly region: Region & {readonly printedName: string};
}

/** How a total row is labelled, as in PDFs. */
const totalLabel = /^(eind|regio)?totaal/;

/** Reads the rows of one edition and gathers the slips. */
export class EditionReader {
  readonly slips: Slip[] = [];
  readonly #notes: Finding[] = [];

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

  /** The edition with what its cells show otherwise than it stands in them. */
  readonly withNotes = (edition: Edition): Edition => ({
    ...edition,
    findings: [...edition.findings, ...this.#notes],
  });

  private row(placed: Placed, fictional: boolean): FormRow {
    const {record, period, region} = placed;
    const name = this.take(readName(record.cell("municipality")), null);
    const isTotal = name === null || totalLabel.test(foldSpelling(name));
    const code = isTotal ? null : this.code(name, placed);
    const provisional = this.take(readMarked(record.cell("provisional"), this.settings.columns), []);
    const revised = this.take(readMarked(record.cell("revised"), this.settings.columns), []);
    const figures = byColumn((column): Figure => {
      const [cell, symbol] = [record.cell(column), record.cell(`${column}_symbol`)];
      const {figure, isByFormat} = this.take(readFigure(cell, symbol), unread);
      if (isByFormat) this.#notes.push(shownByFormat(cell.place, name, column, figure));
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
      name,
      code,
      isTotal,
      figures,
      registerPersons: null,
      knownPercent: null,
      fictional,
    };
  }

  /** A code beside another municipality's name is a row that slipped. */
  private code(name: string, {record, period, region}: Placed): string | null {
    const cell = record.cell("municipality_code");
    const written = this.take(readName(cell), null);
    if (written === null) return null;
    const known = findMunicipalityByCode(written);
    if (!known) return null;
    const named = findMunicipality(name, period, region)?.municipality;
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

/** In the place of a figure with a slip: its edition is not made. */
const unread: ReadFigure = {figure: {kind: "unreadable", raw: ""}, isByFormat: false};

function shownByFormat(cell: string, municipality: string | null, column: Column, figure: Figure): Finding {
  const place = municipality === null ? {column} : {municipality, column};
  const shown = rawOf(figure);
  return findingOf("shown-by-format", {...place, cell, ...(shown && {shown})});
}
