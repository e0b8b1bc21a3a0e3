/** The only file that knows Tesseract: pixels in, words and their places out. It needs no network and no other thread. */
import {createRequire} from "node:module";
import {gunzipSync} from "node:zlib";
import {readLibraryFile} from "../../system/libraries.js";
import type {GreyImage, PixelBox} from "./grey-image.js";

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
  /**
   * The words of the image, those of a line in an array.
   *
   * @param characters of which they are made; any when not given
   */
  read(image: GreyImage, segmentation: Segmentation, characters?: string): OcrLines;
}

export type OcrLines = readonly (readonly OcrWord[])[];

/**
 * The build for processors with SIMD, named here instead of chosen at run time: another build rounds otherwise, and
 * the same scan would give other figures on another machine.
 */
const core = "tesseract.js-core/tesseract-core-simd-lstm.js";
const language = "nld";
const languageData = `@tesseract.js-data/nld/4.0.0_best_int/${language}.traineddata.gz`;

/** How an image is taken: as a block of lines, as text that is scattered over it, or as a single line. */
export type Segmentation = keyof typeof segmentations;

/** Tesseract's numbers for them. */
const segmentations = {block: "6", scattered: "11", line: "7"} as const;

/** Loads Tesseract (0.2 s); one engine reads any number of pages, one after another. */
export async function createOcrEngine(dotsPerInch: number): Promise<OcrEngine> {
  const require = createRequire(import.meta.url);
  const create = require(core) as (options: object) => Promise<Tesseract>;
  const tesseract = await create({
    TesseractProgress: () => undefined,
    print: () => undefined,
    printErr: () => undefined,
  });
  tesseract.FS.writeFile(`./${language}.traineddata`, gunzipSync(readLibraryFile(languageData)));
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, language, lstmOnly) !== 0) throw new Error("Tesseract does not start");
  api.SetVariable("user_defined_dpi", String(dotsPerInch));

  return {
    read(image, segmentation, characters = "") {
      tesseract.FS.writeFile("/input", pgmOf(image));
      if (api.SetImageFile(1, 0) !== 0) throw new Error("Tesseract cannot read the image");
      api.SetVariable("tessedit_pageseg_mode", segmentations[segmentation]);
      api.SetVariable("tessedit_char_whitelist", characters);
      api.Recognize(null);
      return linesOf(api.GetJSONText(0));
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
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
}

interface Element {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: {readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number};
}
interface RecognizedWord extends Element {
  readonly symbols: readonly Element[];
}
interface Recognized {
  readonly blocks: readonly {
    readonly paragraphs: readonly {readonly lines: readonly {readonly words: readonly RecognizedWord[]}[]}[];
  }[];
}

function linesOf(json: string): OcrLines {
  const {blocks} = JSON.parse(json) as Recognized;
  return blocks
    .flatMap(({paragraphs}) => paragraphs)
    .flatMap(({lines}) => lines)
    .map(({words}) => words.map((word) => ({...elementOf(word), symbols: word.symbols.map(elementOf)})));
}

function elementOf({text, confidence, bbox}: Element): OcrSymbol {
  return {text, confidence, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1]};
}

/** Portable grey map: the pixels with a line before them. PNG would be packed here to be unpacked there. */
function pgmOf({width, height, pixels}: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
