/** Column headings: what is printed above the figures, and which column it makes of each band. */
import type {Column} from "../../vocabulary/figure.js";
import type {Word} from "../words/words.js";
import type {Band} from "./bands.js";
import {type Order, ordersOf} from "./column-orders.js";
import type {Mark, Phrase} from "./heading-phrases.js";
import {headingTexts, marksOf} from "./heading-texts.js";
import {withImpliedMarks} from "./implied-marks.js";

export interface Headings {
  /** as printed above each band, with the heading that it shares with its neighbours; none where they do not decide */
  readonly texts: readonly string[];
  /** which column each band is; null where the headings do not decide, and for a band that is none of the five */
  readonly order: readonly (Column | null)[] | null;
  /** where they begin: the top of the highest phrase, or the first row where there is none */
  readonly top: number;
  readonly words: readonly Word[];
}

/** The part of the page that the headings of a table can be in. */
export interface HeadingZone {
  /** baseline of the first row */
  readonly top: number;
  /** left edge of the names, and right edge of the longest one */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** em of the rows */
  readonly size: number;
}

/** columns between two marks of a kind: farther ones count as this far */
const farthest = 2;
/** the best order must be cheaper than the next one by this much */
const leastLead = 0.3;

/**
 * Reads the headings above some bands.
 *
 * A band has a heading of its own or shares one with its neighbours ("Gemeente" over two columns), so all orders
 * of the columns are tried: the one whose words lie nearest is taken, if it is clearly nearer than any other.
 */
export function readHeadings(
  phrases: readonly Phrase[],
  bands: readonly Band[],
  zone: HeadingZone,
): Headings {
  const all = withImpliedMarks(phrasesAbove(phrases, bands, zone));
  const centres = bands.map(({x0, x1}) => (x0 + x1) / 2);
  const pitch = pitchBetween(centres);
  let [above, order] = [all, bestOrder(all, centres, pitch)];
  for (const fewer of withoutFarthest(all, zone)) {
    if (order) break;
    order = bestOrder(fewer, centres, pitch);
    if (order) above = fewer;
  }
  const highest = Math.min(zone.top, ...above.filter(({marks}) => marks.length > 0).map(({y0}) => y0));
  const heading = above.filter((phrase) => phrase.y1 > highest - 0.5 * zone.size);
  return {
    texts: order ? headingTexts(heading, order, centres) : [],
    order,
    top: highest,
    words: heading.flatMap((phrase) => phrase.words),
  };
}

/** em: what stands over the headings by more than this may be no part of them: tiles with figures, a caption */
const gapOverHeadings = 1;

/** The phrases without what is parted from the headings by a gap; the most that is left comes first. */
function withoutFarthest(phrases: readonly Phrase[], {size}: HeadingZone): Phrase[][] {
  const down = [...phrases].sort((a, b) => a.y1 - b.y1);
  return down.flatMap((phrase, i) => {
    const before = down[i - 1];
    return before && phrase.y0 - before.y1 > gapOverHeadings * size ? [down.slice(i)] : [];
  });
}

/** The phrases that the headings of the bands are made of. */
export function phrasesAbove(
  phrases: readonly Phrase[],
  bands: readonly Band[],
  zone: HeadingZone,
): Phrase[] {
  const pitch = pitchBetween(bands.map(({x0, x1}) => (x0 + x1) / 2));
  return connected(
    phrases.filter((phrase) => isAbove(phrase, bands, zone, pitch)),
    zone,
  );
}

function pitchBetween(centres: readonly number[]): number {
  const [first = 0, last = 0] = [centres[0], centres.at(-1)];
  return centres.length > 1 ? (last - first) / (centres.length - 1) : 60;
}

/** Above the bands, no caption or sentence that begins over the names, and no heading of the names. */
function isAbove(phrase: Phrase, bands: readonly Band[], zone: HeadingZone, pitch: number): boolean {
  const {top, nameStart, nameEnd, size} = zone;
  const [first, last] = [bands[0] as Band, bands.at(-1) as Band];
  if (phrase.y1 > top - 0.4 * size || phrase.y1 < top - 16 * size || phrase.size > 1.4 * size) return false;
  const [left, right] = phrase.run;
  if (right > last.x1 + 1.1 * pitch || (left < nameStart + 2 * size && right > first.x0)) return false;
  return phrase.x1 > first.x0 || (phrase.x0 + phrase.x1) / 2 > Math.max(nameEnd, first.x0 - 1.8 * pitch);
}

/** em: how far headings stand apart; and how far a label over "met" and "zonder" does, that they lack */
const near = 3;
const farLabel = 7;

function isLabelOf({marks, words}: Phrase, below: readonly Phrase[]): boolean {
  const isOrganisation = (mark: Mark) => mark === "gemeente" || mark === "uwv";
  const has = (test: (mark: Mark) => boolean) => below.some((phrase) => phrase.marks.some(test));
  // once one label stood so far away, the others beside it do too
  const lacks = !has((mark) => isOrganisation(mark) && !marks.includes(mark));
  const isAwaited = has((mark) => mark === "met") && has((mark) => mark === "zonder");
  return marks.some(isOrganisation) && words.length <= 2 && lacks && isAwaited;
}

/** The phrases that lie over one another without a wide gap, from the first row upwards. */
function connected(phrases: readonly Phrase[], {top, size}: HeadingZone): Phrase[] {
  let edge = top - size;
  const found: Phrase[] = [];
  for (const phrase of [...phrases].sort((a, b) => b.y1 - a.y1)) {
    if (edge - phrase.y1 > (isLabelOf(phrase, found) ? farLabel : near) * size) break;
    edge = Math.min(edge, phrase.y0);
    found.push(phrase);
  }
  return found;
}

function distanceTo({x0, x1}: Phrase, x: number): number {
  return Math.max(x0 - x, x - x1, 0) + 0.05 * Math.abs((x0 + x1) / 2 - x);
}

/** Headings may stand to one side of their figures, all to the same: they are tried with such shifts, in columns. */
const shifts = [0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75];
/** what a shift costs, so that it is made only where it brings the headings nearer */
const shiftCost = 0.4;
/** what an order costs in which neither the columns of an organisation nor those of a kind of profile are neighbours */
const scatterCost = 0.8;

/** Labels over several columns and those of the columns themselves may each be shifted in their own way. */
const levels: readonly (readonly Mark[])[] = [
  ["gemeente", "uwv"],
  ["met", "zonder", "totaal"],
];

/** An order that is this cheap without any shift is not looked at again. */
const plainlyCheap = 0.8;

/** The order of columns whose marks lie nearest, or null when a mark is missing or another order is as near. */
function bestOrder(phrases: readonly Phrase[], centres: readonly number[], pitch: number): Order | null {
  const needed: readonly Mark[] = ["gemeente", "uwv", "met", "zonder"];
  if (needed.some((mark) => !phrases.some((phrase) => phrase.marks.includes(mark)))) return null;
  // one "met" or "zonder" too few: a heading got lost, and what is left can be laid over the bands in several ways
  const count = (mark: Mark) => phrases.filter((phrase) => phrase.marks.includes(mark)).length;
  if (count("met") !== count("zonder")) return null;
  const plainly = cheapestOrder(phrases, centres, pitch, [0]);
  const best =
    plainly.cost < plainlyCheap && plainly.lead >= leastLead
      ? plainly
      : cheapestOrder(phrases, centres, pitch, shifts);
  return best.lead >= leastLead && best.borneOut ? best.order : null;
}

/** The cheapest order with these shifts, and by how much it is cheaper than the next one. */
function cheapestOrder(
  phrases: readonly Phrase[],
  centres: readonly number[],
  pitch: number,
  tried: readonly number[],
): {order: Order; cost: number; lead: number; borneOut: boolean} {
  const distances = (mark: Mark, shift: number) => {
    const marked = phrases.filter((phrase) => phrase.marks.includes(mark));
    return centres.map((x) =>
      Math.min(farthest, ...marked.map((phrase) => distanceTo(phrase, x + shift * pitch) / pitch)),
    );
  };
  const tables = levels.map((marks) =>
    tried.map((shift) => ({
      shift: Math.abs(shift) * shiftCost,
      marks: marks.map((mark) => ({mark, distances: distances(mark, shift)})),
    })),
  );
  let best: Order = [];
  let [cost, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const order of ordersOf(centres.length)) {
    const own = tables.reduce(
      (sum, level) => sum + leastCost(order, level),
      isScattered(order) ? scatterCost : 0,
    );
    if (own < cost) [best, cost, next] = [order, own, cost];
    else next = Math.min(next, own);
  }
  return {order: best, cost, lead: next - cost, borneOut: isBorneOut(best, tables)};
}

/** columns from a band to the nearest of its marks, and to the other, which it may share with its neighbour */
const ownMark = 0.6;
const sharedMark = 1.25;

/** Whether each of the four groups has its words above it: half of the headings say nothing about the other half. */
function isBorneOut(order: Order, levels: readonly (readonly ShiftedLevel[])[]): boolean {
  const nearest = levels.map((level) => leastShifted(order, level));
  return order.every((column, band) => {
    if (!column || column === "totaal") return true;
    const distances = nearest.flatMap(({marks}) =>
      marks.filter(({mark}) => marksOf[column].includes(mark)).map((each) => each.distances[band] as number),
    );
    return Math.min(...distances) <= ownMark && Math.max(...distances) <= sharedMark;
  });
}

interface ShiftedLevel {
  /** what the shift costs */
  readonly shift: number;
  /** how far each mark then is from each band */
  readonly marks: readonly {readonly mark: Mark; readonly distances: readonly number[]}[];
}

/** How far the marks of a level are from the bands that should have them, with the best shift. */
function leastCost(order: Order, level: readonly ShiftedLevel[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const shifted of level) least = Math.min(least, costOf(order, shifted));
  return least;
}

function leastShifted(order: Order, level: readonly ShiftedLevel[]): ShiftedLevel {
  return level.reduce((a, b) => (costOf(order, b) < costOf(order, a) ? b : a));
}

function costOf(order: Order, {shift, marks}: ShiftedLevel): number {
  let cost = shift;
  for (const {mark, distances} of marks) {
    for (let band = 0; band < order.length; band++) {
      const column = order[band];
      if (column && marksOf[column].includes(mark)) cost += distances[band] as number;
    }
  }
  return cost;
}

function isScattered(order: Order): boolean {
  const at = (column: Column) => order.indexOf(column);
  const apart = (a: Column, b: Column) => Math.abs(at(a) - at(b)) > 1;
  return (
    (apart("gemeente_met", "gemeente_zonder") || apart("uwv_met", "uwv_zonder")) &&
    (apart("gemeente_met", "uwv_met") || apart("gemeente_zonder", "uwv_zonder"))
  );
}
