// A slip in the templates is said once, with its place and what it spoils, however many sheets that are.
import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, projectFolder, workspace} from "../support/command.js";

const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
const templates = join(folder, "templates");
const build = () => factsheet(["build", "--templates", "templates", "--format", "pdf"], {cwd: folder});

function replace(file: string, right: string, wrong: string): void {
  const text = readFileSync(join(templates, file), "utf8");
  expect(text).toContain(right);
  writeFileSync(join(templates, file), text.replace(right, wrong));
}

beforeAll(() => cpSync(join(projectFolder, "templates"), templates, {recursive: true}));
const errorsIn = (text: string) => text.split("\n").filter((line) => line.includes('no field "titel"'));

test("that spoils every sheet: nothing is published", async () => {
  replace("partials/header.hbs", "{{title}}", "{{titel}}");
  const {code, stderr} = await build();
  expect(code).toBe(2);
  expect(errorsIn(stderr)).toEqual([
    '  templates/partials/header.hbs:3: there is no field "titel" here: not drawn is 2023-Q2/gorinchem, 2023-Q2/landelijk, 2023-Q2/zeeland',
  ]);
  expect(stderr).toContain("not done   1 error\n");
  expect(stderr).toContain("drawn      nothing: 3 factsheets could not be drawn");
  expect(stderr).toMatch(/titel.*\n +try/);
});
