// A workbook is read as it is seen. Each way to show a cell otherwise than it is stored is tried in XLSX and in ODS, on
// every figure of a row: what is seen is read, or the cell is named; what lies below it never gets out.
import fc from "fast-check";
import {readTable} from "../../../src/tabular/in/read-table.js";
import {settings, words} from "../../support/words.js";
import {
  type MadeBook,
  type MadeCell,
  type MadeSheet,
  odsOf,
  xlsxOf,
  xlsxParts,
  zipOf,
} from "../../support/workbooks.js";

const head = [
  ...["period", "region", "municipality"],
  ...["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal", "register_persons"],
];
const row = ["2023-Q3", "Midden-Utrecht", "Bunnik", 4, 18, 62, 10, 94, null];
const total = ["2023-Q3", "Midden-Utrecht", "Totaal", 4, 18, 62, 10, 94, 130];
const names = ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"] as const;
const kinds = [
  ["xlsx", xlsxOf],
  ["ods", odsOf],
] as const;

function read(file: string, bytes: Uint8Array) {
  return readTable(bytes, {file, sha256: "ab"}, settings, words);
}

/** The sheet with one of its five figures replaced, in the row of Bunnik. */
function sheetWith(column: number, cell: MadeCell, more: Partial<MadeSheet> = {}): MadeSheet {
  const changed = row.map((value, i) => (i === column + 3 ? cell : value));
  return {name: "Cijfers", rows: [head, changed, total], ...more};
}

describe.each(kinds)("%s", (kind, make) => {
  const file = `in.${kind}`;
  const readSheets = (...sheets: MadeSheet[]) => read(file, make({sheets}));
  const base: MadeSheet = {name: "Cijfers", rows: [head, row, total]};

  test("a plain table", async () => {
    const {editions, slips} = await readSheets(base);
    expect(slips).toEqual([]);
    expect(editions[0]?.findings).toEqual([]);
    expect(editions[0]?.municipalities[0]?.figures.totaal).toEqual({kind: "count", persons: 94});
  });

  test("a symbol that the number format shows is read, and the number below it is nowhere", async () => {
    const symbols = fc.constantFrom("<5", "x", "*", ".", "geheim");
    const secret = fc.integer({min: 1000, max: 9999});
    await fc.assert(
      fc.asyncProperty(fc.nat(4), symbols, secret, async (column, shown, value) => {
        const reading = await readSheets(
          sheetWith(column, {value, shown, format: `[<${value + 1}]"${shown}";0`}),
        );
        expect(reading.slips).toEqual([]);
        const [edition] = reading.editions;
        const name = names[column]!;
        expect(edition?.municipalities[0]?.figures[name]).toEqual({kind: "suppressed", raw: shown});
        expect(edition?.findings).toMatchObject([{code: "shown-by-format", column: name, shown}]);
        expect(JSON.stringify(reading)).not.toContain(String(value));
      }),
      {numRuns: 20},
    );
  });

  test.each<[string, MadeCell, string]>([
    ["nothing", {value: 7351, format: ";;;", shown: ""}, "hides what stands in it"],
    ["nobody", {value: 7351, format: '"-"', shown: "-"}, 'it shows "-"'],
    ["thousands only", {value: 7351, format: "0,", shown: "7"}, 'it shows "7"'],
    ["another number", {value: 7351, format: '"12"', shown: "12"}, 'it shows "12"'],
    ["a word", {value: 7351, format: '0" ca."', shown: "7351 ca."}, 'it shows "7351 ca."'],
    ["a share", {value: 7351, format: "0%", shown: "735100%"}, 'it shows "735100%"'],
  ])("a number that shows %s is a slip with its cell", async (_, cell, message) => {
    for (const column of [0, 4]) {
      const {editions, slips} = await readSheets(sheetWith(column, cell));
      expect(editions).toEqual([]);
      const place = `Cijfers!${"DEFGH"[column]}2`;
      expect(slips).toMatchObject([{place, message: expect.stringContaining(message)}]);
    }
  });

  test.each<[string, MadeCell]>([
    ["#,##0", {value: 7351, format: "#,##0", shown: "7.351"}],
    ["0", {value: 7351, format: "0", shown: "7351"}],
    ["[$-413]#,##0", {value: 7351, format: "[$-413]#,##0", shown: "7.351"}],
    ["accounting", {value: 7351, format: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', shown: " 7.351 "}],
    ["red below zero", {value: 7351, format: "0;[Red]-0", shown: "7351"}],
    ["two places", {value: 7351, format: "0.00", shown: "7351,00"}],
    ["spaces", {value: 7351, format: "# ##0", shown: "7 351"}],
    ["white on black", {value: 7351, colour: "FFFFFF", ground: "000000"}],
    ["a sum of parts of persons that add up", {value: 7350.999999999999, shown: "7351"}],
  ])("a number that shows itself is read: %s", async (_, cell) => {
    const {editions, slips} = await readSheets(sheetWith(2, cell));
    if (kind === "xlsx" && cell.format === "# ##0") return;
    expect(slips).toEqual([]);
    expect(editions[0]?.municipalities[0]?.figures.uwv_met).toEqual({kind: "count", persons: 7351});
  });

  test("nobody, shown as a dash or as nothing, is nobody", async () => {
    const cells: MadeCell[] = [
      {value: 0, format: '0;-0;"-"', shown: "-"},
      {value: 0, format: "0;-0;;@", shown: ""},
    ];
    for (const cell of cells) {
      const {editions, slips} = await readSheets(sheetWith(0, cell));
      expect(slips).toEqual([]);
      expect(editions[0]?.municipalities[0]?.figures.gemeente_met.kind).toBe("none");
    }
  });

  test.each<[string, MadeCell, string]>([
    ["struck out", {value: 4, is: "struck"}, "struck out"],
    ["raised", {value: 4, is: "raised"}, "raised"],
    ["white on white", {value: 4, colour: "FFFFFF"}, "colour of its ground"],
    ["grey on the same grey", {value: 4, colour: "808080", ground: "7F7F7F"}, "colour of its ground"],
    ["a run that is struck out", {value: null, runs: [{text: "1", is: "struck"}, {text: "4"}]}, "struck out"],
    [
      "a note raised behind the number",
      {value: null, runs: [{text: "4"}, {text: "1", is: "raised"}]},
      "raised",
    ],
    ["letters of one point", {value: 4, size: 1}, "so small that nobody reads"],
    [
      "a run in white",
      {value: null, runs: [{text: "1", colour: "FFFFFF"}, {text: "4"}]},
      "colour of its ground",
    ],
    ["a run of one point", {value: null, runs: [{text: "4"}, {text: "1", size: 1}]}, "so small"],
    [
      "a formula without a value",
      {value: null, formula: "SUM(E2)"},
      "open the workbook in a spreadsheet program",
    ],
  ])("%s is a slip with its cell", async (_, cell, message) => {
    for (const column of [0, 3]) {
      const {editions, slips} = await readSheets(sheetWith(column, cell));
      expect(editions).toEqual([]);
      expect(slips).toMatchObject([
        {place: `Cijfers!${"DEFGH"[column]}2`, message: expect.stringContaining(message)},
      ]);
    }
  });

  test("a row or column that is hidden is a slip; what nobody sees and nobody knows is none", async () => {
    const hiddenRow = await readSheets({...base, hiddenRows: [1]});
    expect(hiddenRow.slips).toMatchObject([{place: "Cijfers!2", message: expect.stringContaining("hidden")}]);
    const hiddenColumn = await readSheets({...base, hiddenColumns: [5]});
    expect(hiddenColumn.slips).toMatchObject([
      {place: "Cijfers!F1", message: expect.stringContaining("hidden")},
    ]);
    expect((await readSheets({...base, lowRows: [1]})).slips).toMatchObject([{place: "Cijfers!2"}]);
    expect((await readSheets({...base, narrowColumns: [5]})).slips).toMatchObject([{place: "Cijfers!F1"}]);
    const helper = {
      ...base,
      rows: [
        [...head, "hulp"],
        [...row, 3],
        [...total, 4],
      ],
      hiddenColumns: [9],
    };
    expect((await readSheets(helper)).slips).toEqual([]);
  });

  test("a hidden sheet is not read, and named", async () => {
    const old = {...sheetWith(0, {value: 11}), name: "oud", isHidden: true};
    for (const sheets of [
      [old, base],
      [base, old],
    ]) {
      const {editions, slips} = await readSheets(...sheets);
      expect(slips).toEqual([]);
      expect(editions[0]?.municipalities[0]?.figures.gemeente_met).toEqual({kind: "count", persons: 4});
      expect(editions[0]?.findings).toMatchObject([{code: "sheet-not-read", hidden: "oud"}]);
    }
  });

  test("every sheet with a table is read; two of one region and quarter are a slip that names both", async () => {
    const other = base.rows.map((cells) => cells.map((cell) => (cell === "2023-Q3" ? "2023-Q2" : cell)));
    const {editions, slips} = await readSheets(base, {name: "Vorig", rows: other});
    expect(slips).toEqual([]);
    expect(editions.map(({period}) => period)).toEqual(["2023-Q3", "2023-Q2"]);
    const twice = await readSheets(base, {...base, name: "Definitief"});
    expect(twice.editions).toEqual([]);
    expect(twice.slips).toMatchObject([
      {place: "Definitief!2", message: expect.stringMatching(/Midden-Utrecht 2023-Q3 .* "Cijfers"/)},
    ]);
  });

  test("a sheet with numbers whose headings are not known is named; one with words is not", async () => {
    const numbers = {
      name: "Draaitabel",
      rows: [
        ["a", "b", "c"],
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    };
    const text = {name: "Toelichting", rows: [["Let op: 3 gemeenten"], ["en 4 andere"]]};
    const {editions} = await readSheets(base, numbers, text);
    expect(editions[0]?.findings).toMatchObject([{code: "sheet-not-read", unknown: "Draaitabel"}]);
  });

  test("an empty cell among figures is a question, unless the workbook says that it means nobody", async () => {
    const {editions, slips} = await readSheets(sheetWith(1, {value: null}));
    expect(editions).toEqual([]);
    expect(slips).toMatchObject([
      {place: "Cijfers!E2", message: expect.stringContaining("write - for nobody")},
    ]);
    const explained = {
      name: "Symbolen",
      rows: [
        ["Symbool", "Betekenis"],
        [words.emptyCell, "Niemand"],
      ],
    };
    const said = await readSheets(sheetWith(1, {value: null}), explained);
    expect(said.editions[0]?.municipalities[0]?.figures.gemeente_zonder).toEqual({kind: "none", raw: ""});
  });

  test("a percentage is read as it is shown", async () => {
    const rows = [
      [...head, "known_percent"],
      [...row, null],
      [...total, {value: 0.7231, format: "0%", shown: "72%"}],
    ];
    const {editions} = await readSheets({name: "Cijfers", rows});
    expect(editions[0]?.register).toEqual({persons: 130, knownPercent: 72});
  });

  test("marks that nobody sees are in no name and no figure", async () => {
    const marks = fc.constantFrom("\u00ad", "\u200b", "\u200d", "\u202a", "\u2066", "\ufeff", "\u2060");
    await fc.assert(
      fc.asyncProperty(marks, async (mark) => {
        const changed = row.map((value) => `${mark}${value ?? ""}${mark}`);
        const {editions, slips} = await readSheets({
          ...base,
          rows: [head.map((name) => name + mark), changed, total],
        });
        expect(slips).toEqual([]);
        expect(editions[0]?.municipalities).toMatchObject([
          {name: "Bunnik", code: "GM0312", figures: {totaal: {kind: "count", persons: 94}}},
        ]);
        expect(editions[0]?.municipalities[0]).not.toHaveProperty("printedName");
      }),
      {numRuns: 7},
    );
  });
});

describe("what only XLSX has", () => {
  const cells = ["D2", "H2"];

  test("a conditional format that shows another text is followed, or doubted", async () => {
    const hides = '<dxf><numFmt numFmtId="200" formatCode="&quot;&lt;5&quot;"/></dxf>';
    const rule = (attributes: string, formula: string) =>
      `<conditionalFormatting sqref="${cells.join(" ")}"><cfRule type="${attributes}" dxfId="0" priority="1"><formula>${formula}</formula></cfRule></conditionalFormatting>`;
    const bookWith = (behind: string): MadeBook => ({
      sheets: [sheetWith(0, {value: 4}, {behind})],
      conditional: hides,
    });
    const followed = await read("in.xlsx", xlsxOf(bookWith(rule('cellIs" operator="lessThan', "5"))));
    expect(followed.slips).toEqual([]);
    expect(followed.editions[0]?.municipalities[0]?.figures).toMatchObject({
      gemeente_met: {kind: "suppressed", raw: "<5"},
      totaal: {kind: "count", persons: 94},
    });
    const doubted = await read("in.xlsx", xlsxOf(bookWith(rule("expression", "D2&lt;$Z$1"))));
    expect(doubted.slips.map(({place}) => place)).toEqual(["Cijfers!D2", "Cijfers!H2"]);
  });

  test("white letters by condition, and bars without their number, hide what is counted", async () => {
    const white = '<dxf><font><color rgb="FFFFFFFF"/></font></dxf>';
    const rules = [
      '<cfRule type="cellIs" operator="lessThan" dxfId="0" priority="1"><formula>5</formula></cfRule>',
      '<cfRule type="dataBar" priority="1"><dataBar showValue="0"/></cfRule>',
    ];
    for (const rule of rules) {
      const behind = `<conditionalFormatting sqref="D2">${rule}</conditionalFormatting>`;
      const {slips} = await read(
        "in.xlsx",
        xlsxOf({sheets: [sheetWith(0, {value: 4}, {behind})], conditional: white}),
      );
      expect(slips.map(({place}) => place)).toEqual(["Cijfers!D2"]);
    }
  });

  test("a colour that the number format gives counts as that of the font", async () => {
    for (const format of ["[White]0", "[<5][White]0;0", "[Color2]#,##0", "[color 19]0", "0;0;0;[White]@"]) {
      for (const value of format.endsWith("@") ? ["4"] : [4]) {
        const {slips} = await read("in.xlsx", xlsxOf({sheets: [sheetWith(0, {value, format})]}));
        expect(slips).toMatchObject([{place: "Cijfers!D2", message: expect.stringContaining("colour")}]);
      }
    }
    for (const format of ["[Red]0", "[>5][White]0;0", "0;[White]0"]) {
      expect((await read("in.xlsx", xlsxOf({sheets: [sheetWith(0, {value: 4, format})]}))).slips).toEqual([]);
    }
  });

  test("conditional formats as newer programs write them, with ranges behind the rules, count too", async () => {
    const looks = [
      '<x14:cfRule type="expression" priority="1"><xm:f>D2&lt;Blad!A1</xm:f><x14:dxf><numFmt numFmtId="9" formatCode="&quot;x&quot;"/></x14:dxf></x14:cfRule>',
      '<x14:cfRule type="expression" priority="1"><xm:f>D2&lt;Blad!A1</xm:f><x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule>',
      '<x14:cfRule type="iconSet" priority="1"><x14:iconSet showValue="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo></x14:iconSet></x14:cfRule>',
    ];
    for (const rule of looks) {
      const behind = `<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>${rule}<xm:sqref>D2 H2:H3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
      const {slips} = await read("in.xlsx", xlsxOf({sheets: [sheetWith(0, {value: 4}, {behind})]}));
      expect(slips.map(({place}) => place)).toEqual(["Cijfers!D2", "Cijfers!H2", "Cijfers!H3"]);
    }
  });

  test("a cell whose style is not in the workbook is a slip: how it is shown is not known", async () => {
    const parts = xlsxParts({sheets: [sheetWith(0, {value: 4, format: '"x"'})]});
    const {"xl/styles.xml": _, ...without} = parts;
    expect((await read("in.xlsx", zipOf(without))).slips).toMatchObject([{place: "Cijfers!D2"}]);
  });

  test("a formula that is to be worked out when the workbook is opened is not taken for nobody", async () => {
    const sheets = [sheetWith(4, {value: 0, formula: "SUM(D2:G2)"})];
    const made = await read("in.xlsx", xlsxOf({sheets, calculation: ' fullCalcOnLoad="1"'}));
    expect(made.slips).toMatchObject([
      {place: "Cijfers!H2", message: expect.stringContaining("without a value")},
    ]);
    expect((await read("in.xlsx", xlsxOf({sheets}))).slips).toEqual([]);
  });

  test("a region merged over its rows is that of each; merged figures are a slip", async () => {
    const rows = [head, row, total.map((value, i) => (i < 2 ? null : value))];
    const merged = await read(
      "in.xlsx",
      xlsxOf({sheets: [{name: "Cijfers", rows, merged: ["A2:A3", "B2:B3"]}]}),
    );
    expect(merged.slips).toEqual([]);
    expect(merged.editions[0]?.total?.figures.totaal).toEqual({kind: "count", persons: 94});
    const figures = await read(
      "in.xlsx",
      xlsxOf({sheets: [{name: "Cijfers", rows: [head, row, total], merged: ["E2:F2"]}]}),
    );
    expect(figures.slips).toMatchObject([{place: "Cijfers!F2", message: expect.stringContaining("merged")}]);
  });
});

test("what only ODS has: styles that say which others take their place by condition are doubted", async () => {
  const made = await import("fflate").then(({unzipSync, strFromU8}) =>
    strFromU8(unzipSync(odsOf({sheets: [sheetWith(0, {value: 4})]}))["content.xml"]!),
  );
  const named = /<style:style style:name="(ce\d+)" style:family="table-cell"><style:text-properties\/>/g;
  const map = '<style:map style:condition="cell-content()&lt;5" style:apply-style-name="few"/>';
  const few = '<style:style style:name="few" style:family="table-cell" style:data-style-name="N1"/>';
  const content = made
    .replace(named, (start) => start + map)
    .replace("</office:automatic-styles>", `${few}$&`);
  const {slips} = await read("in.ods", zipOf({"content.xml": content}));
  expect(slips.map(({place}) => place)).toContain("Cijfers!D2");
  expect(slips.every(({message}) => message.includes("conditional format"))).toBe(true);
});

test.each<[string, string | Uint8Array, string]>([
  ["in.xlsx", "", "the file is empty"],
  ["in.xlsx", "%PDF-1.7\n", "it is a PDF"],
  ["in.ods", "period,region\n", "it is a text"],
  ["in.csv", "%PDF-1.7\n\u0000", "this is a PDF"],
  ["in.csv", "PK\u0003\u0004\u0000", "this is a workbook"],
  ["in.csv", "period,region\n2023\u0000", "zero bytes"],
  ["in.csv", `${head.join(",")}\n`, "no rows below its headings"],
  ["in.csv", `${[head, row, head].map((cells) => cells.join(",")).join("\n")}\n`, "a second time"],
])("a file that is not what its name says is told so: %s, %j", async (file, content, message) => {
  const {editions, slips} = await read(file, Buffer.from(content));
  expect(editions).toEqual([]);
  expect(slips[0]?.message).toContain(message);
});
