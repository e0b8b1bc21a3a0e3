/** The workbooks of the data package: all figures of all quarters, in as few files as can be opened with ease. */
import type {AnswersByEdition} from "../../edition/concept.js";
import type {PlacedEdition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import type {Period} from "../../vocabulary/period.js";
import type {FigureWords} from "../words.js";
import {writeWorkbook} from "../workbook.js";
import type {DataWorkbook} from "./data-package.js";
import {nameOf} from "./data-tables.js";
import {figuresBook} from "./figures-book.js";

/**
 * A spreadsheet program has trouble with more rows than this, and a workbook is in memory as a whole while it is
 * written: what is more goes into another one. So many are thirteen years of all regions.
 */
const mostRows = 20_000;

type Editions = [PlacedEdition, ...PlacedEdition[]];

/**
 * One workbook of all quarters, or as many as it takes; real and fictional figures apart.
 *
 * @param editions in the order of the archive
 */
export function dataWorkbooks(
  editions: readonly PlacedEdition[],
  settings: Settings,
  words: FigureWords,
  answers: AnswersByEdition = new Map(),
  most = mostRows,
): DataWorkbook[] {
  return [false, true].flatMap((fictional) => {
    const parts = inParts(
      editions.filter((edition) => edition.fictional === fictional),
      most,
    );
    return parts.map((some): DataWorkbook => {
      const [first, last] = [some[0], some.at(-1) as PlacedEdition].map(({period}) => period) as [
        Period,
        Period,
      ];
      const isPart = parts.length > 1;
      const name = nameOf("figures", fictional) + (isPart ? `-${first}-${last}`.toLowerCase() : "");
      const part = isPart ? ([first, last] as const) : null;
      return {
        name,
        fictional,
        make: () => writeWorkbook(figuresBook(some, settings, words, {answers, part})),
      };
    });
  });
}

/** A quarter is not torn apart. */
function inParts(editions: readonly PlacedEdition[], most: number): Editions[] {
  const parts: Editions[] = [];
  let rows = 0;
  for (const quarter of inQuarters(editions)) {
    const more = quarter.reduce((sum, {municipalities}) => sum + municipalities.length + 1, 0);
    rows += more;
    if (parts.length > 0 && rows <= most) parts.at(-1)?.push(...quarter);
    else {
      parts.push(quarter);
      rows = more;
    }
  }
  return parts;
}

function inQuarters(editions: readonly PlacedEdition[]): Editions[] {
  const quarters = new Map<Period, Editions>();
  for (const edition of editions) {
    const quarter = quarters.get(edition.period);
    if (quarter) quarter.push(edition);
    else quarters.set(edition.period, [edition]);
  }
  return [...quarters.values()];
}
