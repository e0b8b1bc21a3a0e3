/** Met and zonder klantprofiel of one municipality exchanged: `swapped-columns`. */
import type {Group} from "../../vocabulary/figure.js";
import {byRow, type ComparedCell, distanceFrom} from "../compared-cells.js";
import type {Flag} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";
import {sumFindings, sumsOf} from "../sums.js";

const pairs = {
  gemeente: ["gemeente_met", "gemeente_zonder"],
  uwv: ["uwv_met", "uwv_zonder"],
} as const satisfies Record<string, readonly [Group, Group]>;

/**
 * Where the two figures fit the earlier quarter clearly better when exchanged: the squares of their distances
 * (in spreads) drop by more than the limit, and both are ordinary then.
 */
export function swapFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  return [...byRow(cells).values()].flatMap((row) =>
    (["gemeente", "uwv"] as const).flatMap((organisation) => {
      const [met, zonder] = pairs[organisation].map((column) => row.find((cell) => cell.column === column));
      return met && zonder ? swapFlag(subject, organisation, met, zonder, limits) : [];
    }),
  );
}

function swapFlag(
  subject: Subject,
  organisation: "gemeente" | "uwv",
  met: ComparedCell,
  zonder: ComparedCell,
  limits: Limits,
): Flag[] {
  if (!met.base || !zonder.base || met.value === zonder.value || isStillSwapped(met, zonder, limits))
    return [];
  const exchanged = [
    distanceFrom(subject, met, met.base, zonder.value),
    distanceFrom(subject, zonder, zonder.base, met.value),
  ];
  const printed = [met.distance, zonder.distance];
  const gap = met.value - zonder.value;
  const {columnExcess} = sumsOf(subject.sheet);
  const failsBySwap = columnExcess[met.column] === gap && columnExcess[zonder.column] === -gap;
  const evidence = sumOfSquares(printed) - sumOfSquares(exchanged) + (failsBySwap ? limits.swapEvidence : 0);
  const bothFit = exchanged.every(
    (d, i) => Math.abs(d) < Math.min(limits.spreads, Math.abs(printed[i] as number)),
  );
  if (evidence < limits.swapEvidence || !bothFit) return [];
  return [
    {
      kind: "swapped-columns",
      municipality: met.municipality,
      column: organisation,
      against: met.base.against,
      score: evidence / limits.swapEvidence,
      parameters: {
        metBefore: met.base.before,
        met: met.value,
        zonderBefore: zonder.base.before,
        zonder: zonder.value,
      },
      doubts: [met.place, zonder.place],
      meant: new Map([
        [met.place, zonder.value],
        [zonder.place, met.value],
      ]),
      explains: failsBySwap ? sumFindings(subject.sheet, null, [met.column, zonder.column]) : [],
    },
  ];
}

/** Flagged in an earlier quarter, and printed the same way again. */
function isStillSwapped(met: ComparedCell, zonder: ComparedCell, {spreads}: Limits): boolean {
  const stays = ({doubted}: ComparedCell) =>
    doubted?.flag.kind === "swapped-columns" && Math.abs(doubted.distance) < spreads;
  return stays(met) && stays(zonder);
}

function sumOfSquares(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number * number, 0);
}
