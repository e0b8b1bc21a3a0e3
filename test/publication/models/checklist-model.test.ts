import {checklistModel} from "../../../src/publication/models/checklist-model.js";
import type {RegionStatus} from "../../../src/quarter/checklist-schema.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {wording} from "../../support/compared.js";

const status = (region: string, state: RegionStatus["state"], errors = 0): RegionStatus => ({
  ...{region, slug: region.toLowerCase(), fictional: false, state, next: "…", published: null},
  ...{open: errors, errors, warnings: 0, answered: 0},
  source: state === "missing" ? null : "a.pdf",
  remarks: region === "Twente" ? [{code: "ocr", severity: "info", message: "Scan."}] : [],
});

test("regions that wait come first, in Dutch, and every remark is told with its region", () => {
  const model = checklistModel(
    {
      ...{period: parsePeriod("2023-Q2"), fictional: false, expected: 5},
      regions: [
        status("Drenthe", "ready"),
        status("Flevoland", "missing"),
        status("Friesland", "stale"),
        status("Twente", "published"),
        status("Zeeland", "published", 1),
      ],
      remarks: [{code: "duplicate", severity: "info", message: "Twee keer."}],
    },
    wording,
  );
  expect(model).toMatchObject({
    ...{there: 4, expected: 5},
    counts: "1 ontbreekt, 1 gereed, 2 gepubliceerd, 1 anders dan gepubliceerd",
  });
  expect(model.waiting.map(({region, state}) => [region, state])).toEqual([
    ["Flevoland", "ontbreekt"],
    ["Friesland", "anders dan gepubliceerd"],
    ["Zeeland", "gepubliceerd"],
  ]);
  expect(model.others.map(({region}) => region)).toEqual(["Drenthe", "Twente"]);
  expect(model.remarks).toEqual([
    {region: "Twente", message: "Scan."},
    {region: null, message: "Twee keer."},
  ]);
});

test("the command of a step stands apart from its words, so that it can be shown as one", () => {
  const steps = [
    ...["Publiceer: npx factsheet publish 2023-Q2", "Verbeter 1 fout: npx factsheet answer zeeland 2023-Q2"],
    ...["Vraag de factsheet op.", "Voer npx factsheet build uit."],
  ];
  const {waiting} = checklistModel(
    {
      ...{period: parsePeriod("2023-Q2"), fictional: false, expected: 4, remarks: []},
      regions: steps.map((next) => ({...status("Zeeland", "open", 1), next})),
    },
    wording,
  );
  expect(waiting.map(({next, command}) => [next, command])).toEqual([
    ["Publiceer:", "npx factsheet publish 2023-Q2"],
    ["Verbeter 1 fout:", "npx factsheet answer zeeland 2023-Q2"],
    ["Vraag de factsheet op.", null],
    ["Voer npx factsheet build uit.", null],
  ]);
});
