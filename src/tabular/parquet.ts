/** A table of the data package as Parquet. The only file that knows hyparquet-writer. */
import {parquetWriteBuffer} from "hyparquet-writer";
import type {DataField, DataTable} from "./data-tables.js";

/** Dates stay text, as in the CSV: programs that read both see the same. */
const types = {
  string: "STRING",
  integer: "INT32",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "STRING",
} as const satisfies Record<DataField["type"], string>;

/** @returns bytes that depend on the table alone */
export function writeParquet({fields, rows}: DataTable): Uint8Array {
  const columnData = fields.map(({name, type, required}, i) => ({
    name,
    data: rows.map((row) => row[i]),
    type: types[type],
    nullable: required !== true,
  }));
  return new Uint8Array(parquetWriteBuffer({columnData, createdBy: "factsheet"}));
}
