// What a sheet is made from is in its key: where any of it changes, the sheet is drawn again, and the reason is told.
import type {NationalInput} from "../../../src/publication/models/national.js";
import type {DrawInput} from "../../../src/publication/threads/draw-task.js";
import {planDrawing} from "../../../src/run/draw/draw-plan.js";
import type {Inputs} from "../../../src/run/plan/inputs.js";
import type {Config} from "../../../src/settings/config.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {madeEdition} from "../../support/made.js";

const rows = {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]} as const;
const [earlier, later] = ["2022-Q4", "2023-Q1"].map((period) => madeEdition(period, {rows})) as [
  NationalInput["sums"],
  NationalInput["sums"],
];
const config = {formats: ["pdf"], output: "output"} as unknown as Config;
const inputs = {
  tool: {codeHash: "0".repeat(64)},
  templates: {"factsheet.hbs": "1"},
  sources: [],
  previous: {files: [], templates: {}},
} as unknown as Inputs;

async function keyOf(input: DrawInput) {
  const {tasks} = await planDrawing(config, inputs, [input], {force: false});
  return tasks[0]?.key;
}

const national: NationalInput = {
  ...{sums: later, history: [], editions: [later], concepts: [], revised: [], missing: [], printed: null},
};
const changed: Readonly<Record<string, Partial<NationalInput>>> = {
  "an earlier quarter": {history: [earlier]},
  "a revised region": {revised: [{name: "Drechtsteden", date: "2023-08-01"}]},
  "a region that is a concept": {concepts: ["Drechtsteden"]},
  "an earlier quarter in doubt": {doubtful: [{period: parsePeriod("2022-Q4"), regions: ["Drechtsteden"]}]},
  "other boundaries earlier": {aligned: [{period: parsePeriod("2022-Q4")} as never]},
  "one region more": {editions: [later, earlier]},
  "a national table that was published": {printed: earlier},
};

test.each(Object.entries(changed))("a national sheet is drawn again for %s", async (_, change) => {
  expect(await keyOf({...national, ...change})).not.toEqual(await keyOf(national));
});

test("a national sheet of the same is not", async () => {
  expect(await keyOf({...national})).toEqual(await keyOf(national));
});
