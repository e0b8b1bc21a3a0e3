// Most tests run the program in a process that stays (support/command.ts): it must do what one of its own does.
import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {contentsOf, factsheet, ownProcess, projectFolder, workspace} from "../support/command.js";

const names = ["2023-Q1/gorinchem", "2023-Q2/gorinchem", "2023-Q2/zeeland"];
const folders = {own: workspace(names), shared: workspace(names)};
afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, {recursive: true});
});
for (const folder of Object.values(folders)) writeFileSync(join(folder, "input/empty.pdf"), "");

test.each([
  [["build", "--jobs", "1"], 2],
  [["build"], 2],
  [["build", "--force", "--quiet", "--region", "gorinchem"], 2],
  [["build", "--dry-run"], 0],
  [["extract", "input/2023-Q2/zeeland.pdf"], 0],
  [["extract", "input/empty.pdf", "--debug"], 2],
  [["changes", "--format", "json"], 0],
  [["certify", "zeeland", "2023-Q2", "--by", "an analyst"], 0],
  [["template", "zeeland", "2023-Q3"], 0],
  [["merge", "input"], 2],
  [["verify"], 0],
  [["build", "--help"], 0],
  [["--version"], 0],
  [["build", "--perid", "2023-Q2"], 2],
  [[], 2],
])("%j", async (args, code) => {
  const own = await ownProcess(args, {cwd: folders.own});
  const shared = await factsheet(args, {cwd: folders.shared});
  expect(shared.code).toBe(code);
  expect(withoutTimes(shared)).toEqual(withoutTimes(own));
  expect(contentsOf(folders.shared)).toEqual(contentsOf(folders.own));
});

/** How long it took, and which folder it was. */
function withoutTimes({code, stdout, stderr}: Awaited<ReturnType<typeof factsheet>>) {
  const plain = (text: string) =>
    [folders.own, folders.shared, projectFolder]
      .reduce((rest, folder) => rest.replaceAll(folder, "FOLDER"), text)
      .replace(/in \d+\.\d+ s$/gm, "TIME");
  return {code, stdout: plain(stdout), stderr: plain(stderr)};
}
