import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

// Prints that 75% is known in Sonar, where its figures make 71%.
const folder = workspace(["2023-Q2/drenthe"]);
const page = (name: string) => readFileSync(join(folder, "output", name), "utf8");
const explanation = "Het percentage is van een maand eerder.";
const answer = `
- region: drenthe
  period: 2023-Q2
  figure: 75
  kind: percentage-mismatch
  explanation: Gebeld met het kantoor.
  onSheet: ${explanation}
  name: de analist
  date: 2023-07-20
`;

async function buildWith(notes: string) {
  writeFileSync(join(folder, "input/notes.yaml"), notes);
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  return {
    code,
    summary: /^ {2}Drenthe +(\w+)/m.exec(stderr)?.[1] ?? null,
    sheet: page("2023-Q2/drenthe.html").includes("Concept: bevat bevindingen"),
    review: page("2023-Q2/review/drenthe.html").includes("Concept: bevat bevindingen"),
    index: page("index.html").includes('<strong class="signal">concept</strong>'),
    isExplained: page("2023-Q2/drenthe.html").includes(explanation),
    isTold: page("2023-Q2/drenthe.html").includes("Gebeld"),
    data: page("data/editions-fictional.csv").includes("provisional"),
  };
}

const concept = {
  ...{code: 1, summary: "open"},
  ...{sheet: true, review: true, index: true, isExplained: false, isTold: false, data: true},
};

test("an answer in notes.yaml lifts «Concept» everywhere, says on the sheet what is meant for it, and gives exit code 0", async () => {
  expect(await buildWith("")).toEqual(concept);
  const all = {sheet: false, review: false, index: false, isExplained: true, isTold: false, data: false};
  expect(await buildWith(answer)).toEqual({...all, code: 0, summary: "ready"});
  expect(page("2023-Q2/changes.html")).toContain("Toegelicht (1)");
  expect(await buildWith(answer.replace("75", "74"))).toEqual(concept);
});
