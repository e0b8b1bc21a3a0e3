/** Editions by the thousand in memory: texts and figures that are the same are one, and boxes are unpacked when they are asked for. */

import {packed} from "./compressed.js";
import type {Edition} from "./edition.js";

/**
 * The same edition, in a fraction of the room. The boxes take more than all the rest, while only the JSON of the edition
 * and its review page show them; names and paragraphs return in every quarter.
 */
export function keptSmall<T extends Edition>(edition: T): T {
  const {boxes, ...rest} = edition;
  const [municipalities, total] = [packed(boxes.municipalities), packed(boxes.total)];
  // properties of its own, not of a class: they survive a spread, JSON and the way to a worker
  const small: Edition["boxes"] = {
    pages: boxes.pages,
    get municipalities() {
      return municipalities();
    },
    get total() {
      return total();
    },
  };
  const texts = shared(JSON.parse(JSON.stringify(rest)) as Omit<T, "boxes">);
  return inOrderOf(edition, {...texts, boxes: small}) as T;
}

/** Every text that was met, once, and every figure by its JSON. */
const known = new Map<string, string>();
const figures = new Map<string, object>();

/** @param value fresh from JSON; changed in place */
function shared<T>(value: T): T {
  if (typeof value === "string") return once(known, value, value) as T;
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields)) fields[name] = shared(fields[name]);
  return "kind" in value ? (once(figures, JSON.stringify(value), value) as T) : value;
}

function once<V>(all: Map<string, V>, key: string, value: V): V {
  const other = all.get(key);
  if (other === undefined) all.set(key, value);
  return other ?? value;
}

/** The fields in the order of the other: the order of the JSON. */
function inOrderOf(other: object, fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.keys(other).map((name) => [name, fields[name]]));
}
