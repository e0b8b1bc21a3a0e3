// Figures with their words: beside them, above them, or below them as on a tile.
import {labelledLines} from "../../../src/extraction/text/labelled-lines.js";
import {paragraphsOf} from "../../../src/extraction/text/paragraphs.js";
import {linesOf} from "../../../src/extraction/words/words.js";
import {write} from "../../support/drawn-page.js";

type Text = readonly [text: string, x: number, y: number, size?: number];

function linesIn(...texts: readonly Text[]): string[] {
  const glyphs = texts.flatMap(([text, x, y, size = 9], i) => write(text, x, y, {size}, i));
  const paragraphs = paragraphsOf(linesOf(glyphs), () => false);
  return labelledLines(paragraphs.map((one) => ({...one, page: 1, height: one.top / 842}))).map(
    ({paragraph}) => paragraph.text,
  );
}

test("a figure over its words has all of them, as far as the next number", () => {
  const lines = linesIn(
    ["58,9%", 50, 100, 16],
    ["75%", 250, 100, 16],
    ["van de personen in Sonar", 50, 116],
    ["van het doelgroepregister is", 250, 116],
    ["heeft een klantprofiel", 50, 128],
    ["bekend in Sonar", 250, 128],
    ["−0,1 %-punt", 50, 140],
    ["+2 %-punt", 250, 140],
  );
  expect(lines).toContain("van de personen in Sonar heeft een klantprofiel 58,9%");
  expect(lines).toContain("van het doelgroepregister is bekend in Sonar 75%");
});

test("words under an axis are of none of its figures", () => {
  const axis: Text[] = [
    ["0%", 50, 100],
    ["50%", 100, 100],
    ["100%", 150, 100],
  ];
  expect(linesIn(...axis, ["Procent van alle personen in Sonar", 50, 112])).toEqual([]);
});

test("a figure under its heading has that one, and what stands further below is of another", () => {
  const lines = linesIn(["Bekend in Sonar", 50, 100], ["72%", 50, 112], ["met klantprofiel", 50, 140]);
  expect(lines).toEqual(["Bekend in Sonar 72%"]);
});
