/** Which sums of a sheet agree, for who checks it by eye: what adds up was in all likelihood read right. */
import {type Edition, rowsOf} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {type Column, columns, type Figure} from "../../vocabulary/figure.js";

export interface AgreeingSums {
  /** rows whose four columns add up to their total, of those that can be added up */
  readonly rows: SumCount;
  /** columns that add up to the total row */
  readonly columns: SumCount;
  /** whether the printed percentage is that of total and register; null: it cannot be worked out */
  readonly percent: boolean | null;
}

export interface SumCount {
  readonly agree: number;
  readonly of: number;
  /** those that do not */
  readonly failing: readonly string[];
  /** how many cannot be added up: a figure is withheld or cannot be read */
  readonly unknown: number;
}

export function agreeingSums(edition: Edition, {columns: labels}: Settings): AgreeingSums {
  const {findings, total, register, municipalities} = edition;
  const rows = rowsOf(edition);
  const has = (code: string, place: {municipality?: string; column?: Column}) =>
    findings.some(
      (finding) =>
        finding.code === code &&
        (place.municipality === undefined || finding.municipality === place.municipality) &&
        (place.column === undefined || finding.column === place.column),
    );
  const known = (figures: readonly Figure[]) =>
    figures.every(({kind}) => kind === "count" || kind === "none");
  const percent =
    total && known([total.figures.totaal]) && register?.persons && register.knownPercent !== null
      ? !has("percentage-mismatch", {})
      : null;
  return {
    rows: counted(
      rows.map(({name, figures}) => ({
        name,
        isKnown: known(columns.map((column) => figures[column])),
        fails: has("row-sum-mismatch", {municipality: name}),
      })),
    ),
    columns: counted(
      columns.map((column) => ({
        name: labels[column].label,
        isKnown: total !== null && known([...municipalities, total].map(({figures}) => figures[column])),
        fails: has("column-sum-mismatch", {column}),
      })),
    ),
    percent,
  };
}

function counted(sums: readonly {name: string; isKnown: boolean; fails: boolean}[]): SumCount {
  const failing = sums.filter(({fails}) => fails).map(({name}) => name);
  const unknown = sums.filter(({isKnown, fails}) => !isKnown && !fails).length;
  return {agree: sums.length - failing.length - unknown, of: sums.length, failing, unknown};
}
