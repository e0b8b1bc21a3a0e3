/** Reads a YAML file that a person wrote: checked against a schema, errors with file and line. */
import {type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument} from "yaml";
import type {z} from "zod";
import {InputError} from "../vocabulary/error.js";

/** A name as a value in YAML: one such as "'s-Gravenhage" would begin a quoted text. */
export function quoteYaml(value: string): string {
  return /^[\w][\w /.()-]*$/.test(value) ? value : JSON.stringify(value);
}

export interface YamlOptions {
  /** whether a list may be continued under its name said again: then it is one list */
  readonly sectionsRepeat?: boolean;
}

/**
 * @param text the file
 * @param file its name, for errors
 * @throws InputError `invalid` at `file:line` for the first slip: not YAML, an unknown or missing name, a wrong value
 */
export function parseYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  {sectionsRepeat = false}: YamlOptions = {},
): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: !sectionsRepeat});
  if (sectionsRepeat) joinSections(document);
  const slip = document.errors[0];
  if (slip) {
    throw new InputError("invalid", slip.message.split("\n")[0] ?? "not YAML", {
      place: `${file}:${lines.linePos(slip.pos[0]).line}`,
      next: "mend the indentation, quote or bracket there",
    });
  }
  const result = schema.safeParse(document.toJS() ?? {}, {error: wordsFor});
  if (result.success) return result.data;
  // A name that is spelt wrong is also one that is missing: what stands there helps more.
  const issues = result.error.issues;
  const issue = issues.find(({code}) => code === "unrecognized_keys") ?? (issues[0] as z.core.$ZodIssue);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const line = lineOf(document, path, lines);
  throw new InputError("invalid", describeIssue(issue, path), {
    place: line ? `${file}:${line}` : file,
    next:
      unknown === undefined ? nextFor(issue, path) : `names that exist here: ${namesAt(schema, issue.path)}`,
  });
}

/** Of a name with a single value that stands there twice the last one holds. */
function joinSections({contents}: Document): void {
  if (!isMap(contents)) return;
  const first = new Map<unknown, Pair>();
  contents.items = contents.items.filter((pair) => {
    const name = isScalar(pair.key) ? pair.key.value : pair.key;
    const before = first.get(name);
    if (!before) first.set(name, pair);
    if (!before || !isSeq(before.value) || !isSeq(pair.value)) return true;
    before.value.items.push(...pair.value.items);
    return false;
  });
}

function describeIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): string {
  const place = placeIn(path);
  return issue.code === "unrecognized_keys"
    ? `there is no setting "${place}"`
    : `${place || "the file"}: ${issue.message}`;
}

/** "changes.spike.limit"; "item 2, kind" in a list, counted as people count. */
function placeIn(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    const name = typeof part === "number" ? `item ${part + 1}` : String(part);
    if (place === "") return name;
    return typeof part === "number" || /item \d+$/.test(place) ? `${place}, ${name}` : `${place}.${name}`;
  }, "");
}

/** What a person reads where the schema has no words of its own: what was expected, and what stands there. */
function wordsFor(issue: z.core.$ZodRawIssue): string {
  const found = issue.input === undefined ? "this is missing" : `${shown(issue.input)} stands here`;
  const expected = expectedBy(issue);
  return expected === null ? `${found}, which cannot be` : `${found}; ${expected} was expected`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, each item behind a dash,",
  object: "a list of names with values",
  record: "a list of names with values",
};

function expectedBy(issue: z.core.$ZodRawIssue): string | null {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? null;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      if (issue.origin === "string") return "text";
      return issue.origin === "array"
        ? `a list of at least ${issue.minimum}`
        : `a number ${issue.inclusive ? "of at least" : "above"} ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string"
        ? `text of at most ${issue.maximum} characters`
        : `at most ${issue.maximum}`;
    case "invalid_union":
      return "text, or a list of texts,";
    default:
      return null;
  }
}

/** As the person wrote it, as far as that shows on a line. */
function shown(input: unknown): string {
  if (input === null || input === "") return "nothing";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "a list of names with values" : `"${String(input).slice(0, 60)}"`;
}

function nextFor(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): string {
  const isMissing = issue.message.startsWith("this is missing");
  return isMissing ? `add the line "${String(path.at(-1))}:"` : "mend that value";
}

/** Line of the deepest part of the path that exists in the file. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

/** The names that the schema knows at a path, for "did you mean". */
function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let current: unknown = schema;
  for (const key of path) current = childOf(unwrap(current), key);
  const shape = (unwrap(current) as {shape?: object} | undefined)?.shape;
  return shape ? Object.keys(shape).join(", ") : "see templates/README.md";
}

function childOf(schema: unknown, key: PropertyKey): unknown {
  const s = schema as
    | {shape?: Record<PropertyKey, unknown>; element?: unknown; valueType?: unknown}
    | undefined;
  return s?.shape?.[key] ?? s?.element ?? s?.valueType;
}

function unwrap(schema: unknown): unknown {
  let s = schema as {unwrap?: () => unknown; shape?: object; element?: unknown} | undefined;
  while (s && !s.shape && !s.element && typeof s.unwrap === "function") s = s.unwrap() as typeof s;
  return s;
}
