/** The only file that knows Tesseract: pixels in, words and their places out. It needs no network and no other thread. */
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {gunzipSync} from "node:zlib";
import type {GreyImage, PixelBox} from "./ocr-image.js";

export interface OcrSymbol {
  readonly text: string;
  readonly box: PixelBox;
  /** 0 to 100 */
  readonly confidence: number;
}

export interface OcrWord {
  readonly text: string;
  readonly box: PixelBox;
  readonly confidence: number;
  readonly symbols: readonly OcrSymbol[];
}

export interface OcrEngine {
  /** The words of the image, line by line; words of one line lie in an array. */
  readPage(image: GreyImage, segmentation: Segmentation): readonly (readonly OcrWord[])[];
  /** What stands on one line in the box, made of these characters only; null when nothing. */
  readCell(image: GreyImage, box: PixelBox, characters: string): OcrWord | null;
}

/**
 * The build for processors with SIMD, named here instead of chosen at run time: another build rounds otherwise, and
 * the same scan would give other figures on another machine.
 */
const core = "tesseract.js-core/tesseract-core-simd-lstm.js";
const language = "nld";
const languageData = "@tesseract.js-data/nld/package.json";
/** How a page is taken: as one block of lines, or as text that is scattered over it. */
export const segmentations = ["block", "scattered"] as const;
export type Segmentation = (typeof segmentations)[number];

/** Tesseract's numbers for them, and for a single line. */
const modes: Readonly<Record<Segmentation, string>> = {block: "6", scattered: "11"};
const singleLine = "7";

/** Loads Tesseract (0.2 s); one engine reads any number of pages, one after another. */
export async function createOcrEngine(dotsPerInch: number): Promise<OcrEngine> {
  const require = createRequire(import.meta.url);
  const data = join(dirname(require.resolve(languageData)), "4.0.0_best_int", `${language}.traineddata.gz`);
  const create = require(core) as (options: object) => Promise<Tesseract>;
  const tesseract = await create({
    TesseractProgress: () => undefined,
    print: () => undefined,
    printErr: () => undefined,
  });
  tesseract.FS.writeFile(`./${language}.traineddata`, gunzipSync(await readFile(data)));
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, language, lstmOnly) !== 0) throw new Error("Tesseract does not start");
  api.SetVariable("user_defined_dpi", String(dotsPerInch));

  let shown: GreyImage | null = null;
  function show(image: GreyImage): void {
    if (image === shown) return;
    tesseract.FS.writeFile("/input", pgmOf(image));
    if (api.SetImageFile(1, 0) !== 0) throw new Error("Tesseract cannot read the image");
    shown = image;
  }

  return {
    readPage(image, segmentation) {
      show(image);
      api.SetRectangle(0, 0, image.width, image.height);
      api.SetVariable("tessedit_pageseg_mode", modes[segmentation]);
      api.SetVariable("tessedit_char_whitelist", "");
      return recognize(api);
    },
    readCell(image, [left, top, right, bottom], characters) {
      show(image);
      api.SetVariable("tessedit_pageseg_mode", singleLine);
      api.SetVariable("tessedit_char_whitelist", characters);
      api.SetRectangle(left, top, right - left, bottom - top);
      return joined(recognize(api).flat());
    },
  };
}

/** Engine mode: the neural network, which the data that is read here is for. */
const lstmOnly = 1;

/** What is used of the module that Emscripten made of Tesseract. */
interface Tesseract {
  readonly FS: {writeFile(path: string, data: Uint8Array): void};
  readonly TessBaseAPI: new () => TessBaseApi;
}

interface TessBaseApi {
  Init(path: null, language: string, engineMode: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(exifOrientation: number, angle: number): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
}

interface Element {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: {readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number};
}
interface Word extends Element {
  readonly symbols: readonly Element[];
}
interface Recognized {
  readonly blocks: readonly {
    readonly paragraphs: readonly {readonly lines: readonly {readonly words: readonly Word[]}[]}[];
  }[];
}

function recognize(api: TessBaseApi): OcrWord[][] {
  api.Recognize(null);
  const {blocks} = JSON.parse(api.GetJSONText(0)) as Recognized;
  return blocks
    .flatMap(({paragraphs}) => paragraphs)
    .flatMap(({lines}) => lines)
    .map(({words}) => words.map((word) => ({...elementOf(word), symbols: word.symbols.map(elementOf)})));
}

function elementOf({text, confidence, bbox}: Element): OcrSymbol {
  return {text, confidence, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1]};
}

/** "1.326" may come as two words. */
function joined(words: readonly OcrWord[]): OcrWord | null {
  const [first] = words;
  if (!first) return null;
  return {
    text: words.map(({text}) => text).join(""),
    box: [
      Math.min(...words.map(({box}) => box[0])),
      Math.min(...words.map(({box}) => box[1])),
      Math.max(...words.map(({box}) => box[2])),
      Math.max(...words.map(({box}) => box[3])),
    ],
    confidence: Math.min(...words.map(({confidence}) => confidence)),
    symbols: words.flatMap(({symbols}) => symbols),
  };
}

/** Portable grey map: the pixels with a line before them. PNG would be packed here to be unpacked there. */
function pgmOf({width, height, pixels}: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
