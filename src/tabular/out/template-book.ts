/** An empty workbook for a quarter that is not in a PDF yet: the right municipalities, ready to be filled in. */
import type {PlacedEdition} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {columns} from "../../vocabulary/figure.js";
import {membersOf} from "../../vocabulary/municipality.js";
import type {Period} from "../../vocabulary/period.js";
import type {Region} from "../../vocabulary/region.js";
import {emptyCells} from "../form.js";
import type {FigureWords} from "../words.js";
import type {Book} from "../workbook.js";
import {figuresBook} from "./figures-book.js";

/** @param regions of each a table below the other, in this order */
export function templateBook(
  regions: readonly [Region, ...Region[]],
  period: Period,
  settings: Settings,
  words: FigureWords,
): Book {
  const [first, ...others] = regions;
  const editions = [first, ...others].map((region) => emptyEdition(region, period));
  return figuresBook(editions as [PlacedEdition], settings, words, {hints: words.workbook.hints});
}

function emptyEdition(region: Region, period: Period): PlacedEdition {
  const members = membersOf(region, period);
  return {
    region: {...region, printedName: region.name},
    period,
    fictional: false,
    columns,
    headings: null,
    municipalities: members.map(({name, code}) => ({name, code, figures: emptyCells})),
    total: {label: "TOTAAL AMR", figures: emptyCells},
    register: null,
    narrative: [],
    corrections: [],
    source: {file: "", sha256: "", page: 1, producer: null, created: null, method: "table"},
    boxes: {pages: {}, municipalities: [], total: null},
    findings: [],
  };
}
