/** Earlier quarters of a region on the boundaries of this one, as the sheet draws its differences and its course from them. */
import {type Period, shownPeriods} from "../vocabulary/period.js";
import type {Counts} from "./counted-sheet.js";
import type {Subject} from "./subject.js";

/** An earlier quarter since which municipalities of the region were merged or divided, or came or went. */
export interface AlignedQuarter {
  readonly period: Period;
  /** of every municipality of now, in printed order: null where it was not there or cannot be added up */
  readonly rows: readonly {readonly name: string; readonly counts: Counts | null}[];
  /** of the region of now; null where that cannot be worked out */
  readonly total: Counts | null;
  /** whether something was added up or taken off: else there is only what could not be */
  readonly isConverted: boolean;
  /** whether the region is what it was: its printed total and its register still hold */
  readonly isSameArea: boolean;
}

/** Oldest first; quarters without a herindeling or a move since are left out, as they are on the boundaries of now already. */
export function alignedQuarters({sheet, alignedWith}: Subject): AlignedQuarter[] {
  return shownPeriods(sheet.period).flatMap((period) => {
    const alignment = period === sheet.period ? null : alignedWith(period);
    const changes = alignment ? [...alignment.mergers, ...alignment.relocations] : [];
    if (!alignment || changes.length === 0) return [];
    const {rows, totalBefore, isSameArea} = alignment;
    const left = changes.some(({direction}) => direction === "out");
    return [
      {
        period,
        rows: rows.map(({name, before}) => ({name, counts: before})),
        total: totalBefore,
        isConverted: changes.some(({isComputed}) => isComputed) || (left && totalBefore !== null),
        isSameArea,
      },
    ];
  });
}
