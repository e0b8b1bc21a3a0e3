/** Headings or their order that differ from the quarter before: `columns-changed`. */
import {isFromTable, type PlacedEdition} from "../../edition/edition.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

/**
 * Headings that were not legible in one of the two quarters say nothing; the order does. Letters that OCR took for
 * others, or lost, are no other heading.
 */
export function columnsChangedFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest) return [];
  const [now, then] = [sheet.edition, nearest.earlier.edition];
  const {against} = nearest;
  if (isFromTable(now) || isFromTable(then)) return [];
  if (now.columns.join() !== then.columns.join()) {
    return [{kind: "columns-changed", against, parameters: {order: now.columns, orderBefore: then.columns}}];
  }
  if (!now.headings || !then.headings) return [];
  if (areSame(foldedHeadings(now), foldedHeadings(then), isFromOcr(now) || isFromOcr(then))) return [];
  return [
    {kind: "columns-changed", against, parameters: {headings: now.headings, headingsBefore: then.headings}},
  ];
}

function foldedHeadings({headings}: PlacedEdition): string[] {
  return (headings ?? []).map(foldSpelling);
}

function isFromOcr({source}: PlacedEdition): boolean {
  return source.method === "ocr";
}

function areSame(now: readonly string[], then: readonly string[], isNoisy: boolean): boolean {
  if (now.length !== then.length) return false;
  return now.every((heading, i) => {
    const other = then[i] as string;
    return heading === other || (isNoisy && areAlike(heading, other));
  });
}

/** How much of the shorter heading has to be found in the longer one, in order. */
const enough = 0.7;

function areAlike(a: string, b: string): boolean {
  return lettersInOrder(a, b) >= enough * Math.min(a.length, b.length);
}

/** Length of the longest common subsequence. */
function lettersInOrder(a: string, b: string): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++) {
      const same = b[j - 1] === letter ? (before[j - 1] as number) + 1 : 0;
      row.push(Math.max(same, before[j] as number, row[j - 1] as number));
    }
    before = row;
  }
  return before[b.length] as number;
}
