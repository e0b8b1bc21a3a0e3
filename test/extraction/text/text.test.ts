// What sentences and titles say: the quarter, the region, the register, and how lines become paragraphs.

import {joinLines, paragraphsOf} from "../../../src/extraction/text/paragraphs.js";
import {periodMentionsIn, periodsIn, withoutPeriods} from "../../../src/extraction/text/period-text.js";
import {evidenceOfWords} from "../../../src/extraction/text/period-words.js";
import {isTitle, regionInSentence, regionInTitle} from "../../../src/extraction/text/region-text.js";
import {percentagesIn} from "../../../src/extraction/text/register-text.js";
import {linesOf} from "../../../src/extraction/words/words.js";
import {write} from "../../support/drawn-page.js";

test.each([
  "Tweede kwartaal 2023",
  "TWEEDE KWARTAAL 2023",
  "tweede kwartaal van 2023",
  "2e kwartaal 2023",
  "2de kwartaal 2023",
  "II kwartaal 2023",
  "kwartaal 2 2023",
  "Kwartaal 2, 2023",
  "2023, tweede kwartaal",
  "2023 kwartaal 2",
  "Q2 2023",
  "2023-Q2",
  "Factsheet Q2/2023 Midden-Utrecht",
  "Periode: 2023/02 (kwartaal)",
  "Jaar is 2023 Kwartaal is Kwrt 2",
  "Kwartaal: 2, jaar: 2023",
])("«%s» is the second quarter of 2023", (text) => {
  expect(periodsIn(text)).toEqual(["2023-Q2"]);
});

test.each(["In 2022 waren er 1.250 plaatsingen", "Per 1 januari 2023", "vijfde kwartaal 2023", "Q5 2023"])(
  "«%s» names no quarter",
  (text) => {
    expect(periodsIn(text)).toEqual([]);
  },
);

test("two quarters in one text are two", () => {
  expect(periodsIn("Eerste kwartaal 2023 tegen vierde kwartaal 2022").sort()).toEqual(["2022-Q4", "2023-Q1"]);
  expect(withoutPeriods("Tweede kwartaal 2023  Zeeland").trim()).toBe("Zeeland");
});

test.each([
  ["Tweede kwartaal 2023  Midden-Utrecht", "Midden-Utrecht"],
  ["MIDDEN-UTRECHT", "Midden-Utrecht"],
  ["Arbeidsmarktregio Gooi en Vechtstreek | Q2 2023", "Gooi en Vechtstreek"],
  ["Zaanstreek-Waterland – 2e kwartaal 2023", "Zaanstreek/Waterland"],
])("the title «%s» names %s", (title, name) => {
  expect(regionInTitle(title)?.region?.name).toBe(name);
});

test("a sentence names the region behind the word, a title never hides in one", () => {
  const sentence =
    "in de arbeidsmarktregio Gooi en Vechtstreek bevat het doelgroepregister in totaal 3.000 personen.";
  expect(regionInSentence(sentence)).toMatchObject({
    printedName: "Gooi en Vechtstreek",
    region: {code: "AM12"},
  });
  expect(regionInSentence("de arbeidsmarktregio Atlantis bevat")).toEqual({printedName: "Atlantis"});
  expect(isTitle("Zeeland")).toBe(true);
  expect(isTitle("Zeeland is een van de 35 regio's van het land.")).toBe(false);
});

test("a word broken at the end of a line is whole again, a compound keeps its hyphen", () => {
  expect(joinLines("het klantvolg-", "systeem Sonar")).toBe("het klantvolgsysteem Sonar");
  expect(joinLines("de regio Midden-", "Utrecht")).toBe("de regio Midden-Utrecht");
  expect(joinLines("dienstverlening en re-", "integratie")).toBe("dienstverlening en re-integratie");
  expect(joinLines("werkgevers-", "en werknemerskant")).toBe("werkgevers- en werknemerskant");
});

test("columns of text are read one after the other, a heading is a paragraph of its own", () => {
  const pencil = {size: 9};
  const bold = {size: 9, font: "Helvetica-Bold"};
  const glyphs = [
    ...write("Sonar", 50, 100, bold, 1),
    ...write("Gemeenten en UWV werken", 50, 112, pencil, 2),
    ...write("samen in deze regio.", 50, 123, pencil, 3),
    ...write("De tweede kolom begint", 300, 100, pencil, 4),
    ...write("hier en eindigt hier.", 300, 111, pencil, 5),
  ];
  const texts = paragraphsOf(linesOf(glyphs), () => false).map(({text}) => text);
  expect(texts).toEqual([
    "Sonar",
    "Gemeenten en UWV werken samen in deze regio.",
    "De tweede kolom begint hier en eindigt hier.",
  ]);
});

/** The sum of what the words say of each quarter. */
const weightsIn = (text: string, beside: readonly string[] = []) =>
  evidenceOfWords(text, periodMentionsIn(text), [0], "", beside).map((some) =>
    some.reduce((sum, {weight}) => sum + weight, 0),
  );

test.each([
  ["☐ Q1 ☒ Q2 ☐ Q3 ☐ Q4", 1],
  ["[x] Q1 [ ] Q2 [ ] Q3", 0],
  ["○ 1e kwartaal ○ 2e kwartaal ● 3e kwartaal", 2],
])("of «%s» the ticked quarter is meant", (text, ticked) => {
  const weights = weightsIn(text);
  expect(weights.map((weight) => weight > 0)).toEqual(weights.map((_, i) => i === ticked));
  expect(weights.filter((weight) => weight <= -30)).toHaveLength(weights.length - 1);
});

test("boxes of which none is ticked say nothing", () => {
  expect(weightsIn("☐ Q1 ☐ Q2 ☐ Q3 ☐ Q4")).toEqual([0, 0, 0, 0]);
});

test.each(["Kenmerk: AMI-2023-Q4", "Ons kenmerk AMI/2024-Q2/0117", "Dossier: 2024-Q2"])(
  "«%s» is a reference, no quarter",
  (text) => {
    expect(weightsIn(text)[0]).toBeLessThan(-20);
  },
);

test.each([
  ["Peildatum", 1],
  ["Vorige versie", -30],
  ["Kenmerk", -30],
  ["Opgesteld", -30],
])("a day beside the label «%s» is weighed by it", (label, weight) => {
  expect(weightsIn(": 30-09-2023", [label])).toEqual([weight]);
});

test("a share is a percentage too, where it is called one", () => {
  expect(percentagesIn("Aandeel bekend in Sonar 0,72").map(({value}) => value)).toEqual([72]);
  expect(percentagesIn("gemiddeld 0,72 klanten")).toEqual([]);
});

test("a number behind the word is no region", () => {
  expect(regionInSentence("telt in deze arbeidsmarktregio 3.839 personen")).toBeNull();
});

test.each([0.1, 0.42, 0.67, 0.74])("a title in letters that stand %s em apart is words", (spacing) => {
  const lines = linesOf(
    write("VIERDE KWARTAAL 2024", 50, 50, {size: 12, spacing}, 1).map((glyph) => ({...glyph})),
  );
  expect(lines.map(({words}) => words.map(({text}) => text).join(" "))).toEqual(["VIERDE KWARTAAL 2024"]);
});

test("columns of single figures are not one spaced word", () => {
  const lines = linesOf(write("1234567", 50, 50, {size: 12, spacing: 0.6}, 1).map((glyph) => ({...glyph})));
  expect(lines[0]?.words).toHaveLength(7);
});
