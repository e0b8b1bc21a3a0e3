/** The direction in which the lines of a page image run, and the image turned upright. */
import {type GreyImage, markBelow, reduced} from "./grey-image.js";

const degree = Math.PI / 180;
/** Turning blurs: what is this straight is left as it is. */
const straightWithin = 0.1 * degree;

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
  const anglesNear = (angle: number, reach: number, step: number) =>
    range(-reach, reach, step).map((offset) => angle + offset * degree);
  const coarse = best(anglesNear(quarterOf(points), 6, 0.5));
  const fine = best(anglesNear(best(anglesNear(coarse, 0.5, 0.1)), 0.1, 0.02));
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

/**
 * Whether lines run across (0) or down (π/2), by strips of the page: from a corner its lines are seen to fan out, and
 * only within a strip do they all run in one direction.
 */
function quarterOf(points: Float32Array): number {
  const angles = range(-6, 6, 1).map((angle) => angle * degree);
  const sharpest = (quarter: number) =>
    Math.max(...angles.map((angle) => profileSharpness(points, quarter + angle, stripLength)));
  return sharpest(0) >= sharpest(Math.PI / 2) ? 0 : Math.PI / 2;
}

/** pixels of the smaller image */
const stripLength = 200;

function range(from: number, to: number, step: number): number[] {
  return Array.from({length: Math.round((to - from) / step) + 1}, (_, i) => from + i * step);
}

/** x and y of what is not paper, in turn: made smaller, a thin stroke is grey. */
function markedPoints({width, height, pixels}: GreyImage): Float32Array {
  const points: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) if ((pixels[i] as number) < markBelow) points.push(x, y);
  }
  return Float32Array.from(points);
}

/**
 * The sum of squares of what the rows of ink in this direction differ from their neighbours.
 *
 * @param strip how long a piece of a row is that is taken on its own
 */
function profileSharpness(points: Float32Array, direction: number, strip = Number.POSITIVE_INFINITY): number {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const profile = new Map<number, number>();
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    const row = Math.round(y * cos - x * sin) + rowsApart * Math.floor((x * cos + y * sin) / strip);
    profile.set(row, (profile.get(row) ?? 0) + 1);
  }
  let sum = 0;
  for (const [row, count] of profile) sum += (count - (profile.get(row + 1) ?? 0)) ** 2;
  return sum;
}

/** Rows of one strip and of the next have numbers that are further apart than a page is long. */
const rowsApart = 100_000;

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
