// A run begins with what it found; what another run did before this one had the output to itself counts, too.
import {join} from "node:path";
import {takeInventory} from "../../src/run/plan/inventory.js";
import {run} from "../../src/run/run.js";
import {completeConfig} from "../../src/settings/config.js";
import {factsheet, timesOf, workspace} from "../support/command.js";

test("what another run did meanwhile is not done again", async () => {
  const folder = workspace(["2023-Q1/gorinchem", "2023-Q2/gorinchem"]);
  const output = join(folder, "output");
  const config = completeConfig({input: join(folder, "input"), output, format: "csv"});
  const before = await takeInventory(config);
  expect((await factsheet(["build", "--format", "csv"], {cwd: folder})).code).toBe(0);
  const written = timesOf(output);

  const events: string[] = [];
  const {drawn, unchanged} = await run(config, before, {
    force: false,
    prune: false,
    progress: {report: (event) => void ("item" in event && events.push(event.item)), stop: () => undefined},
    signal: new AbortController().signal,
  });
  expect({drawn, unchanged, events}).toEqual({drawn: 0, unchanged: 1, events: []});
  const now = timesOf(output);
  for (const file of ["2023-Q2/gorinchem.csv", "editions/2023-Q1/gorinchem.json"]) {
    expect({file, time: now[file]}).toEqual({file, time: written[file]});
  }
}, 30_000);
