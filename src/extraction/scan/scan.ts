/** A page image as it is read: where its words are on the page, and what it says when it is asked about one figure. */
import type {Place} from "../../edition/edition.js";
import type {PageImage} from "../pdf/page-picture.js";
import type {Page} from "../words/glyph.js";
import {directionOf, turnOf, upright} from "./direction.js";
import type {Evidence} from "./doubtful-figures.js";
import type {OcrEngine, OcrLines, Segmentation} from "./engine.js";
import {evenlyLit, type Ground, groundOf, isBlackedOut} from "./even-light.js";
import {cutOut, type GreyImage, greyOf, inkIn, type PixelBox} from "./grey-image.js";
import {pageOfWords} from "./page-of-words.js";
import {withoutRules} from "./rules.js";
import {layerTextAt, type TextLayer} from "./text-layer.js";

/** Dots per inch at which Tesseract reads best. */
export const scanResolution = 300;
/** pixels per point */
const scale = scanResolution / 72;

export interface Scan {
  readonly number: number;
  /** upright, as it is given to OCR */
  readonly image: GreyImage;
  /** what lay below the letters of the page as it was drawn */
  readonly ground: Ground;
  /** of the page, in points */
  readonly width: number;
  readonly height: number;
  /** of its lines of text on the page, in radians */
  readonly direction: number;
  /** from pixels of the image to points of the page, and back */
  readonly toPage: (x: number, y: number) => readonly [number, number];
  readonly toImage: (x: number, y: number) => readonly [number, number];
}

export interface Reading {
  readonly scan: Scan;
  readonly lines: OcrLines;
}

export function scanOf(drawn: PageImage, tesseract: OcrEngine): Scan {
  const seen = greyOf(drawn.pixels(), drawn.width, drawn.height);
  const ground = groundOf(seen);
  const grey = evenlyLit(seen, ground);
  const direction = directionOf(grey);
  const scan = turnedScan(grey, ground, direction, drawn.number);
  if (isUpright(readScan(scan, "block", tesseract))) return scan;
  const turned = turnedScan(grey, ground, direction + Math.PI, drawn.number);
  return isUpright(readScan(turned, "block", tesseract)) ? turned : scan;
}

function turnedScan(grey: GreyImage, ground: Ground, direction: number, number: number): Scan {
  const {from, to} = turnOf(grey, direction);
  return {
    number,
    ground,
    image: withoutRules(upright(grey, direction)),
    width: grey.width / scale,
    height: grey.height / scale,
    direction,
    toPage: (x, y) => {
      const [px, py] = from(x, y);
      return [px / scale, py / scale];
    },
    toImage: (x, y) => to(x * scale, y * scale),
  };
}

/** Text that is upside down gives letters, and Tesseract is sure of them; but it gives no words. */
function isUpright(lines: OcrLines): boolean {
  return lines.flat().some(({text}) => /klantprofiel|gemeente|kwartaal|totaal|sonar/i.test(text));
}

const known = new WeakMap<Scan, Map<Segmentation, OcrLines>>();

export function readScan(scan: Scan, segmentation: Segmentation, tesseract: OcrEngine): OcrLines {
  const readings = known.get(scan) ?? new Map<Segmentation, OcrLines>();
  known.set(scan, readings);
  const lines = readings.get(segmentation) ?? tesseract.read(scan.image, segmentation);
  readings.set(segmentation, lines);
  return lines;
}

export function pageOf({scan, lines}: Reading): Page {
  return pageOfWords(lines, {...scan, scale: 1 / scale});
}

/** What a cell can hold. */
const cellCharacters = "0123456789.,-–<x*";
/** Pixels around a cell that are read with it; and ink, in pixels, that is too little for a character. */
const margin = 6;
const dust = 12;

export function evidenceIn(
  readings: readonly Reading[],
  tesseract: OcrEngine,
  layer: TextLayer | null,
): Evidence {
  const at = ({page}: Place) => readings.find((reading) => reading.scan.number === page) as Reading;
  const readAlone = (place: Place, characters?: string) => {
    const [left, top, right, bottom] = place.box.map(Math.round) as [number, number, number, number];
    const around = [left - margin, top - margin, right + margin, bottom + margin] as const;
    return tesseract.read(cutOut(at(place).scan.image, around), "line", characters).flat();
  };
  return {
    words: readings.flatMap(({scan, lines}) =>
      lines.flat().map(({text, confidence, box}) => ({text, confidence, place: {page: scan.number, box}})),
    ),
    seen: (place) => ({page: place.page, box: seenBox(place, at(place).scan)}),
    confidenceAt(place) {
      const words = at(place)
        .lines.flat()
        .filter(({symbols}) => symbols.some(({box}) => isWithin(box, place.box)));
      const symbols = words.flatMap((word) => word.symbols).filter(({box}) => isWithin(box, place.box));
      const all = [...words, ...symbols].map(({confidence}) => confidence);
      return symbols.length === 0 ? null : Math.min(...all);
    },
    readAgain(place) {
      const words = readAlone(place, cellCharacters);
      if (words.length === 0) return null;
      // a thousands separator may part them
      const raw = words.map(({text}) => text).join("");
      return {raw, confidence: Math.min(...words.map(({confidence}) => confidence))};
    },
    readText(place) {
      const words = readAlone(place);
      return words.length === 0 ? null : words.map(({text}) => text).join(" ");
    },
    // a black box has become ground, and is no empty cell
    hasInk(place) {
      const {scan} = at(place);
      const [left, top, right, bottom] = place.box;
      const [x, y] = scan.toPage((left + right) / 2, (top + bottom) / 2);
      return inkIn(scan.image, place.box) >= dust || isBlackedOut(scan.ground, x * scale, y * scale);
    },
    layerAt: (place) => layer && layerTextAt(layer, {page: place.page, box: pageBox(place, at(place).scan)}),
  };
}

/** A box on the page as one of the upright image, in pixels. */
function seenBox({box}: Place, {toImage}: Scan): PixelBox {
  const [left, top, right, bottom] = boxAround(box, toImage);
  return [Math.round(left), Math.round(top), Math.round(right), Math.round(bottom)];
}

/** A box in the upright image as one of the page, in points. */
function pageBox({box}: Place, {toPage}: Scan): PixelBox {
  return boxAround(box, toPage);
}

function boxAround(
  [left, top, right, bottom]: PixelBox,
  to: (x: number, y: number) => readonly [number, number],
): PixelBox {
  const corners = [to(left, top), to(right, top), to(left, bottom), to(right, bottom)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether its centre lies in the box. */
function isWithin([left, top, right, bottom]: PixelBox, box: PixelBox): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
