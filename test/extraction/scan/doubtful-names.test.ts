import type {Edition} from "../../../src/edition/edition.js";
import type {Evidence} from "../../../src/extraction/scan/doubtful-figures.js";
import {settleNames} from "../../../src/extraction/scan/doubtful-names.js";
import {figure, withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const truth = readSeriesTruth().find(({file}) => file === "2022-Q4/gorinchem.pdf");

/** Gorinchem, its second row read under another name, with a cell that prints a dash. */
function sheet(name: string, code: string | null = null): Edition {
  const edition = withCell(
    editionFromTruth(truth as Parameters<typeof editionFromTruth>[0]),
    "Molenlanden",
    "uwv_met",
    "-",
  );
  return {
    ...edition,
    municipalities: edition.municipalities.map((row, i) => (i === 1 ? {...row, name, code} : row)),
    boxes: {
      ...edition.boxes,
      municipalities: edition.municipalities.map((_, i) => ({
        name: {page: 1, box: [50, 100 + 20 * i, 120, 110 + 20 * i]},
        figures: {},
      })),
    },
  };
}

function evidenceOf(text: string | null): Evidence {
  return {
    words: [],
    seen: (place) => place,
    confidenceAt: () => 96,
    readAgain: () => null,
    readText: ({box}) => (box[1] === 120 ? text : "Urk"),
    hasInk: () => true,
    layerAt: () => null,
  };
}

const namesOf = ({municipalities}: Edition) => municipalities.map(({name}) => name);

test("a name that is a municipality's when it is read again becomes that one, in its symbols too", () => {
  const edition = settleNames(sheet("MoIeniand"), evidenceOf("Molenlanden"));
  expect(edition.municipalities[1]).toMatchObject({name: "Molenlanden", code: "GM1978"});
  expect(edition.municipalities[1]).not.toHaveProperty("printedName");
  expect(edition.municipalities[1]?.figures.uwv_met).toEqual(figure("-"));
});

test.each([
  ["nothing", null],
  ["no municipality", "MolenIandne"],
  ["a municipality that is in the table already", "Gorinchem"],
])("read again as %s, a name stays as it was", (_, text) => {
  expect(namesOf(settleNames(sheet("Moleniand"), evidenceOf(text)))).toContain("Moleniand");
});

test("names that are right are not read again", () => {
  const edition = sheet("Molenlanden", "GM1978");
  expect(settleNames(edition, evidenceOf("Urk"))).toEqual(edition);
});

test("a name in which letters that look alike were exchanged is that name", () => {
  const misread = sheet("Molenlanden", "GM1978");
  const municipalities = misread.municipalities.map((row, i) =>
    i === 1 ? {...row, printedName: "MoIen1anden"} : row,
  );
  const [, row] = settleNames({...misread, municipalities}, evidenceOf("Urk")).municipalities;
  expect(row).toMatchObject({name: "Molenlanden"});
  expect(row).not.toHaveProperty("printedName");
});

test.each([
  ["iTOTAAL AMR", "TOTAAL AMR", "TOTAAL AMR"],
  ["TOTAAL Al4R", "TOTAAL AMR", "TOTAAL AMR"],
  ["totaa1 Gorinchem", "Totaal Gorinchem", "Totaal Gorinchem"],
  ["iTOTAAL AMR", "TO AMR", "iTOTAAL AMR"],
  ["Gorinchem", "TOTAAL AMR", "Gorinchem"],
])("the label %s, read again as %s, is %s", (label, again, is) => {
  const {total, boxes, ...edition} = sheet("Molenlanden", "GM1978");
  const place = {page: 1, box: [50, 120, 120, 130] as const};
  const labelled = {
    ...edition,
    total: total && {...total, label},
    boxes: {...boxes, total: {name: place, figures: {}}},
  };
  expect(settleNames(labelled, evidenceOf(again)).total?.label).toBe(is);
});
