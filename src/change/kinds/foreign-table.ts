/** The figures of another region, under the names of this one or with their own: one `row-slip` for the whole table. */
import {type Group, groups} from "../../vocabulary/figure.js";
import type {ComparedCell} from "../compared-cells.js";
import {isOutlying} from "../compared-cells.js";
import type {Sheet, SheetRow} from "../counted-sheet.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";

/** A table may have a row more or less than the one that it was taken from, and one typed over. */
const shareAlike = 0.7;
const fewestRows = 3;
/** Of a table that is not this region's, at least this share of the figures does not fit what was there. */
const shareOutlying = 0.3;

export function foreignTableFlags(subject: Subject, cells: readonly ComparedCell[], limits: Limits): Flag[] {
  const {sheet, neighbours, earlier} = subject;
  const against = earlier[0]?.against ?? null;
  if (against === null || sheet.rows.length < fewestRows) return [];
  const owner = neighbours.find((other) => other !== sheet && isAlike(sheet, other));
  if (!owner) return [];
  const known = cells.filter(({base}) => base);
  const outlying = known.filter((cell) => isOutlying(cell, limits)).length;
  const isOwn = known.length > 0 && outlying < shareOutlying * known.length;
  if (isOwn) return [];
  const rows = earlier[0]?.missing ?? [];
  return [
    {
      kind: "row-slip",
      against,
      parameters: {table: owner.edition.region.name},
      doubts: [
        ...sheet.rows.flatMap(({key}) => [placeOf(key), ...groups.map((column) => placeOf(key, column))]),
        ...rows.map(({key}) => placeOf(key)),
        "table",
      ],
    },
  ];
}

/** Row for row the same figures, whatever the names. */
function isAlike(sheet: Sheet, other: Sheet): boolean {
  const [ours, theirs] = [figuresIn(sheet), figuresIn(other)];
  let alike = 0;
  for (const row of ours) if (theirs.has(row)) alike++;
  return alike >= fewestRows && alike >= shareAlike * Math.min(ours.size, theirs.size);
}

const figures = new WeakMap<Sheet, ReadonlySet<string>>();

/** The rows of a sheet without their names. */
function figuresIn(sheet: Sheet): ReadonlySet<string> {
  const known = figures.get(sheet) ?? new Set(sheet.rows.map(figuresOf));
  figures.set(sheet, known);
  return known;
}

function figuresOf({counts}: SheetRow): string {
  return groups.map((group: Group) => counts[group]).join();
}
