// The bar on the series: every event found with its kind, and next to no false alarm. `npm run score` prints the table.
import {writeSync} from "node:fs";
import {compareQuarters} from "../../src/change/compare.js";
import {parsePeriod, periodsUpTo} from "../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../support/compared.js";
import {eventFreeRegions, scoreChanges, scoreToText, seriesEvents} from "../support/score.js";

const periods = periodsUpTo(parsePeriod("2023-Q2"), 8);
const quarters = compareQuarters(periods, seriesEditions(), {settings, wording, notes: []});
const score = scoreChanges(quarters, seriesEvents);
if (process.env.SCORE) writeSync(1, `${scoreToText(score)}\n`);

test("every event is found, in its quarter, with its kind, municipality and column", () => {
  expect(score.missed).toEqual([]);
  expect(seriesEvents).toHaveLength(45);
});

test("regions without events give no warning or error", () => {
  expect(eventFreeRegions.size).toBe(14);
  expect(Math.max(0, ...score.falseAlarms.values())).toBe(0);
});

test("regions with events give no flag besides them", () => {
  expect([...score.unexplained].filter(([, count]) => count > 0)).toEqual([]);
});

test("every way back is a return, not a second alarm", () => {
  expect(score.echoes).toEqual({expected: 19, asReturn: 19});
});
