/** Figures: the five columns, what a cell can print, and the Dutch notation of numbers. */

import {withoutInvisibleMarks} from "./spelling.js";

/** The columns of the sheet, in their usual order (docs/kolommen.md). */
export const columns = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"] as const;
export type Column = (typeof columns)[number];

/** The four columns that add up to `totaal`. */
export const groups = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"] as const;
export type Group = (typeof groups)[number];

/** Beside the table: what a sheet says of the doelgroepregister, in persons, and in percent that are known in Sonar. */
export const registerColumns = ["register_persons", "register_percent"] as const;
export type RegisterColumn = (typeof registerColumns)[number];

export function isRegisterColumn(text: unknown): text is RegisterColumn {
  return (registerColumns as readonly unknown[]).includes(text);
}

export function isColumn(text: unknown): text is Column {
  return (columns as readonly unknown[]).includes(text);
}

/** What a cell prints: a count of persons, or a symbol that stands for no count. `raw` is the cell as it is printed. */
export type Figure =
  | {readonly kind: "count"; readonly persons: number; readonly mark?: Mark}
  /** nobody: counts as 0 in sums */
  | {readonly kind: "none"; readonly raw: string}
  /** kept back by a symbol: a fact, not a gap */
  | {readonly kind: "suppressed"; readonly raw: string}
  /** blacked out: something stands there that nobody may see */
  | {readonly kind: "withheld"; readonly raw: string}
  /** something is printed that is none of these, or that cannot be read */
  | {readonly kind: "unreadable"; readonly raw: string};

/** What is printed behind a count; `raw` is the whole cell: "12*". */
export interface Mark {
  readonly meaning: "provisional" | "revised";
  readonly raw: string;
}

/** The figures of a row. */
export type Figures = Readonly<Record<Column, Figure>>;

export function byColumn<T>(value: (column: Column) => T): Record<Column, T> {
  return Object.fromEntries(columns.map((column) => [column, value(column)])) as Record<Column, T>;
}

export function countOf(persons: number, mark?: Mark): Figure {
  return {kind: "count", persons, ...(mark && {mark})};
}

/** Nobody, and what nobody may see, where no page prints a sign for it. */
export const nobody: Figure = {kind: "none", raw: "–"};
export const blackedOut: Figure = {kind: "withheld", raw: "█"};

/** The printed number; null where none is printed. */
export function personsIn(figure: Figure): number | null {
  return figure.kind === "count" ? figure.persons : null;
}

/** What stands behind a number; null without a mark. */
export function markIn(figure: Figure): Mark["meaning"] | null {
  return figure.kind === "count" ? (figure.mark?.meaning ?? null) : null;
}

/** The cell as text: a plain count in digits alone. */
export function rawOf(figure: Figure): string {
  return figure.kind === "count" ? (figure.mark?.raw ?? String(figure.persons)) : figure.raw;
}

/** Every kind of space that separates thousands or pads a cell. */
const spaces = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+/g;
const countPattern = /^(?:\d{1,3}(?:[.,'’·∙⋅]\d{3})+|\d+)$/;
const nonePattern = /^(?:[-‐-―−]?|nihil|nul|niemand)$/i;
/** "n.b.", too: who does not make a number known may have a reason, so none is ever offered for it. */
const suppressedPattern = /^(?:[<≤]\d+|x|\*|\.{1,3}|geheim|n\.b\.?)$/i;
/** "1-4", "5–9": so many are few; the lower bound stands first */
const rangePattern = /^(\d)[-‐-―−](\d|10)$/;
const blackPattern = /^[█■▇▉▮]+$/;
const markedPattern = /^(.*\d)([*pr])$/;
/** as amounts of money are written: "1.234,-" */
const wholeAmount = /(?<=\d),[-‐-―−]{1,2}$/;

/** Reads what is printed in one cell: "1.030", "1 030", "-", "<5", "12*", "114 r". Never guesses. */
export function parseFigure(printed: string): Figure {
  const raw = withoutInvisibleMarks(printed).trim();
  const text = raw.replace(spaces, "").normalize("NFKC").replace(wholeAmount, "");
  if (nonePattern.test(text)) return {kind: "none", raw};
  if (suppressedPattern.test(text) || isRange(text)) return {kind: "suppressed", raw};
  if (blackPattern.test(text)) return {kind: "withheld", raw};
  const [, digits = text, sign] = markedPattern.exec(text) ?? [];
  if (!countPattern.test(digits)) return {kind: "unreadable", raw};
  const persons = Number(digits.replace(/\D/g, ""));
  return countOf(persons, sign === undefined ? undefined : markOf(sign, raw));
}

function isRange(text: string): boolean {
  const [, from, to] = rangePattern.exec(text) ?? [];
  return from !== undefined && Number(from) < Number(to);
}

/** @param sign what stands behind the number */
export function markOf(sign: string, raw: string): Mark {
  return {meaning: sign === "r" ? "revised" : "provisional", raw};
}

/** How this program prints a mark itself, however the source did. */
export const markSigns = {provisional: "*", revised: "r"} as const satisfies Record<Mark["meaning"], string>;

const thousands = new Intl.NumberFormat("nl-NL", {maximumFractionDigits: 0, useGrouping: "always"});

/** "1.030"; a minus sign is the true one: "−12" */
export function formatCount(count: number): string {
  return thousands.format(count).replace("-", "−");
}

/** "+12", "−12", "0" */
export function formatDifference(difference: number): string {
  return difference > 0 ? `+${formatCount(difference)}` : formatCount(difference);
}

/** A share from 0 to 1 as a percentage: "62%", with decimals "62,3%"; "–" when there is none (0 of 0). */
export function formatShare(share: number | null, decimals = 0): string {
  if (share === null || !Number.isFinite(share)) return "–";
  const text = withDecimals(decimals).format(share * 100);
  return `${text.replace("-", "−")}%`;
}

const formats = new Map<number, Intl.NumberFormat>();

/** Making a format takes a hundred times as long as using it. */
function withDecimals(decimals: number): Intl.NumberFormat {
  const digits = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
  const format = formats.get(decimals) ?? new Intl.NumberFormat("nl-NL", digits);
  formats.set(decimals, format);
  return format;
}

/** A percentage as it is printed: 74.5 becomes "74,5%" */
export function formatPercent(percent: number): string {
  return `${String(percent).replace(".", ",")}%`;
}

/** A relative change: "+87%", "−3%", "0%" */
export function formatRelativeChange(share: number | null, decimals = 0): string {
  const text = formatShare(share, decimals);
  return share !== null && share > 0 && /[1-9]/.test(text) ? `+${text}` : text.replace(/^−(0(,0+)?%)$/, "$1");
}
