/** A table of the data package as Parquet. The only file that knows hyparquet-writer. */
import {ByteWriter, ParquetWriter, schemaFromColumnData} from "hyparquet-writer";
import type {DataField, DataTable, DataValue} from "./data-table.js";

/** Dates stay text, as in the CSV: programs that read both see the same. */
const types = {
  string: "STRING",
  integer: "INT32",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "STRING",
} as const satisfies Record<DataField["type"], string>;

/** Rows in the first group, and in each of the others: a program that looks at the beginning reads little. */
const [firstGroup, laterGroups] = [1000, 20_000];

/** The file in pieces, one for each group of rows; its bytes depend on the table alone. */
export function* parquetPieces({fields, rows}: DataTable): Generator<Uint8Array> {
  const columns = fields.map(({name, type, required}) => ({
    name,
    type: types[type],
    nullable: required !== true,
  }));
  const schema = schemaFromColumnData({columnData: columns.map((column) => ({...column, data: []}))});
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({writer, schema, createdBy: "factsheet"});
  let group: (readonly DataValue[])[] = [];
  let size = firstGroup;
  const writeGroup = () => {
    const columnData = columns.map(({name}, i) => ({name, data: group.map((row) => row[i])}));
    parquet.write({columnData, rowGroupSize: size});
    group = [];
    size = laterGroups;
    return taken(writer);
  };
  for (const row of rows) {
    group.push(row);
    if (group.length === size) yield writeGroup();
  }
  if (group.length > 0) yield writeGroup();
  parquet.finish();
  yield taken(writer);
}

/** What the writer holds; its room is used again. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
