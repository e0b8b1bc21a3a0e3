import {formatPeriodsInText, parsePeriod, periodsBefore, shownPeriods} from "../../src/vocabulary/period.js";

test.each([
  [["2021-Q4"], "het vierde kwartaal van 2021"],
  [["2023-Q2", "2023-Q1"], "het eerste en het tweede kwartaal van 2023"],
  [["2023-Q1", "2022-Q2"], "het tweede kwartaal van 2022 en het eerste kwartaal van 2023"],
])("the quarters %j are %s in a sentence", (periods, text) => {
  expect(formatPeriodsInText(periods.map(parsePeriod))).toBe(text);
});

test("a sheet shows two years, its own quarter last; as many lie before it", () => {
  const [shown, before] = [shownPeriods, periodsBefore].map((ask) => ask(parsePeriod("2023-Q2")));
  expect([shown?.[0], shown?.at(-1), shown?.length]).toEqual(["2021-Q3", "2023-Q2", 8]);
  expect([before?.[0], before?.at(-1), before?.length]).toEqual(["2021-Q2", "2023-Q1", 8]);
});
