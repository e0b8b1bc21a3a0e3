/** A table of the data package: its fields, its rows, and what they refer to. */
import type {DataFieldName, DataTableName} from "../words.js";

export type DataValue = string | number | boolean | null;

export interface DataField {
  readonly name: DataFieldName;
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly required?: true;
  readonly unique?: true;
  readonly values?: readonly string[];
}

export interface DataTable {
  readonly kind: DataTableName;
  /** of resource and file: "figures-fictional" */
  readonly name: string;
  readonly fictional: boolean;
  readonly fields: readonly DataField[];
  /** can be gone through again and again; they need not all be in memory */
  readonly rows: Iterable<readonly DataValue[]>;
  readonly primaryKey?: readonly DataFieldName[];
  readonly foreignKeys: readonly {readonly field: DataFieldName; readonly table: DataTableName}[];
}

/** Of a field with the code of a region. */
export const toRegion = {field: "region_code", table: "regions"} as const;
