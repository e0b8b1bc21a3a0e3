import {factsheet, workspace} from "../support/command.js";

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
