import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {Ajv} from "ajv";
import {parquetReadObjects} from "hyparquet";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {parseCsv} from "../../../src/tabular/csv.js";
import {parquetPieces} from "../../../src/tabular/out/parquet.js";
import {findingOf} from "../../../src/vocabulary/finding.js";
import {type NamedFile, packageOf} from "../../support/data-package.js";
import {withCell} from "../../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

const editions = readSeriesTruth().map(editionFromTruth) as PlacedEdition[];
const real = editions.find((edition) => !edition.fictional) as PlacedEdition;

async function filesOf(some: readonly PlacedEdition[]): Promise<Map<string, NamedFile["data"]>> {
  return new Map((await packageOf(some)).map(({name, data}) => [name, data]));
}

type Files = Awaited<ReturnType<typeof filesOf>>;

function descriptorOf(files: Files) {
  return JSON.parse(String(files.get("datapackage.json")));
}

/** The lines of a CSV file as records. */
function recordsOf(files: Files, name: string): Record<string, string>[] {
  const [head, ...lines] = parseCsv(String(files.get(name)), name).map((line) => line.fields);
  return lines.map((fields) => Object.fromEntries(head!.map((field, i) => [field, fields[i] as string])));
}

const files = await filesOf(editions);

describe("the descriptor", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../schemas/data-package-2.0.json", import.meta.url), "utf8"),
  );
  const validate = new Ajv({strict: false, validateFormats: false, allErrors: true}).compile(schema);

  test("is as the published schema says", () => {
    validate(descriptorOf(files));
    expect(validate.errors).toBeNull();
  });

  test("would not be without the name of a resource", () => {
    const descriptor = descriptorOf(files);
    delete descriptor.resources[0].name;
    expect(validate(descriptor)).toBe(false);
  });

  test("describes every field in Dutch, and every file that is there", () => {
    const {resources} = descriptorOf(files);
    const paths = resources.map((resource: {path: string}) => resource.path);
    expect([...paths, "datapackage.json"].sort()).toEqual([...files.keys()].sort());
    for (const {schema: table} of resources) {
      for (const field of table.fields) expect(field.description).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("names foreign keys that hold", () => {
    for (const {path, schema: table} of descriptorOf(files).resources) {
      for (const {fields, reference} of table.foreignKeys ?? []) {
        const known = new Set(recordsOf(files, `${reference.resource}.csv`).map(({code}) => code));
        const used = recordsOf(files, path).map((record) => record[fields[0]]);
        expect(used.filter((code) => code !== "" && !known.has(code))).toEqual([]);
      }
    }
  });
});

describe("read by DuckDB", () => {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-data-"));
  let duckdb: DuckDBConnection;
  beforeAll(async () => {
    for (const [name, data] of files) writeFileSync(join(folder, name), data);
    duckdb = await (await DuckDBInstance.create(":memory:")).connect();
  });
  afterAll(() => {
    duckdb.closeSync();
    rmSync(folder, {recursive: true});
  });
  const query = async (sql: string) =>
    (await duckdb.runAndReadAll(sql.replaceAll("'@", `'${folder}/`))).getRowsJS();

  test("CSV and Parquet hold the same rows", async () => {
    const csv = "SELECT * FROM read_csv('@figures-fictional.csv', header = true)";
    const parquet = "SELECT * FROM '@figures-fictional.parquet'";
    expect(await query(`(${csv}) EXCEPT ALL (${parquet})`)).toEqual([]);
    expect(await query(`(${parquet}) EXCEPT ALL (${csv})`)).toEqual([]);
  });

  test("every quarter has its 1,700 figures, and they are those of the factsheets", async () => {
    const counts = await query(
      "SELECT period, count(*)::INT FROM (FROM '@figures.parquet' UNION ALL FROM '@figures-fictional.parquet') " +
        "WHERE \"row\" = 'municipality' GROUP BY period ORDER BY period",
    );
    const expected = new Map<string, number>();
    for (const {period, municipalities} of editions) {
      expected.set(period, (expected.get(period) ?? 0) + 5 * municipalities.length);
    }
    expect(counts).toEqual([...expected].sort());
    for (const [, count] of counts) expect(count).toBeGreaterThan(1650);
    const total = "SELECT persons FROM '@figures.parquet' WHERE \"row\" = 'total' AND \"column\" = 'totaal'";
    expect(await query(total)).toEqual([[6648]]);
  });

  test("types are as described", async () => {
    const [types] = await query(
      "SELECT typeof(persons), typeof(fictional), typeof(period) FROM '@figures.parquet'",
    );
    expect(types).toEqual(["INTEGER", "BOOLEAN", "VARCHAR"]);
  });
});

test("real and fictional figures are in files of their own", async () => {
  expect(recordsOf(files, "figures.csv").every(({fictional}) => fictional === "false")).toBe(true);
  expect(recordsOf(files, "figures-fictional.csv").every(({fictional}) => fictional === "true")).toBe(true);
  expect([...(await filesOf([real])).keys()].some((name) => name.includes("fictional"))).toBe(false);
});

test("a symbol stands beside an empty number, and where the file lay is not told", async () => {
  const [row] = real.municipalities;
  const [, , , fourth] = recordsOf(
    await filesOf([
      {
        ...withCell({...real, municipalities: [row!]}, "Bunnik", "uwv_zonder", "<5"),
        source: {...real.source, file: "secret/folder/in.pdf"},
      },
    ]),
    "figures.csv",
  );
  expect(fourth).toMatchObject({
    ...{column: "uwv_zonder", persons: "", symbol: "<5", status: "final", source_file: "in.pdf"},
  });
});

test("a name that a spreadsheet would calculate is made harmless", async () => {
  const [row] = real.municipalities;
  const named = {...real, municipalities: [{...row!, name: '=cmd|"/c calc"', code: null}]};
  expect(String((await filesOf([named])).get("figures.csv"))).toContain(`,"'=cmd|""/c calc""",`);
});

test("a figure is provisional in a concept, revised where an earlier version differs, else final", async () => {
  const earlier = {
    ...withCell(real, "Bunnik", "totaal", 90),
    source: {...real.source, sha256: "1".repeat(64), created: "2023-07-01T00:00:00Z"},
  };
  const later = {...real, source: {...real.source, created: "2023-08-01T00:00:00Z"}};
  const statuses = async (some: PlacedEdition[]) =>
    recordsOf(await filesOf(some), "figures.csv").map((r) => r.status);
  const revised = await statuses([earlier, later]);
  expect(revised.flatMap((status, i) => (status === "revised" ? [i] : []))).toEqual([4]);
  expect(new Set(await statuses([later]))).toEqual(new Set(["final"]));
  expect(new Set(await statuses([{...later, findings: [findingOf("missing-register")]}]))).toEqual(
    new Set(["provisional"]),
  );
});

test("a figure that the source marks is provisional or revised, and keeps its mark", async () => {
  const [row] = real.municipalities;
  const marked = withCell({...real, municipalities: [row!]}, "Bunnik", "uwv_met", "62p");
  const files = await filesOf([
    withCell(withCell(marked, "Bunnik", "totaal", "94 r"), "Bunnik", "uwv_zonder", "█"),
  ]);
  expect(recordsOf(files, "figures.csv").slice(2, 5)).toMatchObject([
    {persons: "62", symbol: "p", status: "provisional"},
    {persons: "", symbol: "█", status: "final"},
    {persons: "94", symbol: "r", status: "revised"},
  ]);
});

test("Parquet gives back more rows than one group takes, in order", async () => {
  const rows = Array.from({length: 2500}, (_, i) => [`GM${i}`, `name ${i}`, i % 2 ? null : "AM01"]);
  const fields = (["code", "name", "region_code"] as const).map((name) => ({name, type: "string"}) as const);
  const table = {kind: "regions", name: "regions", fictional: false, fields, rows, foreignKeys: []} as const;
  const bytes = Buffer.concat([...parquetPieces(table)]);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  expect((await parquetReadObjects({file})).map(Object.values)).toEqual(rows);
});
