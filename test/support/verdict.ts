/**
 * Judges what was read of a PDF by its truth file: which values are right, which differ, and which differ in silence.
 *
 * A difference is silent when no warning or error of that edition points at it: at its municipality, its column or its
 * fact. That the sheet was read by OCR, or that its columns were assumed, points at nothing.
 */
import type {Edition} from "../../src/edition/edition.js";
import type {Finding} from "../../src/vocabulary/finding.js";
import {type Difference, differencesOf} from "./difference.js";
import type {TruthEdition, TruthFile} from "./truth.js";

export interface Verdict {
  /** every value is as the truth has it, its defects are told and no error is false; or rightly refused */
  readonly isRight: boolean;
  /** right, or another answer that the truth allows: refused, or each difference pointed at */
  readonly isAllowed: boolean;
  /** cells of rows and total: those that hold what the sheet shows, of all */
  readonly cells: {readonly right: number; readonly all: number};
  readonly differences: readonly Difference[];
  /** errors on a sheet that was read right and has no fault */
  readonly falseErrors: readonly string[];
  /** defects of the sheet of which no finding tells */
  readonly untold: readonly string[];
  /** codes of warnings and errors, or the code with which the file was refused */
  readonly said: readonly string[];
}

export interface Reading {
  readonly editions: readonly Edition[];
  /** code with which the file was refused */
  readonly error: string | null;
}

export function judge(truth: TruthFile, {editions, error}: Reading): Verdict {
  const truths = (truth.editions ?? [truth]).map((one) => ({...answersOf(truth), ...one}));
  const allowed = [truth.expect, ...(truth.expectAlso ?? [])];
  if (error !== null) return refused(truths, truth.expect === "error", allowed.includes("error"), error);
  if (allowed.every((answer) => answer === "error")) return readInVain(truths, editions);
  const pairs = truths.map((one, i) => ({truth: one, edition: editionFor(one, i, truths, editions)}));
  const verdicts = pairs.map((pair) =>
    pair.edition ? judgeEdition(pair.truth, pair.edition) : absent(pair.truth, editions),
  );
  const extra = editions.filter((edition) => !pairs.some((pair) => pair.edition === edition));
  return combined([...verdicts, ...extra.map(tooMany)]);
}

function answersOf({expect, expectAlso, producer}: TruthFile) {
  return {expect, ...(expectAlso && {expectAlso}), ...(producer !== undefined && {producer})};
}

/** That of the same region and quarter, else the one at the same place. */
function editionFor(
  truth: TruthEdition,
  index: number,
  truths: readonly TruthEdition[],
  editions: readonly Edition[],
): Edition | undefined {
  const names = [truth.region, truth.regionCanonical];
  const ofRegion = editions.filter(({region}) => region && names.includes(region.name));
  const same = ofRegion.find(({period}) => period === truth.period) ?? ofRegion[0];
  return same ?? (truths.length === editions.length || truths.length === 1 ? editions[index] : undefined);
}

function judgeEdition(truth: TruthEdition, edition: Edition): Verdict {
  const also = truth.expectAlso ?? [];
  const mayBeDoubted = truth.expect === "error" || also.length > 0;
  const {differences, cells} = differencesOf(truth, edition);
  const codes = edition.findings.filter(({severity}) => severity === "error").map(({code}) => code);
  const isSound = differences.length === 0 && truth.expect === "ok" && !mayBeDoubted;
  const untold = truth.expect === "error" || mayBeDoubted ? [] : untoldDefects(truth, edition.findings);
  const falseErrors = isSound ? codes : [];
  const isRight = differences.length === 0 && falseErrors.length === 0 && untold.length === 0;
  return {
    isRight,
    isAllowed: isRight || (mayBeDoubted && differences.every(({silent}) => !silent)),
    cells,
    differences,
    falseErrors,
    untold,
    said: doubtsOf(edition),
  };
}

/** Finding codes by which a reader tells of a defect. */
const findingsForDefect: Readonly<Record<string, readonly string[]>> = {
  "row-sum-mismatch": ["row-sum-mismatch"],
  // without the second of two equal rows the columns add up: then the double row is what is doubted
  "column-sum-mismatch": ["column-sum-mismatch", "duplicate-row"],
  "percentage-mismatch": ["percentage-mismatch"],
  "percentage-over-100": ["percentage-mismatch"],
  "duplicate-row": ["duplicate-row"],
  "missing-total-row": ["missing-total-row"],
  "missing-register": ["missing-register"],
  "missing-municipality": ["municipality-missing"],
  "foreign-municipality": ["foreign-municipality"],
  "misspelt-municipality": ["misspelt-municipality"],
  "missing-period": ["period-missing", "period-doubtful"],
};

function untoldDefects({defects}: TruthEdition, findings: readonly Finding[]): string[] {
  return defects.filter((defect) => {
    const codes = findingsForDefect[defect];
    return codes && !findings.some(({code}) => codes.includes(code));
  });
}

function refused(
  truths: readonly TruthEdition[],
  isRight: boolean,
  isAllowed: boolean,
  error: string,
): Verdict {
  const all = truths.reduce((sum, truth) => sum + cellsOf(truth), 0);
  return {...nothing, isRight, isAllowed, cells: {right: 0, all}, said: [error]};
}

/** A file that should be refused has no editions; what is read of it all the same must at least carry an error. */
function readInVain(truths: readonly TruthEdition[], editions: readonly Edition[]): Verdict {
  const all = truths.reduce((sum, truth) => sum + cellsOf(truth), 0);
  return {...combined(editions.map(tooMany)), isRight: false, isAllowed: false, cells: {right: 0, all}};
}

function tooMany(edition: Edition): Verdict {
  const isDoubted = edition.findings.some(({severity}) => severity === "error");
  const read = `${edition.region?.name} ${edition.period}`;
  const difference = {what: "edition", expected: null, read, silent: !isDoubted};
  return {...nothing, differences: [difference], said: doubtsOf(edition)};
}

/** A region that the file shows and nobody hears of is silent, unless another edition of the file is in doubt. */
function absent(truth: TruthEdition, editions: readonly Edition[]): Verdict {
  const isDoubted = editions.some(({findings}) => findings.some(({severity}) => severity === "error"));
  const expected = `${truth.region} ${truth.period}`;
  return {
    ...nothing,
    cells: {right: 0, all: cellsOf(truth)},
    differences: [{what: "edition", expected, read: null, silent: !isDoubted}],
  };
}

const nothing = {
  isRight: false,
  isAllowed: false,
  cells: {right: 0, all: 0},
  differences: [],
  falseErrors: [],
  untold: [],
  said: [],
};

function combined(verdicts: readonly Verdict[]): Verdict {
  const sum = (count: (verdict: Verdict) => number) => verdicts.reduce((all, one) => all + count(one), 0);
  return {
    isRight: verdicts.every(({isRight}) => isRight),
    isAllowed: verdicts.every(({isAllowed}) => isAllowed),
    cells: {right: sum(({cells}) => cells.right), all: sum(({cells}) => cells.all)},
    differences: verdicts.flatMap(({differences}) => differences),
    falseErrors: verdicts.flatMap(({falseErrors}) => falseErrors),
    untold: verdicts.flatMap(({untold}) => untold),
    said: [...new Set(verdicts.flatMap(({said}) => said))],
  };
}

function cellsOf({rows, total}: TruthEdition): number {
  return 5 * ((rows ?? []).length + (total ? 1 : 0));
}

function doubtsOf({findings}: Edition): string[] {
  return findings
    .filter(({severity}) => severity !== "info")
    .map(({code, municipality, column}) => [code, municipality, column].filter(Boolean).join(" "));
}
