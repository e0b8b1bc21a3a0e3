/** The course of a figure as a small line: coordinates for an SVG of 120 by 28. */
import {formatCount} from "../../vocabulary/figure.js";

const [width, height, margin] = [120, 28, 4];

export interface TrendLine {
  /** of an SVG path; a quarter without a figure interrupts the line */
  readonly path: string;
  /** the latest figure; null when there is none */
  readonly end: {readonly x: number; readonly y: number} | null;
  /** the same in words: "61, 60, –, 114" */
  readonly text: string;
}

/** @param trend oldest first */
export function trendLine(trend: readonly (number | null)[]): TrendLine {
  const known = trend.filter((count) => count !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (width - 2 * margin) / Math.max(1, trend.length - 1);
  const xOf = (index: number) => tenth(margin + index * step);
  const yOf = (count: number) =>
    tenth(high === low ? height / 2 : margin + ((high - count) / (high - low)) * (height - 2 * margin));
  const parts = trend.flatMap((count, i) => {
    if (count === null) return [];
    const starts = i === 0 || trend[i - 1] === null;
    return [`${starts ? "M" : "L"}${xOf(i)} ${yOf(count)}`];
  });
  const last = trend.at(-1) ?? null;
  return {
    path: parts.join(""),
    end: last === null ? null : {x: xOf(trend.length - 1), y: yOf(last)},
    text: trend.map((count) => (count === null ? "–" : formatCount(count))).join(", "),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
