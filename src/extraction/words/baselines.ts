/** Glyphs that stand on one baseline, whatever order they were drawn in. */
import {noPageTrace, type PageTrace} from "../trace/trace.js";
import {isBlank} from "./glyph.js";
import type {TurnedGlyph} from "./orientation.js";

/** Glyphs of one baseline, from left to right, with the note marks that stand raised beside them. */
export interface Baseline {
  readonly y: number;
  /** em of its largest glyph */
  readonly size: number;
  readonly glyphs: readonly TurnedGlyph[];
}

interface OpenBaseline {
  y: number;
  size: number;
  glyphs: TurnedGlyph[];
}

/** em of the smaller one: glyphs nearer than this in height share a baseline */
const lineTolerance = 0.33;
/** type that is so much larger or smaller belongs to another line: a watermark, a stamp, a note mark */
const largestRatio = 1.3;
/** of the size of its line: a smaller glyph is a note mark */
export const noteRatio = 0.82;
/** of the size of its line: a still smaller one is none, but text under a watermark */
const leastNote = 0.33;

/** The baselines of a page whose text reads to the right, from top to bottom. */
export function baselinesOf(glyphs: readonly TurnedGlyph[], trace: PageTrace = noPageTrace): Baseline[] {
  const sorted = [...glyphs].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const lines: OpenBaseline[] = [];
  for (const glyph of sorted) {
    const line = nearestLine(lines, glyph);
    if (!line) lines.push({y: glyph.y0, size: glyph.size, glyphs: [glyph]});
    else {
      line.glyphs.push(glyph);
      line.y += (glyph.y0 - line.y) / line.glyphs.length;
      line.size = Math.max(line.size, glyph.size);
    }
  }
  const written = lines.filter((line) => line.glyphs.some((glyph) => !isBlank(glyph.text)));
  lowerNoteMarks(written);
  for (const line of written) {
    line.glyphs.sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
    line.glyphs = withoutDoubles(line.glyphs, trace);
  }
  return written.filter((line) => line.glyphs.length > 0).sort((a, b) => a.y - b.y);
}

/** em: glyphs of the same text this near to each other are one, printed twice to look bold or to cast a shadow */
const doubleDistance = 0.14;

function withoutDoubles(glyphs: readonly TurnedGlyph[], trace: PageTrace): TurnedGlyph[] {
  return glyphs.filter((glyph, i) => {
    if (isBlank(glyph.text)) return true;
    for (let j = i - 1; j >= 0; j--) {
      const before = glyphs[j] as TurnedGlyph;
      if (glyph.x0 - before.x0 > doubleDistance * glyph.size) return true;
      if (before.text !== glyph.text) continue;
      trace.dropped(glyph, "printed twice");
      return false;
    }
    return true;
  });
}

function nearestLine(lines: readonly OpenBaseline[], glyph: TurnedGlyph): OpenBaseline | undefined {
  let best: OpenBaseline | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 6); i--) {
    const line = lines[i] as OpenBaseline;
    const ratio = glyph.size / line.size;
    if (ratio > largestRatio || ratio < 1 / largestRatio) continue;
    const distance = Math.abs(line.y - glyph.y0);
    const allowed = lineTolerance * Math.min(Math.max(glyph.size, 0.6 * line.size), line.size);
    if (distance < allowed && distance < least) [best, least] = [line, distance];
  }
  return best;
}

/** Small glyphs that stand, mostly raised, beside a glyph of another line belong to that line. */
function lowerNoteMarks(lines: readonly OpenBaseline[]): void {
  for (const line of lines) {
    const hosts = lines.filter(
      ({size, y}) =>
        line.size <= noteRatio * size && line.size >= leastNote * size && isBeside(line, {size, y}),
    );
    for (const host of hosts) {
      const isMark = (glyph: TurnedGlyph) =>
        !isBlank(glyph.text) && host.glyphs.some((g) => !isBlank(g.text) && touches(g, glyph, host.size));
      const marks = line.glyphs.filter(isMark);
      if (marks.length === 0) continue;
      host.glyphs.push(...marks);
      line.glyphs = line.glyphs.filter((glyph) => !marks.includes(glyph) && !isBlank(glyph.text));
    }
  }
}

function isBeside(marks: OpenBaseline, {y, size}: Pick<OpenBaseline, "y" | "size">): boolean {
  const rise = (y - marks.y) / size;
  return rise > -0.3 && rise < 0.75;
}

function touches(letter: TurnedGlyph, mark: TurnedGlyph, size: number): boolean {
  const gap = Math.max(mark.x0 - letter.x1, letter.x0 - mark.x1);
  return letter.size > mark.size && gap > -0.4 * size && gap < 0.4 * size;
}
