// How much of the register is known in Sonar: from persons, and only as long as they say what is printed.
import {agreesWithPersons, knownShareOf} from "../../../src/edition/known-share.js";
import {createNationalModel} from "../../../src/publication/models/national-model.js";
import type {SheetInput} from "../../../src/publication/models/sheet-model.js";
import {drawSheet} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {figure, persons} from "../../support/figures.js";
import {nationalSheet, sheetOf} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const {checks} = templates.settings;

type Register = SheetInput["edition"]["register"];

/** Zeeland, 6.648 personen in Sonar now and 6.650 a quarter earlier, beside these registers. */
function zeeland(now: Register, before: Register): SheetInput {
  const {edition, history, changes} = sheetOf("zeeland");
  const withRegister = (one: SheetInput["edition"], inSonar: number, register: Register) => ({
    ...one,
    register,
    total: one.total && {...one.total, figures: {...one.total.figures, totaal: figure(inSonar)}},
  });
  return {
    edition: withRegister(edition, 6648, now),
    history: history.slice(-1).map((earlier) => withRegister(earlier, 6650, before)),
    changes,
  };
}

async function fourthKeyFigure(sheet: SheetInput): Promise<string> {
  const {html} = await drawSheet(sheet, templates);
  return html.slice(html.indexOf("doelgroepregister is bekend in Sonar</dt>"), html.indexOf("</dl>"));
}

test("is worked out from persons, and so is its difference", async () => {
  // 75,17% and 75,85%: both are printed as whole percentages
  const text = await fourthKeyFigure(
    zeeland({persons: 8844, knownPercent: 75}, {persons: 8767, knownPercent: 76}),
  );
  expect(text).toContain("75,2%");
  expect(text).toContain("−0,7 %-punt");
});

test("is the printed percentage, without differences, where persons say otherwise", async () => {
  const text = await fourthKeyFigure(
    zeeland({persons: 8844, knownPercent: 78}, {persons: 8767, knownPercent: 76}),
  );
  expect(text).toContain("78%");
  expect(text).not.toContain("%-punt");
});

test("has no difference with a quarter whose percentage is not that of its persons", async () => {
  const text = await fourthKeyFigure(
    zeeland({persons: 8844, knownPercent: 75}, {persons: 8767, knownPercent: 71}),
  );
  expect(text).toContain("75,2%");
  expect(text).not.toContain("%-punt");
});

test("a sentence about the register keeps what is printed", async () => {
  const {html} = await drawSheet(zeeland({persons: 8844, knownPercent: 75}, null), templates);
  expect(html).toContain("Hiervan is <strong>75%</strong> bekend binnen Sonar");
});

test("of the country it is worked out from the sums, now and earlier", () => {
  const {sums, history, ...input} = nationalSheet();
  const {knownShare} = createNationalModel({sums, history, ...input}, templates.settings).keyFigures;
  const earlier = history.at(-1) as typeof sums;
  const shareOf = ({total, register}: typeof sums) =>
    persons(total?.figures.totaal) / (register?.persons as number);
  expect(knownShare.value).toBeCloseTo(shareOf(sums), 9);
  expect(knownShare.sincePrevious?.before).toBeCloseTo(shareOf(earlier), 9);
});

test.each([
  [75, 0.7517, true],
  [75, 0.755, true],
  [75, 0.7551, false],
  [75.2, 0.7517, true],
  [75.1, 0.7517, false],
  [101, 1.01, false],
  [75, null, true],
])("%d%% beside a share of %p: %p", (percent, share, agrees) => {
  expect(agreesWithPersons(percent, share, checks)).toBe(agrees);
});

test("of a register of nobody there is no share", () => {
  expect(knownShareOf(0, 0)).toBeNull();
  expect(knownShareOf(null, 10)).toBeNull();
  expect(knownShareOf(3, 4)).toBe(0.75);
});
