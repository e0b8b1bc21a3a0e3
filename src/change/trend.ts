/** The course of a flagged figure: what it was in the last eight quarters. */
import {type Column, isColumn} from "../vocabulary/figure.js";
import {type Period, shownPeriods} from "../vocabulary/period.js";
import type {Alignment} from "./alignment.js";
import type {Sheet} from "./counted-sheet.js";
import type {Flag} from "./flag.js";
import type {Subject} from "./subject.js";

/** @returns null for a flag that is not about one figure */
export function trendOf({sheet, alignedWith}: Subject, flag: Flag): (number | null)[] | null {
  const figure = figureOf(flag, sheet);
  if (!figure) return null;
  return shownPeriods(sheet.period).map((period: Period) => {
    if (period === sheet.period) return figure.now;
    const alignment = alignedWith(period);
    return alignment ? figure.earlier(alignment) : null;
  });
}

interface Figure {
  readonly now: number | null;
  readonly earlier: (alignment: Alignment) => number | null;
}

function figureOf({kind, municipality, column}: Flag, sheet: Sheet): Figure | null {
  if (kind === "register-jump") {
    return {
      now: sheet.edition.register?.persons ?? null,
      earlier: ({earlier}) => earlier.edition.register?.persons ?? null,
    };
  }
  const shown = columnOf(column);
  if (!shown) return null;
  if (municipality === undefined) {
    return {now: sheet.total?.[shown] ?? null, earlier: ({totalBefore}) => totalBefore?.[shown] ?? null};
  }
  const index = sheet.rows.findIndex(({name}) => name === municipality);
  const row = sheet.rows[index];
  return row ? {now: row.counts[shown], earlier: ({rows}) => rows[index]?.before?.[shown] ?? null} : null;
}

/** Of exchanged columns the one with klantprofiel. */
function columnOf(column: Flag["column"]): Column | null {
  if (column === "gemeente" || column === "uwv") return `${column}_met`;
  return isColumn(column) ? column : null;
}
