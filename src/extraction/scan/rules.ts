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
/** A fax loses pieces of a hair line: so much of it is left. Downwards gaps would join figures below each other. */
const gapAcross = 40;
const gapDown = 1;
const thinShare = 0.5;
/** Letters in a row have thin parts side by side too, but other strokes between them: a rule has fewer beside it. */
const besideRule = 5;
const blockedShare = 0.12;
/** Pixels to either side over which a line's darkness is averaged. */
const meanReach = 4;
/** Pixels on either side of a rule that are no longer its colour and not yet that of paper. */
const softEdge = 2;

/** Rules become the colour of their ground: to OCR, one beside a number is a 1, and one below a line hides it. */
export function withoutRules(image: GreyImage): GreyImage {
  const across = withoutHorizontalRules(image, ruleWidth, gapAcross);
  return transposed(withoutHorizontalRules(transposed(across), ruleHeight, gapDown));
}

function transposed({width, height, pixels}: GreyImage): GreyImage {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, j = y; x < width; x++, i++, j += height) turned[j] = pixels[i] as number;
  }
  return {width: height, height: width, pixels: turned};
}

/**
 * A rule is where the mean along a line is darker than that above and below, nearly all along. Means, since the grain
 * of a scan breaks a hair line into dots; nearly, since a fax loses pieces of it, and turning it a little puts the
 * pieces on rows beside each other.
 */
function withoutHorizontalRules(image: GreyImage, length: number, gap: number): GreyImage {
  const {width, height, pixels} = image;
  const means = meansAlong(image);
  const marks = thinMarks();
  const cleaned = pixels.slice();
  for (let y = ruleThickness; y < height - ruleThickness; y++) {
    eraseRulesOn(y, 1);
    if (gap > 1) eraseRulesOn(y, gap);
  }
  return {width, height, pixels: cleaned};

  /** 1 where a pixel is darker than what lies above and below; 2 where both of these are ground besides. */
  function thinMarks(): Uint8Array {
    const found = new Uint8Array(pixels.length);
    const far = ruleThickness * width;
    for (let i = far; i < pixels.length - far; i++) {
      const [mean, above, below] = [means[i], means[i - far], means[i + far]] as [number, number, number];
      const ground = Math.max(above, below);
      if (ground - mean > ruleContrast) found[i] = ground - Math.min(above, below) < groundPlay ? 2 : 1;
    }
    return found;
  }

  /** @param longestGap pixels that may be lost of a rule; across them nothing else is drawn */
  function eraseRulesOn(y: number, longestGap: number): void {
    let run = emptyRun;
    for (let x = 0; x <= width; x++) {
      const mark = x < width ? markNear(x, y) : 0;
      if (mark > 0) {
        if (run.begin < 0) run = {...emptyRun, begin: x};
        run.end = x + 1;
        run.thin++;
        if (mark === 2) run.clear++;
        else run.blocked++;
        continue;
      }
      if (run.begin < 0) continue;
      if (x === width || x - run.end >= longestGap) {
        if (isRule(run)) for (let at = run.begin; at < run.end; at++) erase(at, y);
        run = emptyRun;
      } else if (isBlocked(x, y)) run.blocked++;
    }
  }

  /** Turning a page a little puts the pieces of a rule on rows beside each other. */
  function markNear(x: number, y: number): number {
    const i = y * width + x;
    return Math.max(marks[i] as number, marks[i - width] as number, marks[i + width] as number);
  }

  function isBlocked(x: number, y: number): boolean {
    const i = y * width + x;
    const far = besideRule * width;
    return Math.min(means[i] as number, means[i - far] as number, means[i + far] as number) < markBelow;
  }

  function isRule({begin, end, thin, clear, blocked}: Run): boolean {
    const reached = end - begin;
    if (reached < length) return false;
    if (thin === reached) return clear > groundShare * thin;
    return thin > thinShare * reached && blocked < blockedShare * reached;
  }

  /** With its soft edges, unless a letter stands there. */
  function erase(x: number, y: number): void {
    if (marks[y * width + x] === 0) return;
    const [up, down] = [reach(x, y, -1), reach(x, y, 1)];
    if (up + down >= ruleThickness) return;
    const i = y * width + x;
    const ground = Math.max(
      means[i - ruleThickness * width] as number,
      means[i + ruleThickness * width] as number,
    );
    const [from, to] = [Math.max(0, y - up - softEdge), Math.min(height - 1, y + down + softEdge)];
    for (let row = from; row <= to; row++) cleaned[row * width + x] = ground;
  }

  /** How far what is no paper reaches, at most as far as a rule is thick. */
  function reach(x: number, y: number, side: 1 | -1): number {
    let far = 0;
    while (far < ruleThickness && (pixels[(y + side * (far + 1)) * width + x] as number) < markBelow) far++;
    return far;
  }
}

/** Thin pixels in a row, and what is between them. */
interface Run {
  begin: number;
  end: number;
  thin: number;
  clear: number;
  blocked: number;
}

const emptyRun: Run = {begin: -1, end: -1, thin: 0, clear: 0, blocked: 0};

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
