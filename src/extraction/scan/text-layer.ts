/** What a text layer says of a picture: a witness to what OCR reads there, and never more than that. */
import type {Edition, Place} from "../../edition/edition.js";
import {personsIn, rawOf} from "../../vocabulary/figure.js";
import {type Finding, findingOf} from "../../vocabulary/finding.js";
import {type Box, boxOf, type Page} from "../words/glyph.js";
import {cellsOf, figureOf} from "./figure-cells.js";

/** What was put behind or over the pictures as text. */
export interface TextLayer {
  readonly pages: readonly Page[];
  /** what it says when it is read like any text */
  readonly editions: readonly Edition[];
}

/** Points from the top left of the page: what the layer has in this place, "" for nothing. */
export function layerTextAt({pages}: TextLayer, {page, box}: Place): string {
  return (pages.find(({number}) => number === page)?.glyphs ?? [])
    .filter((glyph) => isCentredIn(boxOf(glyph), box))
    .toSorted((a, b) => a.x0 - b.x0)
    .map(({text}) => text)
    .join("")
    .trim();
}

/** Where the picture shows something else than the layer says, which nobody who searches or copies from it sees. */
export function layerFindings(edition: Edition, layer: TextLayer): Finding[] {
  const said = saidOf(edition, layer);
  return said ? [...factFindings(edition, said), ...figureFindings(edition, said)] : [];
}

/** What the layer says of the same region; of a sheet that is alone, whatever region it names. */
export function saidOf({region}: Edition, {editions}: TextLayer): Edition | null {
  const same = editions.filter((said) => said.region?.name === region?.name);
  return same[0] ?? (editions.length === 1 ? (editions[0] as Edition) : null);
}

function factFindings(edition: Edition, said: Edition): Finding[] {
  const facts = [
    [edition.period, said.period],
    [edition.register?.persons ?? null, said.register?.persons ?? null],
  ] as const;
  return facts.flatMap(([printed, layer]) =>
    printed === null || layer === null || printed === layer
      ? []
      : [findingOf("text-layer-differs", {printed, layer})],
  );
}

function figureFindings(edition: Edition, said: Edition): Finding[] {
  return cellsOf(edition).flatMap((cell) => {
    const {row, column} = cell;
    const own = edition.municipalities[row];
    const other = own ? said.municipalities.find(({name}) => name === own.name) : said.total;
    const municipality = (own?.name ?? edition.total?.label) as string;
    const shown = figureOf(edition, cell);
    if (!other || shown.kind === "unreadable") return [];
    const layer = other.figures[column];
    if (personsIn(shown) === personsIn(layer)) return [];
    return [
      findingOf("text-layer-differs", {municipality, column, printed: rawOf(shown), layer: rawOf(layer)}),
    ];
  });
}

function isCentredIn([left, top, right, bottom]: Box, box: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
