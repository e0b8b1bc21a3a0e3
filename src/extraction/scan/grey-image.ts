/**
 * A page image made ready for reading: grey, smaller, a cell cut out of it.
 *
 * Pure functions over pixels; places are pixels from the top left. Sizes are meant for 300 dots per inch.
 */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** a byte per pixel, row by row: 0 is black */
  readonly pixels: Uint8Array;
}

/** left, top, right, bottom; right and bottom lie outside */
export type PixelBox = readonly [number, number, number, number];

/** Darker than this is not paper: the soft edge of a letter, or a hair line. */
export const markBelow = 200;
/** Darker than this is ink. */
const inkBelow = 150;
/** @param pixels red, green, blue and alpha of every pixel, on an opaque ground */
export function greyOf(pixels: Uint8ClampedArray, width: number, height: number): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < grey.length; i++, j += 4) {
    const [red, green, blue] = [pixels[j], pixels[j + 1], pixels[j + 2]] as [number, number, number];
    grey[i] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return {width, height, pixels: grey};
}

/** How many pixels in the box are ink. */
export function inkIn({pixels, width, height}: GreyImage, [left, top, right, bottom]: PixelBox): number {
  let count = 0;
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, Math.round(left)); x < Math.min(width, right); x++) {
      if ((pixels[y * width + x] as number) < inkBelow) count++;
    }
  }
  return count;
}

/** A part of the image on a white margin, smoothed, its paper made white: a cell as OCR reads it best. */
export function cutOut({pixels, width, height}: GreyImage, [left, top, right, bottom]: PixelBox): GreyImage {
  const columns = right - left + 2 * cutMargin;
  const rows = bottom - top + 2 * cutMargin;
  const at = (x: number, y: number) =>
    pixels[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] as number;
  const cut = new Uint8Array(columns * rows).fill(255);
  const values: number[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      let sum = 0;
      for (let j = -1; j <= 1; j++) sum += at(x - 1, y + j) + at(x, y + j) + at(x + 1, y + j);
      values.push(sum / 9);
    }
  }
  // most of a cell is paper
  const paper = values.toSorted((a, b) => a - b)[Math.floor(0.7 * values.length)] ?? 255;
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [i % (right - left), Math.floor(i / (right - left))];
    cut[(y + cutMargin) * columns + x + cutMargin] = Math.min(255, ((values[i] as number) * 255) / paper);
  }
  return {width: columns, height: rows, pixels: cut};
}

const cutMargin = 30;

/** The image so many times smaller, each pixel the mean of those that it stands for. */
export function reduced({width, height, pixels}: GreyImage, factor: number): GreyImage {
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(columns * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, i++) {
      let sum = 0;
      for (let j = 0; j < factor; j++) {
        const start = (y * factor + j) * width + x * factor;
        for (let k = 0; k < factor; k++) sum += pixels[start + k] as number;
      }
      small[i] = sum / (factor * factor);
    }
  }
  return {width: columns, height: rows, pixels: small};
}
