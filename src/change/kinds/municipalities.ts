/** Rows that came or went: `municipality-missing`, `municipality-new`, and `return` for one that was away a quarter. */
import {columns} from "../../figure.js";
import {type Flag, placeOf} from "../flag.js";
import type {SheetRow} from "../sheet.js";
import type {Subject} from "../subject.js";

export function municipalityFlags({sheet, earlier, doubtOf}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest) return [];
  const {against} = nearest;
  const flagOf = (kind: "municipality-missing" | "municipality-new", row: SheetRow): Flag => {
    const isBack = doubtOf(against, placeOf(row.key)) !== undefined;
    const place = {municipality: row.name, against};
    if (isBack) return {kind: "return", ...place, parameters: {back: row.name}};
    const total = row.counts.totaal;
    const counts =
      kind === "municipality-missing" ? {before: total, after: null} : {before: null, after: total};
    return {kind, ...place, ...counts, doubts: [placeOf(row.key)]};
  };
  const left = sheet.edition.findings.filter(({code}) => code === "column-sum-mismatch");
  return [
    ...nearest.missing.map((row) => {
      const flag = flagOf("municipality-missing", row);
      const stillCounted = left.filter(({column, printed, expected}) => {
        const gap = Number(printed) - Number(expected);
        const count = column && row.counts[column];
        return count !== undefined && count !== null && isNear(gap, count);
      });
      return {...flag, ...(stillCounted.length === columns.length && {explains: stillCounted})};
    }),
    ...nearest.added.map((row) => flagOf("municipality-new", row)),
  ];
}

/** Whether what the total row has too much could be this row a quarter later. */
function isNear(gap: number, count: number): boolean {
  return Math.abs(gap - count) <= Math.max(5, 0.2 * count);
}
