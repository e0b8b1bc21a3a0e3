/** Columns of figures as bands of space, and which band each figure of a line stands in. */
import {middleOf} from "../words/middle.js";
import {isFigure, type Token, type TokenLine} from "./tokens.js";

/** The space between the leftmost and the rightmost figure of a column. */
export interface Band {
  readonly x0: number;
  readonly x1: number;
}

export interface Assignment {
  /** the tokens in each band, words that are no figures among them */
  readonly byBand: readonly (readonly Token[])[];
  /** figures that stand in no band and beside no empty one */
  readonly strays: readonly Token[];
}

/** em: a figure this near to an empty band stands in it, though it overlaps no other figure of it */
const nearBand = 0.8;
/** the same, in distances between columns */
const nearColumn = 0.25;

/**
 * Shares the tokens of a line out over the bands. A figure belongs to the band that it overlaps; otherwise to the
 * empty one beside it, if that is near. A dash may stand anywhere in its cell. An empty cell never shifts its neighbours.
 */
export function assignTokens(line: TokenLine, bands: readonly Band[]): Assignment {
  const byBand: Token[][] = bands.map(() => []);
  const pitch = pitchOf(bands);
  const figures = line.tokens.filter(isFigure);
  const apart = figures.filter((token) => {
    const band = overlapping(token, bands);
    byBand[band]?.push(token);
    return band < 0;
  });
  const strays = apart.filter((token) => {
    const limit = token.kind === "none" ? pitch : Math.max(nearBand * token.size, nearColumn * pitch);
    const band = emptyBeside(token, bands, byBand, limit);
    byBand[band]?.push(token);
    return band < 0;
  });
  if (byBand.some((tokens) => tokens.length > 0)) {
    for (const token of line.tokens) if (!isFigure(token)) byBand[bandOfText(token, bands)]?.push(token);
  }
  return {byBand: byBand.map((tokens) => tokens.sort((a, b) => a.x0 - b.x0)), strays};
}

/** The usual distance between the middles of neighbouring bands. */
export function pitchOf(bands: readonly Band[]): number {
  const centres = bands.map(({x0, x1}) => (x0 + x1) / 2);
  const steps = centres.slice(1).map((x, i) => x - (centres[i] as number));
  return middleOf(steps) ?? 60;
}

export function overlaps(a: Band, b: Band): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1;
}

/** Stretches that lie within at least so many spans. */
export function covered(spans: readonly Band[], least: number): Band[] {
  const edges = spans.flatMap(({x0, x1}) => [
    {x: x0, step: 1},
    {x: x1, step: -1},
  ]);
  edges.sort((a, b) => a.x - b.x || b.step - a.step);
  const bands: Band[] = [];
  let depth = 0;
  let start = 0;
  for (const {x, step} of edges) {
    if (step === 1 && depth + 1 === least) start = x;
    if (step === -1 && depth === least) bands.push({x0: start, x1: x});
    depth += step;
  }
  return bands;
}

function overlapping(token: Token, bands: readonly Band[]): number {
  const shared = bands.map(({x0, x1}) => Math.min(x1, token.x1) - Math.max(x0, token.x0));
  const most = Math.max(...shared);
  return most > 0 ? shared.indexOf(most) : -1;
}

function emptyBeside(
  token: Token,
  bands: readonly Band[],
  byBand: readonly Token[][],
  limit: number,
): number {
  const right = bands.findIndex(({x0}) => x0 >= token.x1);
  const left = (right < 0 ? bands.length : right) - 1;
  const offers = [left, right]
    .filter((band) => byBand[band]?.length === 0)
    .map((band) => ({band, distance: distanceTo(token, bands[band] as Band)}))
    .filter(({distance}) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return offers[0]?.band ?? -1;
}

function distanceTo(token: Token, {x0, x1}: Band): number {
  return Math.max(x0 - token.x1, token.x0 - x1, 0);
}

/** A word that is no figure stands in a cell only where it lies within a band. */
function bandOfText(token: Token, bands: readonly Band[]): number {
  const margin = 0.3 * token.size;
  return bands.findIndex(({x0, x1}) => {
    const shared = Math.min(x1 + margin, token.x1) - Math.max(x0 - margin, token.x0);
    return shared > 0.6 * (token.x1 - token.x0);
  });
}
