/**
 * A page image made ready for reading: grey, upright, its letters dark on light, without rules.
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

/** Darker than this is ink. */
const inkBelow = 150;
/** Darker than this is not paper: the soft edge of a letter, or a hair line. */
const markBelow = 200;
/** A rule is wider than a word or higher than a few lines, thinner than a bar, and darker than its ground by so much. */
const ruleWidth = 300;
const ruleHeight = 150;
const ruleThickness = 9;
const ruleContrast = 18;
/** Its other side is the same ground, give or take so much, but for the part where letters stand right beside it. */
const groundPlay = 36;
const groundShare = 0.4;
/** Pixels to either side over which a line's darkness is averaged. */
const meanReach = 4;
/** Pixels on either side of a rule that are no longer its colour and not yet that of paper. */
const softEdge = 2;
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

/**
 * The direction in which its lines run, in radians: 0 is to the right, π/2 downwards.
 *
 * The direction sought is that in which rows of ink and rows of paper differ most (a projection profile). Text that
 * is upside down looks the same to it.
 */
export function directionOf(image: GreyImage): number {
  const points = markedPoints(reduced(image, 4));
  const best = (angles: readonly number[]) => {
    const sharpness = angles.map((angle) => profileSharpness(points, angle));
    const enough = 0.995 * Math.max(...sharpness);
    const equals = angles.filter((_, i) => (sharpness[i] as number) >= enough);
    return equals[equals.length >> 1] as number;
  };
  const around = (angle: number, reach: number, step: number) =>
    range(-reach, reach, step).map((offset) => angle + offset * degree);
  const coarse = best([...around(0, 6, 0.5), ...around(Math.PI / 2, 6, 0.5)]);
  const fine = best(around(best(around(coarse, 0.5, 0.1)), 0.1, 0.02));
  const straight = Math.round(fine / (Math.PI / 2)) * (Math.PI / 2);
  return Math.abs(fine - straight) < straightWithin ? straight : fine;
}

/** The image turned so that lines in this direction run to the right; what comes from outside is white. */
export function upright(image: GreyImage, direction: number): GreyImage {
  if (direction === 0) return image;
  const {from, width, height} = turnOf(image, direction);
  const pixels = new Uint8Array(width * height);
  const [dx, dy] = [Math.cos(direction), Math.sin(direction)];
  for (let y = 0, i = 0; y < height; y++) {
    let [sx, sy] = from(0, y);
    for (let x = 0; x < width; x++, i++, sx += dx, sy += dy) pixels[i] = sample(image, sx, sy);
  }
  return {width, height, pixels};
}

/** Where the places of the upright image lie in the image as it was, and the other way round. */
export function turnOf(image: {readonly width: number; readonly height: number}, direction: number) {
  const isQuarter = Math.abs(Math.sin(direction)) > Math.SQRT1_2;
  const [width, height] = isQuarter ? [image.height, image.width] : [image.width, image.height];
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const from = (x: number, y: number): [number, number] => {
    const [cx, cy] = [x - width / 2, y - height / 2];
    return [image.width / 2 + cx * cos - cy * sin, image.height / 2 + cx * sin + cy * cos];
  };
  const to = (x: number, y: number): [number, number] => {
    const [cx, cy] = [x - image.width / 2, y - image.height / 2];
    return [width / 2 + cx * cos + cy * sin, height / 2 + cy * cos - cx * sin];
  };
  return {from, to, width, height};
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

/** Rules become the colour of their ground: to OCR, one beside a number is a 1, and one below a line hides it. */
export function withoutRules(image: GreyImage): GreyImage {
  const across = withoutHorizontalRules(image, ruleWidth);
  return transposed(withoutHorizontalRules(transposed(across), ruleHeight));
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
const degree = Math.PI / 180;
/** Turning blurs: what is this straight is left as it is. */
const straightWithin = 0.1 * degree;

function range(from: number, to: number, step: number): number[] {
  return Array.from({length: Math.round((to - from) / step) + 1}, (_, i) => from + i * step);
}

/** The image so many times smaller, each pixel the mean of those that it stands for. */
function reduced({width, height, pixels}: GreyImage, factor: number): GreyImage {
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

/** x and y of what is not paper, in turn: made smaller, a thin stroke is grey. */
function markedPoints({width, height, pixels}: GreyImage): Float32Array {
  const points: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) if ((pixels[i] as number) < markBelow) points.push(x, y);
  }
  return Float32Array.from(points);
}

/** The sum of squares of what the rows of ink in this direction differ from their neighbours. */
function profileSharpness(points: Float32Array, direction: number): number {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const profile = new Map<number, number>();
  for (let i = 0; i < points.length; i += 2) {
    const row = Math.round((points[i + 1] as number) * cos - (points[i] as number) * sin);
    profile.set(row, (profile.get(row) ?? 0) + 1);
  }
  let sum = 0;
  for (const [row, count] of profile) sum += (count - (profile.get(row + 1) ?? 0)) ** 2;
  return sum;
}

/** Between four pixels, by their nearness. */
function sample({pixels, width, height}: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 255;
  const [fx, fy] = [x - left, y - top];
  const i = top * width + left;
  const above = (pixels[i] as number) * (1 - fx) + (pixels[i + 1] as number) * fx;
  const below = (pixels[i + width] as number) * (1 - fx) + (pixels[i + width + 1] as number) * fx;
  return above * (1 - fy) + below * fy;
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

function transposed({width, height, pixels}: GreyImage): GreyImage {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, j = y; x < width; x++, i++, j += height) turned[j] = pixels[i] as number;
  }
  return {width: height, height: width, pixels: turned};
}

/**
 * A rule is where the mean along a line is darker than that above and below, all along. Means, since the grain of a
 * scan breaks a hair line into dots.
 */
function withoutHorizontalRules(image: GreyImage, length: number): GreyImage {
  const {width, height, pixels} = image;
  const means = meansAlong(image);
  const cleaned = pixels.slice();
  for (let y = ruleThickness; y < height - ruleThickness; y++) {
    for (let x = 0, begin = 0, clear = 0; x <= width; x++) {
      if (x < width && groundAt(x, y) - (means[y * width + x] as number) > ruleContrast) {
        if (groundAt(x, y) - darkerSideAt(x, y) < groundPlay) clear++;
        continue;
      }
      const isRule = x - begin >= length && clear > groundShare * (x - begin);
      if (isRule) for (let i = begin; i < x; i++) erase(i, y);
      [begin, clear] = [x + 1, 0];
    }
  }
  return {width, height, pixels: cleaned};

  /** The lighter of what lies above and below. */
  function groundAt(x: number, y: number): number {
    const i = y * width + x;
    return Math.max(means[i - ruleThickness * width] as number, means[i + ruleThickness * width] as number);
  }

  function darkerSideAt(x: number, y: number): number {
    const i = y * width + x;
    return Math.min(means[i - ruleThickness * width] as number, means[i + ruleThickness * width] as number);
  }

  /** With its soft edges, unless a letter stands there. */
  function erase(x: number, y: number): void {
    const [up, down] = [reach(x, y, -1), reach(x, y, 1)];
    if (up + down >= ruleThickness) return;
    const ground = groundAt(x, y);
    const [from, to] = [Math.max(0, y - up - softEdge), Math.min(height - 1, y + down + softEdge)];
    for (let i = from; i <= to; i++) cleaned[i * width + x] = ground;
  }

  /** How far what is no paper reaches, at most as far as a rule is thick. */
  function reach(x: number, y: number, side: 1 | -1): number {
    let far = 0;
    while (far < ruleThickness && (pixels[(y + side * (far + 1)) * width + x] as number) < markBelow) far++;
    return far;
  }
}

/** Of every pixel, the mean of those around it on its row. */
function meansAlong({width, height, pixels}: GreyImage): Uint8Array {
  const means = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    let sum = 0;
    let count = 0;
    for (let x = -meanReach; x < width; x++) {
      const [enters, leaves] = [x + meanReach, x - meanReach - 1];
      if (enters < width) {
        sum += pixels[start + enters] as number;
        count++;
      }
      if (leaves >= 0) {
        sum -= pixels[start + leaves] as number;
        count--;
      }
      if (x >= 0) means[start + x] = sum / count;
    }
  }
  return means;
}
