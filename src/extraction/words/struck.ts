/** Text that is struck through: who corrects a figure by hand strikes it out, and writes the right one beside it. */
import type {PageTrace} from "../trace/trace.js";
import type {Glyph, Rule} from "./glyph.js";

/** em: a line that strikes out is no thicker, and lies between these heights above the baseline */
const thickest = 0.16;
const lowest = 0.12;
const highest = 0.55;
/** em: it begins and ends where the text does */
const nearEnd = 0.6;
/** em: longer lines are rules of a table */
const longest = 14;
/** em: what stands in its place is no further off */
const nearReplacement = 1.3;

/**
 * The glyphs without those that are struck out. Where nothing stands beside them in their place, they stay as glyphs
 * that cannot be read: a figure that does not count is not the figure.
 */
export function withoutStruck(
  glyphs: readonly Glyph[],
  rules: readonly Rule[],
  trace: PageTrace,
): readonly Glyph[] {
  const thin = rules.filter(isThin);
  if (thin.length === 0) return glyphs;
  const strips = stripsOf(glyphs);
  const runs = thin.flatMap((rule) => {
    const run = struckBy(rule, strips);
    return run ? [run] : [];
  });
  if (runs.length === 0) return glyphs;
  const struck = new Set(runs.flat());
  const replaced = new Set(runs.filter((run) => hasReplacement(run, glyphs, struck)).flat());
  return glyphs.flatMap((glyph) => {
    if (replaced.has(glyph)) {
      trace.dropped(glyph, "struck out");
      return [];
    }
    return [struck.has(glyph) && /\d/.test(glyph.text) ? {...glyph, text: ""} : glyph];
  });
}

function isThin({x0, x1, y0, y1, alpha}: Rule): boolean {
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  return alpha > 0.5 && width > 2 && width < longest * 12 && height < thickest * 12;
}

/** points: glyphs are kept by horizontal strips of the page, to find those around a line */
const strip = 6;

type Strips = ReadonlyMap<number, readonly Glyph[]>;

function stripsOf(glyphs: readonly Glyph[]): Strips {
  const strips = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const key = Math.floor(glyph.y0 / strip);
    const own = strips.get(key);
    if (own) own.push(glyph);
    else strips.set(key, [glyph]);
  }
  return strips;
}

/** The glyphs that a line goes through from the first to the last; null where it does something else. */
function struckBy({x0, x1, y0, y1}: Rule, strips: Strips): Glyph[] | null {
  const [left, right, y, height] = [Math.min(x0, x1), Math.max(x0, x1), (y0 + y1) / 2, Math.abs(y1 - y0)];
  const first = Math.floor(y / strip);
  const below = [first, first + 1, first + 2].flatMap((key) => strips.get(key) ?? []);
  const run = below.filter((glyph) => {
    const above = (glyph.y0 - y) / glyph.size;
    const middle = (glyph.x0 + glyph.x1) / 2;
    return (
      above > lowest &&
      above < highest &&
      middle > left &&
      middle < right &&
      Math.abs(glyph.angle) < 0.01 &&
      height < thickest * glyph.size &&
      right - left < longest * glyph.size &&
      glyph.text.trim() !== ""
    );
  });
  if (run.length === 0) return null;
  const near = nearEnd * (run[0] as Glyph).size;
  const [start, end] = [Math.min(...run.map((glyph) => glyph.x0)), Math.max(...run.map((glyph) => glyph.x1))];
  return Math.abs(start - left) < near && Math.abs(end - right) < near ? run : null;
}

function hasReplacement(
  run: readonly Glyph[],
  glyphs: readonly Glyph[],
  struck: ReadonlySet<Glyph>,
): boolean {
  const {y0, size} = run[0] as Glyph;
  const [left, right] = [
    Math.min(...run.map((glyph) => glyph.x0)),
    Math.max(...run.map((glyph) => glyph.x1)),
  ];
  const near = nearReplacement * size;
  return glyphs.some(
    (glyph) =>
      !struck.has(glyph) &&
      /[\p{L}\d]/u.test(glyph.text) &&
      Math.abs(glyph.y0 - y0) < 0.4 * size &&
      ((glyph.x0 > right - 0.1 * size && glyph.x0 - right < near) ||
        (glyph.x1 < left + 0.1 * size && left - glyph.x1 < near)),
  );
}
