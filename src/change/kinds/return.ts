/** Back to the level before an earlier flag: `return`, so that one slip is not two alarms. */
import {type ComparedCell, hiddenWords, shownMove} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";

/** Steps of which the way back would look like a new one. */
const steps = [
  "spike",
  "collapse-to-zero",
  "swapped-columns",
  "digit-transposition",
  "digit-slip",
  "row-slip",
  "columns-exchanged",
];

/** One for every flag of the latest earlier quarter whose figures are all ordinary again. */
export function returnFlags(cells: readonly ComparedCell[], limits: Limits): Flag[] {
  const flags = new Set(cells.flatMap(({doubted}) => (doubted ? [doubted.flag] : [])));
  const answered = [...flags]
    .filter(({kind}) => steps.includes(kind))
    .flatMap((flag) => {
      const flagged = cells.filter(({doubted}) => doubted?.flag === flag);
      return flagged.every((cell) => isBack(cell, limits)) ? [flagOf(flag, flagged)] : [];
    });
  return [...answered, ...cells.flatMap((cell) => formerFlag(cell))];
}

/** Back at a level that was left without a flag, or that was taken for left: no second alarm. */
function formerFlag({former, base, municipality, column, value, hidden}: ComparedCell): Flag[] {
  if (!former || !base) return [];
  return [
    {
      kind: "return",
      municipality,
      column,
      ...shownMove(base, value, hidden),
      parameters: {
        level: former.hidden ?? former.before,
        since: former.against,
        ...hiddenWords(base, hidden),
      },
    },
  ];
}

/** Ordinary against the level before, and nearer to that than to the flagged figure. */
function isBack({base, distance, doubted}: ComparedCell, {spreads}: Limits): boolean {
  if (!base || !doubted) return false;
  return Math.abs(distance) < spreads && Math.abs(distance) < Math.abs(doubted.distance);
}

function flagOf({kind, municipality, column}: Flag, cells: readonly ComparedCell[]): Flag {
  const [cell] = cells;
  const against = cell?.doubted?.base.against ?? null;
  const place = {...(municipality !== undefined && {municipality}), ...(column && {column}), against};
  if (cells.length > 1 || !cell?.base) return {kind: "return", ...place, parameters: {after: kind}};
  return {
    kind: "return",
    ...place,
    before: cell.doubted?.base.before ?? null,
    after: cell.value,
    parameters:
      cell.base.against === against
        ? {meant: cell.base.before}
        : {level: cell.base.before, since: cell.base.against},
  };
}
