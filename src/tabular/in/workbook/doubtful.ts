/** Ranges of a sheet whose numbers may be shown otherwise than their cells say. */
import {isWithin, type Range, type SheetRow} from "./sheet.js";

export interface Doubtful {
  readonly range: Range;
  readonly why: string;
}

export function withDoubts(rows: readonly SheetRow[], doubtful: readonly Doubtful[]): readonly SheetRow[] {
  if (doubtful.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const doubt = doubtful.find(({range}) => isWithin(range, row.index, column));
      return cell && typeof cell.value === "number" && doubt
        ? {...cell, doubt: cell.doubt ?? doubt.why}
        : cell;
    }),
  }));
}
