/** The texts of a table, laid out in columns as wide as its figures ask. */
import type {Element} from "domhandler";
import {classesOf, elementsIn} from "../document.js";
import {styleOf, type TextStyle} from "../templates/theme.js";
import {elementStyle, failToFit, type Setting} from "./block.js";
import {cellPadding, columnWidths, isWords} from "./column-widths.js";
import {layText, type TextBlock} from "./text-block.js";

export type TablePart = "thead" | "tbody" | "tfoot";
/** Their names in the structure tree of the PDF. */
export const tags = {thead: "THead", tbody: "TBody", tfoot: "TFoot"} as const;

export interface Row {
  readonly part: TablePart;
  readonly cells: readonly {readonly element: Element; readonly text: TextBlock; readonly x: number}[];
  readonly height: number;
  /** space below the text */
  readonly under: number;
}

/** Above and below the text of a row, in points. */
const padding = {row: 1.9, underHeading: 3.5};
const leastPadding = 0.4;

/** The rows of a table, in columns that share the width. */
export function layRows(table: Element, width: number, setting: Setting): Row[] {
  const {rows, isTight} = textsOf(table, width, setting);
  const inRow = isTight ? leastPadding : rowPadding(setting);
  return rows.map(({part, cells}) => {
    const under = part === "thead" ? padding.underHeading : inRow;
    const tallest = Math.max(0, ...cells.map(({text}) => text.height));
    return {part, cells, under, height: tallest + inRow + under};
  });
}

interface TableTexts {
  readonly rows: readonly Pick<Row, "part" | "cells">[];
  readonly isTight: boolean;
}

/** Whatever the density, a table has the same texts in the same columns. */
const known = new WeakMap<Element, Map<number, TableTexts>>();

function textsOf(table: Element, width: number, setting: Setting): TableTexts {
  const own = known.get(table) ?? new Map<number, TableTexts>();
  const texts = own.get(width) ?? layTexts(table, width, setting);
  known.set(table, own.set(width, texts));
  return texts;
}

function layTexts(table: Element, width: number, setting: Setting): TableTexts {
  const rows = elementsIn(table.children).flatMap((group) =>
    group.name in tags
      ? elementsIn(group.children).map((row) => ({
          part: group.name as TablePart,
          cells: elementsIn(row.children),
        }))
      : [],
  );
  const isTight = classesOf(table).includes("tight");
  const styles = rows.map(({part, cells}) =>
    cells.map((cell, i) => cellStyle(cell, part, {isLast: i === cells.length - 1, isTight}, setting)),
  );
  const widths = columnWidths(
    rows.map(({cells}) => cells),
    styles,
    width,
  );
  const needed = widths.reduce((sum, column) => sum + column, 0);
  if (needed > width + 0.5) failToFit(table, needed, width, "wide", setting);
  const laid = rows.map(({part, cells}, r) => {
    let left = 0;
    const texts = cells.map((element, i) => {
      const style = styles[r]?.[i] as TextStyle;
      const align = isWords(element, i) ? "left" : "right";
      return layText(element, style, (widths[i] as number) - 2 * cellPadding, align);
    });
    const lines = Math.max(0, ...texts.map(({lineCount}) => lineCount));
    const inPlace = cells.map((element, i) => {
      const cellWidth = widths[i] as number;
      const text = part === "thead" ? (texts[i] as TextBlock).inLines(lines) : (texts[i] as TextBlock);
      const x = left + cellPadding;
      left += cellWidth;
      return {element, text, x};
    });
    return {part, cells: inPlace};
  });
  return {rows: laid, isTight};
}

/** Above and below the text of a row: all of the row's height follows the density, but its text. */
function rowPadding({templates, density}: Setting): number {
  const {leading} = templates.theme.text.td as TextStyle;
  return Math.max(leastPadding, ((leading + 2 * padding.row) * density - leading) / 2);
}

/** Names are set like figures; the last column and the total stand out. */
function cellStyle(
  cell: Element,
  part: TablePart,
  {isLast, isTight}: {isLast: boolean; isTight: boolean},
  setting: Setting,
): TextStyle {
  const own = elementStyle(cell, setting);
  if (part === "thead") return own;
  const figures = styleOf(setting.templates.theme, "td", isTight ? ["tight"] : []);
  if (part === "tfoot") return {...figures, weight: "bold", colour: "accent"};
  return isLast ? {...figures, weight: "semibold"} : figures;
}
