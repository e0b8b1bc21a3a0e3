/** A flag: a change as the kinds find it, before it has its sentence and its answer. */

import type {Wording} from "../edition/wording.js";
import type {Finding, Parameter} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";
import {type Change, type ChangeColumn, type ChangeKind, type Explanation, severityOf} from "./change.js";

export interface Flag {
  readonly kind: ChangeKind;
  readonly municipality?: string;
  readonly column?: ChangeColumn;
  readonly against: Period | null;
  readonly before?: number | null;
  readonly after?: number | null;
  readonly expected?: readonly [number, number];
  readonly score?: number;
  /** what else the sentence mentions; in the JSON it lies beside the other fields */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** the sentence, where a finding has it already */
  readonly message?: string;
  /** what may not be a base for later quarters: places as placeOf writes them */
  readonly doubts?: readonly string[];
  /** what probably should have stood in those places */
  readonly meant?: ReadonlyMap<string, number>;
  /** findings of the edition that this flag tells of: they are not listed besides */
  readonly explains?: readonly Finding[];
}

/** Something on a sheet that a flag can cast doubt on: a cell, a whole row, `register` or `name`. */
export function placeOf(key: string, column?: string): string {
  return column === undefined ? key : `${key}/${column}`;
}

/** How far beyond its limits something lies says nothing more from here. */
const highestScore = 99;

export function changeOf(flag: Flag, explanation: Explanation | null, wording: Wording): Change {
  const {doubts: _doubts, meant: _meant, explains: _explains, parameters, message, ...place} = flag;
  const score =
    flag.score === undefined ? {} : {score: Math.min(highestScore, Math.round(flag.score * 10) / 10)};
  return {
    ...place,
    severity: severityOf(flag.kind),
    ...score,
    ...parameters,
    explanation,
    message: message ?? wording.change(flag.kind, sentenceParameters(flag)),
  };
}

function sentenceParameters({expected, before, after, ...flag}: Flag): Record<string, Parameter | undefined> {
  const {kind: _kind, score: _score, doubts: _doubts, meant: _meant, explains: _explains, ...rest} = flag;
  const {parameters, ...place} = rest;
  const known = typeof before === "number" && typeof after === "number";
  return {
    ...place,
    ...(typeof before === "number" && {before}),
    ...(typeof after === "number" && {after}),
    ...(known && {difference: after - before}),
    ...(known && before > 0 && {relative: after / before - 1}),
    ...(expected && {low: expected[0], high: expected[1]}),
    ...parameters,
  };
}
