/** What becomes of the cells of a sheet when it is seen as a whole: looks, conditional formats, merged cells. */
import type {ConditionalFormat} from "./conditions.js";
import {shownAs} from "./number-format.js";
import {isWithin, mostColumns, type Range, type SheetCell, type SheetRow} from "./sheet.js";
import {doubtOfLook, type Look} from "./styles.js";

/** A cell as its style alone shows it. */
export interface Drawn {
  readonly cell: SheetCell;
  readonly look: Look;
}

/** The cell with what its look and its conditional formats make of it. */
export function seenCell(
  {cell, look}: Drawn,
  row: number,
  column: number,
  formats: readonly ConditionalFormat[],
): SheetCell {
  const here = formats.filter(({ranges}) => ranges.some((range) => isWithin(range, row, column)));
  return withLook(here.reduce(conditioned, cell), look, here);
}

/** What a conditional format makes of a number. Where it is not sure that it is used, what both show must be the same. */
function conditioned(cell: SheetCell, {appliesTo, look, hidesValue}: ConditionalFormat): SheetCell {
  if (typeof cell.value !== "number" || cell.doubt !== undefined) return cell;
  const applies = appliesTo(cell.value);
  if (applies === false) return cell;
  if (hidesValue) return {...cell, doubt: "a conditional format hides its number"};
  if (look.format === undefined) return cell;
  const shown = shownAs(look.format, cell.value);
  if (shown === (cell.shown ?? String(cell.value))) return cell;
  if (applies === null || shown === null)
    return {...cell, doubt: "a conditional format may show it otherwise; type what is shown"};
  return {...cell, shown};
}

function withLook(cell: SheetCell, own: Look, formats: readonly ConditionalFormat[]): SheetCell {
  if (cell.value === null) return cell;
  const number = typeof cell.value === "number" ? cell.value : Number.NaN;
  const looks = [own];
  for (const {appliesTo, look} of formats) {
    if (appliesTo(number) !== false) looks.push({...looks.at(-1), ...look});
  }
  const doubts = looks.map((look) => ({look, doubt: doubtOfLook(look)})).filter(({doubt}) => doubt !== null);
  const [first] = doubts;
  if (!first?.doubt) return cell;
  const isColour = !first.look.isStruck && !first.look.isRaised;
  return isColour ? {...cell, colourDoubt: first.doubt} : {...cell, doubt: cell.doubt ?? first.doubt};
}

/** What a merged cell covers shows what stands in its first cell. */
export function cover(rows: readonly SheetRow[], merged: readonly Range[]): SheetRow[] {
  const firstOf = new Map(rows.map((row) => [row.index, row]));
  return rows.map((row) => {
    const here = merged.filter(({top, bottom}) => row.index >= top && row.index <= bottom);
    if (here.length === 0) return row;
    const cells = [...row.cells];
    for (const {top, left, right} of here) {
      const first = firstOf.get(top)?.cells[left];
      for (let column = left; column <= Math.min(right, mostColumns - 1); column++) {
        if (first && !(row.index === top && column === left)) cells[column] = {...first, isCovered: true};
      }
    }
    return {...row, cells};
  });
}
