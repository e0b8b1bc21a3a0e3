import fc from "fast-check";
import {
  addQuarters,
  comparePeriods,
  formatDay,
  formatPeriod,
  formatPeriodInText,
  formatPeriodShort,
  formatPeriodsInText,
  isPeriod,
  lastDayOf,
  parsePeriod,
  periodOf,
  periodsBefore,
  periodsUpTo,
  previousPeriod,
  quarterOf,
  quartersBetween,
  sameQuarterLastYear,
  shownPeriods,
  yearOf,
} from "../../src/vocabulary/period.js";

const quarter = fc
  .record({year: fc.integer({min: 2015, max: 2050}), number: fc.integer({min: 1, max: 4})})
  .map(({year, number}) => periodOf(year, number));

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

test.each([
  ["2023-Q1", "2023-03-31"],
  ["2023-Q2", "2023-06-30"],
  ["2023-Q3", "2023-09-30"],
  ["2024-Q4", "2024-12-31"],
])("the last day of %s is %s", (period, day) => {
  expect(lastDayOf(parsePeriod(period))).toBe(day);
});

test("a quarter is read back from its year and number, and the quarters follow each other", () => {
  fc.assert(
    fc.property(quarter, fc.integer({min: -40, max: 40}), (period, quarters) => {
      expect(periodOf(yearOf(period), quarterOf(period))).toBe(period);
      const later = addQuarters(period, quarters);
      expect(quartersBetween(period, later)).toBe(quarters);
      expect(Math.sign(comparePeriods(later, period))).toBe(Math.sign(quarters));
      expect(addQuarters(later, -quarters)).toBe(period);
      expect(periodsUpTo(period, 3)).toEqual([addQuarters(period, -2), previousPeriod(period), period]);
    }),
  );
});

test.each([
  ["2023-Q1", "2022-Q4", "2022-Q1"],
  ["2023-Q4", "2023-Q3", "2022-Q4"],
])("before %s comes %s, and a year earlier was %s", (period, before, yearAgo) => {
  expect(previousPeriod(parsePeriod(period))).toBe(before);
  expect(sameQuarterLastYear(parsePeriod(period))).toBe(yearAgo);
});

test.each(["2023-Q0", "2023-Q5", "23-Q1", "2023-Q1 ", " 2023-Q1", "2023Q1", "x2023-Q1", "2023-Q11", ""])(
  "«%s» is no quarter",
  (text) => {
    expect(isPeriod(text)).toBe(false);
    expect(() => parsePeriod(text)).toThrow("is not a quarter");
  },
);

test("a quarter and a day are put into Dutch", () => {
  const period = parsePeriod("2023-Q3");
  expect(formatPeriod(period)).toBe("derde kwartaal 2023");
  expect(formatPeriodInText(period)).toBe("derde kwartaal van 2023");
  expect(formatPeriodShort(period)).toBe("3e kw. 2023");
  expect(formatDay("2023-06-30")).toBe("30 juni 2023");
});
