/**
 * Which figures of a scan can be trusted. Those that sums confirm can; the others are read a second time, and what is
 * still in doubt then becomes null. Nothing is ever filled in from the sums: they only choose between two readings.
 */
import type {Edition, Place} from "../../edition/edition.js";
import {revalidate} from "../../edition/validation.js";
import type {Settings} from "../../settings/settings.js";
import {addend} from "../../vocabulary/addends.js";
import {type Figure, parseFigure, rawOf} from "../../vocabulary/figure.js";
import {
  type CellPlace,
  cellsOf,
  figureOf,
  isConfirmed,
  placeOf,
  rowBoxesOf,
  withRaw,
} from "./figure-cells.js";

/** What the page images have to say. Places are those in the image, where lines run to the right. */
export interface Evidence {
  /** all that was read */
  readonly words: readonly SeenWord[];
  /** where a place on the page is in the image */
  seen(place: Place): Place;
  /** how surely, 0 to 100, what stands at this place was read; null when nothing was read there */
  confidenceAt(place: Place): number | null;
  /** reads the place again, on its own, expecting a figure; null when nothing can be read */
  readAgain(place: Place): SecondReading | null;
  /** reads the place again, expecting a name; null when nothing can be read */
  readText(place: Place): string | null;
  hasInk(place: Place): boolean;
  /** what a text layer has at this place, "" for nothing; null where the picture has no layer */
  layerAt(place: Place): string | null;
}

export interface SeenWord {
  readonly text: string;
  readonly confidence: number;
  readonly place: Place;
}

export interface SecondReading {
  readonly raw: string;
  readonly confidence: number;
}

/** Two readings that agree are believed when both are at least this sure. */
export const sure = 65;

/** A cell that no sum confirms, with all that can be found out about it. */
interface Doubt {
  readonly cell: CellPlace;
  readonly first: Figure;
  readonly confidence: number | null;
  readonly hasInk: boolean;
  readonly second: SecondReading | null;
  /** what the text layer says */
  readonly layer: string | null;
}

/** The edition with its doubtful figures read again; findings are made anew. */
export function settleDoubts(edition: Edition, evidence: Evidence, checks: Settings["checks"]): Edition {
  const rows = rowBoxesOf(edition, evidence.seen);
  const doubts = cellsOf(edition)
    .filter((cell) => !isConfirmed(edition, cell))
    .map((cell) => lookAgain(edition, cell, placeOf(edition, rows, cell), evidence));
  const chosen = withWitnessed(chooseBySums(edition, doubts), doubts);
  const settled = doubts
    .filter((doubt) => !isConfirmed(chosen, doubt.cell) && !isBelieved(doubt))
    .reduce((current, {cell}) => withRaw(current, cell, rawOf(figureOf(current, cell)), true), chosen);
  return revalidate(settled, checks);
}

function lookAgain(edition: Edition, cell: CellPlace, place: Place | null, evidence: Evidence): Doubt {
  const hasInk = place === null || evidence.hasInk(place);
  return {
    cell,
    first: figureOf(edition, cell),
    confidence: place && evidence.confidenceAt(place),
    hasInk,
    second: place && hasInk ? evidence.readAgain(place) : null,
    layer: place && hasInk ? evidence.layerAt(place) : null,
  };
}

/** Takes another reading of a cell where it makes a sum hold, until no more do. */
function chooseBySums(edition: Edition, doubts: readonly Doubt[]): Edition {
  for (const {cell, second, layer} of doubts) {
    for (const raw of [second?.raw, layer]) {
      if (!raw || isConfirmed(edition, cell)) continue;
      const other = withRaw(edition, cell, raw);
      if (isConfirmed(other, cell)) return chooseBySums(other, doubts);
    }
  }
  return edition;
}

/** The edition with what the text layer and a second look at the picture both say, where the first look says something else. */
function withWitnessed(edition: Edition, doubts: readonly Doubt[]): Edition {
  return doubts
    .filter(
      ({cell, second, layer}) => second && !isConfirmed(edition, cell) && isWitnessed(second.raw, layer),
    )
    .reduce((current, {cell, second}) => withRaw(current, cell, second?.raw ?? ""), edition);
}

/** Whether the text layer says the same: two programs that read a picture seldom make the same mistake. */
function isWitnessed(raw: string, layer: string | null): boolean {
  if (!layer) return false;
  const [read, said] = [parseFigure(raw), parseFigure(layer)];
  return read.kind !== "unreadable" && isSame(read, said);
}

/** Whether two readings say the same, and those of the picture are sure; or nothing was read, and there is nothing. */
function isBelieved({first, confidence, hasInk, second, layer}: Doubt): boolean {
  if (isWitnessed(rawOf(first), layer) || (second && isWitnessed(second.raw, layer))) return true;
  if (first.kind === "unreadable") return false;
  if (first.kind === "none" && first.raw === "") return !hasInk;
  if (!second || confidence === null || Math.min(confidence, second.confidence) < sure) return false;
  return isSame(first, parseFigure(second.raw));
}

function isSame(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && addend(a) === addend(b) && (a.kind !== "suppressed" || rawOf(a) === rawOf(b));
}
