/** One sheet of an XLSX workbook, read as a stream: rows, cells, what is hidden, merged, or formatted by condition. */
import {InputError} from "../../../vocabulary/error.js";
import {ConditionReader} from "./conditions.js";
import {colourShownBy, shownAs, textShownAs} from "./number-format.js";
import {cover, type Drawn, seenCell} from "./seen-cell.js";
import {
  cellName,
  mostColumns,
  mostRows,
  placeOfCell,
  type Range,
  rangesIn,
  type SheetCell,
  type SheetRow,
} from "./sheet.js";
import {doubtOfLook, type Look, type Styles} from "./styles.js";
import {type SeenText, TextReader} from "./texts.js";
import type {Attributes, XmlListener} from "./xml.js";

/** What all sheets of a workbook share. */
export interface Shared {
  readonly texts: readonly SeenText[];
  readonly styles: Styles;
  /** values of formulas are to be worked out anew when it is opened: what is stored may be a stopgap */
  readonly isToBeCalculated: boolean;
}

export interface WorksheetContent {
  readonly rows: readonly SheetRow[];
  readonly hiddenColumns: ReadonlySet<number>;
}

export class WorksheetReader implements XmlListener {
  readonly #shared: Shared;
  readonly #conditions: ConditionReader;
  readonly #texts: TextReader;
  readonly #rows: {index: number; isHidden: boolean; cells: (Drawn | undefined)[]}[] = [];
  readonly #merged: Range[] = [];
  readonly #hiddenColumns = new Set<number>();
  #hidesZeros = false;
  #row = {index: -1, isHidden: false};
  #column = -1;
  #cell: Attributes | null = null;
  #value: string | null = null;
  #hasFormula = false;
  #isInValue = false;

  constructor(shared: Shared) {
    this.#shared = shared;
    this.#texts = new TextReader(shared.styles.palette);
    this.#conditions = new ConditionReader(shared.styles);
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell) this.#openInCell(name, attributes);
    else if (name === "c") this.#beginCell(attributes);
    else if (name === "row") this.#beginRow(attributes);
    else if (name === "col") this.#beginColumns(attributes);
    else if (name === "sheetView") this.#hidesZeros ||= attributes.showZeros === "0";
    else if (name === "mergeCell") this.#merge(attributes);
    else this.#conditions.open(name, attributes);
  }

  text(text: string): void {
    if (this.#isInValue) this.#value = (this.#value ?? "") + text;
    else if (this.#cell) this.#texts.text(text);
    else this.#conditions.text(text);
  }

  close(name: string): void {
    if (!this.#cell) this.#conditions.close(name);
    else if (name === "v") this.#isInValue = false;
    else if (name === "c") this.#endCell(this.#cell);
    else this.#texts.close(name);
  }

  /** What was read, seen as a whole: what is merged and formatted by condition stands behind the cells. */
  content(): WorksheetContent {
    const formats = this.#conditions.formats.toSorted((a, b) => a.priority - b.priority);
    const rows = this.#rows.map(({index, isHidden, cells}) => {
      const inRow = formats.filter(({ranges}) =>
        ranges.some(({top, bottom}) => index >= top && index <= bottom),
      );
      return {
        index,
        isHidden,
        cells: cells.map((drawn, column) => drawn && seenCell(drawn, index, column, inRow)),
      };
    });
    return {rows: cover(rows, this.#merged), hiddenColumns: this.#hiddenColumns};
  }

  #beginRow({r, hidden, ht}: Attributes): void {
    this.#row = {
      index: r === undefined ? this.#row.index + 1 : Number(r) - 1,
      isHidden: hidden === "1" || hidden === "true" || Number(ht ?? Infinity) < leastHeight,
    };
    this.#column = -1;
  }

  #beginColumns({min, max, hidden, width}: Attributes): void {
    if (hidden !== "1" && hidden !== "true" && !(Number(width ?? Infinity) < leastWidth)) return;
    for (let column = Number(min); column <= Math.min(Number(max), mostColumns); column++) {
      this.#hiddenColumns.add(column - 1);
    }
  }

  #merge({ref = ""}: Attributes): void {
    if (this.#merged.push(...rangesIn(ref)) > mostMerged)
      throw tooMuch(`more than ${mostMerged} cells are merged`);
  }

  #beginCell(attributes: Attributes): void {
    const place = attributes.r === undefined ? null : placeOfCell(attributes.r);
    this.#column = place?.column ?? this.#column + 1;
    this.#cell = attributes;
    [this.#value, this.#hasFormula] = [null, false];
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (name === "v") this.#isInValue = true;
    else if (name === "f") this.#hasFormula = true;
    else this.#texts.open(name, attributes);
  }

  #endCell(attributes: Attributes): void {
    const inline = this.#texts.take();
    this.#cell = null;
    const style = this.#shared.styles.cells[Number(attributes.s ?? 0)];
    let cell = this.#cellOf(attributes, inline, style ?? {});
    if (!cell) return;
    if (!style && attributes.s !== undefined) cell = {...cell, doubt: cell.doubt ?? styleNotThere};
    const name = cellName(this.#row.index, this.#column);
    if (this.#column >= mostColumns) {
      throw tooMuch(`${name} holds something, and at most ${mostColumns} columns are read`);
    }
    let row = this.#rows.at(-1);
    if (row?.index !== this.#row.index) {
      row = {...this.#row, cells: []};
      if (this.#rows.push(row) > mostRows) {
        throw tooMuch(`there are more than ${mostRows} rows, and a region has some dozens of municipalities`);
      }
    }
    if (row.cells[this.#column]) throw new InputError("invalid", `${name} is there twice`);
    row.cells[this.#column] = {cell, look: colouredBy(style ?? {}, cell)};
  }

  /** null for a cell in which nothing stands */
  #cellOf({t = "n"}: Attributes, inline: SeenText, look: Look): SheetCell | null {
    const {texts, isToBeCalculated} = this.#shared;
    const value = this.#value?.trim() ?? "";
    if (
      this.#hasFormula &&
      (value === "" ? t !== "str" : isToBeCalculated && t === "n" && Number(value) === 0)
    ) {
      return {value: null, doubt: notCalculated};
    }
    if (t === "inlineStr") return textCell(inline, look);
    if (this.#value === null || (value === "" && t !== "str")) return null;
    if (t === "s")
      return textCell(texts[Number(value)] ?? {text: "", doubt: "this text is not in the workbook"}, look);
    if (t === "b") return {value: value === "1"};
    if (t === "str" || t === "d" || t === "e") return textCell({text: this.#value}, look);
    return this.#number(Number(value), look);
  }

  #number(value: number, look: Look): SheetCell {
    if (!Number.isFinite(value)) return {value: null, doubt: "this is no number"};
    // a spreadsheet program knows no more digits: 351.99999999999994 is 352 there
    const rounded = Number(value.toPrecision(15));
    const format = look.format ?? "General";
    if (this.#hidesZeros && rounded === 0) return {value: rounded, shown: ""};
    if (/^(?:General|@)$/i.test(format)) return {value: rounded};
    const shown = shownAs(format, rounded);
    if (shown === null) return {value: rounded, doubt: shownAsNoNumber};
    return {value: rounded, shown};
  }
}

/** With the colour that its number format may give it. */
function colouredBy(look: Look, {value}: SheetCell): Look {
  const isText = typeof value === "string";
  const colour = isText || typeof value === "number" ? colourShownBy(look.format ?? "General", value) : null;
  return colour ? {...look, colour} : look;
}

/** In points and in characters: of what is lower or narrower nothing is seen. */
const leastHeight = 2;
const leastWidth = 0.5;

/** More than any sheet that people look at. */
const mostMerged = 2_000;

const notCalculated =
  "this is a formula without a value; open the workbook in a spreadsheet program and save it";
const styleNotThere =
  "its style is not in the workbook, so that how it is shown is not known; open the workbook in a spreadsheet program and save it";
const shownAsNoNumber =
  "this is shown as a date, a time or a fraction; give the cell the number format General";

/** @param text null for a cell without any */
function textCell({text, doubt, colours = []}: SeenText, look: Look): SheetCell | null {
  if (text === "") return null;
  const shown = textShownAs(look.format ?? "General", text);
  const hidden =
    shown === text
      ? undefined
      : "its number format shows another text than stands in it; give the cell the format General";
  const why = doubt ?? hidden;
  const unseen = colours.map((colour) => doubtOfLook({...look, colour})).find((each) => each !== null);
  return {value: text, ...(why !== undefined && {doubt: why}), ...(unseen && {colourDoubt: unseen})};
}

function tooMuch(what: string): InputError {
  return new InputError("invalid", what, {next: "copy the table to a new workbook"});
}
