// factsheet gazetteer as a user starts it: shown, a table imported twice, an impossible one refused, the archive checked.
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableOf2027} from "../support/cbs-table.js";
import {factsheet} from "../support/command.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "factsheet-gazetteer-"));
  mkdirSync(join(folder, "input"));
});
afterAll(() => rmSync(folder, {recursive: true}));

const own = () => join(folder, "input/gazetteer.yaml");
const run = (...args: string[]) => factsheet(["gazetteer", ...args], {cwd: folder});

test("a table that lacks a code without a herindeling is refused, with the line to write", async () => {
  const table = tableOf2027({gone: ["Blaricum", "Laren"], added: {GM2001: ["Erfgooi", "AM12"]}});
  writeFileSync(join(folder, "table.csv"), table);
  const {code, stderr} = await run("import", "table.csv", "--year", "2027");
  expect(code).toBe(2);
  expect(stderr).toContain("GM0376 Blaricum, GM0417 Laren: no longer in the table");
  expect(stderr).toContain(
    "herindelingen: [{date: 2027-01-01, from: [Blaricum, Laren], into: [Erfgooi], new: yes, code: GM2001, confirmed: yes}]",
  );
  expect(existsSync(own())).toBe(false);
});

test("a table is imported once: the second time nothing is added, and what stood there stays", async () => {
  const line =
    "herindelingen: [{date: 2027-01-01, from: [Blaricum, Laren], into: [Erfgooi], new: yes, confirmed: yes}]\n";
  writeFileSync(own(), `# ours\n${line}`);
  const first = await run("import", "table.csv", "--year", "2027");
  expect([first.code, first.stdout]).toEqual([0, "new: GM2001 Erfgooi, in Gooi en Vechtstreek\n"]);
  const text = readFileSync(own(), "utf8");
  expect(text).toContain(`# ours\n${line}`);
  expect(text).toContain("municipalities: [{code: GM2001, name: Erfgooi, region: AM12, since: 2027-01-01}]");
  const table = readFileSync(join(folder, "table.csv"), "utf8").replace(/^\ufeff/, "");
  writeFileSync(join(folder, "table.csv"), Buffer.from(table, "latin1"));
  const second = await run("import", "table.csv", "--year", "2027");
  expect(second.stderr).toContain("table.csv is Windows-1252");
  expect([second.code, second.stdout]).toEqual([
    0,
    "nothing to add: 341 municipalities, as they are known\n",
  ]);
  expect(readFileSync(own(), "utf8")).toBe(text);
});

test("what was imported is shown, and the quarter decides", async () => {
  const later = await run("--period", "2027-Q1");
  expect(later.stdout).toContain("input/gazetteer.yaml follows the table of 2027");
  expect(later.stdout).toContain("AM12 Gooi en Vechtstreek: Eemnes, Erfgooi, Gooise Meren");
  const earlier = JSON.parse((await run("--period", "2026-Q4", "--format", "json")).stdout);
  const gooi = earlier.regions.find(({code}: {code: string}) => code === "AM12");
  expect(gooi.municipalities.map(({name}: {name: string}) => name)).toContain("Blaricum");
});

test("a slip in the file is told with its line by every command", async () => {
  const text = readFileSync(own(), "utf8");
  writeFileSync(own(), `${text}moves: [{municipality: Nergens, to: AM14, date: 2027-01-01}]\n`);
  const {code, stderr} = await factsheet(["changes"], {cwd: folder});
  writeFileSync(own(), text);
  expect(code).toBe(2);
  expect(stderr).toMatch(/input\/gazetteer\.yaml:\d+: .*there is no municipality "Nergens"/);
});

test("sheets that do not agree are named, each with what to write", async () => {
  const row = (name: string) => `Zeeland,2027-Q1,${name},1,2,3,4,10,,,ja`;
  const names = [
    "Borsele",
    "Goes",
    "Hulst",
    "Kapelle",
    "Middelburg",
    "Noord-Beveland",
    "Reimerswaal",
    "Schouwen-Duiveland",
  ];
  const rest = ["Sluis", "Terneuzen", "Tholen", "Walcheren"];
  const header =
    "region,period,municipality,gemeente_met,gemeente_zonder,uwv_met,uwv_zonder,totaal,register_persons,known_percent,fictional";
  const total = "Zeeland,2027-Q1,TOTAAL AMR,12,24,36,48,120,200,60,ja";
  const lines = [header, ...[...names, ...rest].map(row), total];
  writeFileSync(join(folder, "input/zeeland.csv"), `${lines.join("\n")}\n`);
  await factsheet(["build", "--format", "csv", "--fail-on", "never"], {cwd: folder});
  const {code, stdout} = await run("check");
  expect(code).toBe(1);
  expect(stdout).toContain("table 86247NED of 2026");
  expect(stdout).toContain("2027-Q1 Zeeland: Veere hoort bij deze regio, maar staat niet in de tabel.");
  expect(stdout).toContain("0 of 1 sheets agree with it");
});
