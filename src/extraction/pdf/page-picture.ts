/** Pages as pictures. */
import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {ofFile, withDocument} from "./library.js";

export interface PageImage {
  readonly number: number;
  /** in pixels */
  readonly width: number;
  readonly height: number;
  /** red, green, blue and alpha of every pixel */
  readonly pixels: () => Uint8ClampedArray;
  /** @param quality 1 to 100 */
  readonly jpeg: (quality: number) => Uint8Array;
}

/**
 * Draws pages one after another, and hands each to `use` while it is there.
 *
 * @param numbers from 1
 * @param scale pixels per point: 300 / 72 for OCR
 */
export async function drawPages<T>(
  pdf: Uint8Array,
  numbers: readonly number[],
  scale: number,
  use: (image: PageImage) => T | Promise<T>,
): Promise<T[]> {
  return withDocument(pdf, "draw", async (document) => {
    const results: T[] = [];
    for (const number of numbers) results.push(await use(await ofFile(drawImage(document, number, scale))));
    return results;
  });
}

/** What is used of the canvas that pdf.js brings along, which is that of @napi-rs/canvas. */
interface Canvas {
  toBuffer(type: "image/jpeg", quality: number): Uint8Array;
}
interface Context {
  getImageData(x: number, y: number, width: number, height: number): {readonly data: Uint8ClampedArray};
}

async function drawImage(document: PDFDocumentProxy, number: number, scale: number): Promise<PageImage> {
  const page = await document.getPage(number);
  const image = await drawPage(document, page, scale);
  page.cleanup();
  return image;
}

/** @param isDrawn says of each operator, by its place in the list, whether it is followed */
export async function drawPage(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  scale: number,
  isDrawn?: (index: number) => boolean,
): Promise<PageImage> {
  const viewport = page.getViewport({scale});
  const factory = document.canvasFactory as {
    create(width: number, height: number): {readonly canvas: Canvas; readonly context: Context};
  };
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const {canvas, context} = factory.create(width, height);
  const target = {canvas, canvasContext: context, viewport, operationsFilter: isDrawn ?? null};
  await page.render(target as never).promise;
  return {
    number: page.pageNumber,
    width,
    height,
    pixels: () => context.getImageData(0, 0, width, height).data,
    jpeg: (quality) => canvas.toBuffer("image/jpeg", quality),
  };
}
