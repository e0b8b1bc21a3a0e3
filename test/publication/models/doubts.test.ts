// The notice «Concept» names what is doubted: a few figures, and how many others.
import {readFile} from "node:fs/promises";
import {doubtsOf} from "../../../src/publication/models/doubts.js";
import {parseSettings} from "../../../src/settings/settings.js";
import {findingOf} from "../../../src/vocabulary/finding.js";
import {sheetOf} from "../../support/sheets.js";

const settings = parseSettings(await readFile("templates/publication.yaml", "utf8"), "publication.yaml");
const {edition} = sheetOf("zeeland");
const doubts = (...findings: ReturnType<typeof findingOf>[]) => doubtsOf({...edition, findings}, settings);
const sumOf = (municipality: string) => findingOf("row-sum-mismatch", {municipality, column: "totaal"});

test("a figure is named by its municipality and column, once", () => {
  expect(doubts(sumOf("Veere"), sumOf("Veere"), findingOf("columns-assumed"))).toEqual({
    named: [{municipality: "Veere", column: "Totaal", isRegister: false, isKnownShare: false}],
    others: 0,
  });
});

test("the total row is that of the region, whatever it is called in the source", () => {
  const unreadable = findingOf("unreadable-figure", {municipality: "TOTAAL AMR", column: "uwv_met"});
  const mismatch = findingOf("column-sum-mismatch", {column: "uwv_met"});
  expect(edition.total?.label).toBe("TOTAAL AMR");
  expect(doubts(unreadable, mismatch).named).toEqual([
    {municipality: null, column: "UWV, met klantprofiel", isRegister: false, isKnownShare: false},
  ]);
});

test("a register that is missing, and its percentage, are named as such", () => {
  expect(doubts(findingOf("missing-register"), findingOf("percentage-mismatch")).named).toEqual([
    {municipality: null, column: null, isRegister: true, isKnownShare: false},
    {municipality: null, column: null, isRegister: false, isKnownShare: true},
  ]);
});

test.each([
  [3, 3, 0],
  [4, 2, 2],
  [9, 2, 7],
])("of %i figures %i are named", (count, named, others) => {
  const all = doubts(...Array.from({length: count}, (_, i) => sumOf(`Gemeente ${i}`)));
  expect([all.named.length, all.others]).toEqual([named, others]);
});
