import fc from "fast-check";
import {directionOf, turnOf, upright} from "../../../src/extraction/scan/direction.js";
import {evenlyLit, groundAt, groundOf, isBlackedOut} from "../../../src/extraction/scan/even-light.js";
import {type GreyImage, greyOf, inkIn, type PixelBox} from "../../../src/extraction/scan/grey-image.js";
import {withoutRules} from "../../../src/extraction/scan/rules.js";

const degree = Math.PI / 180;

/** White paper with these boxes in black. */
function paper(
  width: number,
  height: number,
  boxes: readonly PixelBox[],
  ground = 255,
  colour = 0,
): GreyImage {
  const pixels = new Uint8Array(width * height).fill(ground);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) pixels.fill(colour, y * width + left, y * width + right);
  }
  return {width, height, pixels};
}

/** Lines of what looks like words: strokes of many widths, so that they do not stand in columns too. */
function linesOfText(): PixelBox[] {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  return Array.from({length: 16}, (_, line) => {
    const y = 60 + line * 50;
    const boxes: PixelBox[] = [];
    for (let x = 60 + random(10); x < 1740; x += 6 + random(16)) {
      const width = 3 + random(5);
      boxes.push([x, y, x + width, y + 26]);
      x += width;
    }
    return boxes;
  }).flat();
}

test("grey weighs the colours by how light they look", () => {
  const pixels = Uint8ClampedArray.from([255, 255, 255, 255, 0, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
  const [white, black, green, blue] = greyOf(pixels, 4, 1).pixels;
  expect([white, black]).toEqual([255, 0]);
  expect(green).toBeGreaterThan(blue as number);
});

test.each([0, -1.5, 89.4])(
  "lines that run at %d degrees are found, and made to run to the right",
  (angle) => {
    const straight = paper(1800, 900, linesOfText());
    const turned = upright(straight, -angle * degree);
    const direction = directionOf(turned);
    expect(Math.abs(direction / degree - angle)).toBeLessThan(0.25);
    const again = upright(turned, direction);
    expect([again.width, again.height]).toEqual([1800, 900]);
    // between the first two lines there is paper again, and on the first there are letters
    expect(inkIn(again, [120, 92, 1700, 104])).toBe(0);
    expect(inkIn(again, [120, 64, 1700, 82])).toBeGreaterThan(6000);
  },
);

test("every place of the upright image is found in the image as it was, and back", () => {
  const {from, to} = turnOf({width: 300, height: 200}, 91 * degree);
  const [x, y] = to(...from(20, 30));
  expect([Math.round(x), Math.round(y)]).toEqual([20, 30]);
});

test("white letters on a dark bar become dark on light, and letters on paper stay", () => {
  const bar = paper(600, 300, [[30, 30, 570, 120]], 255, 70);
  const letters: PixelBox[] = [0, 1, 2, 3].map((i) => [60 + 40 * i, 60, 68 + 40 * i, 90] as const);
  const below: PixelBox = [60, 200, 68, 230];
  for (const [left, top, right, bottom] of letters) {
    for (let y = top; y < bottom; y++) bar.pixels.fill(255, y * 600 + left, y * 600 + right);
  }
  for (let y = below[1]; y < below[3]; y++) bar.pixels.fill(0, y * 600 + below[0], y * 600 + below[2]);
  const image = evenlyLit(bar, groundOf(bar));
  for (const [left, top, right, bottom] of [...letters, below]) {
    expect(inkIn(image, [left, top, right, bottom])).toBe((right - left) * (bottom - top));
  }
  expect(inkIn(image, [230, 40, 560, 110])).toBe(0);
});

/** Marks of a pen: short strokes, as letters are. */
const strokes = Array.from({length: 24}, (_, i): PixelBox => [60 + 20 * i, 140, 65 + 20 * i, 168]);

test.each([
  ["a shadow that falls off to the right", (x: number) => 240 - 0.25 * x],
  ["the edge of a shadow", (x: number) => 130 + 110 / (1 + Math.exp((x - 300) / 25))],
  ["grey paper", () => 180],
])("below %s, paper is white and ink is dark", (_, light) => {
  const lit = paper(600, 300, strokes, 1, 0);
  for (let i = 0; i < lit.pixels.length; i++) lit.pixels[i] = (lit.pixels[i] ? 1 : 0.15) * light(i % 600);
  const even = evenlyLit(lit, groundOf(lit));
  for (const stroke of strokes) expect(inkIn(even, stroke)).toBe(areaOf(stroke));
  expect(inkIn(even, [0, 0, 600, 138])).toBe(0);
  expect(inkIn(even, [0, 170, 600, 300])).toBe(0);
});

test("a band of any grey below a row is white, up to its edge, and its letters are dark", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 255}), fc.integer({min: 0, max: 255}), (ground, ink) => {
      fc.pre(Math.abs(ground - ink) > 110 && ground < 250);
      const band = paper(600, 300, [[0, 120, 600, 190]], 255, ground);
      for (const [left, top, right, bottom] of strokes)
        for (let y = top; y < bottom; y++) band.pixels.fill(ink, y * 600 + left, y * 600 + right);
      const even = evenlyLit(band, groundOf(band));
      const inside = inkIn(even, [30, 126, 570, 184]);
      const drawn = strokes.reduce((sum, stroke) => sum + areaOf(stroke), 0);
      expect(inside).toBe(ground >= 170 && ink > ground ? 0 : drawn);
      expect(inkIn(even, [30, 100, 570, 138])).toBe(0);
    }),
    {numRuns: 12},
  );
});

test("the ground below letters is that of the paper around them", () => {
  const image = paper(600, 300, [[0, 120, 600, 190], ...strokes], 250, 90);
  expect(groundAt(groundOf(image), 300, 150)).toBe(90);
  expect(groundAt(groundOf(image), 300, 60)).toBe(250);
});

test("what was blacked out is told from a band below its row, and from paper", () => {
  const blacked = groundOf(paper(900, 300, [[400, 100, 500, 150]], 250, 20));
  expect([isBlackedOut(blacked, 450, 125), isBlackedOut(blacked, 300, 125)]).toEqual([true, false]);
  const band = groundOf(paper(900, 300, [[50, 100, 850, 150]], 250, 20));
  expect(isBlackedOut(band, 450, 125)).toBe(false);
});

test("a hair line of which a fax has lost pieces goes; the dashes of empty cells stay", () => {
  const pieces = Array.from({length: 30}, (_, i): PixelBox => {
    const [left, top] = [30 + 40 * i, 100 + (i % 2)];
    return [left, top, left + 28, top + 2];
  });
  const dashes = Array.from({length: 8}, (_, i): PixelBox => [60 + 150 * i, 150, 80 + 150 * i, 153]);
  const image = withoutRules(paper(1300, 250, [...pieces, ...dashes]));
  expect(inkIn(image, [0, 90, 1300, 110])).toBe(0);
  for (const dash of dashes) expect(inkIn(image, dash)).toBe(areaOf(dash));
});

test("rules go, thick and thin; a one, a dash and a letter that stands on a rule stay", () => {
  const rules: PixelBox[] = [
    [20, 20, 480, 22],
    [20, 100, 480, 106],
    [20, 20, 23, 280],
    [250, 20, 251, 280],
  ];
  const one: PixelBox = [240, 50, 245, 80];
  const dash: PixelBox = [300, 65, 320, 69];
  const standing: PixelBox = [350, 75, 370, 100];
  const image = withoutRules(paper(500, 300, [...rules, one, dash, standing]));
  for (const rule of rules) expect(inkIn(image, rule)).toBeLessThan(0.06 * areaOf(rule));
  for (const letter of [one, dash, standing])
    expect(inkIn(image, letter)).toBeGreaterThan(0.9 * areaOf(letter));
});

test("a column of ones, line below line, is no rule", () => {
  const ones = Array.from({length: 12}, (_, i): PixelBox => [100, 40 + 33 * i, 104, 61 + 33 * i]);
  const image = withoutRules(paper(300, 500, ones));
  for (const one of ones) expect(inkIn(image, one)).toBe(areaOf(one));
});

test("the tops of the letters of a long word are no rule", () => {
  // arches, as in mmmm: a stroke along the top, and stems below it
  const arches = Array.from({length: 40}, (_, i): PixelBox[] => [
    [100 + 12 * i, 60, 110 + 12 * i, 64],
    [100 + 12 * i, 60, 104 + 12 * i, 85],
  ]).flat();
  const image = withoutRules(paper(700, 200, arches));
  expect(image.pixels).toEqual(paper(700, 200, arches).pixels);
});

test("a hair line in the grain of a scan goes", () => {
  const image = paper(600, 200, [[30, 100, 570, 101]], 235, 160);
  let seed = 7;
  for (let i = 0; i < image.pixels.length; i++) {
    seed = (seed * 16807) % 2147483647;
    image.pixels[i] = (image.pixels[i] as number) + (seed % 41) - 20;
  }
  const {pixels} = withoutRules(image);
  const row = pixels.subarray(100 * 600 + 40, 100 * 600 + 560);
  expect(row.filter((value) => value < 200)).toHaveLength(0);
});

function areaOf([left, top, right, bottom]: PixelBox): number {
  return (right - left) * (bottom - top);
}
