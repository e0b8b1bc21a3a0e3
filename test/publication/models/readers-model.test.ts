// What readers find: quarters and regions that are public, with what there is of them, and nothing that leads nowhere.
import {archiveOf} from "../../../src/edition/archive.js";
import {createReadersModel} from "../../../src/publication/models/readers-model.js";
import {loadPageTemplates} from "../../../src/publication/templates/page-templates.js";
import {drawPage} from "../../../src/publication/web/page-shell.js";
import {settings} from "../../support/compared.js";
import {madeEdition} from "../../support/made.js";

const edition = (period: string, region: string, fictional = false) =>
  madeEdition(period, {region, fictional, rows: {Veere: [20, 30, 90, 11]}});
const published = archiveOf([
  edition("2022-Q4", "Zeeland"),
  edition("2023-Q1", "Zeeland"),
  edition("2023-Q1", "Drenthe"),
  edition("2022-Q3", "Zeeland"),
]);
const files = [
  ...["html", "pdf", "csv", "xlsx", "json"].map((form) => `2023-Q1/zeeland.${form}`),
  ...["2023-Q1/landelijk.html", "2022-Q4/zeeland.pdf", "data/datapackage.json"],
];
const model = createReadersModel({published, files}, settings);

test("the latest quarter comes first, and a region or quarter of which nothing lies there is left out", () => {
  expect(model.latest).toMatchObject({
    period: "2023-Q1",
    national: {html: "2023-Q1/landelijk.html", pdf: null},
    regions: [{name: "Zeeland", xlsx: "2023-Q1/zeeland.xlsx", isRevised: false}],
  });
  expect(model.earlier.map(({period}) => period)).toEqual(["2022-Q4"]);
  expect(model.fictional).toBe(false);
});

test("every link of the page leads to a file, and fictional figures are said to be", async () => {
  const templates = await loadPageTemplates("templates");
  const html = drawPage(templates, "readers", model, {title: model.title, description: model.subtitle});
  const links = [...html.matchAll(/href="([^"#]+)"/g)].map((match) => match[1] as string);
  expect(links.sort()).toEqual([...files].sort());
  expect(html).not.toContain("fictieve");
  const example = createReadersModel(
    {published: archiveOf([edition("2023-Q1", "Zeeland", true)]), files},
    settings,
  );
  expect(drawPage(templates, "readers", example, {title: "", description: ""})).toContain(
    "Voorbeeld met fictieve cijfers",
  );
});

test("what took the place of other published figures is said to be revised", () => {
  const [current, before] = [edition("2023-Q1", "Zeeland"), edition("2023-Q1", "Zeeland")];
  const revised = new Map([["2023-Q1/zeeland", {current, versions: [before]}]]);
  expect(createReadersModel({published: revised, files}, settings).latest?.regions[0]?.isRevised).toBe(true);
});
