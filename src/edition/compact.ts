/** Editions by the thousand in memory: texts and figures that are the same are one, and boxes are decompressed when they are asked for. */

import {deflateRawSync, inflateRawSync} from "node:zlib";
import type {Edition} from "./edition.js";

/**
 * The same edition, in a fraction of the room. The boxes take more than all the rest, while only the JSON of the edition
 * and its review page show them; names and paragraphs return in every quarter.
 */
export function compactEdition<T extends Edition>(edition: T): T {
  const {boxes, ...rest} = edition;
  const [municipalities, total] = [compressData(boxes.municipalities), compressData(boxes.total)];
  // properties of its own, not of a class: they survive a spread, JSON and the way to a worker
  const compact: Edition["boxes"] = {
    pages: boxes.pages,
    get municipalities() {
      return municipalities();
    },
    get total() {
      return total();
    },
    ...(boxes.facts && {facts: boxes.facts}),
  };
  const texts = shared(JSON.parse(JSON.stringify(rest)) as Omit<T, "boxes">);
  return inOrderOf(edition, {...texts, boxes: compact}) as T;
}

/**
 * Data that is seldom asked for and takes much room, as compressed text until then.
 *
 * @param value anything that JSON can hold
 * @returns the same anew at every call
 */
export function compressData<T>(value: T): () => T {
  // a copy: what zlib gives stands in a buffer that is larger
  const bytes = new Uint8Array(deflateRawSync(JSON.stringify(value), {level: 1}));
  return () => JSON.parse(inflateRawSync(bytes).toString("utf8")) as T;
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
