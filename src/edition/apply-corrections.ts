/** Corrections put into an edition, marked with what is printed, and undone. */
import {
  countOf,
  type Figure,
  isRegisterColumn,
  markSigns,
  type RegisterColumn,
} from "../vocabulary/figure.js";
import {findingOf} from "../vocabulary/finding.js";
import {foldSpelling} from "../vocabulary/spelling.js";
import {type Correction, concerns} from "./correction.js";
import {
  type CorrectedRegister,
  type Edition,
  isOfRegister,
  registerFields,
  rowsOf,
  statedFigure,
} from "./edition.js";
import {withFigure} from "./with-figure.js";

/**
 * The edition with its corrections: those of an earlier run are undone first, so that applying is repeatable.
 *
 * A correction made for another file than the one that was read, or for a row that is not there, is not applied
 * and becomes the finding `correction-stale`. Findings about the figures are not made anew here.
 */
export function applyCorrections(edition: Edition, corrections: readonly Correction[]): Edition {
  return corrections
    .filter((correction) => concerns(correction, edition))
    .reduce(applyCorrection, withoutCorrections(edition));
}

/** The edition as printed. */
export function withoutCorrections(edition: Edition): Edition {
  const printed = undoCorrections(edition, edition.corrections.length);
  return {...printed, findings: edition.findings.filter(({code}) => code !== "correction-stale")};
}

/** The figures before so many corrections, the last ones. */
export function undoCorrections(edition: Edition, count: number): Edition {
  const {corrections} = edition;
  const kept = corrections.slice(0, corrections.length - count);
  const before = corrections.slice(kept.length).reduceRight((current: Edition, correction): Edition => {
    if (isOfRegister(correction)) return withRegister(current, correction.column, correction.printed);
    return withFigure(current, correction.municipality, correction.column, correction.printed);
  }, edition);
  return {...before, corrections: kept};
}

function applyCorrection(edition: Edition, correction: Correction): Edition {
  const {municipality, column, value, source, reason, onSheet, name, date} = correction;
  const said = {reason, ...(onSheet !== undefined && {onSheet}), name, date};
  const isOfSource = edition.source.sha256.startsWith(source.toLowerCase());
  if (isRegisterColumn(column)) {
    return isOfSource
      ? correctRegister(edition, column, Number(value), said)
      : withFinding(edition, findingOf("correction-stale", {register: column}));
  }
  const row = rowsOf(edition).find((other) => foldSpelling(other.name) === foldSpelling(municipality ?? ""));
  if (!row || !isOfSource) {
    const place = {municipality: municipality ?? "", column};
    return withFinding(
      edition,
      findingOf("correction-stale", row ? place : {...place, absent: place.municipality}),
    );
  }
  const printed = row.figures[column];
  const corrected = markedLike(printed, statedFigure(value));
  return {
    ...withFigure(edition, row.name, column, corrected),
    corrections: [
      ...edition.corrections,
      {municipality: row.name, column, printed, corrected: statedFigure(value), ...said},
    ],
  };
}

function withFinding(edition: Edition, finding: Edition["findings"][number]): Edition {
  return {...edition, findings: [...edition.findings, finding]};
}

function correctRegister(
  edition: Edition,
  column: RegisterColumn,
  corrected: number,
  said: Pick<CorrectedRegister, "reason" | "onSheet" | "name" | "date">,
): Edition {
  const printed = edition.register?.[registerFields[column]] ?? null;
  const corrections = [...edition.corrections, {column, printed, corrected, ...said}];
  return {...withRegister(edition, column, corrected), corrections};
}

/** A register of which neither is known is none. */
function withRegister(edition: Edition, column: RegisterColumn, value: number | null): Edition {
  const register = {
    ...(edition.register ?? {persons: null, knownPercent: null}),
    [registerFields[column]]: value,
  };
  const isNone = register.persons === null && register.knownPercent === null;
  return {...edition, register: isNone ? null : register};
}

/** A provisional or revised figure stays so when it is put right. */
function markedLike(printed: Figure, corrected: Figure): Figure {
  if (printed.kind !== "count" || corrected.kind !== "count" || !printed.mark) return corrected;
  const {meaning} = printed.mark;
  return countOf(corrected.persons, {meaning, raw: `${corrected.persons}${markSigns[meaning]}`});
}
