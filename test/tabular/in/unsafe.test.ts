// Workbooks that would take memory, time or the program: refused by what they say of themselves, or read by and by.

import fc from "fast-check";
import {strToU8} from "fflate";
import {readTable} from "../../../src/tabular/in/read-table.js";
import {settings, words} from "../../support/words.js";
import {odsOf, xlsxOf, xlsxParts, zipOf} from "../../support/workbooks.js";

const head = [
  ...["period", "region", "municipality"],
  ...["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal", "register_persons"],
];
const row = ["2023-Q3", "Midden-Utrecht", "Bunnik", 4, 18, 62, 10, 94, null];
const total = ["2023-Q3", "Midden-Utrecht", "Totaal", 4, 18, 62, 10, 94, 130];
const sheets = [{name: "Cijfers", rows: [head, row, total]}];

async function read(bytes: Uint8Array, file = "in.xlsx") {
  const begin = process.cpuUsage();
  const reading = await readTable(bytes, {file, sha256: "ab"}, settings, words);
  const {user, system} = process.cpuUsage(begin);
  return {...reading, seconds: (user + system) / 1e6};
}

const sheetPath = "xl/worksheets/sheet1.xml";

/** The workbook with its sheet's rows replaced, or more of them. */
function withRows(change: (rows: string) => string): Uint8Array {
  const parts = xlsxParts({sheets});
  const sheet = parts[sheetPath] as string;
  return zipOf({
    ...parts,
    [sheetPath]: sheet.replace(
      /<sheetData>(.*)<\/sheetData>/s,
      (_, rows: string) => `<sheetData>${change(rows)}</sheetData>`,
    ),
  });
}

/** What the directory of the archive says of the size of a part is changed, there and before the part itself. */
function withDeclaredSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    if (bytes.readUInt32LE(at - 46) === 0x02014b50) bytes.writeUInt32LE(size, at - 46 + 24);
    else if (bytes.readUInt32LE(at - 30) === 0x04034b50) bytes.writeUInt32LE(size, at - 30 + 22);
  }
  return bytes;
}

describe("more than a table of figures could be is refused at once", () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      "cells far away",
      () =>
        withRows(
          (rows) =>
            `${rows}${Array.from({length: 5_000}, (_, i) => `<row r="${i + 4}"><c r="XFD${i + 4}"><v>1</v></c></row>`).join("")}`,
        ),
      "XFD4 holds something, and at most 256 columns are read",
    ],
    [
      "rows without end",
      () => withRows((rows) => rows + '<row><c t="str"><v>a</v></c></row>'.repeat(100_100)),
      "some dozens of municipalities",
    ],
    [
      "a part of 3 GB",
      () => withDeclaredSize(xlsxOf({sheets}), sheetPath, 3 * 2 ** 30),
      "is 3072 MB when unpacked",
    ],
    [
      "a text of a megabyte",
      () =>
        withRows((rows) => `${rows}<row><c t="inlineStr"><is><t>${"a".repeat(2 ** 20)}</t></is></c></row>`),
      "longer than 32767 characters",
    ],
    [
      "elements within elements",
      () => withRows((rows) => rows + "<a>".repeat(20_000) + "</a>".repeat(20_000)),
      "more than 64 deep",
    ],
    [
      "merged cells without end",
      () => {
        const parts = xlsxParts({sheets});
        const merged = '<mergeCell ref="A1:XFD1048576"/>'.repeat(5_000);
        return zipOf({
          ...parts,
          [sheetPath]: (parts[sheetPath] as string).replace("</mergeCells>", `${merged}</mergeCells>`),
        });
      },
      "cells are merged",
    ],
  ])("%s", async (_, make, message) => {
    const {editions, slips, seconds} = await read(make());
    expect(editions).toEqual([]);
    expect(slips).toEqual([{place: null, message: expect.stringContaining(message)}]);
    expect(seconds).toBeLessThan(3);
  });

  test("a part that unpacks to more than it says", async () => {
    const parts = {...xlsxParts({sheets})};
    const sheet = parts[sheetPath] as string;
    const bomb = zipOf({
      ...parts,
      [sheetPath]: sheet.replace("</worksheet>", `${" ".repeat(8 * 2 ** 20)}</worksheet>`),
    });
    const {slips, seconds} = await read(withDeclaredSize(bomb, sheetPath, 10_000));
    expect(slips[0]?.message).toContain("not what its directory says");
    expect(seconds).toBeLessThan(1);
  });

  test("a million repeated rows or columns of an ODS", async () => {
    const plain = Buffer.from(odsOf({sheets}));
    expect((await read(plain, "in.ods")).slips).toEqual([]);
    for (const what of ["rows", "columns"]) {
      const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row${what === "rows" ? ' table:number-rows-repeated="1048576"' : ""}><table:table-cell office:value-type="string"${what === "columns" ? ' table:number-columns-repeated="16384"' : ""}><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
      const {slips, seconds} = await read(zipOf({"content.xml": content}), "in.ods");
      expect(slips[0]?.message).toMatch(/more than 100000 rows|at most 256 columns/);
      expect(seconds).toBeLessThan(1);
    }
  });
});

test("a table with styled empty cells down to the last row is read, and they take no memory", async () => {
  const empty = Array.from(
    {length: 100_000},
    (_, i) => `<row r="${i + 4}"><c r="A${i + 4}" s="0"/><c r="B${i + 4}" s="0"/></row>`,
  );
  const before = process.memoryUsage().heapUsed;
  const {editions, slips} = await read(withRows((rows) => rows + empty.join("")));
  expect(slips).toEqual([]);
  expect(editions[0]?.municipalities).toHaveLength(1);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 2 ** 20);
});

test("entities that a document brings along are not followed", async () => {
  const parts = xlsxParts({sheets});
  const lol = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
  const sheet = (parts[sheetPath] as string)
    .replace("<worksheet", `${lol}<worksheet`)
    .replace("Bunnik", "&b;&c;");
  const {editions, slips} = await read(zipOf({...parts, [sheetPath]: sheet}));
  expect(JSON.stringify([editions, slips])).not.toMatch(/aaaaa|root:/);
});

describe("what is no workbook says what it is", () => {
  const cfb = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  test.each<[string, Uint8Array, string]>([
    ["an .xls", cfb, "before 2007"],
    [
      "a protected one",
      Buffer.concat([cfb, Buffer.from("EncryptedPackage", "utf16le")]),
      "protected with a password",
    ],
    ["another archive", zipOf({"a.txt": "a"}), "no workbook is in it"],
    ["a binary one", zipOf({"xl/workbook.bin": "a"}), ".xlsb"],
    ["nothing", new Uint8Array(0), "the file is empty"],
    ["a PDF", strToU8("%PDF-1.7"), "it is a PDF"],
  ])("%s", async (_, bytes, message) => {
    expect((await read(bytes)).slips).toEqual([{place: null, message: expect.stringContaining(message)}]);
  });

  test("one that was cut off, or of which bytes were changed, is refused or read rightly, and never ends the program", async () => {
    const whole = xlsxOf({sheets});
    const right = (await read(whole)).editions[0]?.municipalities;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (place, byte, isCut) => {
        const changed = isCut
          ? whole.slice(0, place)
          : Uint8Array.from(whole, (old, i) => (i === place ? byte : old));
        const {editions, slips} = await read(changed);
        if (editions.length > 0) expect(editions[0]?.municipalities).toEqual(right);
        else expect(slips.length).toBeGreaterThan(0);
      }),
      {numRuns: 60},
    );
  });
});
