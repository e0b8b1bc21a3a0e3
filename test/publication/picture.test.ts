// Three pages as pictures, so that the look does not change unnoticed. To accept a new look: look at the page itself,
// delete pictures/NAME.png, run the tests, commit.

import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {createCanvas, loadImage} from "@napi-rs/canvas";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {pictureOf} from "../support/drawn-pdf.js";
import {corpusSheet, sheetOf} from "../support/sheets.js";

const templates = await loadTemplates("templates");
const width = 298;
/** Letters fall a little differently on every machine: blocks of so many pixels are compared, not pixels. */
const blockSize = 6;
/** How far the grey of a block may lie from that of the picture, of 255. */
const tolerance = 12;

test.each([
  ["first-quarter-1", sheetOf("midden-utrecht"), 1],
  ["eighteen-municipalities-2", sheetOf("friesland"), 2],
  ["suppressed-1", corpusSheet("dev/lw-suppressed-lt5"), 1],
] as const)("%s looks as it did", async (name, input, page) => {
  const {pdf} = await drawSheet(input, templates);
  const grey = await pictureOf(pdf, page, width);
  const file = `test/publication/pictures/${name}.png`;
  if (!existsSync(file) && !process.env.CI) await save(file, grey);
  const golden = await greyOf(file);
  expect(golden).toHaveLength(grey.length);
  const [now, then] = [blocksOf(grey), blocksOf(golden)];
  const different = now.filter((value, i) => Math.abs(value - (then[i] as number)) > tolerance);
  if (different.length > 0) await save(file.replace(".png", ".changed.png"), grey);
  expect(different).toHaveLength(0);
});

async function save(file: string, grey: Uint8Array): Promise<void> {
  const height = grey.length / width;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (const [i, value] of grey.entries()) image.data.set([value, value, value, 255], 4 * i);
  context.putImageData(image, 0, 0);
  mkdirSync("test/publication/pictures", {recursive: true});
  writeFileSync(file, canvas.toBuffer("image/png"));
}

async function greyOf(file: string): Promise<Uint8Array> {
  const image = await loadImage(file);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  return Uint8Array.from({length: data.length / 4}, (_, i) => data[4 * i] as number);
}

/** Mean grey of every block. */
function blocksOf(grey: Uint8Array): number[] {
  const height = grey.length / width;
  const means: number[] = [];
  for (let top = 0; top < height; top += blockSize) {
    for (let left = 0; left < width; left += blockSize) {
      const values: number[] = [];
      for (let y = top; y < Math.min(height, top + blockSize); y++)
        for (let x = left; x < Math.min(width, left + blockSize); x++)
          values.push(grey[y * width + x] as number);
      means.push(values.reduce((sum, value) => sum + value, 0) / values.length);
    }
  }
  return means;
}
