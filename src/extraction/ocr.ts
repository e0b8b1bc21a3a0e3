/** Reads the editions in a PDF from the images of its pages: for scans, and for fonts that do not say what they print. */
import type {Edition, Place} from "../edition.js";
import {InputError} from "../error.js";
import type {Settings} from "../settings.js";
import {readPages, type Source} from "./extract.js";
import type {Page} from "./glyph.js";
import {type Evidence, settleDoubts} from "./ocr-doubt.js";
import {createOcrEngine, type OcrEngine, type OcrWord} from "./ocr-engine.js";
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
import {drawPages, openPdf, type PageImage} from "./pdf.js";

const dotsPerInch = 300;
/** pixels per point */
const scale = dotsPerInch / 72;
/** A national table takes seven. More would outlast the time limit, and one that is left out would go unnoticed. */
const mostPages = 20;
/** What a cell can hold. */
const cellCharacters = "0123456789.,-–<x*";
/** Pixels around a cell that are read with it, and ink that is less than this is dust. */
const margin = 10;
const leastInk = 20;

let engine: Promise<OcrEngine> | undefined;

/**
 * Every edition says `read-by-ocr`; a figure that could not be read with certainty is null and says `unreadable-figure`.
 *
 * @throws InputError `no-text` when there are no words in the images, `too-large` for more than twenty pages,
 *   `not-this-publication`
 */
export async function readByOcr(pdf: Uint8Array, source: Source, settings: Settings): Promise<Edition[]> {
  const {pageCount, ...facts} = await openPdf(pdf, async ({readPage: _, ...document}) => document);
  if (pageCount > mostPages) throw tooManyPages(pageCount);
  engine ??= createOcrEngine(dotsPerInch);
  const tesseract = await engine;
  const numbers = Array.from({length: pageCount}, (_, i) => i + 1);
  const scans = await drawPages(pdf, numbers, scale, (image) => scanOf(image, tesseract));
  if (scans.every(({page}) => page.glyphs.length === 0)) throw noText();
  return readPages(
    scans.map(({page}) => page),
    facts,
    source,
    settings,
    "ocr",
  ).map((edition) => settleDoubts(edition, evidenceIn(scans, tesseract), settings.checks));
}

/** A page as it was read. */
interface Scan {
  /** upright, as it was given to OCR */
  readonly image: GreyImage;
  readonly words: readonly OcrWord[];
  readonly page: Page;
  readonly toImage: (x: number, y: number) => readonly [number, number];
}

function scanOf(drawn: PageImage, tesseract: OcrEngine): Scan {
  const grey = greyOf(drawn.pixels(), drawn.width, drawn.height);
  const direction = directionOf(grey);
  const scan = readScan(grey, direction, drawn, tesseract);
  if (isUpright(scan)) return scan;
  const turned = readScan(grey, direction + Math.PI, drawn, tesseract);
  return isUpright(turned) ? turned : scan;
}

/** Text that is upside down gives letters, and Tesseract is sure of them; but it gives no words. */
function isUpright({words}: Scan): boolean {
  return words.some(({text}) => /klantprofiel|gemeente|kwartaal|totaal|sonar/i.test(text));
}

function readScan(grey: GreyImage, direction: number, drawn: PageImage, tesseract: OcrEngine): Scan {
  const image = withoutRules(darkOnLight(upright(grey, direction)));
  const lines = tesseract.readPage(image);
  const {from, to} = turnOf(grey, direction);
  const page = pageOfWords(lines, {
    number: drawn.number,
    width: drawn.width / scale,
    height: drawn.height / scale,
    direction,
    scale: 1 / scale,
    toPage: (x, y) => {
      const [px, py] = from(x, y);
      return [px / scale, py / scale];
    },
  });
  return {image, words: lines.flat(), page, toImage: (x, y) => to(x * scale, y * scale)};
}

function evidenceIn(scans: readonly Scan[], tesseract: OcrEngine): Evidence {
  const scanAt = ({page}: Place) => scans.find((scan) => scan.page.number === page) as Scan;
  return {
    confidenceAt(place) {
      const box = pixelBoxOf(place, scanAt(place));
      const words = scanAt(place).words.filter((word) =>
        word.symbols.some((symbol) => isWithin(symbol.box, box)),
      );
      const symbols = words.flatMap((word) => word.symbols).filter((symbol) => isWithin(symbol.box, box));
      return symbols.length === 0
        ? null
        : Math.min(...[...words, ...symbols].map(({confidence}) => confidence));
    },
    readAgain(place) {
      const [left, top, right, bottom] = pixelBoxOf(place, scanAt(place));
      const box: PixelBox = [left - margin, top - margin, right + margin, bottom + margin];
      const word = tesseract.readCell(scanAt(place).image, box, cellCharacters);
      return (
        word && {raw: word.text, confidence: Math.min(...word.symbols.map(({confidence}) => confidence))}
      );
    },
    hasInk: (place) => inkIn(scanAt(place).image, pixelBoxOf(place, scanAt(place))) >= leastInk,
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

function noText(): InputError {
  const next = "ask for the original export";
  return new InputError("no-text", "there is no text in it, nor can any be read from its images", {next});
}

function tooManyPages(pages: number): InputError {
  const next = "ask for the original export, or split it";
  return new InputError("too-large", `this scan has ${pages} pages, and at most ${mostPages} are read`, {
    next,
  });
}
