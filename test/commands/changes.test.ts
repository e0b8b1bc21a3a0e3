import {join} from "node:path";
import {factsheet, projectFolder, workspace} from "../support/command.js";

const folder = workspace(["2023-Q1/zeeland", "2023-Q2/zeeland", "2022-Q2/zeeland", "2023-Q2/gorinchem"]);
const changes = (...args: string[]) => factsheet(["changes", ...args], {cwd: folder});

beforeAll(async () => {
  await factsheet(["build", "--format", "csv"], {cwd: folder});
}, 60_000);

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
