// The checklist by command: from what the last run read, and what lies in input/ since.
import {copyFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

const folder = workspace(["2023-Q1/gorinchem", "2023-Q1/zeeland", "2023-Q2/gorinchem"]);
const input = (file: string) => join(folder, "input", file);
const status = (...options: string[]) => factsheet(["status", ...options], {cwd: folder});
const states = async (...options: string[]) => {
  const {regions} = JSON.parse((await status("--format", "json", ...options)).stdout);
  return regions.map(({slug, state}: {slug: string; state: string}) => `${slug} ${state}`);
};

test("before anything was read it says what to do", async () => {
  const {code, stderr} = await status();
  expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining("run factsheet build first")});
});

test("missing, refused, received: what came, and whether it was read", async () => {
  await factsheet(["build", "--format", "csv", "--fail-on", "never"], {cwd: folder});
  expect(await states()).toEqual(["gorinchem ready", "zeeland missing"]);
  writeFileSync(input("2023-Q2/zeeland.pdf"), "no PDF");
  expect(await states()).toEqual(["gorinchem ready", "zeeland received"]);
  copyFileSync(input("2023-Q2/gorinchem.pdf"), input("kopie.pdf"));
  const {stdout} = await factsheet(["build", "--format", "csv", "--json"], {cwd: folder});
  const summary = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(summary.regions).toMatchObject([
    {region: "Gorinchem", state: "ready", open: 0, source: "2023-Q2/gorinchem.pdf"},
    {
      region: "Zeeland",
      state: "refused",
      source: "2023-Q2/zeeland.pdf",
      next: expect.stringContaining("geen pdf"),
    },
  ]);
  expect(JSON.parse((await status()).stdout).regions).toEqual(
    summary.regions.map(({period: _, ...region}: {period: string}) => region),
  );
  expect(await states("--period", "2023-Q1")).toEqual(["gorinchem received", "zeeland received"]);
});

test("as a table and as markdown it says the same", async () => {
  const table = (await status("--format", "table")).stdout;
  expect(table).toMatch(/^2023-Q2: 1 of 2 regions: 1 ready, 1 refused$/m);
  expect(table).toContain("kopie.pdf is byte voor byte gelijk aan 2023-Q2/gorinchem.pdf.");
  expect((await status("--format", "markdown")).stdout).toMatch(/^\| Zeeland \| niet te lezen \| 0 \|/m);
});

test("a missing region counts for --fail-on warning", async () => {
  const sheets = workspace(["2023-Q1/gorinchem", "2023-Q1/zeeland", "2023-Q2/gorinchem"]);
  const build = (level: string) => factsheet(["build", "--format", "csv", "--fail-on", level], {cwd: sheets});
  expect((await build("error")).code).toBe(0);
  expect((await build("warning")).code).toBe(1);
});
