/** Which band of figures is which column: the headings decide; without them the usual order is assumed. */
import {addend, sumOf} from "../../vocabulary/addends.js";
import {type Column, columns, groups, rawOf} from "../../vocabulary/figure.js";
import {findMunicipality} from "../../vocabulary/municipality.js";
import type {Headings} from "./headings.js";
import type {Cell} from "./rows.js";

/** A row as far as its columns need it: its name, and a cell for each band. */
export interface NamedCells {
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface ColumnOrder {
  /** the column of each band; null for a band that is none of the five */
  readonly order: readonly (Column | null)[];
  /** the headings did not decide */
  readonly assumed: boolean;
  /** of the rows whose figures can be added up, the part that adds up; null when there are none */
  readonly agreement: number | null;
}

/** Bands that hold counts: percentages and codes of municipalities are set apart. */
export function countBands(rows: readonly NamedCells[], bandCount: number): number[] {
  return Array.from({length: bandCount}, (_, band) => band).filter(
    (band) => !isPercentBand(rows, band) && !isCodeBand(rows, band),
  );
}

function isPercentBand(rows: readonly NamedCells[], band: number): boolean {
  const kinds = rows.map(({cells}) => cells[band]?.kind);
  const shares = kinds.filter((kind) => kind === "percent" || kind === "decimal");
  return shares.length > kinds.filter((kind) => kind === "count").length;
}

function isCodeBand(rows: readonly NamedCells[], band: number): boolean {
  const codes = rows.filter(({name, cells}) => {
    const figure = cells[band]?.figure;
    const raw = figure ? rawOf(figure) : "";
    return (
      /^\d{2,4}$/.test(raw) && findMunicipality(name, null)?.municipality.code === `GM${raw.padStart(4, "0")}`
    );
  });
  return codes.length > 0.5 * rows.length;
}

/** rows that add up are a proof when at least this part of them does */
const convincing = 0.5;

/**
 * The order that the headings give, unless the sums speak against it and for another; otherwise the usual order,
 * with the total last or, where only that adds up, first. The sums cannot tell the four groups apart.
 */
export function decideColumns(rows: readonly NamedCells[], headings: Headings): ColumnOrder | null {
  const fromHeadings = headings.order && judge(rows, headings.order, false);
  if (fromHeadings && (fromHeadings.agreement ?? 1) >= convincing) return fromHeadings;
  const [best] = usualOrders(rows[0]?.cells.length ?? 0)
    .map((order) => judge(rows, order, true))
    .sort((a, b) => (b.agreement ?? 0) - (a.agreement ?? 0));
  if (!fromHeadings) return best ?? null;
  return best && (best.agreement ?? 0) >= convincing ? best : fromHeadings;
}

function judge(
  rows: readonly NamedCells[],
  order: readonly (Column | null)[],
  assumed: boolean,
): ColumnOrder {
  return {order, assumed, agreement: agreementOf(rows, order)};
}

/** The usual order on every five neighbouring bands, from left to right; then those with the total first. */
function usualOrders(bandCount: number): (Column | null)[][] {
  const totalFirst: readonly Column[] = ["totaal", ...groups];
  const starts = Array.from({length: Math.max(0, bandCount - columns.length + 1)}, (_, start) => start);
  return [columns, totalFirst].flatMap((order) =>
    starts.map((start) => Array.from({length: bandCount}, (_, band) => order[band - start] ?? null)),
  );
}

function agreementOf(rows: readonly NamedCells[], order: readonly (Column | null)[]): number | null {
  const at = (cells: readonly Cell[], column: Column) => {
    const cell = cells[order.indexOf(column)];
    return cell ? addend(cell.figure) : null;
  };
  const sums = rows.flatMap(({cells}) => {
    const sum = sumOf(groups.map((group) => at(cells, group)));
    const total = at(cells, "totaal");
    return total === null || sum === null ? [] : [sum === total];
  });
  return sums.length === 0 ? null : sums.filter((holds) => holds).length / sums.length;
}
