/** A sheet as it comes in: what stands in its cells, and how it is seen. */

export type CellValue = string | number | boolean | null;

export interface SheetCell {
  /** as it is stored: a text, a number to fifteen digits; null for an empty cell */
  readonly value: CellValue;
  /** a number as its format shows it; undefined where that is its digits */
  readonly shown?: string;
  /** why what is stored cannot be taken for what is seen, and what to do, in words */
  readonly doubt?: string;
  /** as doubt, but it may be passed over in a heading: where its ground comes from is not always told */
  readonly colourDoubt?: string;
  /** of a merged cell: its value stands in the first of them */
  readonly isCovered?: true;
}

export interface SheetRow {
  /** from 0 */
  readonly index: number;
  readonly isHidden: boolean;
  /** by column, from 0; what is empty may be missing */
  readonly cells: readonly (SheetCell | undefined)[];
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** those with something in them */
  readonly rows: readonly SheetRow[];
  /** columns that are hidden, from 0 */
  readonly hiddenColumns: ReadonlySet<number>;
}

/** How much a table may hold. All regions of ten years take some 15,000 rows, in a dozen columns. */
export const mostRows = 100_000;
export const mostColumns = 256;
/** Characters; a spreadsheet program takes no more in a cell (Excel, specifications and limits). */
export const longestText = 32_767;

/** "H7", as a spreadsheet names the cell; row and column from 0. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** Row and column from 0; null for what is no name of a cell. */
export function placeOfCell(name: string): {row: number; column: number} | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return {row: Number(digits) - 1, column};
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "B2:D9", "B2", or several with spaces between them; what is no range is left out. */
export function rangesIn(text: string): Range[] {
  return text.split(/\s+/).flatMap((range) => {
    const [first = "", last = first] = range.split(":");
    const [from, to] = [placeOfCell(first), placeOfCell(last)];
    return from && to ? [{top: from.row, left: from.column, bottom: to.row, right: to.column}] : [];
  });
}

export function isWithin({top, left, bottom, right}: Range, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
