/** Figures that went wrong at the keyboard: `digit-transposition`, `digit-slip` and `row-slip`. */
import type {Finding} from "../../vocabulary/finding.js";
import {type ComparedCell, isOutlying} from "../compared-cells.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import {slipByHistory} from "../slips/by-history.js";
import {jointlyExplained, slipsBySums} from "../slips/by-sums.js";
import type {Hypothesis} from "../slips/hypothesis.js";
import type {Subject} from "../subject.js";
import {sumFindings} from "../sums.js";

/**
 * A slip has to explain a sum that fails, or else to fit history clearly better than a real change would. Sums come
 * first: they say what was meant to the person.
 */
export function slipFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  const bySums = slipsBySums(subject, cells, limits);
  const located = new Set(bySums.map(({key, column}) => placeOf(key, column)));
  const open = cells.filter((cell) => !located.has(cell.place) && isOutlying(cell, limits));
  const byHistory = open.flatMap((cell) => slipByHistory(subject, cell, limits));
  const together = jointlyExplained(subject.sheet, bySums);
  return [...bySums, ...byHistory].map((hypothesis, i) => {
    const own = hypothesis.excess === 0 ? [] : sumFindings(subject.sheet, hypothesis.municipality, []);
    return flagOf(hypothesis, i === 0 ? [...own, ...together] : own, limits);
  });
}

function flagOf(hypothesis: Hypothesis, explains: readonly Finding[], limits: Limits): Flag {
  const {kind, key, municipality, column, printed, meant, cell, evidence, excess, among} = hypothesis;
  const place = placeOf(key, column);
  return {
    kind,
    municipality,
    column,
    against: cell?.base?.against ?? null,
    before: cell?.base?.before ?? null,
    after: printed,
    score: evidence / Math.log(limits.slipEvidence),
    ...(among && {expected: among}),
    parameters: {printed, ...(among ? {} : excess === 0 ? {history: meant, fits: meant} : {fits: meant})},
    doubts: [place],
    ...(!among && {meant: new Map([[place, meant]])}),
    explains,
  };
}
