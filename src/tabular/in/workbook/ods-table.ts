/** The sheets of an ODS workbook, read as a stream. */
import {InputError} from "../../../vocabulary/error.js";
import type {Colour} from "./colours.js";
import {type Doubtful, withDoubts} from "./doubtful.js";
import {isCollapsed, repeats} from "./ods-attributes.js";
import {type OdsLook, OdsStyles} from "./ods-styles.js";
import {
  cellName,
  longestText,
  mostColumns,
  mostRows,
  type Range,
  rangesIn,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from "./sheet.js";
import {doubtOfLook} from "./styles.js";
import {doubtOfRun, tooLong} from "./texts.js";
import type {Attributes, XmlListener} from "./xml.js";

interface OpenCell {
  readonly name: string;
  readonly attributes: Attributes;
  text: string;
  paragraphs: number;
  doubt: string | undefined;
  /** of its runs, where they have one of their own */
  readonly colours: Colour[];
}

export class OdsReader implements XmlListener {
  readonly styles = new OdsStyles();
  readonly sheets: Sheet[] = [];
  #sheet: {name: string; isHidden: boolean; rows: SheetRow[]; hiddenColumns: Set<number>} | null = null;
  #columnStyles: string[] = [];
  #row = {index: 0, repeated: 1, isHidden: false, style: ""};
  #cells: (SheetCell | undefined)[] = [];
  #column = 0;
  #cell: OpenCell | null = null;
  /** how deep in what is no part of the text of its cell: a note, a drawing */
  #aside = 0;
  #spans: string[] = [];
  #ranges: readonly Range[] = [];
  #doubtful: Doubtful[] = [];
  /** first cells of merged ones, by the places they cover */
  #covers = new Map<string, SheetCell>();

  open(name: string, attributes: Attributes): void {
    if (this.#cell) this.#openInCell(this.#cell, name, attributes);
    else if (name === "table:table") this.#beginSheet(attributes);
    else if (name === "table:table-column") this.#beginColumns(attributes);
    else if (name === "table:table-row") this.#beginRow(attributes);
    else if (name === "table:table-cell" || name === "table:covered-table-cell") {
      this.#cell = {name, attributes, text: "", paragraphs: 0, doubt: undefined, colours: []};
    } else if (name === "calcext:conditional-format") {
      // "Cijfers.F3:Cijfers.J15"
      this.#ranges = rangesIn(
        (attributes["calcext:target-range-address"] ?? "").replace(/(?:'[^']*'|[^\s:.]+)\./g, ""),
      );
    } else if (name === "calcext:condition") this.#condition(attributes);
    else this.styles.open(name, attributes);
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!cell || this.#aside > 0 || cell.paragraphs === 0) return;
    cell.text += text;
    if (cell.text.length > longestText) throw tooLong("a text");
    const span = this.#spans.at(-1);
    const look = span === undefined ? null : this.styles.look("text", span);
    if (!look || text.trim() === "") return;
    cell.doubt ??= look.isHidden ? "a part of the text is hidden; leave that part out" : doubtOfRun(look);
    if (look.colour) cell.colours.push(look.colour);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside -= 1;
    else if (this.#cell && name === "text:span") this.#spans.pop();
    else if (this.#cell?.name === name) this.#endCell(this.#cell);
    else if (name === "table:table-row") this.#endRow();
    else if (name === "table:table") this.#endSheet();
    else this.styles.close(name);
  }

  #beginSheet(attributes: Attributes): void {
    const {isHidden = false} = this.styles.look("table", attributes["table:style-name"] ?? "");
    this.#sheet = {name: attributes["table:name"] ?? "", isHidden, rows: [], hiddenColumns: new Set()};
    this.#row = {index: 0, repeated: 1, isHidden: false, style: ""};
    this.#columnStyles = [];
    this.#covers = new Map();
  }

  #beginColumns(attributes: Attributes): void {
    const isHidden = this.#isHidden("column", attributes);
    for (let i = repeats(attributes, "columns"); i > 0 && this.#columnStyles.length < mostColumns; i--) {
      if (isHidden) this.#sheet?.hiddenColumns.add(this.#columnStyles.length);
      this.#columnStyles.push(attributes["table:default-cell-style-name"] ?? "");
    }
  }

  #beginRow(attributes: Attributes): void {
    this.#row = {
      ...this.#row,
      repeated: repeats(attributes, "rows"),
      isHidden: this.#isHidden("row", attributes),
      style: attributes["table:default-cell-style-name"] ?? "",
    };
    [this.#cells, this.#column] = [[], 0];
  }

  /** Collapsed, filtered out, or of no height or width. */
  #isHidden(kind: "row" | "column", attributes: Attributes): boolean {
    const look = this.styles.look(`table-${kind}`, attributes["table:style-name"] ?? "");
    return isCollapsed(attributes) || look.isHidden === true;
  }

  #openInCell(cell: OpenCell, name: string, attributes: Attributes): void {
    if (this.#aside > 0 || !/^text:(?:p|h|span|s|tab|line-break|a)$/.test(name)) this.#aside += 1;
    else if (name === "text:span") this.#spans.push(attributes["text:style-name"] ?? "");
    else if (name === "text:p" || name === "text:h") cell.text += cell.paragraphs++ === 0 ? "" : "\n";
    else if (name === "text:s") cell.text += " ".repeat(Math.min(Number(attributes["text:c"] ?? 1), 100));
    else if (name === "text:tab" || name === "text:line-break") cell.text += " ";
  }

  #endCell(open: OpenCell): void {
    this.#cell = null;
    this.#spans = [];
    const repeated = repeats(open.attributes, "columns");
    const cell = this.#cellOf(open);
    if (cell) {
      for (let i = 0; i < repeated; i++) this.#put(this.#column + i, cell);
      this.#merge(open.attributes, cell);
    }
    this.#column += repeated;
  }

  #put(column: number, cell: SheetCell): void {
    if (column >= mostColumns) {
      throw tooMuch(
        `${cellName(this.#row.index, column)} holds something, and at most ${mostColumns} columns are read`,
      );
    }
    this.#cells[column] = cell;
  }

  #merge(attributes: Attributes, cell: SheetCell): void {
    const [rows, columns] = ["rows", "columns"].map((what) =>
      Math.min(Number(attributes[`table:number-${what}-spanned`] ?? 1), mostColumns),
    ) as [number, number];
    if (this.#covers.size > mostRows) throw tooMuch("too many cells are merged");
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (row + column > 0)
          this.#covers.set(`${this.#row.index + row},${this.#column + column}`, {...cell, isCovered: true});
      }
    }
  }

  /** null for a cell in which nothing stands */
  #cellOf({name, attributes, text, paragraphs, doubt, colours}: OpenCell): SheetCell | null {
    if (name === "table:covered-table-cell")
      return this.#covers.get(`${this.#row.index},${this.#column}`) ?? null;
    const type = attributes["office:value-type"] ?? attributes["calcext:value-type"];
    const hasFormula = attributes["table:formula"] !== undefined;
    if (
      hasFormula &&
      (type === undefined || (type !== "string" && text === "" && !attributes["office:value"]))
    ) {
      return {
        value: null,
        doubt: "this is a formula without a value; open the workbook in a spreadsheet program and save it",
      };
    }
    const value = this.#valueOf(type, attributes, {text, isWritten: paragraphs > 0});
    if (value === null) return null;
    const style =
      attributes["table:style-name"] ?? (this.#row.style || this.#columnStyles[this.#column] || "");
    const look = this.styles.look("table-cell", style);
    const why =
      doubtOfLook(look) ??
      colours.map((colour) => doubtOfLook({...look, colour})).find((each) => each !== null) ??
      null;
    const isColour = !look.isStruck && !look.isRaised;
    const byCondition = typeof value.value === "number" ? this.#doubtOfConditions(look) : null;
    const said = value.doubt ?? doubt ?? (isColour ? byCondition : why);
    return {
      ...value,
      ...(said !== null && {doubt: said}),
      ...(isColour && why !== null && {colourDoubt: why}),
    };
  }

  /** @param isWritten whether the file says what is shown: not every program writes that */
  #valueOf(
    type: string | undefined,
    attributes: Attributes,
    {text, isWritten}: {text: string; isWritten: boolean},
  ): SheetCell | null {
    const number = Number(attributes["office:value"] ?? Number.NaN);
    if (type === "boolean") return {value: attributes["office:boolean-value"] === "true"};
    if (type === undefined || type === "string") return text === "" ? null : {value: text};
    if (Number.isNaN(number))
      return {value: text || null, doubt: "this is shown as a date or a time; type it as a text"};
    // a spreadsheet program knows no more digits: 351.99999999999994 is 352 there
    return {value: Number(number.toPrecision(15)), ...(isWritten && {shown: text.trim()})};
  }

  #endRow(): void {
    const {index, repeated, isHidden} = this.#row;
    this.#row = {...this.#row, index: index + repeated};
    const rows = this.#sheet?.rows;
    if (!rows || this.#cells.length === 0) return;
    for (let i = 0; i < repeated; i++) {
      if (rows.push({index: index + i, isHidden, cells: this.#cells}) > mostRows) {
        throw tooMuch(`there are more than ${mostRows} rows, and a region has some dozens of municipalities`);
      }
    }
  }

  /** A condition whose style shows numbers otherwise, or hides them, leaves those below it in doubt. */
  #condition(attributes: Attributes): void {
    const why = this.#doubtOfStyle(attributes["calcext:apply-style-name"] ?? "");
    if (why !== null) this.#doubtful.push(...this.#ranges.map((range) => ({range, why})));
  }

  /** The same where a style itself says which others may take its place. */
  #doubtOfConditions({conditional = []}: OdsLook): string | null {
    return conditional.map((name) => this.#doubtOfStyle(name)).find((why) => why !== null) ?? null;
  }

  #doubtOfStyle(name: string): string | null {
    const look = this.styles.look("table-cell", name);
    const why = "a conditional format may show it otherwise; type what is shown";
    return doubtOfLook(look) ?? (look.dataStyle === undefined ? null : why);
  }

  #endSheet(): void {
    if (this.#sheet) this.sheets.push({...this.#sheet, rows: withDoubts(this.#sheet.rows, this.#doubtful)});
    this.#doubtful = [];
    this.#sheet = null;
  }
}

function tooMuch(what: string): InputError {
  return new InputError("invalid", what, {next: "copy the table to a new workbook"});
}
