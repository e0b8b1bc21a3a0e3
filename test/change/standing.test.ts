// The level that stands: before a doubt, after it was confirmed, and back at a former one.
import type {Flag} from "../../src/change/flag.js";
import {formerAmong, hasComeToStay, standingOf} from "../../src/change/standing.js";

const flag: Flag = {kind: "spike", against: null};
const other: Flag = {kind: "spike", against: null};
const entry = (level: number, of?: Flag, meant: number | null = null) => ({level, flag: of, meant});

test("is the latest that no flag doubts, or what was meant there", () => {
  expect(standingOf([entry(100), entry(90)])).toEqual({standing: 100, doubted: null, older: [90]});
  expect(standingOf([entry(160, flag), entry(100), entry(98)])).toEqual({
    standing: 100,
    doubted: {flag, level: 160},
    older: [98],
  });
  expect(standingOf([entry(160, flag, 106), entry(100)])).toEqual({
    standing: 106,
    doubted: {flag, level: 160},
    older: [100],
  });
  expect(standingOf([entry(160, flag)])).toEqual({standing: null, doubted: {flag, level: 160}, older: []});
  expect(standingOf([])).toEqual({standing: null, doubted: null, older: []});
});

test("a level that was flagged and then stayed stands; what was before is one to go back to", () => {
  expect(standingOf([entry(161), entry(160, flag), entry(100)])).toEqual({
    standing: 161,
    doubted: null,
    older: [100],
  });
});

test("flagged twice in a row, the latest stands: growth is not told against one old base", () => {
  expect(standingOf([entry(150, other), entry(120, flag), entry(80)])).toEqual({
    standing: 150,
    doubted: null,
    older: [80],
  });
  // one flag on both is one event
  expect(standingOf([entry(150, flag), entry(150, flag), entry(80)]).standing).toBe(80);
});

test("staying is within 0.6 of the limit", () => {
  expect([0.59, -0.59, 0.6, -0.6].map(hasComeToStay)).toEqual([true, true, false, false]);
});

test("back is near a former level, in limits and in persons, and much nearer than to the one that is left", () => {
  const far = (inLimits: number, persons: number) => ({inLimits, persons});
  expect(formerAmong(far(2, 60), [["a", far(0.3, 5)]])).toBe("a");
  expect(
    formerAmong(far(2, 60), [
      ["a", far(1, 20)],
      ["b", far(-0.2, -4)],
    ]),
  ).toBe("b");
  expect(formerAmong(far(0.9, 60), [["a", far(0, 0)]])).toBeUndefined();
  expect(formerAmong(far(1, 30), [["a", far(0.4, 1)]])).toBeUndefined();
  expect(formerAmong(far(2, 60), [["a", far(0.3, 30)]])).toBeUndefined();
});
