/** Editions by the thousand in memory: texts that are the same are one, and boxes are unpacked when they are asked for. */

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
  const texts = withSharedTexts(JSON.parse(JSON.stringify(rest)) as Omit<T, "boxes">);
  return inOrderOf(edition, {...texts, boxes: small}) as T;
}

/** Every text that was met, once. */
const known = new Map<string, string>();

/** @param value fresh from JSON; changed in place */
function withSharedTexts<T>(value: T): T {
  if (typeof value === "string") {
    const text = known.get(value);
    if (text === undefined) known.set(value, value);
    return (text ?? value) as T;
  }
  if (typeof value === "object" && value !== null) {
    const fields = value as Record<string, unknown>;
    for (const name of Object.keys(fields)) fields[name] = withSharedTexts(fields[name]);
  }
  return value;
}

/** The fields in the order of the other: the order of the JSON. */
function inOrderOf(other: object, fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.keys(other).map((name) => [name, fields[name]]));
}
