// From a flag to its answer in one command.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

const folder = workspace(["2023-Q2/drenthe"]);
const run = (...args: string[]) => factsheet(args, {cwd: folder});
const answer = (...args: string[]) => run("answer", "Drenthe", "2023-Q2", ...args);

test("a flag is listed with its number, answered, and gone from the list; a figure is put right", async () => {
  await run("build", "--fail-on", "never", "--format", "json");
  const {stdout} = await answer();
  expect(stdout).toMatch(/^Drenthe, 2023-Q2: \d+ open\n {2}1 {2}error {4}Afgedrukt is 75%/);
  for (const [options, message] of [
    [["--flag", "1", "--because", "…", "--by", "A"], "--because has still to be filled in"],
    [["--flag", "1", "--because", "x", "--by", "(wie)"], "give your own name"],
    [["--because", "x"], "--because was given without --flag"],
  ] as const) {
    expect(await answer(...options)).toMatchObject({code: 2, stderr: expect.stringContaining(message)});
  }
  const answered = await answer("--flag", "1", "--because", "Gebeld", "--by", "A. Bakker");
  expect(answered).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/notes\.yaml:1-7: answers «Afgedrukt/),
  });
  expect((await answer()).stdout).toMatch(/1 answered/);
  const corrected = await run(
    ...["correct", "drenthe", "2023-Q2", "--column", "register_percent", "--value", "71"],
    ...["--because", "Nagerekend", "--by", "A. Bakker"],
  );
  expect(corrected).toMatchObject({code: 0, stderr: expect.stringContaining("75 becomes 71")});
  expect(readFileSync(join(folder, "input/corrections.yaml"), "utf8")).toContain("value: 71\n");
});
