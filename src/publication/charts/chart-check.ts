/** Finds the slips in a Vega-Lite specification that Vega-Lite passes over in silence or answers in riddles. */
import {InputError} from "../../vocabulary/error.js";
import {colourNames} from "../templates/theme.js";
import {type DatasetName, datasetFields, datasetNames} from "./chart-data.js";

/** A specification, its text and the name of its file. */
export interface Spec {
  readonly spec: object;
  readonly text: string;
  readonly file: string;
}

/** The marks that can be drawn on paper and screen alike. */
const marks = [
  "arc",
  "area",
  "bar",
  "circle",
  "line",
  "point",
  "rect",
  "rule",
  "square",
  "text",
  "tick",
  "trail",
];

/** @throws InputError `invalid` with file and line: for data, a field or a mark that does not exist */
export function checkSpec({spec, text, file}: Spec): void {
  const used = new Set<string>();
  const made = new Set<string>();
  const fields = new Set<string>();
  const fail = (what: string, name: string, known: readonly string[]): never => {
    const line = lineAt(text, text.indexOf(JSON.stringify(name)));
    const next = `${what} that exist: ${known.join(", ")}`;
    throw new InputError("invalid", `there are no ${what} "${name}"`, {place: `${file}:${line}`, next});
  };
  visit(spec, (key, value, parent) => {
    if (key === "mark" || (key === "type" && "mark" === parent)) {
      if (typeof value === "string" && !marks.includes(value)) fail("marks", value, marks);
    } else if (key === "name" && parent === "data") used.add(value as string);
    else if (key === "as") for (const name of [value].flat()) made.add(name as string);
    else if (key === "field" && typeof value === "string") fields.add(value);
  });
  for (const name of used) if (!isDatasetName(name)) fail("data", name, datasetNames);
  const known = [...[...used].flatMap((name) => datasetFields[name as DatasetName]), ...made];
  for (const name of fields) if (!known.includes(name)) fail("fields", name, known);
  for (const [, name] of text.matchAll(/\bdatum\.([A-Za-z]\w*)/g)) {
    if (name && !known.includes(name) && !ownFields.includes(name)) {
      const place = `${file}:${lineAt(text, text.indexOf(`datum.${name}`))}`;
      const next = `fields that exist: ${known.join(", ")}`;
      throw new InputError("invalid", `there are no fields "${name}"`, {place, next});
    }
  }
}

/** What Vega itself gives to the labels of an axis. */
const ownFields = ["value", "label", "index"];

/** Puts the theme's colours in the place of "{name}". @throws InputError `invalid` with file and line */
export function nameColours({spec, text, file}: Spec): object {
  return JSON.parse(JSON.stringify(spec), (_, value) => {
    const name = typeof value === "string" ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    if ((colourNames as readonly string[]).includes(name)) return colourVariable(name);
    throw new InputError("invalid", `there is no colour "${name}"`, {
      place: `${file}:${lineAt(text, text.indexOf(`{${name}}`))}`,
      next: `colours that exist: ${colourNames.join(", ")}`,
    });
  });
}

/** A colour of the theme as the charts name it. */
export function colourVariable(name: string): string {
  return `var(--${name})`;
}

/** Counts from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, Math.max(0, position)).split("\n").length;
}

function isDatasetName(name: string): name is DatasetName {
  return (datasetNames as readonly string[]).includes(name);
}

/** Calls back for every property, with the name of the object that it stands in. */
function visit(
  node: unknown,
  call: (key: string, value: unknown, parent: string | undefined) => void,
  parent?: string,
): void {
  if (Array.isArray(node)) for (const item of node) visit(item, call, parent);
  else if (typeof node === "object" && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      call(key, value, parent);
      visit(value, call, key);
    }
  }
}
