/** Reads a YAML file that a person wrote: checked against a schema, errors with file and line. */
import type {z} from "zod";
import {InputError} from "../vocabulary/error.js";
import {readYaml, type YamlDocument, type YamlOptions} from "./yaml-document.js";

/** A name as a value in YAML: one such as "'s-Gravenhage" would begin a quoted text. */
export function quoteYaml(value: string): string {
  return /^[\w][\w /.()-]*$/.test(value) ? value : JSON.stringify(value);
}

/**
 * Where a text is expected it is what is written, also where YAML would make a number or yes or no of it.
 *
 * @param text the file
 * @param file its name, for errors
 * @throws InputError `invalid` at `file:line` for the first slip: not YAML, an unknown or missing name, a wrong value
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>, options: YamlOptions = {}): T {
  const document = readYaml(text, file, options);
  const result = parseAsWritten(document, schema);
  if (result.success) {
    const line = document.lineCutOff();
    if (line === undefined) return result.data;
    throw new InputError("invalid", "what follows # is not read", {
      place: `${file}:${line}`,
      next: "put the text in quotes, or write a space behind # where a remark is meant",
    });
  }
  // A name that is spelt wrong is also one that is missing: what stands there helps more.
  const issues = result.error.issues;
  const issue = issues.find(({code}) => code === "unrecognized_keys") ?? (issues[0] as z.core.$ZodIssue);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const line = document.lineOf(path);
  throw new InputError("invalid", describeIssue(issue, path), {
    place: line ? `${file}:${line}` : file,
    next:
      unknown === undefined ? nextFor(issue, path) : `names that exist here: ${namesAt(schema, issue.path)}`,
  });
}

/** Puts what is written in the place of a number, true or false wherever the schema expects a text. */
function parseAsWritten<T>({value, writtenAt}: YamlDocument, schema: z.ZodType<T>) {
  let asWritten = value;
  for (;;) {
    const result = schema.safeParse(asWritten, {error: wordsFor});
    const texts = (result.error?.issues ?? []).flatMap(textsExpectedBy).flatMap((path) => {
      const written = writtenAt(path);
      return written === null || typeof valueAt(asWritten, path) === "string" ? [] : [{path, written}];
    });
    if (texts.length === 0) return result;
    asWritten = structuredClone(asWritten);
    for (const {path, written} of texts) {
      const parent = valueAt(asWritten, path.slice(0, -1)) as Record<PropertyKey, unknown>;
      parent[path.at(-1) as PropertyKey] = written;
    }
  }
}

/** The paths at which a text would do; of what may be several things, those by which it would be one of them. */
function textsExpectedBy(issue: z.core.$ZodIssue): PropertyKey[][] {
  if (issue.code === "invalid_type") return issue.expected === "string" ? [issue.path] : [];
  if (issue.code !== "invalid_union") return [];
  const branches = issue.errors.map((issues) => issues.map(textsExpectedBy));
  const fitting = branches.filter((texts) => texts.every((paths) => paths.length > 0));
  return fitting.flat(2).map((path) => [...issue.path, ...path]);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, name) => (part as Record<PropertyKey, unknown> | null)?.[name], value);
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
  if (issue.message.startsWith("this is missing")) return `add the line "${String(path.at(-1))}:"`;
  // a text that begins with [, { or # is a list, names with values, or nothing at all
  const isNoText = issue.code === "invalid_type" && issue.expected === "string";
  return isNoText ? "put the text in quotes" : "mend that value";
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
