// No sheet in output/ is older than its figures: drawn anew, of whatever quarter, or named where that was not asked for.
import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

const folder = workspace(["2023-Q1/gorinchem", "2023-Q1/zeeland"]);
const read = (name: string) => readFileSync(join(folder, "output", name), "utf8");
const build = (...options: string[]) =>
  factsheet(["build", "--json", "--format", "html", ...options], {cwd: folder});
const buildAll = () => factsheet(["build", "--json", "--format", "html,csv"], {cwd: folder});
const summaryOf = ({stdout, stderr}: {stdout: string; stderr: string}) => {
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (!last.includes('"summary"')) throw new Error(`${last}\n${stderr}`);
  return JSON.parse(last);
};
const correction = (value: number) => `
- region: Zeeland
  period: 2023-Q1
  municipality: ${first().name}
  column: uwv_met
  value: ${value}
  source: "${edition().source.sha256.slice(0, 8)}"
  reason: Op papier nagekeken
  name: A. de Vries
  date: 2023-07-04
`;
const edition = () => JSON.parse(read("editions/2023-Q1/zeeland.json"));
const first = () => edition().municipalities[0];

test("a sheet of an earlier quarter follows its figures, in the forms in which it lies there", async () => {
  await build();
  rmSync(join(folder, "output/2023-Q1/gorinchem.html"));
  const sheets = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  for (const name of ["gorinchem", "zeeland"]) {
    const pdf = readFileSync(join(sheets, `input/2023-Q2/${name}.pdf`));
    writeFileSync(join(folder, `input/${name}-2.pdf`), pdf);
  }
  const second = summaryOf(await buildAll());
  expect(second.regions.map(({slug, period}: {slug: string; period: string}) => [period, slug])).toEqual([
    ["2023-Q2", "gorinchem"],
    ["2023-Q2", "zeeland"],
  ]);
  // one that was removed comes back, since the manifest says that it is there
  expect(second.redrawn).toEqual(["2023-Q1/gorinchem"]);
  expect(existsSync(join(folder, "output/2023-Q1/gorinchem.csv"))).toBe(false);

  const value = first().figures.uwv_met + 1;
  writeFileSync(join(folder, "input/corrections.yaml"), correction(value));
  const third = await build();
  expect(summaryOf(third).redrawn).toContain("2023-Q1/zeeland");
  expect(read("2023-Q1/zeeland.html")).toContain(`>${value}<`);
  expect(summaryOf(await build())).toMatchObject({redrawn: [], drawn: 0});
});

test("with --period or --region what is left behind is named, counted, and seen by verify, until it is drawn", async () => {
  writeFileSync(join(folder, "input/corrections.yaml"), correction(first().figures.uwv_met + 2));
  for (const [options, named] of [
    [["--region", "gorinchem"], ["2023-Q1/zeeland"]],
    [["--period", "2023-Q2"], ["2023-Q1/zeeland"]],
  ] as const) {
    const part = await build(...options);
    expect(summaryOf(part)).toMatchObject({redrawn: []});
    expect(summaryOf(part).outcome.stale).toEqual(expect.arrayContaining([...named]));
    expect(part.code).toBe(1);
  }
  const verified = await factsheet(["verify"], {cwd: folder});
  expect(verified.stdout).toContain("stale    2023-Q1/zeeland\n");
  expect(verified.code).toBe(1);
  expect(summaryOf(await build()).redrawn).toContain("2023-Q1/zeeland");
  expect((await factsheet(["verify"], {cwd: folder})).stdout).not.toContain("stale");
});
