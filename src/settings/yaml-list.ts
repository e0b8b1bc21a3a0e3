/**
 * Adds to a list that people keep in YAML, such as input/notes.yaml, or changes an item of it: text in, text out. What
 * stands there keeps its comments, order and style, to the byte.
 */
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import {InputError} from "../vocabulary/error.js";

/** Names with values, in the order in which they are written; what is undefined is left out. */
export type ListItem = Readonly<Record<string, string | number | undefined>>;

export interface EditedList {
  readonly text: string;
  /** first and last line of the item in it, from 1 */
  readonly lines: readonly [number, number];
}

/**
 * @param text null where there is no such file yet
 * @param file its name, for errors
 * @throws InputError `invalid` when it is no list
 */
export function addToList(text: string | null, file: string, item: ListItem): EditedList {
  const whole = text ?? "";
  const list = listIn(whole, file);
  if (list?.flow && list.items.length > 0) {
    const [, end] = rangeOf(list.items.at(-1));
    return spliced(whole, end, end, ", ", flowText(item));
  }
  // of an empty "[]" nothing has to be kept
  const before = list?.flow ? whole.slice(0, rangeOf(list)[0]) : whole;
  const newline = newlineOf(whole);
  const indent = list && !list.flow ? indentBefore(whole, rangeOf(list)[0]) : "";
  const lead = before === "" || before.endsWith("\n") ? "" : newline;
  const lines = linesOf(item).map((line, i) => `${indent}${i === 0 ? "- " : "  "}${line}`);
  return spliced(before, before.length, before.length, lead, lines.join(newline), newline);
}

/**
 * The item with other values: of those that stay the same, and of all comments, nothing is touched.
 *
 * @param index of the item, from 0
 * @throws InputError `invalid` when there is no such item
 */
export function replaceInList(text: string, file: string, index: number, item: ListItem): EditedList {
  const old = listIn(text, file)?.items[index];
  if (!isMap(old)) throw new InputError("invalid", `there is no item ${index + 1}`, {place: file});
  const [start, end] = rangeOf(old);
  if (old.flow) return spliced(text, start, end, "", flowText(item));
  const newline = newlineOf(text);
  const indent = " ".repeat(start - lineStart(text, start));
  const kept = keptPairs(text, old, item);
  const known = old.items.map(({key}) => nameOf(key));
  const missing = Object.fromEntries(Object.entries(item).filter(([name]) => !known.includes(name)));
  const body = [kept.trimEnd(), ...linesOf(missing).map((line) => `${indent}${line}`)].join(newline);
  const tail = /\s*$/.exec(text.slice(start, end))?.[0] ?? "";
  return spliced(text, start, end, "", body, tail);
}

/** The pairs of a map as they are written, comments included, with the values that are to be others. */
function keptPairs(text: string, map: YAMLMap, item: ListItem): string {
  const starts = map.items.map(({key}) => rangeOf(key)[0]);
  const slices = map.items.map(({key, value}, i) => {
    const [start, end] = [starts[i] as number, starts[i + 1] ?? rangeOf(map)[1]];
    const wanted = item[nameOf(key)];
    if (wanted === undefined) return "";
    if (isScalar(value) && value.value === wanted) return text.slice(start, end);
    const [from, to] = isNode(value) ? rangeOf(value) : [rangeOf(key)[1] + 1, rangeOf(key)[1] + 1];
    const isBlock = (isScalar(value) && value.type?.startsWith("BLOCK")) || isCollection(value);
    const space = text[from - 1] === ":" ? " " : "";
    return `${text.slice(start, from)}${space}${scalarText(wanted)}${isBlock ? newlineOf(text) : ""}${text.slice(to, end)}`;
  });
  return slices.join("");
}

/** @throws InputError `invalid` when the file is not YAML, or no list; null when nothing stands in it */
function listIn(text: string, file: string): YAMLSeq | null {
  const document = parseDocument(text);
  const {contents, errors} = document;
  if (errors.length === 0 && (contents === null || (isScalar(contents) && contents.value === null))) {
    return null;
  }
  if (errors.length === 0 && isSeq(contents)) return contents;
  throw new InputError("invalid", "this is no list to which something can be added", {
    place: file,
    next: "let every item begin with a dash, at the start of its line",
  });
}

/** @param pieces what takes the place of that part: what leads to the item, the item, and what follows it */
function spliced(
  text: string,
  start: number,
  end: number,
  ...[lead, body, tail = ""]: [string, string, string?]
): EditedList {
  const before = `${text.slice(0, start)}${lead}`;
  const first = before.split("\n").length;
  return {
    text: `${before}${body}${tail}${text.slice(end)}`,
    lines: [first, first + body.split("\n").length - 1],
  };
}

function linesOf(item: ListItem): string[] {
  return valuesOf(item).map(([name, value]) => `${name}: ${scalarText(value)}`);
}

function flowText(item: ListItem): string {
  return `{${valuesOf(item)
    .map(([name, value]) => `${name}: ${scalarText(value)}`)
    .join(", ")}}`;
}

function valuesOf(item: ListItem): [string, string | number][] {
  return Object.entries(item).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
}

/** On one line, in quotes where it would be read as something else, here or between braces. */
function scalarText(value: string | number): string {
  const text = stringify(value, {lineWidth: 0}).trimEnd();
  return typeof value === "string" && /[\n\r,[\]{}]/.test(text) ? JSON.stringify(value) : text;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

function rangeOf(node: unknown): [start: number, end: number] {
  const range = isNode(node) ? node.range : null;
  if (!range) throw new Error("a node that was parsed has its place");
  return [range[0], range[1]];
}

function lineStart(text: string, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

function indentBefore(text: string, place: number): string {
  return text.slice(lineStart(text, place), place);
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
