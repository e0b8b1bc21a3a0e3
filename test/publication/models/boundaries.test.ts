// After a herindeling the sheet compares on the boundaries of now, says so, and prints no difference that cannot be worked out.

import {compareArchive} from "../../../src/change/compare.js";
import {archiveOf} from "../../../src/edition/archive.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import type {NationalInput} from "../../../src/publication/models/national.js";
import {createNationalModel} from "../../../src/publication/models/national-model.js";
import {createModel} from "../../../src/publication/models/sheet-model.js";
import {drawNationalSheet} from "../../../src/publication/national-sheet.js";
import {drawSheet} from "../../../src/publication/sheet.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {nationalInputs} from "../../../src/run/draw/sheet-inputs.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../../support/compared.js";
import {persons} from "../../support/figures.js";
import {madeEdition} from "../../support/made.js";

const templates = await loadTemplates("templates");
const series = seriesEditions();

function sheetOf(editions: readonly PlacedEdition[], slug: string, period: string) {
  const at = (edition: PlacedEdition) => edition.region.slug === slug;
  const edition = editions.find((one) => at(one) && one.period === period);
  if (!edition) throw new Error(`there is no ${slug} in ${period}`);
  const options = {settings, wording, notes: []};
  const {quarters} = compareArchive([edition.period], editions, options);
  const regions = quarters.flatMap((quarter) => quarter.regions);
  const changes = regions.find((region) => region.slug === slug) ?? null;
  const history = editions.filter((one) => at(one) && one.period < period);
  return {edition, history, changes};
}

function nationalOf(period: string, editions: readonly PlacedEdition[]): NationalInput {
  const comparison = compareArchive([parsePeriod(period)], editions, {settings, wording, notes: []});
  const [input] = nationalInputs(archiveOf(editions), comparison);
  if (!input) throw new Error("nothing was added up");
  return input;
}

/** Persons with klantprofiel of these municipalities, as printed. */
function printed(slug: string, period: string, ...names: string[]): number {
  const edition = series.find((one) => one.region.slug === slug && one.period === period);
  const rows = edition?.municipalities.filter(({name}) => names.includes(name)) ?? [];
  expect(rows).toHaveLength(names.length);
  return rows.reduce((sum, {figures}) => sum + persons(figures.gemeente_met) + persons(figures.uwv_met), 0);
}

const totalOf = ({total}: PlacedEdition) => persons(total?.figures.totaal);

describe("municipalities that merged within the region", () => {
  const sheet = sheetOf(series, "rijnmond", "2023-Q1");
  const model = createModel(sheet, settings);
  const before = ["Brielle", "Hellevoetsluis", "Westvoorne"];

  test("are compared with their sum, a quarter and a year before", () => {
    const row = model.moves?.rows.find(({name}) => name === "Voorne aan Zee");
    const now = printed("rijnmond", "2023-Q1", "Voorne aan Zee");
    expect(row).toEqual({
      name: "Voorne aan Zee",
      difference: now - printed("rijnmond", "2022-Q4", ...before),
      sinceLastYear: now - printed("rijnmond", "2022-Q1", ...before),
    });
  });

  test("leave total and register as they were printed", () => {
    const previous = sheet.history.find(({period}) => period === "2022-Q4") as PlacedEdition;
    expect(model.keyFigures.total.sincePrevious?.before).toBe(totalOf(previous));
    expect(model.keyFigures.register.sincePrevious?.before).toBe(previous.register?.persons);
    expect(model.course?.convertedUntil).toBeNull();
  });

  test("are told of in a sentence", async () => {
    expect(model.boundaries).toEqual({
      isRedrawn: true,
      converted: ["2022-Q4", "2022-Q1"],
      ...{lost: [], parts: null, otherRegister: []},
    });
    expect((await drawSheet(sheet, templates)).html).toContain(
      "De cijfers van het eerste en het vierde kwartaal van 2022 zijn omgerekend naar de gemeentegrenzen van 31 maart 2023.",
    );
  });
});

describe("a municipality that went to another region", () => {
  const sheet = sheetOf(series, "gooi-en-vechtstreek", "2022-Q1");
  const model = createModel(sheet, settings);
  const previous = sheet.history.find(({period}) => period === "2021-Q4") as PlacedEdition;
  const weesp = previous.municipalities.find(({name}) => name === "Weesp");

  test("no longer counts in the region's earlier figures", () => {
    const total = totalOf(previous) - persons(weesp?.figures.totaal);
    expect(model.keyFigures.total.sincePrevious?.before).toBe(total);
    expect(model.course?.quarters.at(-2)?.total).toBe(total);
    expect(model.course?.convertedUntil).toBe("2021-Q4");
    expect(model.moves?.incomplete).toBe(false);
  });

  test("counts where it went", () => {
    const amsterdam = sheetOf(series, "groot-amsterdam", "2022-Q1");
    const then = amsterdam.history.find(({period}) => period === "2021-Q4") as PlacedEdition;
    const {keyFigures, moves} = createModel(amsterdam, settings);
    expect(keyFigures.total.sincePrevious?.before).toBe(totalOf(then) + persons(weesp?.figures.totaal));
    expect(moves?.rows.find(({name}) => name === "Amsterdam")?.difference).toBe(
      printed("groot-amsterdam", "2022-Q1", "Amsterdam") -
        printed("groot-amsterdam", "2021-Q4", "Amsterdam") -
        printed("gooi-en-vechtstreek", "2021-Q4", "Weesp"),
    );
  });

  test("leaves no difference in a register that was of another area, and the sheet says why", async () => {
    expect(model.keyFigures.register.sincePrevious).toBeNull();
    expect(model.keyFigures.knownShare.sincePrevious).toBeNull();
    const {html} = await drawSheet(sheet, templates);
    expect(html).toContain(
      "Het doelgroepregister is niet om te rekenen: dat van het vierde kwartaal van 2021",
    );
    expect(html).toContain(
      "Tot en met het vierde kwartaal van 2021 omgerekend naar het gebied van 31 maart 2022.",
    );
    expect(html).not.toContain("Het doelgroepregister steeg");
    expect(html).not.toContain("Het doelgroepregister daalde");
  });

  test("moves its figures along on the national sheet", () => {
    const input = nationalOf(
      "2022-Q1",
      series.filter(({fictional}) => fictional),
    );
    const national = createNationalModel(input, settings);
    const inRegion = (rows: typeof national.moves) =>
      rows?.rows.find(({name}) => name === "Gooi en Vechtstreek");
    expect(inRegion(national.moves)?.difference).toBe(model.keyFigures.withProfile.sincePrevious?.absolute);
    const {aligned: _without, ...printedOnly} = input;
    expect(inRegion(createNationalModel(printedOnly, settings).moves)?.difference).not.toBe(
      inRegion(national.moves)?.difference,
    );
  });

  test("leaves the sum of the regions as it was, and then the national sheet only names the regions", async () => {
    const all = series.filter(({fictional}) => fictional);
    for (const editions of [all, all.filter(({region}) => region.slug !== "midden-utrecht")]) {
      const input = nationalOf("2022-Q1", editions);
      const {boundaries, course, redrawn, keyFigures} = createNationalModel(input, settings);
      expect(boundaries).toMatchObject({isRedrawn: false, converted: [], otherRegister: []});
      expect([course?.convertedUntil, redrawn]).toEqual([
        null,
        // Weesp; Elburg and Nunspeet
        ["Gooi en Vechtstreek", "Groot Amsterdam", "Regio Zwolle", "Stedendriehoek en Noordwest Veluwe"],
      ]);
      expect(keyFigures.register.sincePrevious).not.toBeNull();
    }
    const {html} = await drawNationalSheet(nationalOf("2022-Q1", all), templates);
    expect(html).toContain(
      "De eerdere cijfers van Gooi en Vechtstreek, Groot Amsterdam, Regio Zwolle en Stedendriehoek en Noordwest Veluwe zijn omgerekend naar de gemeentegrenzen van 31 maart 2022.",
    );
    const one = all.filter(({region, period}) => region.slug !== "gooi-en-vechtstreek" || period < "2022-Q1");
    const {boundaries, course} = createNationalModel(nationalOf("2022-Q1", one), settings);
    expect([boundaries.converted, course?.convertedUntil]).toEqual([["2021-Q4"], "2021-Q4"]);
  });
});

describe("a municipality that was divided", () => {
  const divided = (rows: Record<string, [number, number, number, number]>) => [
    madeEdition("2020-Q4", {
      region: "Midden-Brabant",
      rows: {
        Haaren: [5, 9, 40, 6],
        Oisterwijk: [10, 20, 70, 9],
        Tilburg: [200, 500, 1500, 180],
        Waalwijk: [9, 9, 9, 9],
      },
    }),
    madeEdition("2021-Q1", {region: "Midden-Brabant", rows}),
  ];
  const rows: Record<string, [number, number, number, number]> = {
    Oisterwijk: [11, 23, 85, 11],
    Tilburg: [201, 502, 1505, 181],
    Waalwijk: [10, 9, 8, 9],
  };

  test("leaves no difference for its parts nor for the region, and the sheet says so", async () => {
    const sheet = sheetOf(divided(rows), "midden-brabant", "2021-Q1");
    const model = createModel(sheet, settings);
    expect(model.moves?.rows).toEqual([
      {name: "Waalwijk", difference: 0, sinceLastYear: null},
      {name: "Oisterwijk", difference: null, sinceLastYear: null},
      {name: "Tilburg", difference: null, sinceLastYear: null},
    ]);
    for (const key of ["total", "withProfile", "share", "register"] as const) {
      expect(model.keyFigures[key].sincePrevious).toBeNull();
    }
    expect(model.course).toBeNull();
    const {html} = await drawSheet(sheet, templates);
    expect(html).toContain("Van Oisterwijk en Tilburg is er geen verschil met het vierde kwartaal van 2020");
    expect(html).toContain("Met het vierde kwartaal van 2020 is het geheel niet te vergelijken");
    expect(html).not.toContain("omgerekend naar de gemeentegrenzen");
    expect(html).not.toContain("daarvan zijn geen cijfers beschikbaar");
    expect(html).not.toContain("geen vergelijkbare cijfers beschikbaar");
  });

  test("within one region leaves the region as it was", () => {
    const all = {...rows, Boxtel: [20, 30, 90, 8], Vught: [12, 18, 60, 5]} as typeof rows;
    const {keyFigures, boundaries} = createModel(
      sheetOf(divided(all), "midden-brabant", "2021-Q1"),
      settings,
    );
    expect(keyFigures.total.sincePrevious?.before).toBe(2585);
    expect(boundaries).toMatchObject({lost: [], otherRegister: []});
    expect(boundaries.parts?.names).toEqual(["Oisterwijk", "Tilburg", "Boxtel", "Vught"]);
  });
});

test("where nothing was compared, a quarter with other boundaries is not compared with", () => {
  const sheet = {...sheetOf(series, "rijnmond", "2023-Q1"), changes: null};
  const {keyFigures, moves} = createModel(sheet, settings);
  expect([keyFigures.total.sincePrevious, moves]).toEqual([null, null]);
});

test("a region whose boundaries stayed says nothing of them", async () => {
  const sheet = sheetOf(series, "zeeland", "2023-Q1");
  expect(createModel(sheet, settings).boundaries).toEqual({
    ...{isRedrawn: false, converted: [], lost: [], parts: null, otherRegister: []},
  });
  expect((await drawSheet(sheet, templates)).html).not.toMatch(/omgerekend|om te rekenen/);
});
