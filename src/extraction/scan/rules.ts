/** Rules taken out of a page image. */
import {type GreyImage, markBelow} from "./grey-image.js";

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

/** Rules become the colour of their ground: to OCR, one beside a number is a 1, and one below a line hides it. */
export function withoutRules(image: GreyImage): GreyImage {
  const across = withoutHorizontalRules(image, ruleWidth);
  return transposed(withoutHorizontalRules(transposed(across), ruleHeight));
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
