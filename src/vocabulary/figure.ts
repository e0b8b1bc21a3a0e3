/** Figures: the five columns, what a cell can print, and the Dutch notation of numbers. */

/** The columns of the sheet, in their usual order (DESIGN.md). */
export const columns = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"] as const;
export type Column = (typeof columns)[number];

/** The four columns that add up to `totaal`. */
export const groups = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"] as const;
export type Group = (typeof groups)[number];

export function isColumn(text: unknown): text is Column {
  return (columns as readonly unknown[]).includes(text);
}

/** What a cell prints: a count of persons, or a symbol that stands for no count. */
export type Figure =
  | {readonly kind: "count"; readonly persons: number; readonly provisional?: true; readonly raw: string}
  /** nobody: counts as 0 in sums */
  | {readonly kind: "none"; readonly raw: string}
  /** withheld: a fact, not a gap */
  | {readonly kind: "suppressed"; readonly raw: string}
  /** something is printed that is neither */
  | {readonly kind: "unreadable"; readonly raw: string};

/** How a symbol in a cell is meant; `provisional` stands beside a number. */
export const symbolMeanings = ["none", "suppressed", "provisional", "unreadable"] as const;
export type SymbolMeaning = (typeof symbolMeanings)[number];

/** Every kind of space that separates thousands or pads a cell. */
const spaces = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+/g;
const countPattern = /^(?:\d{1,3}(?:[.,'’]\d{3})+|\d+)$/;
const nonePattern = /^[-‐-―−]?$/;
const suppressedPattern = /^(?:<\d+|x|\*|\.{1,3})$/i;

/** Reads what is printed in one cell: "1.030", "1 030", "-", "<5", "12*". Never guesses. */
export function parseFigure(printed: string): Figure {
  const raw = printed.trim();
  const text = raw.replace(spaces, "").normalize("NFKC");
  if (nonePattern.test(text)) return {kind: "none", raw};
  if (suppressedPattern.test(text)) return {kind: "suppressed", raw};
  const provisional = /\d\*$/.test(text);
  const digits = provisional ? text.slice(0, -1) : text;
  if (!countPattern.test(digits)) return {kind: "unreadable", raw};
  const persons = Number(digits.replace(/\D/g, ""));
  return {kind: "count", persons, ...(provisional && {provisional}), raw};
}

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

/** A relative change: "+87%", "−3%", "0%" */
export function formatRelativeChange(share: number | null, decimals = 0): string {
  const text = formatShare(share, decimals);
  return share !== null && share > 0 && /[1-9]/.test(text) ? `+${text}` : text.replace(/^−(0(,0+)?%)$/, "$1");
}
