/** A page image as it is read: where its words are on the page, and what it says when it is asked about one figure. */
import type {Place} from "../edition.js";
import type {Page} from "./glyph.js";
import type {Evidence} from "./ocr-doubt.js";
import type {OcrEngine, OcrWord, Segmentation} from "./ocr-engine.js";
import {
  darkOnLight,
  directionOf,
  type GreyImage,
  greyOf,
  inkIn,
  type PixelBox,
  turnOf,
  upright,
  withoutRules,
} from "./ocr-image.js";
import {pageOfWords} from "./ocr-page.js";
import type {PageImage} from "./pdf.js";

/** Dots per inch at which Tesseract reads best. */
export const scanResolution = 300;
/** pixels per point */
const scale = scanResolution / 72;

export interface Scan {
  readonly number: number;
  /** upright, as it is given to OCR */
  readonly image: GreyImage;
  /** of the page, in points */
  readonly width: number;
  readonly height: number;
  /** of its lines of text on the page, in radians */
  readonly direction: number;
  /** from pixels of the image to points of the page, and back */
  readonly toPage: (x: number, y: number) => readonly [number, number];
  readonly toImage: (x: number, y: number) => readonly [number, number];
}

export type Lines = readonly (readonly OcrWord[])[];

export interface Reading {
  readonly scan: Scan;
  readonly lines: Lines;
}

export function scanOf(drawn: PageImage, tesseract: OcrEngine): Scan {
  const grey = greyOf(drawn.pixels(), drawn.width, drawn.height);
  const direction = directionOf(grey);
  const scan = turnedScan(grey, direction, drawn.number);
  if (isUpright(readScan(scan, "block", tesseract))) return scan;
  const turned = turnedScan(grey, direction + Math.PI, drawn.number);
  return isUpright(readScan(turned, "block", tesseract)) ? turned : scan;
}

function turnedScan(grey: GreyImage, direction: number, number: number): Scan {
  const {from, to} = turnOf(grey, direction);
  return {
    number,
    image: withoutRules(darkOnLight(upright(grey, direction))),
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
function isUpright(lines: Lines): boolean {
  return lines.flat().some(({text}) => /klantprofiel|gemeente|kwartaal|totaal|sonar/i.test(text));
}

const known = new WeakMap<Scan, Map<Segmentation, Lines>>();

export function readScan(scan: Scan, segmentation: Segmentation, tesseract: OcrEngine): Lines {
  const readings = known.get(scan) ?? new Map<Segmentation, Lines>();
  known.set(scan, readings);
  const lines = readings.get(segmentation) ?? tesseract.readPage(scan.image, segmentation);
  readings.set(segmentation, lines);
  return lines;
}

export function pageOf({scan, lines}: Reading): Page {
  return pageOfWords(lines, {...scan, scale: 1 / scale});
}

/** What a cell can hold. */
const cellCharacters = "0123456789.,-–<x*";
/** Pixels around a cell that are read with it; and ink, in pixels, that is too little for a character. */
const margin = 10;
const dust = 20;

export function evidenceIn(readings: readonly Reading[], tesseract: OcrEngine): Evidence {
  const at = (place: Place) => {
    const {scan, lines} = readings.find((reading) => reading.scan.number === place.page) as Reading;
    return {scan, lines, box: pixelBoxOf(place, scan)};
  };
  return {
    confidenceAt(place) {
      const {lines, box} = at(place);
      const words = lines.flat().filter((word) => word.symbols.some((symbol) => isWithin(symbol.box, box)));
      const symbols = words.flatMap((word) => word.symbols).filter((symbol) => isWithin(symbol.box, box));
      return symbols.length === 0
        ? null
        : Math.min(...[...words, ...symbols].map(({confidence}) => confidence));
    },
    readAgain(place) {
      const {scan, box} = at(place);
      const [left, top, right, bottom] = box;
      const around: PixelBox = [left - margin, top - margin, right + margin, bottom + margin];
      const word = tesseract.readCell(scan.image, around, cellCharacters);
      return word && {raw: word.text, confidence: word.confidence};
    },
    hasInk(place) {
      const {scan, box} = at(place);
      return inkIn(scan.image, box) >= dust;
    },
  };
}

function pixelBoxOf({box: [left, top, right, bottom]}: Place, {toImage}: Scan): PixelBox {
  const corners = [toImage(left, top), toImage(right, top), toImage(left, bottom), toImage(right, bottom)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(
    Math.round,
  ) as unknown as PixelBox;
}

/** Whether its centre lies in the box. */
function isWithin([left, top, right, bottom]: PixelBox, box: PixelBox): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
