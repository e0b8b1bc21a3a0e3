/**
 * The ground of a page image made white, and what stands on it dark: shadow, bands of colour, grey paper, a dark table
 * below the sheet and white letters on a bar are all the same to OCR then.
 */
import type {GreyImage} from "./grey-image.js";

/** The ground is sought in an image of which so many pixels along and down count as one. */
const step = 3;
/** There, half the side of the square whose middle value is the ground: more than the strokes of a letter fill. */
const radius = 8;
/** On darker ground than this letters may be lighter than it; on paper what is lighter is grain. */
const darkGround = 170;
/** Grounds that differ less than this are one. */
const sameGround = 16;

/** What lies below the letters, a value for each square of pixels. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

export function groundOf(image: GreyImage): Ground {
  return middleValues(sampled(image));
}

/** How light the ground is at a pixel: 0 is black. */
export function groundAt({width, height, values}: Ground, x: number, y: number): number {
  const [column, row] = [Math.floor(x / step), Math.floor(y / step)];
  return values[clamp(row, height) * width + clamp(column, width)] as number;
}

/** Darker than this, between 0 and 255, nothing is printed on a ground but white. */
const black = 110;
/** of the width: a band below a row takes more, what was blacked out less */
const bandShare = 0.3;

/** Whether a place is filled with black while its row is not: what stood there was blacked out. */
export function isBlackedOut(ground: Ground, x: number, y: number): boolean {
  if (groundAt(ground, x, y) >= black) return false;
  const start = clamp(Math.floor(y / step), ground.height) * ground.width;
  const row = ground.values.subarray(start, start + ground.width);
  return row.filter((value) => value < black).length < bandShare * ground.width;
}

export function evenlyLit({width, height, pixels}: GreyImage, ground: Ground): GreyImage {
  const {low, high} = rangeAround(ground);
  const even = new Uint8Array(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.min(ground.height - 1, Math.floor(y / step));
    for (let x = 0; x < width; x++, i++) {
      const cell = row * ground.width + Math.min(ground.width - 1, Math.floor(x / step));
      const value = pixels[i] as number;
      // beside the edge of a band a pixel belongs to the ground that it is most like
      const [from, to] = [low[cell] as number, high[cell] as number];
      const isEdge = to - from > sameGround;
      const own = isEdge ? nearer(value, from, to) : (ground.values[cell] as number);
      even[i] = 255 - inkOn(own, value);
    }
  }
  return {width, height, pixels: even};
}

/** 0 to 255: how much a value differs from its ground, of how much it could. */
function inkOn(ground: number, value: number): number {
  if (value <= ground) return ground === 0 ? 0 : (255 * (ground - value)) / ground;
  return ground < darkGround ? (255 * (value - ground)) / (255 - ground) : 0;
}

function nearer(value: number, low: number, high: number): number {
  return value - low < high - value ? low : high;
}

/** One pixel of each square: means would mix letters and ground. */
function sampled({width, height, pixels}: GreyImage): Ground {
  const [columns, rows] = [Math.max(1, Math.floor(width / step)), Math.max(1, Math.floor(height / step))];
  const values = new Uint8Array(columns * rows);
  const offset = step >> 1;
  for (let y = 0, i = 0; y < rows; y++) {
    const start = Math.min(height - 1, y * step + offset) * width;
    for (let x = 0; x < columns; x++, i++)
      values[i] = pixels[start + Math.min(width - 1, x * step + offset)] as number;
  }
  return {width: columns, height: rows, values};
}

/** Of every value, the middle one of the square around it: a histogram moves along the row and changes at its ends. */
function middleValues({width, height, values}: Ground): Ground {
  const middle = new Uint8Array(values.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
    const histogram = new Uint16Array(256);
    let [count, below, median] = [0, 0, 0];
    const change = (x: number, by: 1 | -1) => {
      for (let row = top; row <= bottom; row++) {
        const value = values[row * width + x] as number;
        (histogram[value] as number) += by;
        count += by;
        if (value < median) below += by;
      }
    };
    for (let x = 0; x < Math.min(radius, width); x++) change(x, 1);
    for (let x = 0; x < width; x++) {
      if (x + radius < width) change(x + radius, 1);
      if (x - radius > 0) change(x - radius - 1, -1);
      while (below > count >> 1) below -= histogram[--median] as number;
      while (below + (histogram[median] as number) <= count >> 1) below += histogram[median++] as number;
      middle[y * width + x] = median;
    }
  }
  return {width, height, values: middle};
}

/** The darkest and the lightest ground of each place and those right beside it. */
function rangeAround({width, height, values}: Ground): {low: Uint8Array; high: Uint8Array} {
  const [low, high] = [values.slice(), values.slice()];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const value = values[row * width + column] as number;
          if (value < (low[i] as number)) low[i] = value;
          if (value > (high[i] as number)) high[i] = value;
        }
      }
    }
  }
  return {low, high};
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
