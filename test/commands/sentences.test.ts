// Whatever is found reaches people in a sentence; and where templates/messages.yaml lacks one, in what is known.
import {cpSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {QuarterChanges} from "../../src/change/region-changes.js";
import {factsheet, projectFolder, workspace} from "../support/command.js";

const made = (name: string) => join(projectFolder, "test/corpus/made", `${name}.pdf`);

test("a PDF without a quarter is refused in words, by build and by extract", async () => {
  const folder = workspace([]);
  cpSync(made("fp-defect-no-period"), join(folder, "input/sheet.pdf"));
  const built = await factsheet(["build"], {cwd: folder});
  expect(built.code).toBe(2);
  expect(built.stderr).toContain("sheet.pdf: Het kwartaal staat niet leesbaar in het document.");
  const {stdout} = await factsheet(["extract", "input/sheet.pdf"], {cwd: folder});
  const messages = JSON.parse(stdout).editions[0].findings.map(({message}: {message: string}) => message);
  expect(messages).toContain("Het kwartaal staat niet leesbaar in het document.");
  expect(messages.every((message: string) => /^\S.*\.$/.test(message))).toBe(true);
});

test("without any sentence a build goes on to the end, says what is known, and names every gap", async () => {
  const folder = workspace(["2022-Q3/drenthe", "2022-Q4/drenthe"]);
  const templates = join(folder, "templates");
  mkdirSync(templates);
  cpSync(join(projectFolder, "templates"), templates, {recursive: true});
  writeFileSync(join(templates, "messages.yaml"), "findings: {}\nchanges: {}\nfiles: {}\n");
  const {code, stderr} = await factsheet(["build", "--templates", "templates", "--format", "html"], {
    cwd: folder,
  });
  expect(code).toBe(2);
  expect(stderr).toContain("drawn      1 factsheet");
  expect(stderr).toContain('messages.yaml: there is no sentence for "fictional"');
  const changes = JSON.parse(
    readFileSync(join(folder, "output/2022-Q4/changes.json"), "utf8"),
  ) as QuarterChanges;
  const [drenthe] = changes.regions;
  expect(drenthe?.changes.length).toBeGreaterThan(0);
  for (const {kind, message} of drenthe?.changes ?? [])
    expect(message).toMatch(new RegExp(`^${kind}: .+\\.$`));
});
