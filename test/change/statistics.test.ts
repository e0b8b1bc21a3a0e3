// Statistics against values that were published, that R gives, or that can be worked out by hand.
import {credibilityOf, credibleMean} from "../../src/change/statistics/credibility.js";
import {normalCumulative, normalQuantile} from "../../src/change/statistics/normal.js";
import {median, quantile} from "../../src/change/statistics/quantile.js";
import {
  bendOf,
  bent,
  distanceOf,
  normalDistance,
  straight,
  straightened,
  tailOf,
} from "../../src/change/statistics/tail.js";
import {weightedMedian} from "../../src/change/statistics/weighted-median.js";
import {ratioDistribution} from "./baselines/hidiroglou-berthelot.js";

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

describe("credibility", () => {
  const experience = (values: readonly number[]) => ({
    count: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    sumOfSquares: values.reduce((a, b) => a + b * b, 0),
  });

  test("of two units with three observations each, as Klugman, Panjer and Willmot work it out", () => {
    // means 8 and 12, variance within 5, between 19/3: k = 15/19, Z = 0.79167
    const units = [experience([5, 8, 11]), experience([11, 13, 12])];
    const credibility = credibilityOf(units);
    expect(credibility.mean).toBe(10);
    expect(credibility.half).toBeCloseTo(15 / 19, 12);
    expect(units.map((unit) => credibleMean(credibility, unit))).toEqual([
      expect.closeTo(8.41667, 5),
      expect.closeTo(11.58333, 5),
    ]);
  });

  test("of units that differ no more than by chance, none is told apart", () => {
    const credibility = credibilityOf([experience([1, 9]), experience([9, 1]), experience([5])]);
    expect(credibility).toEqual({mean: 5, half: Number.POSITIVE_INFINITY});
    expect(credibleMean(credibility, experience([9, 9]))).toBe(5);
    expect(credibleMean({mean: 5, half: 2}, experience([]))).toBe(5);
  });

  test("single observations say nothing about differences", () => {
    expect(credibilityOf([experience([2]), experience([4])])).toEqual({
      mean: 3,
      half: Number.POSITIVE_INFINITY,
    });
  });
});

describe("tails", () => {
  const shares = {near: 0.8, far: 0.97};
  const quantiles = (of: (share: number) => number) =>
    Array.from({length: 100_001}, (_, i) => of((i + 0.5) / 100_002));

  test("distances of a normal distribution are normal distances", () => {
    const tail = tailOf(
      quantiles((share) => 3 * normalQuantile((1 + share) / 2)),
      shares,
    );
    expect(tail.power).toBeCloseTo(1, 3);
    for (const distance of [-12, 1, 3, 12])
      expect(normalDistance(tail, distance)).toBeCloseTo(distance / 3, 3);
  });

  test("those of a Laplace distribution are pulled in where they are rare", () => {
    // quantiles -ln(1 - p): 1.60944 and 3.50656 beside 1.28155 and 2.17009; ln 1.69333 / ln 2.17875
    const tail = tailOf(
      quantiles((share) => -Math.log(1 - share)),
      shares,
    );
    expect(tail.power).toBeCloseTo(Math.log(1.69333) / Math.log(2.17875), 3);
    expect(normalDistance(tail, 3.50656)).toBeCloseTo(2.17009, 3);
    expect(normalDistance(tail, 1.60944 / 2)).toBeCloseTo(1.28155 / 2, 3);
  });

  describe("that are heavier than any of Weibull type", () => {
    const [near, far, rare] = [1.2815516, 2.1700904, 2.8070338];
    const all = {...shares, rare: 0.995};

    test("normal distances are straight, and so is what nothing is seen of", () => {
      const normal = quantiles((share) => normalQuantile((1 + share) / 2));
      expect(straightened(bendOf(normal, all), far, 4)).toBeCloseTo(4, 2);
      expect(bendOf([1, 1, 1], all)).toBe(straight);
      expect(bendOf([], all)).toBe(straight);
    });

    test("the slope goes on to grow as it grew", () => {
      // one and a half times as steep from the far to the rare as it was before, where all is normal to the far
      const steeper = quantiles((share) => {
        const normal = normalQuantile((1 + share) / 2);
        return normal <= far ? normal : far * (normal / far) ** 1.5;
      });
      const bend = bendOf(steeper, all);
      expect(bend.growth).toBeCloseTo(0.5 / (Math.log(rare / near) / 2), 1);
      expect(bend.slope).toBeCloseTo(1.5 - (bend.growth * Math.log(rare / far)) / 2, 2);
      expect(straightened(bend, far, far * (rare / far) ** 1.5)).toBeCloseTo(rare, 2);
    });

    test("of Student's t with five degrees of freedom the rarest are nearly as rare as they are", () => {
      // R: qt(1 - c(0.2, 0.03, 0.005, 0.0001) / 2, 5); qnorm(1 - 0.0001 / 2) is 3.8906
      const [t20, t3, t05, t001] = [1.47588, 2.97447, 4.77334, 11.17771];
      const tail = {near: t20, normalNear: near, power: Math.log(far / near) / Math.log(t3 / t20)};
      const seen = Array.from({length: 1001}, (_, i) =>
        i < 970 ? far : i < 995 ? normalDistance(tail, t3) : normalDistance(tail, t05),
      );
      const bend = bendOf(seen, all);
      const withPower = normalDistance(tail, t001);
      expect(withPower).toBeGreaterThan(5.5);
      const rarest = straightened(bend, far, withPower);
      expect(rarest).toBeGreaterThan(3.89);
      expect(rarest).toBeLessThan(4.3);
    });

    test("there and back again, on either side", () => {
      const bend = {slope: 1.2, growth: 0.9};
      for (const distance of [-9, -1, 0, 2, 2.5, 30]) {
        expect(bent(bend, far, straightened(bend, far, distance))).toBeCloseTo(distance, 9);
        expect(straightened(straight, far, distance)).toBe(distance);
        expect(bent(straight, far, distance)).toBe(distance);
      }
    });
  });

  test("there and back again, on either side", () => {
    const tail = {near: 2, normalNear: 1.28155, power: 0.7};
    for (const distance of [-9, -1, 0, 0.5, 2, 30]) {
      expect(distanceOf(tail, normalDistance(tail, distance))).toBeCloseTo(distance, 9);
    }
  });

  test("tails lighter than normal ones are taken for normal, and no tail at all too", () => {
    expect(tailOf([1, 1, 1, 1, 1.01], shares).power).toBe(1);
    expect(tailOf([1, 1, 1], shares)).toMatchObject({near: 1, power: 1});
  });
});

test.each([
  [[[3, 1]], 3],
  [
    [
      [9, 1],
      [1, 1],
      [5, 1],
    ],
    5,
  ],
  [
    [
      [9, 5],
      [1, 1],
      [5, 1],
    ],
    9,
  ],
  [
    [
      [1, 2],
      [2, 1],
      [3, 1],
    ],
    1,
  ],
])("half of the weight of %j lies on either side of %d", (pairs, middle) => {
  expect(
    weightedMedian(pairs.map(([value, weight]) => ({value: value as number, weight: weight as number}))),
  ).toBe(middle);
});
