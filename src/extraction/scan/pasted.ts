/** A part of a table that was pasted into it as a picture: what stands there is taken from OCR, all else from the text. */
import type {Edition, RowBoxes} from "../../edition/edition.js";
import {revalidate} from "../../edition/validation.js";
import type {Settings} from "../../settings/settings.js";
import {byColumn, type Column, type Figures} from "../../vocabulary/figure.js";
import {findingOf} from "../../vocabulary/finding.js";
import type {Box, ImageBox, Page} from "../words/glyph.js";

/** points: what is smaller holds no figure */
const leastWidth = 10;
const leastHeight = 6;
/** of the page: a picture of this size is no part of a table */
const mostShare = 0.5;
/** points around the table within which a pasted row may lie */
const reach = 40;

/** Whether figures are missing, or sums say that they are. */
export function isIncomplete({findings}: Edition): boolean {
  return findings.some(({code}) => gaps.has(code));
}

const gaps: ReadonlySet<string> = new Set([
  "missing-total-row",
  "unreadable-figure",
  "row-sum-mismatch",
  "column-sum-mismatch",
]);

/** Whether something is missing in an edition that a picture in or beside its table may show. */
export function mayBePasted(edition: Edition, pages: readonly Page[]): boolean {
  return isIncomplete(edition) && pages.some((page) => picturesIn(edition, page).length > 0);
}

/**
 * The edition with the total row, and the cells, that only a picture shows. Nothing that is printed as text changes.
 *
 * @param readings what was read from the pictures of whole pages
 */
export function withPasted(
  edition: Edition,
  readings: readonly Edition[],
  pages: readonly Page[],
  checks: Settings["checks"],
): Edition {
  const seen = readings.find(({region}) => region?.name === edition.region?.name);
  if (!seen || !mayBePasted(edition, pages)) return edition;
  const rows = edition.municipalities.map((row, i) => {
    const index = seen.municipalities.findIndex(({name}) => name === row.name);
    const other = seen.municipalities[index];
    const boxes = edition.boxes.municipalities[i] as RowBoxes;
    if (!other) return {row, boxes};
    const shown = seen.boxes.municipalities[index] as RowBoxes;
    const filled = filledFrom(row.figures, boxes, other.figures, shown, pages);
    return {row: {...row, figures: filled.figures}, boxes: filled.boxes};
  });
  const total = edition.total ?? (seen.total && isShown(seen.boxes.total, pages) ? seen.total : null);
  const merged: Edition = {
    ...edition,
    municipalities: rows.map(({row}) => row),
    total,
    boxes: {
      ...edition.boxes,
      municipalities: rows.map(({boxes}) => boxes),
      total: edition.total ? edition.boxes.total : total && seen.boxes.total,
    },
  };
  if (total === edition.total && rows.every(({row}, i) => row.figures === edition.municipalities[i]?.figures))
    return edition;
  return revalidate({...merged, findings: [findingOf("read-by-ocr"), ...merged.findings]}, checks);
}

function filledFrom(
  figures: Figures,
  boxes: RowBoxes,
  other: Figures,
  shown: RowBoxes,
  pages: readonly Page[],
): {figures: Figures; boxes: RowBoxes} {
  const isPasted = (column: Column) => {
    const place = shown.figures[column];
    return !boxes.figures[column] && place !== undefined && isShown({name: place, figures: {}}, pages);
  };
  const pasted = new Set((Object.keys(other) as Column[]).filter(isPasted));
  if (pasted.size === 0) return {figures, boxes};
  const places = Object.fromEntries([...pasted].map((column) => [column, shown.figures[column]]));
  return {
    figures: byColumn((column) => (pasted.has(column) ? other : figures)[column]),
    boxes: {...boxes, figures: {...boxes.figures, ...places}},
  };
}

/** Whether what was read in a row, or its name, lies in a picture. */
function isShown(row: RowBoxes | null, pages: readonly Page[]): boolean {
  const place = row && (Object.values(row.figures)[0] ?? row.name);
  if (!place) return false;
  const page = pages.find(({number}) => number === place.page);
  const [x, y] = [(place.box[0] + place.box[2]) / 2, (place.box[1] + place.box[3]) / 2];
  return (page?.images ?? []).some(({x0, y0, x1, y1}) => x > x0 && x < x1 && y > y0 && y < y1);
}

/** Pictures that lie in the table, or right beside it. */
function picturesIn({boxes}: Edition, page: Page): ImageBox[] {
  const rows = [...boxes.municipalities, ...(boxes.total ? [boxes.total] : [])];
  const places = rows.flatMap(({name, figures}) => [...(name ? [name] : []), ...Object.values(figures)]);
  const own = places.filter((place) => place.page === page.number).map(({box}) => box);
  if (own.length === 0) return [];
  const table = own.reduce(around);
  return page.images.filter(({x0, y0, x1, y1}) => {
    const [width, height] = [x1 - x0, y1 - y0];
    const isPart = width >= leastWidth && height >= leastHeight;
    const isNear =
      x0 < table[2] + reach && x1 > table[0] - reach && y0 < table[3] + reach && y1 > table[1] - reach;
    return isPart && isNear && width * height < mostShare * page.width * page.height;
  });
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
