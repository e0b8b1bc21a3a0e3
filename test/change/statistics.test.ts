// Statistics against values that were published, that R gives, or that can be worked out by hand.
import {ratioDistribution} from "../../src/change/statistics/hidiroglou-berthelot.js";
import {movingRangeLimit} from "../../src/change/statistics/moving-range.js";
import {normalCumulative, normalQuantile} from "../../src/change/statistics/normal.js";
import {median, quantile} from "../../src/change/statistics/quantile.js";
import {exactDistance, exactProbability} from "../../src/change/statistics/small-counts.js";

const pair = (before: number, after: number) => ({before, after});

describe("quantiles are interpolated as in R and in spreadsheets", () => {
  test.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[7, 15, 36, 39, 40, 41], 0.75, 39.75],
    [[5], 0.9, 5],
  ])("%j at %d", (sorted, share, value) => {
    expect(quantile(sorted, share)).toBeCloseTo(value, 12);
  });
  test("the median does not need an order", () => {
    expect(median([3, 1, 2])).toBe(2);
  });
});

describe("the normal distribution", () => {
  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-9, -5.9978070150076865],
  ])("quantile of %d", (probability, value) => {
    expect(normalQuantile(probability)).toBeCloseTo(value, 7);
  });
  test.each([
    [0, 0.5],
    [1.96, 0.9750021048517795],
    [-1, 0.15865525393145707],
  ])("probability below %d", (value, probability) => {
    expect(normalCumulative(value)).toBeCloseTo(probability, 6);
  });
});

describe("Hidiroglou and Berthelot", () => {
  // By hand: ratios 0.8, 1, 1.25, so R = 1; s = 1 - 1/0.8 = -0.25, 0, 0.25; with U = 0.5 and largest counts
  // 100, 100, 125: E = -2.5, 0, 0.25 * sqrt(125).
  const pairs = [pair(100, 80), pair(100, 100), pair(100, 125)];
  const parameters = {exponent: 0.5, medianShare: 0.05, smallestQuartile: 0};

  test("halving and doubling weigh the same, and large figures more", () => {
    const {effectOf, medianRatio} = ratioDistribution(pairs, parameters);
    expect(medianRatio).toBe(1);
    expect(effectOf(pair(100, 80))).toBeCloseTo(-2.5, 12);
    expect(effectOf(pair(100, 200))).toBeCloseTo(Math.sqrt(200), 12);
    expect(effectOf(pair(200, 100))).toBeCloseTo(-Math.sqrt(200), 12);
    expect(effectOf(pair(10_000, 8_000))).toBeCloseTo(-25, 12);
  });

  test("quartiles of the effects are the measure", () => {
    const {below, above, medianEffect} = ratioDistribution(pairs, parameters);
    expect([below, medianEffect, above]).toEqual([1.25, 0, expect.closeTo(Math.sqrt(125) / 8, 12)]);
  });

  test("if most figures did not change, the smallest width holds", () => {
    const still = [...Array.from({length: 9}, () => pair(100, 100)), pair(100, 150)];
    expect(ratioDistribution(still, {...parameters, smallestQuartile: 0.1})).toMatchObject({
      below: 0.1,
      above: 0.1,
    });
  });

  test("where everything grew, no growth is what stands out", () => {
    const grown = [...Array.from({length: 9}, () => pair(100, 110)), pair(100, 100)];
    const {medianRatio, effectOf} = ratioDistribution(grown, parameters);
    expect(medianRatio).toBeCloseTo(1.1, 12);
    expect(effectOf(pair(100, 100))).toBeCloseTo(-1, 12);
  });
});

describe("two small counts", () => {
  // binom.test(after, before + after, ratio / (1 + ratio))$p.value in R; symmetrical, so both definitions agree
  test.each([
    [3, 7, 1, 0.34375],
    [0, 8, 1, 0.0078125],
    [5, 5, 1, 1],
    [10, 2, 1, 0.03857421875],
  ])("%d and %d under ratio %d: p = %d", (before, after, ratio, p) => {
    expect(exactProbability(pair(before, after), ratio)).toBeCloseTo(p, 12);
  });

  test("the ratio moves what is expected", () => {
    // of three persons, three later under R = 2: (2/3)^3
    expect(exactProbability(pair(0, 3), 2)).toBeCloseTo(2 * (2 / 3) ** 3, 12);
    expect(exactDistance(pair(40, 80), 2)).toBeCloseTo(0, 1);
  });

  test("the distance counts half of the count itself, so that one person more is something", () => {
    // 3 and 4: below 64/128, equal 35/128; mid-p 81.5/128
    expect(exactDistance(pair(3, 4), 1)).toBeCloseTo(normalQuantile(81.5 / 128), 12);
    expect(exactDistance(pair(4, 3), 1)).toBeCloseTo(-exactDistance(pair(3, 4), 1), 12);
    expect(exactDistance(pair(0, 0), 1)).toBe(0);
  });

  test("more and fewer are as far, on either side", () => {
    for (const [before, after] of [
      [10, 14],
      [40, 55],
      [3, 12],
    ] as const) {
      expect(exactDistance({before, after}, 1)).toBeCloseTo(
        -exactDistance({before: after, after: before}, 1),
        9,
      );
      expect(exactDistance({before, after}, 1)).toBeGreaterThan(0);
    }
    expect(exactDistance({before: 1, after: 60}, 1)).toBeCloseTo(
      -exactDistance({before: 60, after: 1}, 1),
      9,
    );
    expect(exactDistance({before: 0, after: 99}, 1)).toBeGreaterThan(10);
  });

  test("from exact to approximate there is no step to speak of", () => {
    const step = exactDistance(pair(30, 71), 1) / exactDistance(pair(30, 70), 1);
    expect(step).toBeGreaterThan(1);
    expect(step).toBeLessThan(1.03);
  });
});

test("a figure's own moves set its limit: 3.865 times their median", () => {
  // moves 2, 3, 1, 40, 2
  expect(movingRangeLimit([10, 12, 9, 10, 50, 48])).toBeCloseTo(2 * 3.865, 12);
});
