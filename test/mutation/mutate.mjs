/** Changes the program in one place at a time and looks whether a unit test notices; see test/README.md. */
import {readFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {parseArgs} from "node:util";
import "../support/temporary.mjs";
import {prepare} from "./prepare.mjs";
import {report} from "./report.mjs";
import {tryAll} from "./trial.mjs";

const {values} = parseArgs({
  options: {
    only: {type: "string", multiple: true, default: []},
    sample: {type: "string"},
    seed: {type: "string", default: "1"},
    others: {type: "string", default: "1"},
    processes: {type: "string", default: String(Math.min(2, availableParallelism()))},
  },
});

const survivors = JSON.parse(readFileSync(new URL("survivors.json", import.meta.url), "utf8"));
const {folder, rooms} = prepare(values.only);
const all = rooms.flatMap(({mutants}) => mutants);
const chosen = new Set(values.sample ? drawn(all, Number(values.sample), Number(values.seed)) : all);
const begin = performance.now();
const results = [];
for (const {mutants, files} of rooms) {
  const some = mutants.filter((mutant) => chosen.has(mutant));
  if (some.length === 0) continue;
  results.push(
    ...(await tryAll({
      ...{folder, files, mutants: some, all: mutants},
      processes: Number(values.processes),
      others: 1000 * Number(values.others),
    })),
  );
}
process.exitCode = report(results, survivors, (performance.now() - begin) / 1000);

/** Some of them by chance, the same for the same seed. */
function drawn(mutants, count, seed) {
  let state = seed;
  const chance = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  return mutants
    .map((mutant) => ({mutant, order: chance()}))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({mutant}) => mutant);
}
