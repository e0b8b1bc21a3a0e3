import {readFileSync} from "node:fs";
import type {Edition} from "../../../src/edition/edition.js";
import {editionFromJson} from "../../../src/edition/edition-json.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";
import {createReviewModel, drawReview, pagesToReview} from "../../../src/publication/web/review.js";
import {findingOf} from "../../../src/vocabulary/finding.js";
import {figure, withCell} from "../../support/figures.js";

const templates = await loadTemplates("templates");
const file = "test/editions/the-real-sheet/edition.json";
const edition = editionFromJson(readFileSync(file, "utf8"), file);
const pictures = [{page: 1, jpeg: Buffer.from("picture")}];
const modelOf = (changes: Partial<Edition> = {}) =>
  createReviewModel({edition: {...edition, ...changes}, pictures}, templates.settings);

test("every figure and name that was read has a box on its page, under the id of its cell", () => {
  const {rows, pages} = modelOf();
  const boxes = pages[0]?.boxes ?? [];
  expect(boxes).toHaveLength(4 + 15 * 6);
  const facts = ["region", "period", "register_persons", "register_percent"];
  const cells = [...facts, ...rows.flatMap((row) => [row.id, ...row.cells.map(({id}) => id)])];
  expect(boxes.map(({id}) => id).sort()).toEqual(cells.sort());
  const [zeist] = boxes.filter(({label}) => label === "Zeist, UWV, met klantprofiel: 393");
  const [x0, y0, x1, y1] = edition.boxes.municipalities.at(-1)?.figures.uwv_met?.box ?? [];
  expect(zeist).toMatchObject({
    x: expect.closeTo((x0 as number) - 1.5, 0),
    y: expect.closeTo((y0 as number) - 1.5, 0),
  });
  expect((zeist?.width ?? 0) - 3).toBeCloseTo((x1 as number) - (x0 as number), 0);
  expect((zeist?.height ?? 0) - 3).toBeCloseTo((y1 as number) - (y0 as number), 0);
});

test("a finding stands at its cell, at its row, or above the table", () => {
  const at = (place: {municipality?: string; column?: "totaal"}, message: string) => ({
    ...findingOf("row-sum-mismatch", place),
    message,
  });
  const {rows, findings, concept} = modelOf({
    findings: [
      at({municipality: "Zeist", column: "totaal"}, "cel"),
      at({municipality: "Houten"}, "rij"),
      at({column: "totaal"}, "kolom"),
      at({municipality: "Veere"}, "ontbreekt"),
    ],
  });
  expect(findings.map(({message}) => message)).toEqual(["kolom", "ontbreekt"]);
  expect(
    rows.filter(({messages}) => messages.length > 0).map(({name, messages}) => [name, messages]),
  ).toEqual([
    ["Houten", ["rij"]],
    ["Zeist", ["cel"]],
  ]);
  const doubted = rows.flatMap(({cells}) => cells).filter(({isDoubted}) => isDoubted);
  expect(doubted.map(({text}) => text)).toEqual(["651"]);
  expect(concept).toBe(true);
});

test("region, quarter and register stand above the table, each with its box, and with what doubts it", () => {
  const {facts, pages} = modelOf({
    period: null,
    findings: [findingOf("period-doubtful", {printed: ["2023-Q1", "2023-Q2"], quoted: []})],
  });
  expect(facts.map(({label, text, isDoubted}) => [label, text, isDoubted])).toEqual([
    ["Arbeidsmarktregio", "Midden-Utrecht", false],
    ["Kwartaal", "–", true],
    ["Personen in het doelgroepregister", "8.844", false],
    ["Bekend in Sonar", "75%", false],
  ]);
  const {places} = facts[2] as (typeof facts)[number];
  expect(places[0]).toMatchObject({page: 1, label: "Personen in het doelgroepregister: 8.844"});
  expect(pages[0]?.boxes).toContainEqual(places[0]);
});

test("a corrected figure shows what is printed as well", () => {
  const correction = {
    municipality: "Zeist",
    column: "totaal",
    printed: figure(615),
    corrected: figure(651),
  } as const;
  const {rows} = modelOf({corrections: [{...correction, reason: "r", name: "n", date: "2023-07-04"}]});
  const cell = rows.find(({name}) => name === "Zeist")?.cells.at(-1);
  expect(cell).toMatchObject({text: "651", printed: "615"});
});

test("a corrected register shows what is printed as well", () => {
  const said = {reason: "r", name: "n", date: "2023-07-04"};
  const corrections = [{column: "register_persons", printed: 8844, corrected: 9000, ...said}] as const;
  const {facts} = modelOf({register: {persons: 9000, knownPercent: 75}, corrections});
  expect(facts[2]).toMatchObject({text: "9.000", printed: "8844", isFigure: true});
  expect(facts[0]).toMatchObject({printed: null, isFigure: false});
});

test("the cell that a flag points at is marked, and what should stand there is filled in", () => {
  const flag = {kind: "digit-transposition", municipality: "Zeist", column: "uwv_met", fits: 824} as const;
  const change = {
    ...flag,
    severity: "error",
    against: null,
    explanation: null,
    message: "824 in plaats van 284",
  } as const;
  const changes = {
    region: "Midden-Utrecht",
    slug: "midden-utrecht",
    against: [],
    changes: [change],
    differences: [],
  };
  const model = createReviewModel({edition, pictures, changes}, templates.settings);
  const cell = model.rows.find(({name}) => name === "Zeist")?.cells[2];
  expect(cell).toMatchObject({isDoubted: true, value: 824, messages: ["824 in plaats van 284"]});
  expect(model.toCorrect).toEqual({municipality: "Zeist", column: "uwv_met", value: 824});
  const beside = {previous: null, next: {name: "Noord-Limburg", slug: "noord-limburg"}};
  const html = drawReview({edition, pictures, changes, beside}, templates);
  expect(html).toContain('<a href="noord-limburg.html" rel="next">Volgende: Noord-Limburg</a>');
  expect(html).not.toContain("Vorige:");
  expect(html).toContain('value: <span id="value">824</span>');
  expect(html).toContain('data-value="824"');
  for (const link of ["../../index.html", "../changes.html", "../midden-utrecht.html"]) {
    expect(html).toContain(`href="${link}"`);
  }
  const answered = {...change, explanation: {explanation: "x", name: "n", date: "2023-07-04"}};
  const after = createReviewModel(
    {edition, pictures, changes: {...changes, changes: [answered]}},
    templates.settings,
  );
  expect(after.toCorrect.value).toBe("…");
});

test("it says which sums agree, which do not, and which cannot be worked out", () => {
  expect(modelOf({}).sums).toEqual({
    rows: {agree: 15, of: 15, failing: [], unknown: 0},
    columns: {agree: 5, of: 5, failing: [], unknown: 0},
    percent: true,
  });
  const wrong = [
    findingOf("row-sum-mismatch", {municipality: "Zeist", column: "totaal"}),
    findingOf("percentage-mismatch"),
  ];
  const hidden = withCell(edition, "Bunnik", "uwv_met", "<5");
  const sums = createReviewModel({edition: {...hidden, findings: wrong}, pictures}, templates.settings).sums;
  expect(sums).toMatchObject({
    rows: {agree: 13, failing: ["Zeist"], unknown: 1},
    columns: {agree: 4, unknown: 1},
    percent: false,
  });
});

test("the page is self-contained, says which file it shows, and what a correction needs", () => {
  const html = drawReview({edition, pictures}, templates);
  expect(html).toContain("data:image/jpeg;base64,");
  expect(html).not.toMatch(/(?:src|href)="(?!data:|#)/);
  expect(html).toContain(`source: "${edition.source.sha256.slice(0, 8)}"`);
  expect(html).toContain("Controleblad Midden-Utrecht, tweede kwartaal 2023");
});

test("an edition from a table has no page to show", () => {
  expect(pagesToReview({...edition, boxes: {pages: {}, municipalities: [], total: null}})).toEqual([]);
});
