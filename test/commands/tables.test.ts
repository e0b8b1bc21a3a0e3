// A quarter made from a workbook that was filled in by hand, and then overtaken by a PDF.
import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {figuresBook} from "../../src/tabular/out/figures-book.js";
import {writeWorkbook} from "../../src/tabular/workbook.js";
import {type Column, columns, personsIn} from "../../src/vocabulary/figure.js";
import {factsheet, filesIn, projectFolder, workspace} from "../support/command.js";
import {figure} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";
import {settings, words} from "../support/words.js";
import {xlsxOf} from "../support/workbooks.js";

const truth = readSeriesTruth().find((t) => t.region === "Zeeland" && t.period === "2023-Q2");
const zeeland = editionFromTruth(truth!) as PlacedEdition;

/** The edition as somebody types it: two figures wrong, no percentage. */
function typed(...wrong: [number, Column, number][]): PlacedEdition {
  const municipalities = zeeland.municipalities.map((row, i) => {
    const figures = {...row.figures};
    for (const [at, column, persons] of wrong) if (at === i) figures[column] = figure(persons);
    return {...row, figures};
  });
  return {...zeeland, municipalities, register: {persons: zeeland.register!.persons, knownPercent: null}};
}

async function writeTable(folder: string, edition: PlacedEdition): Promise<void> {
  const file = join(folder, "input/tabellen/zeeland.xlsx");
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, await writeWorkbook(figuresBook([edition], settings, words)));
}

const readJson = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));

describe("a quarter before its PDF", () => {
  const folder = workspace(["2023-Q1/zeeland"]);
  const [borsele] = zeeland.municipalities;
  const build = () => factsheet(["build", "--fail-on", "never"], {cwd: folder});

  test("a workbook that is not in order is named with its cells, and nothing is guessed", async () => {
    await writeTable(folder, typed([0, "totaal", 0.213]));
    const {code, stderr} = await build();
    expect(code).toBe(2);
    expect(stderr).toContain("tabellen/zeeland.xlsx: Cijfers!J4: 0.213 is not a whole number of persons");
    expect(existsSync(join(folder, "output/2023-Q2"))).toBe(false);
  });

  test("its sheet and its changes are there, and a slip in it is a finding", async () => {
    await writeTable(folder, typed([0, "uwv_met", 160], [1, "totaal", 325]));
    const {code, stderr} = await build();
    expect({code, stderr}).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("Verbeter of beantwoord 2 fouten"),
    });
    expect(filesIn(join(folder, "output/2023-Q2"))).toContain("zeeland.pdf");
    const edition = readJson(folder, "output/editions/2023-Q2/zeeland.json");
    expect(edition.source).toMatchObject({file: "tabellen/zeeland.xlsx", method: "table"});
    expect(edition.register.knownPercent).toBe(zeeland.register?.knownPercent);
    expect(edition.findings).toContainEqual(
      expect.objectContaining({code: "row-sum-mismatch", municipality: borsele?.name}),
    );
    expect(readJson(folder, "output/2023-Q2/changes.json").regions[0].against).toEqual(["2023-Q1"]);
    expect(readFileSync(join(folder, "output/index.html"), "utf8")).toContain("uit tabel, nog geen pdf");
  });

  test("filled in further, it says what it says now, and what it said before is no earlier version", async () => {
    await writeTable(folder, typed([0, "uwv_met", 160], [1, "totaal", 352 + 1]));
    await build();
    expect(filesIn(join(folder, "output/editions/2023-Q2"))).toEqual(["zeeland.json"]);
  });

  test("the PDF that comes later is current, and takes its place without a word: nothing was published", async () => {
    cpSync(join(projectFolder, "input/2023-Q2/zeeland.pdf"), join(folder, "input/zeeland.pdf"));
    await build();
    const [current, earlier] = filesIn(join(folder, "output/editions/2023-Q2"))
      .toReversed()
      .map((file) => readJson(folder, `output/editions/2023-Q2/${file}`));
    expect(current.source.file).toBe("zeeland.pdf");
    expect(earlier.source.file).toBe("tabellen/zeeland.xlsx");
    const [region] = readJson(folder, "output/2023-Q2/changes.json").regions;
    expect(region.changes.map((change: {kind: string}) => change.kind)).not.toContain("revision");
  });
});

test("factsheet template writes a workbook once, and build says that it is empty", async () => {
  const folder = workspace([]);
  const template = () => factsheet(["template", "zeeland", "2023-Q3"], {cwd: folder});
  expect((await template()).code).toBe(0);
  expect(filesIn(join(folder, "input"))).toEqual(["2023-Q3/zeeland.xlsx"]);
  const again = await template();
  expect({code: again.code, stderr: again.stderr}).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("may hold figures"),
  });
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining("no figure is filled in")});
});

test("factsheet extract reads a table as it reads a PDF", async () => {
  const folder = workspace([]);
  const pdf = join(projectFolder, "input/2023-Q2/zeeland.pdf");
  const {stdout} = await factsheet(["extract", pdf, "--format", "csv"], {cwd: folder});
  writeFileSync(join(folder, "zeeland.csv"), stdout);
  const again = await factsheet(["extract", "zeeland.csv", "--format", "csv"], {cwd: folder});
  expect(again.stdout).toBe(stdout);
});

test("a number format that shows <5 keeps what is below it out of everything that is written; other files are named", async () => {
  const folder = workspace([]);
  const sheet = zeeland.municipalities.map(({name, figures}) => [
    ...["2023-Q2", "Zeeland", name],
    ...columns.map((column) => ({value: personsIn(figures[column]) ?? 0, format: '[<5]"<5";#,##0'})),
  ]);
  const total = columns.map((column) => personsIn(zeeland.total!.figures[column]));
  const rows = [
    ["period", "region", "municipality", ...columns, "register_persons"],
    ...sheet,
    ["2023-Q2", "Zeeland", "TOTAAL AMR", ...total, zeeland.register!.persons],
  ];
  writeFileSync(join(folder, "input/zeeland.xlsx"), xlsxOf({sheets: [{name: "Cijfers", rows}]}));
  writeFileSync(join(folder, "input/drenthe.xls"), "oud");
  mkdirSync(join(folder, "input/.stversions"));
  writeFileSync(join(folder, "input/.stversions/zeeland.csv"), "oud");
  const {code, stderr} = await factsheet(["build", "--format", "csv,html"], {cwd: folder});
  expect({code, stderr}).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/drenthe\.xls: .*\n\s+try\s+save it as \.xlsx/),
  });
  const small = zeeland.municipalities
    .flatMap(({figures}) => columns.map((column) => personsIn(figures[column]) ?? 9))
    .filter((count) => count < 5);
  const lines = readFileSync(join(folder, "output/2023-Q2/zeeland.csv"), "utf8").split("\r\n");
  expect(lines.join("\n").match(/<5/g)).toHaveLength(small.length);
  const figures = lines.slice(1, -1).flatMap((line) => line.split(",").slice(5, 10));
  expect(figures.filter((figure) => figure !== "" && Number(figure) < 5)).toEqual([]);
  const edition = readJson(folder, "output/editions/2023-Q2/zeeland.json");
  expect(edition.findings.filter(({code}: {code: string}) => code === "shown-by-format")).toHaveLength(
    small.length,
  );
});
