// CSV as spreadsheets and people write it: any separator, titles above, any encoding of Windows, any end of line.
import fc from "fast-check";
import {readTable} from "../../../src/tabular/in/read-table.js";
import {settings, words} from "../../support/words.js";

const head = [
  ...["Kwartaal", "Arbeidsmarktregio", "Gemeente", "gemeente_met", "gemeente_zonder"],
  ...["uwv_met", "uwv_zonder", "totaal", "register_persons"],
];
const rows = [
  ["2023-Q3", "Friesland", "Súdwest-Fryslân", "4", "18", "62", "10", "94", ""],
  ["2023-Q3", "Friesland", "Totaal", "4", "18", "62", "10", "94", "130"],
];

interface Layout {
  readonly separator: string;
  readonly newline: string;
  readonly above: readonly string[];
  readonly quoted: boolean;
  readonly encoding: "utf8" | "utf8 with mark" | "utf16le" | "windows-1252";
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  separator: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\r\n", "\n", "\r"),
  above: fc.constantFrom<readonly string[]>(
    [],
    ["Klantprofielen, per gemeente; derde kwartaal"],
    ['Overzicht "concept', "", "a,b,c;d;e\tf"],
    ["sep=;"],
  ),
  quoted: fc.boolean(),
  encoding: fc.constantFrom("utf8", "utf8 with mark", "utf16le", "windows-1252"),
});

function written({separator, newline, above, quoted, encoding}: Layout): Buffer {
  const line = (fields: readonly string[]) =>
    fields.map((field) => (quoted ? `"${field}"` : field)).join(separator);
  const text = [...above, ...[head, ...rows].map(line), ""].join(newline);
  if (encoding === "windows-1252") return Buffer.from(text, "latin1");
  return Buffer.from(
    encoding === "utf8" ? text : `\ufeff${text}`,
    encoding === "utf16le" ? "utf16le" : "utf8",
  );
}

test("the same table is read from every layout, and another encoding than UTF-8 is said", async () => {
  await fc.assert(
    fc.asyncProperty(layouts, async (layout) => {
      const {editions, slips} = await readTable(
        written(layout),
        {file: "in.csv", sha256: ""},
        settings,
        words,
      );
      expect(slips).toEqual([]);
      expect(editions).toMatchObject([
        {
          period: "2023-Q3",
          municipalities: [{name: "Súdwest-Fryslân", code: "GM1900", figures: {totaal: {persons: 94}}}],
          register: {persons: 130},
        },
      ]);
      expect(editions[0]?.municipalities[0]).not.toHaveProperty("printedName");
      const encoding = {utf16le: "UTF-16", "windows-1252": "Windows-1252"}[layout.encoding as string];
      const said =
        encoding === undefined ? [] : [expect.objectContaining({code: "read-as-encoding", encoding})];
      expect(editions[0]?.findings).toEqual(said);
    }),
    {numRuns: 80},
  );
});

test("places are those of a text editor, titles included", async () => {
  const layout = {
    separator: ";",
    newline: "\r\n",
    above: ["titel", ""],
    quoted: false,
    encoding: "utf8",
  } as const;
  const text = written(layout).toString().replace(";94;130", ";9,4;130");
  const {slips} = await readTable(Buffer.from(text), {file: "in.csv", sha256: ""}, settings, words);
  expect(slips).toMatchObject([{place: "line 5, totaal"}]);
});

test("an empty cell is a question; where columns say which symbol was printed, it is nobody", async () => {
  const text = [head, ...rows]
    .map((fields) => fields.join(","))
    .join("\r\n")
    .replace(",18,", ",,");
  const {editions, slips} = await readTable(Buffer.from(text), {file: "in.csv", sha256: ""}, settings, words);
  expect(editions).toEqual([]);
  expect(slips).toMatchObject([
    {place: "line 2, gemeente_zonder", message: expect.stringContaining("write - for nobody")},
  ]);
});

test("a region with more rows than the country has municipalities is refused, whatever they say", async () => {
  const many = Array.from({length: 2_000}, () => rows[0]?.join(","));
  const text = [head.join(","), ...many].join("\r\n");
  const {editions, slips} = await readTable(Buffer.from(text), {file: "in.csv", sha256: ""}, settings, words);
  expect(editions).toEqual([]);
  expect(slips).toMatchObject([
    {message: expect.stringContaining("a region has some dozens of municipalities")},
  ]);
});
