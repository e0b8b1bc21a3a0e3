// An analyst's answer and correction by command: written whole to input/, where people write by hand as well.
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {archiveKey} from "../../../src/edition/archive.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {editionToJson} from "../../../src/edition/edition-json.js";
import {answerPoints} from "../../../src/run/answers/answer-points.js";
import {correctFigure, type Wanted} from "../../../src/run/answers/correct-figure.js";
import {judgeSheet} from "../../../src/run/answers/judged-sheet.js";
import {completeConfig} from "../../../src/settings/config.js";
import {today} from "../../../src/system/effects.js";
import {madeEdition, type Row} from "../../support/made.js";

const before: Record<string, Row> = {
  Dordrecht: [210, 344, 494, 78],
  Papendrecht: [30, 54, 117, 21],
  Sliedrecht: [25, 39, 95, 18],
};
/** Two figures of Dordrecht exchanged, and four times as many in Papendrecht. */
const rows: Record<string, Row> = {
  ...before,
  Dordrecht: [212, 341, 944, 79, 1126],
  Papendrecht: [31, 55, 119, 84],
  Sliedrecht: [24, 40, 97, 17],
};
const total = [267, 436, 710, 180, 1593];
const said = {because: "Gebeld: klopt", by: " A. Bakker "};
const sheets = [madeEdition("2022-Q4", {rows: before}), madeEdition("2023-Q1", {rows, total})];

/** A folder as factsheet build leaves it, with these editions in its archive. */
function folderWith(editions: readonly PlacedEdition[] = sheets) {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-answers-"));
  mkdirSync(join(folder, "input"));
  for (const edition of editions) {
    const file = join(folder, `output/editions/${archiveKey(edition)}.json`);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, editionToJson(edition));
  }
  const config = completeConfig({input: join(folder, "input"), output: join(folder, "output")});
  return {
    sheet: (region = "drechtsteden", period = "2023-Q1") => judgeSheet(config, region, period),
    config,
    read: (file: string) => readFileSync(join(folder, "input", file), "utf8"),
    write: (file: string, text: string) => writeFileSync(join(folder, "input", file), text),
  };
}

/** The region has more municipalities than these, which is told behind all else. */
const kindsOf = (points: readonly {kind: string; answered: boolean}[]) =>
  points
    .filter(({kind}) => kind !== "municipality-missing")
    .map(({kind, answered}) => `${kind}${answered ? " answered" : ""}`);

describe("a flag", () => {
  test("is answered by its number, with everything filled in, behind what stands there", async () => {
    const {sheet, config, read, write} = folderWith();
    const hand =
      "# met de hand\n\n- {region: drechtsteden, period: 2022-Q4,   kind: spike, explanation: x, name: A, date: 2023-01-20}\n";
    write("notes.yaml", hand);
    const judged = await sheet("Drechtsteden");
    expect(kindsOf(judged.points)).toEqual(["digit-transposition", "spike"]);
    const {written, points} = await answerPoints(config, judged, [2], {
      ...said,
      onSheet: "Een regeling ging over.",
    });
    expect(kindsOf(points)).toEqual(["digit-transposition", "spike answered"]);
    expect(written).toMatchObject([{lines: [4, 13], replaced: null, point: {municipality: "Papendrecht"}}]);
    expect(read("notes.yaml")).toBe(`${hand}- region: Drechtsteden
  period: 2023-Q1
  municipality: Papendrecht
  column: uwv_zonder
  figure: 84
  kind: spike
  explanation: "Gebeld: klopt"
  onSheet: Een regeling ging over.
  name: A. Bakker
  date: ${today()}
`);
  });

  test("keeps its number when another is answered, and several get one answer at once", async () => {
    const {sheet, config} = folderWith();
    await answerPoints(config, await sheet(), [1], said);
    const judged = await sheet();
    expect(kindsOf(judged.points).slice(0, 2)).toEqual(["digit-transposition answered", "spike"]);
    await expect(answerPoints(config, judged, [1], said)).rejects.toThrow("flag 1 is answered already");
    const all = await answerPoints(folderWith().config, await folderWith().sheet(), [1, 2], said);
    expect(all.written).toHaveLength(2);
  });

  test("that is not there is refused, and nothing is written", async () => {
    const {sheet, config, read} = folderWith();
    await expect(answerPoints(config, await sheet(), [2, 9], said)).rejects.toMatchObject({
      message: "there is no flag 9",
      details: {next: expect.stringContaining("open: 1, 2, 3")},
    });
    expect(() => read("notes.yaml")).toThrow("ENOENT");
  });

  test("whose figure is another now is answered anew, in the place of the old answer", async () => {
    const {sheet, config, read, write} = folderWith();
    await answerPoints(config, await sheet(), [2], said);
    write("notes.yaml", read("notes.yaml").replace("figure: 84", "figure: 85 # gebeld"));
    const {written, points} = await answerPoints(config, await sheet(), [2], said);
    expect(written[0]?.replaced).toMatchObject({figure: 85});
    expect(points[1]?.answered).toBe(true);
    expect(read("notes.yaml").match(/^- /gm)).toHaveLength(1);
    expect(read("notes.yaml")).toContain("figure: 84 # gebeld");
  });
});

describe("a figure", () => {
  const wanted: Wanted = {...said, municipality: "dordrecht", column: "uwv_met", value: "494"};

  test("is put right, with the PDF that was looked at, and no longer counts as wrong", async () => {
    const {sheet, config, read} = folderWith();
    const {before: printed, after, points, lines} = await correctFigure(config, await sheet(), wanted);
    expect({printed, after, lines}).toEqual({printed: "944", after: "494", lines: [1, 9]});
    expect(kindsOf(points)).toEqual(["spike"]);
    expect(read("corrections.yaml")).toContain("  value: 494\n");
    expect((await sheet()).edition.municipalities[0]?.figures.uwv_met).toMatchObject({persons: 494});
  });

  test("is corrected again in the same place, however the first named the sheet", async () => {
    const {sheet, config, read, write} = folderWith();
    const {edition} = await sheet();
    const first = `# kop\n- file: ${edition.source.file}\n  municipality: DORDRECHT\n  column: uwv_met\n  value: 1 # eerst\n  source: "${edition.source.sha256.slice(0, 8)}"\n  reason: r\n  name: B\n  date: 2023-04-10\n`;
    write("corrections.yaml", first);
    const {replaced} = await correctFigure(config, await sheet(), wanted);
    expect(replaced).toMatchObject({value: 1, name: "B"});
    expect(read("corrections.yaml").match(/^- /gm)).toHaveLength(1);
    expect(read("corrections.yaml")).toContain("value: 494 # eerst");
  });

  test.each<[string, Partial<Wanted>, string]>([
    ["the total", {municipality: "totaal", column: "Totaal", value: "1600"}, "TOTAAL AMR"],
    ["a column as it is headed", {column: "UWV, met klantprofiel"}, "column: uwv_met"],
    ["nobody", {value: "none"}, "value: none"],
    ["persons of the register", {municipality: undefined, column: "register_persons", value: "4000"}, "4000"],
    ["a percentage with a comma", {municipality: undefined, column: "register_percent", value: "8,5"}, "8.5"],
  ])("can be %s", async (_, changes, text) => {
    const {sheet, config, read} = folderWith();
    await correctFigure(config, await sheet(), {...wanted, ...changes});
    expect(read("corrections.yaml")).toContain(text);
  });

  test.each<[string, Partial<Wanted>, RegExp, RegExp]>([
    [
      "no such row",
      {municipality: "Goes"},
      /no row "Goes"/,
      /Dordrecht, Papendrecht, Sliedrecht, TOTAAL AMR/,
    ],
    ["no row", {municipality: undefined}, /--municipality is missing/, /Dordrecht/],
    ["no such column", {column: "uwv"}, /no column "uwv"/, /gemeente_met.*register_percent/],
    ["a thousands dot", {value: "1.494"}, /not a number of persons/, /4000/],
    ["a row of the register", {column: "register_persons"}, /not of a municipality/, /leave/],
    [
      "a word for the register",
      {municipality: undefined, column: "register_persons", value: "none"},
      /not a number/,
      /4000/,
    ],
    [
      "no percentage",
      {municipality: undefined, column: "register_percent", value: "veel"},
      /not a percentage/,
      /74\.5/,
    ],
    ["what stands there", {value: "944"}, /says 944 already/, /look/],
  ])("is refused: %s", async (_, changes, message, next) => {
    const {sheet, config, read} = folderWith();
    await expect(correctFigure(config, await sheet(), {...wanted, ...changes})).rejects.toMatchObject({
      message: expect.stringMatching(message),
      details: {next: expect.stringMatching(next)},
    });
    expect(() => read("corrections.yaml")).toThrow("ENOENT");
  });

  test("of a row that stands there twice is not guessed at", async () => {
    const [edition] = sheets as [PlacedEdition];
    const doubled = {...edition, municipalities: [...edition.municipalities, ...edition.municipalities]};
    const {sheet, config} = folderWith([doubled]);
    await expect(correctFigure(config, await sheet("drechtsteden", "2022-Q4"), wanted)).rejects.toThrow(
      "more than once",
    );
  });
});

test.each([
  ["utopia", "2023-Q1", /no region "utopia"/, /Achterhoek/],
  ["drenten", "2023-Q1", /no region/, /choose one of Drenthe/],
  ["zeeland", "2023-Q1", /no figures of zeeland/, /there are drechtsteden/],
  ["zeeland", "2021-Q1", /no figures of zeeland/, /quarters 2022-Q4, 2023-Q1/],
])("of %s in %s there is no sheet, and what there is is said", async (region, period, message, next) => {
  await expect(folderWith().sheet(region, period)).rejects.toMatchObject({
    message: expect.stringMatching(message),
    details: {next: expect.stringMatching(next)},
  });
});
