import {type Archive, archiveOf, currentEditions} from "../../../src/edition/archive.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {addUpRegions, type NationalInput} from "../../../src/publication/models/national.js";
import {createNationalModel} from "../../../src/publication/models/national-model.js";
import {drawNationalSheet} from "../../../src/publication/national-sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {columns} from "../../../src/vocabulary/figure.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {netherlands} from "../../../src/vocabulary/region.js";
import {printTags, readDrawnPdf, tagsOf, textsOf} from "../../support/drawn-pdf.js";
import {figure, persons, withCell} from "../../support/figures.js";
import {expectGolden} from "../../support/golden.js";
import {archive, nationalSheet} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const period = parsePeriod("2023-Q2");
const modelOf = (input: NationalInput) => createNationalModel(input, templates.settings);
const editionsIn = (quarter: string) =>
  currentEditions(archive).filter((edition) => edition.period === quarter);

test("totals are sums of the printed totals", () => {
  const {sums} = nationalSheet("2022-Q4");
  const editions = editionsIn("2022-Q4");
  expect(editions).toHaveLength(35);
  for (const column of columns) {
    const expected = editions.reduce((sum, edition) => sum + persons(edition.total?.figures[column]), 0);
    expect(sums.total?.figures[column]).toEqual(figure(expected));
  }
  const inRegister = editions.reduce((sum, {register}) => sum + (register?.persons as number), 0);
  const known = Math.round((persons(sums.total?.figures.totaal) / inRegister) * 100);
  expect(sums.register).toEqual({persons: inRegister, knownPercent: known});
});

test("real figures are not added to fictional ones, and the region that is left out is named", () => {
  const {sums, missing, editions} = nationalSheet();
  expect(missing).toEqual(["Midden-Utrecht"]);
  expect(editions).toHaveLength(34);
  expect(sums.municipalities.map(({name}) => name)).not.toContain("Midden-Utrecht");
  expect(addUpRegions(archive, period, false)).toBeNull();
});

test("an earlier quarter is added up for the same regions only", () => {
  const {history, sums} = nationalSheet();
  expect(history).toHaveLength(7);
  const names = sums.municipalities.map(({name}) => name);
  for (const earlier of history) expect(earlier.municipalities.map(({name}) => name)).toEqual(names);
  const gap = without(archive, "2022-Q2/zeeland");
  expect(nationalSheet("2023-Q2", gap).history.map((earlier) => earlier.period)).not.toContain("2022-Q2");
});

test("a sum with a part that is withheld or not printed is not given", () => {
  const suppressed = changed(archive, "2023-Q2/zeeland", (edition) =>
    withCell(edition, edition.total?.label as string, "uwv_zonder", "<5"),
  );
  const model = modelOf(nationalSheet("2023-Q2", suppressed));
  expect(model.table.total?.cells.map((cell) => cell === "–")).toEqual([false, false, false, true, false]);
  expect(model.keyFigures.share.value).toBeNull();
  expect(model.shares.rows.find(({name}) => name === "Zeeland")?.share).toBeNull();

  const headless = changed(archive, "2023-Q2/zeeland", (edition) => ({
    ...edition,
    total: null,
    register: null,
  }));
  const other = modelOf(nationalSheet("2023-Q2", headless));
  expect(other.table.total?.cells).toEqual(["–", "–", "–", "–", "–"]);
  expect(other.register).toBeNull();
});

test("regions with open questions are named by quarter, at most four", async () => {
  const input = {
    ...nationalSheet("2022-Q4"),
    doubtful: [
      {period: parsePeriod("2021-Q4"), regions: ["Drenthe", "Twente"]},
      {period: parsePeriod("2022-Q3"), regions: ["A", "B", "C", "D", "E", "F"]},
    ],
  };
  const {html} = await drawNationalSheet(input, templates);
  expect(html).toContain(
    "Er staan nog vragen open bij het vierde kwartaal van 2021 (Drenthe en Twente) en het derde kwartaal van 2022 (A, B, C, D en 2 andere).",
  );
});

describe("where the printed total row of a region does not add up", () => {
  const input = nationalSheet("2022-Q1");

  test("the sheet says by how much, and which region", async () => {
    const {notAddingUp, table} = modelOf(input);
    expect(table.total?.cells).toEqual(["12.513", "42.251", "87.442", "14.858", "157.073"]);
    expect(notAddingUp).toEqual({
      ...{sum: 157_064, total: 157_073, difference: -9, isLess: true, others: 0},
      named: [{name: "Holland Rijnland", difference: -9, isLess: true}],
    });
    const {html} = await drawNationalSheet(input, templates);
    expect(html).toContain(
      "De vier kolommen zijn samen 157.064 personen, 9 minder dan het totaal van 157.073.",
    );
    expect(html).toContain(
      "De afgedrukte totaalrij van Holland Rijnland (9 minder) telt zelf niet op; daaraan is niets veranderd.",
    );
  });

  test("four regions are named and the others counted", async () => {
    const slugs = ["achterhoek", "drenthe", "flevoland", "zeeland"];
    const more = slugs.reduce((from, slug) => changed(from, `2022-Q1/${slug}`, withTotal(1)), archive);
    const sheet = nationalSheet("2022-Q1", more);
    expect(modelOf(sheet).notAddingUp).toMatchObject({difference: -13, others: 1});
    expect((await drawNationalSheet(sheet, templates)).html).toContain(
      "van Achterhoek (1 minder), Drenthe (1 minder), Flevoland (1 minder), Holland Rijnland (9 minder) en 1 andere telt zelf niet op",
    );
  });

  test("a sheet that adds up says nothing", () => {
    expect(modelOf(nationalSheet("2022-Q4")).notAddingUp).toBeNull();
  });
});

function withTotal(more: number) {
  return (edition: PlacedEdition): PlacedEdition => {
    const totaal = persons(edition.total?.figures.totaal) + more;
    return withCell(edition, edition.total?.label as string, "totaal", totaal);
  };
}

describe("against a printed national table", () => {
  const all = nationalSheet("2022-Q4");
  const printed = {
    ...all.sums,
    region: {...netherlands, printedName: "Nederland"},
    municipalities: all.editions.flatMap(({municipalities}) => municipalities),
  };
  const withPrinted = (table: PlacedEdition, from: Archive = archive) =>
    modelOf(nationalSheet("2022-Q4", archiveOf([...currentEditions(from), table])));

  test("all sums and all municipalities agree", () => {
    expect(withPrinted(printed).check).toEqual({withTotals: true, deviations: [], others: 0, agrees: true});
  });

  test("what differs is named with both figures", () => {
    const [first] = printed.municipalities;
    const total = printed.total?.label as string;
    const wrong = withCell(withCell(printed, first?.name as string, "totaal", 1), total, "uwv_met", 2);
    const {check} = withPrinted(wrong);
    expect(check?.deviations).toEqual([
      {
        name: "Nederland",
        column: "UWV, met klantprofiel",
        here: persons(all.sums.total?.figures.uwv_met),
        printed: 2,
      },
      {name: first?.name, column: "Totaal", here: persons(first?.figures.totaal), printed: 1},
    ]);
  });

  test("of a table that differs everywhere ten figures are named, and the sheet can be drawn", async () => {
    const wrong = {
      ...printed,
      municipalities: printed.municipalities.map((row) => ({
        ...row,
        figures: {...row.figures, totaal: figure(1)},
      })),
    };
    const input = nationalSheet("2022-Q4", archiveOf([...currentEditions(archive), wrong]));
    const {check} = modelOf(input);
    expect(check).toMatchObject({agrees: false, others: printed.municipalities.length - 10});
    expect(check?.deviations).toHaveLength(10);
    const {html, pdf} = await drawNationalSheet(input, templates);
    expect(html).toContain(`En nog ${printed.municipalities.length - 10} andere verschillen.`);
    expect(pdf.length).toBeGreaterThan(100_000);
  });

  test("without all regions only municipalities are compared", () => {
    const {check} = withPrinted({...printed, total: null}, without(archive, "2022-Q4/zeeland"));
    expect(check).toEqual({withTotals: false, deviations: [], others: 0, agrees: true});
  });

  test("a fictional table says nothing of real figures", () => {
    expect(withPrinted({...printed, fictional: false}).check).toBeNull();
  });
});

describe("drawn", () => {
  const input = nationalSheet();
  const drawing = drawNationalSheet(input, templates).then(async (sheet) => ({
    ...sheet,
    ...(await readDrawnPdf(sheet.pdf)),
  }));

  test("text and tags, but those of the annex, are as they were read", async () => {
    const {tags, pages, title} = await drawing;
    const [before, annex = ""] = printTags(tags).split(/(?=H2 Bijlage: alle gemeenten)/);
    const after = annex.slice(annex.indexOf("H2 Begrippen"));
    expectGolden("test/publication/sheets/national.txt", `${title}\n${pages} pages\n\n${before}…\n${after}`);
  });

  test("the annex has every municipality once, under one heading row in the tree", async () => {
    const {tags} = await drawing;
    const annex = tagsOf(tags, "Table").at(-1) as never;
    expect(tagsOf(annex, "THead")).toHaveLength(1);
    const rows = tagsOf(annex, "TR").slice(1);
    const names = rows.flatMap((row) => textsOf(row, "TH"));
    expect(names).toHaveLength(328);
    expect(new Set(names).size).toBe(328);
    expect(names.slice(0, 2)).toEqual(["Aa en Hunze", "Aalsmeer"]);
    expect(names.indexOf("'s-Gravenhage")).toBeGreaterThan(names.indexOf("Rotterdam"));
    const amsterdam = rows.find((row) => textsOf(row, "TH")[0] === "Amsterdam") as never;
    expect(textsOf(amsterdam, "TD")).toEqual(["Groot Amsterdam", "643", "986", "3.210", "604", "5.443"]);
  });

  test("headings are repeated on every page of the annex, and no page has only a few lines", async () => {
    const {boxes, pages} = await drawing;
    for (let page = 4; page <= pages; page++) {
      const onPage = boxes.filter((box) => box.page === page);
      expect(onPage.filter(({text}) => text === "Arbeidsmarktregio")).toHaveLength(1);
      expect(
        Math.max(...onPage.filter(({bottom}) => bottom < 800).map(({bottom}) => bottom)),
      ).toBeGreaterThan(270);
    }
  });

  test("the figures of all municipalities are attached", async () => {
    const {attachments} = await drawing;
    expect([...attachments.keys()]).toEqual(["landelijk-2023-Q2.csv", "landelijk-2023-Q2.json"]);
    expect(attachments.get("landelijk-2023-Q2.csv")?.split("\r\n")).toHaveLength(1 + 328 + 34 + 1);
    expect(JSON.parse(attachments.get("landelijk-2023-Q2.json") as string)).toHaveLength(34);
  });
});

function changed(from: Archive, key: string, change: (edition: PlacedEdition) => PlacedEdition): Archive {
  const entry = from.get(key);
  if (!entry) throw new Error(`there is no ${key}`);
  return new Map([...from, [key, {...entry, current: change(entry.current)}]]);
}

function without(from: Archive, key: string): Archive {
  return new Map([...from].filter(([one]) => one !== key));
}
