// `npm run baselines` prints what textbook methods find beside ours, at as many false alarms (a minute).
import {writeSync} from "node:fs";
import {compareMethods} from "./baselines.js";

test.each([
  ["onrust 1", {noise: 1}],
  ["onrust 2", {noise: 2}],
  ["onrust 3", {noise: 3}],
  ["dikke staarten, onrust 2", {noise: 2, heavyTails: true}],
  ["grote gemeenten, naar verhouding", {noise: 1, size: 2000, proportional: 0.01}],
] as const)(
  "%s",
  (country, options) => {
    const {found, falseAlarms, spikes} = compareMethods(country, options);
    const shares = Object.entries(found).map(([name, share]) => `${name} ${Math.round(100 * share)}%`);
    writeSync(1, `${country}: ${spikes} spikes, ${falseAlarms} false alarms: ${shares.join(", ")}\n`);
    expect(found.ours).toBeGreaterThan(0);
  },
  600_000,
);
