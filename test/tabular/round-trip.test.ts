// An edition that goes out as CSV, workbook, JSON or data package comes back with the same figures and symbols.
import fc from "fast-check";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {editionFromJson, editionToJson} from "../../src/edition/edition-json.js";
import {formatCsv} from "../../src/tabular/figures-csv.js";
import {readTable} from "../../src/tabular/in/read-table.js";
import {figuresBook} from "../../src/tabular/out/figures-book.js";
import {writeWorkbook} from "../../src/tabular/workbook.js";
import {
  byColumn,
  type Figures,
  formatCount,
  markIn,
  markSigns,
  parseFigure,
} from "../../src/vocabulary/figure.js";
import {editionsFromPackage, packageOf} from "../support/data-package.js";
import {anyEdition, stated} from "../support/editions.js";
import {settings, words} from "../support/words.js";

const read = (data: string | Uint8Array, file: string) =>
  readTable(Buffer.from(data), {file, sha256: "0".repeat(64)}, settings, words);

const ways: Record<string, (edition: PlacedEdition) => Promise<unknown>> = {
  CSV: async (edition) => read(formatCsv([edition]), "in.csv"),
  workbook: async (edition) => read(await writeWorkbook(figuresBook([edition], settings, words)), "in.xlsx"),
  JSON: async (edition) => ({editions: [editionFromJson(editionToJson(edition), "in.json")], slips: []}),
  "data package, CSV": async (edition) => {
    const files = await packageOf([edition]);
    return {editions: await editionsFromPackage(files, "csv"), slips: []};
  },
  "data package, Parquet": async (edition) => {
    const files = await packageOf([edition]);
    return {editions: await editionsFromPackage(files, "parquet"), slips: []};
  },
};

test.each(Object.entries(ways))("%s", async (name, way) => {
  await fc.assert(
    fc.asyncProperty(anyEdition, async (edition) => {
      const {editions, slips} = (await way(edition)) as Awaited<ReturnType<typeof read>>;
      expect(slips).toEqual([]);
      expect(editions.map(stated)).toEqual([stated(name === "workbook" ? withOwnMarks(edition) : edition)]);
    }),
    {numRuns: 60},
  );
});

/** A workbook names the columns that are provisional or revised, not the sign that said so. */
function withOwnMarks(edition: PlacedEdition): PlacedEdition {
  const own = (figures: Figures) =>
    byColumn((column) => {
      const [found, mark] = [figures[column], markIn(figures[column])];
      return found.kind === "count" && mark
        ? parseFigure(`${formatCount(found.persons)}${markSigns[mark]}`)
        : found;
    });
  return {
    ...edition,
    municipalities: edition.municipalities.map((row) => ({...row, figures: own(row.figures)})),
    total: edition.total && {...edition.total, figures: own(edition.total.figures)},
  };
}

test("many editions in one file come back in their order", async () => {
  const selector = (edition: PlacedEdition) => `${edition.period}/${edition.region.slug}`;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyEdition, {selector, minLength: 2, maxLength: 4}), async (several) => {
      const {editions, slips} = await read(formatCsv(several), "in.csv");
      expect(slips).toEqual([]);
      expect(editions.map(stated)).toEqual(several.map(stated));
    }),
    {numRuns: 20},
  );
});
