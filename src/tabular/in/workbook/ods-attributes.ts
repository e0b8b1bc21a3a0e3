/** What rows, columns and cells of an ODS sheet say of themselves: hidden, or repeated. */
import {InputError} from "../../../vocabulary/error.js";
import type {Attributes} from "./xml.js";

export function isCollapsed(attributes: Attributes): boolean {
  return ["collapse", "filter"].includes(attributes["table:visibility"] ?? "");
}

export function repeats(attributes: Attributes, what: "rows" | "columns"): number {
  const count = Number(attributes[`table:number-${what}-repeated`] ?? 1);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InputError("invalid", `a number of repeated ${what} in it cannot be`);
}
