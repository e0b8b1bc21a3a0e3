/** Which glyphs a page shows: those without which its picture would be another. */
import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {type Box, boxOf, type Glyph, type Page} from "../words/glyph.js";
import {drawPage, type PageImage} from "./page-picture.js";

/**
 * The page, with `shows` said of these glyphs: each is left out of a picture of the page, together with others that
 * it does not overlap, and what then differs was to be seen. Of glyphs that cannot be told apart nothing is said.
 *
 * @param showText the number that pdf.js gives to the operator that shows text
 */
export async function withSeenText(
  document: PDFDocumentProxy,
  page: Page,
  glyphs: readonly Glyph[],
  showText: number,
): Promise<Page> {
  const proxy = await document.getPage(page.number);
  const scale = Math.min(finest, Math.sqrt(mostPixels / (page.width * page.height)));
  const ordinals = new Map(page.texts?.map((operation, i) => [operation, i]));
  const texts = createTextSwitch(proxy, showText);
  const draw = (without: ReadonlySet<number>) => drawPage(document, proxy, scale, texts.leavingOut(without));
  const whole = await draw(new Set());
  if (texts.count() !== ordinals.size) return page;
  const shows = new Map<Glyph, boolean>();
  for (const layer of layersOf(glyphs).slice(0, mostLayers)) {
    const left = await draw(new Set(layer.map(({operation}) => ordinals.get(operation) as number)));
    const differs = compare(whole, left, scale);
    for (const glyph of layer) shows.set(glyph, differs(boxOf(glyph)));
  }
  proxy.cleanup();
  const told = (glyph: Glyph) => {
    const isShown = shows.get(glyph);
    return isShown === undefined ? glyph : {...glyph, shows: isShown};
  };
  return {...page, glyphs: page.glyphs.map(told)};
}

/** pixels per point: digits of small print are told from their ground */
const finest = 2;
/** of a picture: posters are drawn smaller */
const mostPixels = 4e6;
/** pictures of a page without some of its text: pages on which more text lies over other text are not told */
const mostLayers = 6;

/** Glyphs that pdf.js shows in one operator: what it needs to go on without drawing one. */
interface ShownGlyph {
  readonly isInFont: boolean;
}
interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: unknown[];
}

/**
 * Draws a page without some of its texts. An operator cannot be skipped, since it moves on what comes next; so its
 * glyphs are replaced by such as show nothing, in the list that pdf.js keeps of a page and gives no other access to.
 */
function createTextSwitch(page: PDFPageProxy, showText: number) {
  const {_intentStates: states} = page as unknown as {
    _intentStates: ReadonlyMap<string, {operatorList?: OperatorList}>;
  };
  const originals = new Map<number, unknown>();
  let count = 0;
  const leavingOut = (ordinals: ReadonlySet<number>) => {
    count = 0;
    return (index: number): boolean => {
      const list = [...states.values()].find(({operatorList}) => operatorList)?.operatorList;
      if (list?.fnArray[index] !== showText) return true;
      if (!originals.has(index)) originals.set(index, list.argsArray[index]);
      const original = originals.get(index) as readonly [readonly (ShownGlyph | number | null)[]];
      list.argsArray[index] = ordinals.has(count) ? [original[0].map(blank)] : original;
      count++;
      return true;
    };
  };
  return {leavingOut, count: () => count};
}

function blank(glyph: ShownGlyph | number | null): unknown {
  if (glyph === null || typeof glyph === "number") return glyph;
  return {...glyph, isInFont: false, fontChar: "", accent: null, operatorListId: undefined};
}

/** Glyphs in layers: no operator of a layer shows text over that of another, but for the same text printed twice. */
function layersOf(glyphs: readonly Glyph[]): Glyph[][] {
  const byOperation = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const known = byOperation.get(glyph.operation);
    if (known) known.push(glyph);
    else byOperation.set(glyph.operation, [glyph]);
  }
  const layers: {glyphs: Glyph[]; boxes: {box: Box; text: string}[]}[] = [];
  for (const own of byOperation.values()) {
    const boxes = own.map((glyph) => ({box: coreOf(boxOf(glyph)), text: glyph.text}));
    const layer = layers.find((some) =>
      boxes.every(({box, text}) =>
        some.boxes.every((other) => other.text === text || !overlap(other.box, box)),
      ),
    );
    if (layer) {
      layer.glyphs.push(...own);
      layer.boxes.push(...boxes);
    } else layers.push({glyphs: [...own], boxes});
  }
  return layers.map((layer) => layer.glyphs);
}

/** of a glyph's box: what lies at its edges may be another one's */
const edge = 0.15;

function coreOf([x0, y0, x1, y1]: Box): Box {
  return [x0 + edge * (x1 - x0), y0 + edge * (y1 - y0), x1 - edge * (x1 - x0), y1 - edge * (y1 - y0)];
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** of 255: what differs by less, the eye does not see */
const leastDifference = 20;
/** pixels: one may be a trace of rounding */
const fewPixels = 2;

function compare(a: PageImage, b: PageImage, scale: number): (box: Box) => boolean {
  const [before, after] = [a.pixels(), b.pixels()];
  return ([x0, y0, x1, y1]) => {
    const left = Math.max(0, Math.floor(x0 * scale));
    const right = Math.min(a.width - 1, Math.ceil(x1 * scale));
    let count = 0;
    for (
      let y = Math.max(0, Math.floor(y0 * scale));
      y <= Math.min(a.height - 1, Math.ceil(y1 * scale));
      y++
    ) {
      for (let x = left; x <= right; x++) {
        const at = 4 * (y * a.width + x);
        const difference = [0, 1, 2].some(
          (c) => Math.abs((before[at + c] as number) - (after[at + c] as number)) >= leastDifference,
        );
        if (difference && ++count >= fewPixels) return true;
      }
    }
    return false;
  };
}
