import {compareArchive} from "../../../src/change/compare.js";
import {archiveOf, currentEditions} from "../../../src/edition/archive.js";
import {figuresHash} from "../../../src/edition/certificate.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {createIndexModel} from "../../../src/publication/models/index-model.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {formatCount} from "../../../src/vocabulary/figure.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {seriesEditions, settings, wording} from "../../support/compared.js";
import {figure, persons} from "../../support/figures.js";
import {archive} from "../../support/sheets.js";

const templates = await loadTemplates("templates");
const indexOf = (some: typeof archive) => createIndexModel({archive: some, files: [], unread: []}, templates);

test("the regions of each kind are added up, with the course of the quarters that have them all", () => {
  const {national} = indexOf(archive);
  expect(national).toHaveLength(1);
  expect(national[0]).toMatchObject({fictional: true, regionCount: 34, missing: ["Midden-Utrecht"]});
  const quarter = currentEditions(archive).filter((e) => e.period === "2023-Q2" && e.fictional);
  expect(national[0]?.total).toBe(quarter.reduce((sum, e) => sum + persons(e.total?.figures.totaal), 0));
  expect(national[0]?.totals.text.split(", ")).toHaveLength(8);
  const {first, totals} = national[0]!;
  expect(first?.period).toBe("2021-Q3");
  expect(formatCount(first?.total as number)).toBe(totals.text.split(", ")[0]);
});

test("a quarter that lacks a region interrupts the course", () => {
  const without = archiveOf(
    currentEditions(archive).filter((e) => !(e.period === "2022-Q4" && e.region.slug === "zeeland")),
  );
  const [whole, interrupted] = [indexOf(archive), indexOf(without)].map(({national}) => national[0]?.totals);
  expect(whole?.text).not.toContain("–");
  expect(interrupted?.text.split(", ")[5]).toBe("–");
  expect(interrupted?.path.match(/M/g)).toHaveLength(2);
});

test("one region is not added up", () => {
  const alone = archiveOf(currentEditions(archive).filter((e) => e.region.slug === "zeeland"));
  expect(indexOf(alone).national).toEqual([]);
});

test("findings of the latest quarter stand apart from those of earlier ones, newest first", () => {
  const finding = {code: "missing-register", severity: "error", message: "Geen register."} as const;
  const doubtful = archiveOf(
    currentEditions(archive).map((e) => (e.region.slug === "zeeland" ? {...e, findings: [finding]} : e)),
  );
  const {concepts, earlierConcepts} = indexOf(doubtful);
  expect(concepts).toEqual([{region: "Zeeland", period: "2023-Q2", messages: ["Geen register."]}]);
  expect(earlierConcepts.map(({period}) => period).slice(0, 2)).toEqual(
    ["2023-Q1", "2022-Q4"].map(parsePeriod),
  );
});

test("what is open counts once, however it is listed", () => {
  const editions = seriesEditions();
  const {quarters, answers} = compareArchive([parsePeriod("2023-Q2")], editions, {
    settings,
    wording,
    notes: [],
  });
  const input = {archive: archiveOf(editions), answers, files: [], unread: []};
  const {latest} = createIndexModel(input, templates);
  const counts = (region: string) => {
    const sheet = latest?.sheets.find(({name}) => name === region);
    return [sheet?.errors, sheet?.warnings];
  };
  const listed = quarters.flatMap(({regions}) => regions.flatMap(({changes}) => changes));
  const open = listed.filter(({severity}) => severity !== "info");
  expect(counts("Drenthe")).toEqual([1, 0]);
  expect(latest?.sheets.reduce((sum, {errors, warnings}) => sum + errors + warnings, 0)).toBe(open.length);
});

test("revised is what was published with other figures, not real figures beside an example", () => {
  const [zeeland] = currentEditions(archive).filter(
    (e) => e.region.slug === "zeeland" && e.period === "2023-Q2",
  );
  const total = {...zeeland!.total!, figures: {...zeeland!.total!.figures, totaal: figure(1)}};
  const later = {...zeeland!, source: {...zeeland!.source, created: "2030-01-01T00:00:00Z"}};
  const earlier = {...zeeland!, total, source: {...zeeland!.source, sha256: "1".repeat(64), created: null}};
  const isRevised = (current: PlacedEdition, published: PlacedEdition) => {
    const record = {region: "zeeland", period: "2023-Q2", date: "2023-08-01", by: "A. Bakker"};
    const publications = [{...record, figures: figuresHash(published)}];
    const some = archiveOf([current, published]);
    const index = createIndexModel({archive: some, files: [], unread: [], publications}, templates);
    return index.regions[0]?.cells[0]?.revision !== null;
  };
  expect(isRevised({...later, fictional: false}, {...earlier, fictional: false})).toBe(true);
  expect(isRevised({...later, fictional: false}, earlier)).toBe(false);
  expect(isRevised(later, earlier)).toBe(true);
});
