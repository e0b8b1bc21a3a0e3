/** What a figure that is kept back can be: `<5` is nobody up to four. */
import type {Figure} from "./figure.js";

/** Persons, both ends included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** what stands there, where that is no count */
  readonly raw?: string;
}

export function exactly(persons: number): Bounds {
  return {least: persons, most: persons};
}

const below = /^(<|≤)(\d+)$/;
const between = /^(\d+)[-‐-―−](\d+)$/;

/** Of a suppressed figure that says so itself; null where the symbol names no bounds, or is none. */
export function boundsOf(figure: Figure): Bounds | null {
  if (figure.kind !== "suppressed") return null;
  const {raw} = figure;
  const text = raw.replace(/\s/g, "").normalize("NFKC");
  const [, sign, number] = below.exec(text) ?? [];
  if (number !== undefined) return {least: 0, most: Number(number) - (sign === "<" ? 1 : 0), raw};
  const [, least, most] = between.exec(text) ?? [];
  return most === undefined ? null : {least: Number(least), most: Number(most), raw};
}
