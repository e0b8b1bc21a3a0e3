// What sentences and titles say: the quarter, the region, the register, and how lines become paragraphs.

import {joinLines, paragraphsOf} from "../../../src/extraction/text/paragraphs.js";
import {periodsIn, withoutPeriods} from "../../../src/extraction/text/period-text.js";
import {isTitle, regionInSentence, regionInTitle} from "../../../src/extraction/text/region-text.js";
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
