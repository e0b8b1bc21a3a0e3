import type {Checklist, RegionStatus} from "../../src/quarter/checklist-schema.js";
import {
  checklistLines,
  checklistToJson,
  checklistToMarkdown,
  checklistToTable,
} from "../../src/quarter/checklist-text.js";
import {wording} from "../support/compared.js";

const status = (region: string, state: RegionStatus["state"], more: Partial<RegionStatus> = {}) => ({
  ...{region, slug: region.toLowerCase(), fictional: false, state, next: `${state}.`},
  ...{open: 0, errors: 0, warnings: 0, answered: 0, source: "a.pdf", published: null, remarks: []},
  ...more,
});
const checklist: Checklist = {
  ...{period: "2023-Q2" as Checklist["period"], fictional: false, expected: 4},
  regions: [
    status("Drenthe", "ready"),
    status("Flevoland", "missing", {source: null}),
    status("Twente", "open", {
      errors: 2,
      warnings: 1,
      remarks: [{code: "ocr", severity: "info", message: "Scan."}],
    }),
    status("Zeeland", "ready"),
  ],
  remarks: [{code: "duplicate", severity: "info", message: "Twee keer."}],
};

test("in the terminal every region that waits has a line, and those that do not one together", () => {
  expect(checklistLines(checklist)).toEqual([
    "2023-Q2: 3 of 4 regions: 2 ready, 1 open, 1 missing",
    "  Flevoland  missing    missing.",
    "  Twente     open       open.",
    "  2 regions  ready      ready.",
    "  Twente: Scan.",
    "  Twee keer.",
  ]);
});

test("the table and the markdown have every region, and all remarks", () => {
  expect(checklistToTable(checklist)).toBe(`2023-Q2: 3 of 4 regions: 2 ready, 1 open, 1 missing

region     state      errors  warnings  answered  next
Drenthe    ready           0         0         0  ready.
Flevoland  missing         0         0         0  missing.
Twente     open            2         1         0  open.
Zeeland    ready           0         0         0  ready.

Twente: Scan.
Twee keer.
`);
  const markdown = checklistToMarkdown(checklist, wording);
  expect(markdown).toContain("# Controlelijst van het tweede kwartaal van 2023");
  expect(markdown).toContain("| Twente | open | 2 | 1 | 0 | open. |");
  expect(markdown).toContain("3 van de 4 regio’s.");
  expect(markdown).toContain("- Twee keer.");
});

test("as JSON it is what it was", () => {
  expect(JSON.parse(checklistToJson(checklist))).toEqual(checklist);
});
