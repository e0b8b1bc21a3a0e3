/** Figures of an earlier quarter printed again: `stale-copy`, of the whole table or of one column. */
import {columns} from "../../figure.js";
import {type Flag, placeOf} from "../flag.js";
import type {Sheet} from "../sheet.js";
import type {Subject} from "../subject.js";

export function staleCopyFlags({sheet, history}: Subject): Flag[] {
  const source = history.find((earlier) => isSameTable(sheet, earlier));
  if (!source) return [];
  const doubts = sheet.rows.flatMap(({key}) => columns.map((column) => placeOf(key, column)));
  return [{kind: "stale-copy", against: source.period, doubts}];
}

function isSameTable(sheet: Sheet, earlier: Sheet): boolean {
  return (
    sheet.rows.length === earlier.rows.length &&
    sheet.rows.every(({key, counts}) => {
      const then = earlier.byKey.get(key)?.counts;
      return then && columns.every((column) => then[column] === counts[column]);
    })
  );
}
