import {cpSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Edition} from "../../src/edition/edition.js";
import {factsheet, projectFolder, workspace} from "../support/command.js";

const folder = workspace(["2023-Q1/zeeland", "2023-Q2/zeeland", "2022-Q2/zeeland", "2023-Q2/gorinchem"]);
const changes = (...args: string[]) => factsheet(["changes", ...args], {cwd: folder});

beforeAll(async () => {
  await factsheet(["build", "--format", "csv"], {cwd: folder});
});

test("gives JSON with every region of the latest quarter", async () => {
  const {code, stdout} = await changes("--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    period: "2023-Q2",
    fictional: true,
    regions: [
      {slug: "gorinchem", against: [], changes: expect.any(Array)},
      {slug: "zeeland", against: ["2023-Q1", "2022-Q2"], changes: expect.any(Array)},
    ],
  });
});

test("--region and --against narrow it down", async () => {
  const {stdout} = await changes("--format", "json", "--region", "zeeland", "--against", "year");
  expect(JSON.parse(stdout).regions).toMatchObject([{slug: "zeeland", against: ["2022-Q2"]}]);
});

test("gives every difference as CSV, the region's own with an empty municipality", async () => {
  const {stdout} = await changes("--format", "csv", "--region", "zeeland", "--against", "previous");
  const differences = stdout.split("\r\n").filter((line) => line.startsWith("Zeeland,2023-Q2,2023-Q1,"));
  expect(differences.some((line) => line.startsWith("Zeeland,2023-Q2,2023-Q1,,totaal,,,"))).toBe(true);
  expect(differences.some((line) => line.startsWith("Zeeland,2023-Q2,2023-Q1,Veere,gemeente_met,,,"))).toBe(
    true,
  );
});

test.each(["table", "markdown"])("gives %s for people", async (format) => {
  const {code, stdout} = await changes("--format", format);
  expect(code).toBe(0);
  expect(stdout).toContain("2023-Q2");
});

test("without an archive says to build first", async () => {
  const {code, stderr} = await factsheet(["changes"], {cwd: workspace([])});
  expect(code).toBe(2);
  expect(stderr).toContain("run factsheet build first");
});

test("a quarter that is not there is answered with those that are", async () => {
  const {code, stderr} = await changes("--period", "2020-Q1");
  expect(code).toBe(2);
  expect(stderr).toContain("2022-Q2, 2023-Q1, 2023-Q2");
});

describe("the archive is what a build makes of it", () => {
  const own = workspace(["2023-Q1/zeeland", "2023-Q2/zeeland", "2023-Q2/gorinchem"]);
  const input = (name: string) => join(own, "input", name);
  const run = (...args: string[]) => factsheet(args, {cwd: own});
  const printed = async () => JSON.parse((await run("changes", "--format", "json")).stdout);
  const sheets = join(own, "output/2023-Q2");
  const written = () => JSON.parse(readFileSync(join(sheets, "changes.json"), "utf8"));
  const build = () => run("build", "--format", "csv");

  test("with two files that nothing decides between", async () => {
    await build();
    const table = readFileSync(join(sheets, "gorinchem.csv"), "utf8");
    rmSync(input("2023-Q2/gorinchem.pdf"));
    writeFileSync(input("a.csv"), table);
    writeFileSync(input("b.csv"), table.replace(/(Molenlanden,GM1978),(\d+)/, "$1,1$2"));
    await run("build", "--format", "csv", "--prune");
    const [gorinchem] = (await printed()).regions;
    expect(gorinchem.changes).toContainEqual(
      expect.objectContaining({kind: "ambiguous-edition", message: expect.stringContaining("editions.yaml")}),
    );
    expect(await printed()).toEqual(written());
  });

  test("with a correction that was written since", async () => {
    const {source} = JSON.parse(
      readFileSync(join(own, "output/editions/2023-Q2/zeeland.json"), "utf8"),
    ) as Edition;
    const correction = {
      file: "2023-Q2/zeeland.pdf",
      municipality: "Goes",
      column: "uwv_met",
      value: 987,
      source: source.sha256,
      reason: "read on the paper",
      name: "an analyst",
      date: "2023-07-04",
    };
    writeFileSync(input("corrections.yaml"), JSON.stringify([correction]));
    const now = await printed();
    expect(now).not.toEqual(written());
    await build();
    expect(now).toEqual(written());
  });

  test("with columns that an earlier quarter doubts", async () => {
    const file = join(own, "output/editions/2023-Q2/zeeland.json");
    const edition = JSON.parse(readFileSync(file, "utf8")) as Edition;
    const exchanged = {
      ...edition,
      municipalities: edition.municipalities.map((row) => {
        const {gemeente_met, gemeente_zonder, uwv_met, uwv_zonder, totaal} = row.figures;
        const figures = {
          gemeente_met: uwv_met,
          gemeente_zonder: uwv_zonder,
          uwv_met: gemeente_met,
          uwv_zonder: gemeente_zonder,
          totaal,
        };
        return {...row, figures};
      }),
      findings: [...edition.findings, {code: "columns-assumed", severity: "warning", message: "…"}],
    };
    const copied = join(own, "copy");
    cpSync(join(own, "output"), copied, {recursive: true});
    writeFileSync(join(copied, "editions/2023-Q2/zeeland.json"), JSON.stringify(exchanged));
    const {stdout} = await run("changes", "--format", "json", "--output", copied, "--region", "zeeland");
    expect(JSON.parse(stdout).regions[0].changes).toContainEqual(
      expect.objectContaining({kind: "columns-exchanged", message: expect.stringMatching(/./)}),
    );
  });
});

describe("two PDFs beside each other", () => {
  const input = (name: string) => join(projectFolder, "input", `${name}.pdf`);
  const compare = (...names: string[]) => factsheet(["changes", ...names.map(input), "--format", "json"]);

  test("are compared without an archive, whichever is named first", async () => {
    for (const names of [
      ["2022-Q2/drenthe", "2022-Q3/drenthe"],
      ["2022-Q3/drenthe", "2022-Q2/drenthe"],
    ]) {
      const {code, stdout} = await compare(...names);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        period: "2022-Q3",
        regions: [
          {
            slug: "drenthe",
            against: ["2022-Q2"],
            changes: [{kind: "collapse-to-zero", municipality: "Emmen"}],
          },
        ],
      });
    }
  });

  test("may lie years apart", async () => {
    const {stdout} = await compare("2021-Q3/rijnmond", "2023-Q2/rijnmond");
    expect(JSON.parse(stdout).regions).toMatchObject([{slug: "rijnmond", against: ["2021-Q3"]}]);
  });

  test.each([
    [["2022-Q3/drenthe", "2022-Q2/zeeland"], "not of the same region: Drenthe and Zeeland"],
    [["2023-Q1/midden-utrecht", "2023-Q2/midden-utrecht"], "never compared"],
    [["2022-Q3/drenthe"], "name two files"],
    [["2022-Q3/drenthe", "2022-Q3/nowhere"], "nowhere.pdf"],
  ])("%j cannot be compared", async (names, words) => {
    const {code, stderr} = await compare(...names);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
