import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, projectFolder, workspace} from "../support/command.js";

const sheet = "input/2023-Q2/midden-utrecht.pdf";

test("gives the edition as JSON, with the file as it was named on the command line", async () => {
  const {code, stdout, stderr} = await factsheet(["extract", sheet], {cwd: projectFolder});
  expect({code, stderr}).toEqual({code: 0, stderr: ""});
  const {editions, errors} = JSON.parse(stdout);
  expect(errors).toEqual([]);
  expect(editions).toHaveLength(1);
  expect(editions[0]).toMatchObject({
    region: {name: "Midden-Utrecht", printedName: "Midden-Utrecht", code: "AM13", slug: "midden-utrecht"},
    period: "2023-Q2",
    fictional: false,
    columns: ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"],
    total: {
      label: "TOTAAL AMR",
      figures: {gemeente_met: 460, gemeente_zonder: 1921, uwv_met: 3636, uwv_zonder: 631, totaal: 6648},
    },
    register: {persons: 8844, knownPercent: 75},
    source: {file: sheet, page: 1, method: "text"},
  });
  expect(editions[0].municipalities[0]).toEqual({
    name: "Bunnik",
    code: "GM0312",
    figures: {gemeente_met: 4, gemeente_zonder: 18, uwv_met: 62, uwv_zonder: 10, totaal: 94},
  });
});

test("a slip in publication.yaml is said with its line, and is no fault of the PDF", async () => {
  const folder = workspace([]);
  cpSync(join(projectFolder, "templates"), join(folder, "words"), {recursive: true});
  const settings = join(folder, "words/publication.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^title: .*$/m, "title: [3]"));
  const args = ["extract", join(projectFolder, sheet), "--templates", "words"];
  const {code, stdout, stderr} = await factsheet(args, {cwd: folder});
  expect({code, stdout}).toEqual({code: 2, stdout: ""});
  expect(stderr).toMatch(/words\/publication\.yaml:\d+/);
});

test("an unreadable file is an error among the others' figures, and gives exit 2", async () => {
  const folder = workspace([]);
  writeFileSync(join(folder, "photo.pdf"), "\u0089PNG\r\n");
  cpSync(join(projectFolder, sheet), join(folder, "sheet.pdf"));
  const args = ["extract", "photo.pdf", "sheet.pdf", "gone.pdf", "--format", "json"];
  const {code, stdout} = await factsheet(args, {cwd: folder});
  const {editions, errors} = JSON.parse(stdout);
  expect(code).toBe(2);
  expect(editions.map((edition: {source: {file: string}}) => edition.source.file)).toEqual(["sheet.pdf"]);
  expect(errors).toEqual([
    {file: "photo.pdf", code: "not-a-pdf", message: expect.any(String)},
    {file: "gone.pdf", code: "unreadable", message: expect.stringContaining("no such file")},
  ]);
});

test("gives CSV with plain numbers, the register in the total row", async () => {
  const {stdout} = await factsheet(["extract", sheet, "--format", "csv"], {cwd: projectFolder});
  const lines = stdout.split("\r\n");
  expect(lines[0]).toMatch(/^region,region_code,period,municipality,municipality_code,gemeente_met,/);
  expect(lines[1]).toMatch(/^Midden-Utrecht,AM13,2023-Q2,Bunnik,GM0312,4,18,62,10,94,/);
  expect(lines.at(-2)).toMatch(
    /^Midden-Utrecht,AM13,2023-Q2,TOTAAL AMR,,460,1921,3636,631,6648,.*,8844,75,false$/,
  );
});

test("gives a table to read, with aligned Dutch numbers", async () => {
  const {stdout} = await factsheet(["extract", sheet, "--format", "table"], {cwd: projectFolder});
  expect(stdout).toContain("Midden-Utrecht · 2023-Q2");
  expect(stdout).toMatch(/^TOTAAL AMR +460 +1\.921 +3\.636 +631 +6\.648$/m);
});

test("writes nothing", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  await factsheet(["extract", "input/2023-Q2/gorinchem.pdf"], {cwd: folder});
  expect(() => readFileSync(join(folder, "output/manifest.json"))).toThrow("ENOENT");
});

test("--review writes a page with the source beside what was read", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const {code} = await factsheet(["extract", "input/2023-Q2/gorinchem.pdf", "--review", "pages"], {
    cwd: folder,
  });
  const page = readFileSync(join(folder, "pages/gorinchem-2023-Q2.html"), "utf8");
  expect(code).toBe(0);
  expect(page).toContain("Controleblad Gorinchem, tweede kwartaal 2023");
  // three municipalities and a total with their names; region, quarter, and the two figures of the register
  expect(page.match(/<rect /g)).toHaveLength(4 * 6 + 4);
  expect(page.length).toBeGreaterThan(100_000);
});
