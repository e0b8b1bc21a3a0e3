/**
 * A page image made ready for reading: grey, its letters dark on light, a cell cut out of it.
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
/** Dark areas are sought in an image so many times smaller. */
const reduction = 3;
/** There, half the side of a square that no letter fills, and of one that covers the letters within a filled area. */
const fillRadius = 2;
const letterRadius = 8;

/** @param pixels red, green, blue and alpha of every pixel, on an opaque ground */
export function greyOf(pixels: Uint8ClampedArray, width: number, height: number): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < grey.length; i++, j += 4) {
    const [red, green, blue] = [pixels[j], pixels[j + 1], pixels[j + 2]] as [number, number, number];
    grey[i] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return {width, height, pixels: grey};
}

/** Headings in white on a coloured bar become black on white. */
export function darkOnLight(image: GreyImage): GreyImage {
  const small = reduced(image, reduction);
  const {width, height} = small;
  const dark = small.pixels.map((value) => (value < inkBelow ? 1 : 0));
  const filled = spread(shrink(dark, width, height, fillRadius), width, height, fillRadius);
  if (!filled.includes(1)) return image;
  const areas = shrink(spread(filled, width, height, letterRadius), width, height, letterRadius);
  const pixels = image.pixels.slice();
  for (let y = 0, i = 0; y < image.height; y++) {
    const row = Math.min(height - 1, Math.floor(y / reduction)) * width;
    for (let x = 0; x < image.width; x++, i++) {
      if (areas[row + Math.min(width - 1, Math.floor(x / reduction))])
        pixels[i] = 255 - (pixels[i] as number);
    }
  }
  return {...image, pixels};
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

/** 1 where all pixels of the square around it are 1. */
function shrink(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return spread(
    mask.map((value) => 1 - value),
    width,
    height,
    radius,
  ).map((value) => 1 - value);
}

/** 1 where a pixel of the square around it is 1: along the rows, then along the columns. */
function spread(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  spreadLines(mask, wide, radius, {lines: height, length: width, along: 1, across: width});
  const square = new Uint8Array(mask.length);
  spreadLines(wide, square, radius, {lines: width, length: height, along: width, across: 1});
  return square;
}

/** How to walk through an image: along rows, or along columns. */
interface Walk {
  readonly lines: number;
  readonly length: number;
  /** from one pixel to the next, and from one line to the next */
  readonly along: number;
  readonly across: number;
}

function spreadLines(from: Uint8Array, to: Uint8Array, radius: number, walk: Walk): void {
  const {lines, length, along, across} = walk;
  for (let line = 0; line < lines; line++) {
    const start = line * across;
    let until = -1;
    for (let i = 0; i < Math.min(radius, length); i++) if (from[start + i * along]) until = i + radius;
    for (let i = 0; i < length; i++) {
      if (i + radius < length && from[start + (i + radius) * along]) until = i + 2 * radius;
      if (i <= until) to[start + i * along] = 1;
    }
  }
}
