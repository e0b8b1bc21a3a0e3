/** Reads a YAML file that a person wrote: checked against a schema, errors with file and line. */
import {type Document, isMap, isNode, isScalar, LineCounter, parseDocument} from "yaml";
import type {z} from "zod";
import {InputError} from "./error.js";

/** A name as a value in YAML: one such as "'s-Gravenhage" would begin a quoted text. */
export function quoteYaml(value: string): string {
  return /^[\w][\w /.()-]*$/.test(value) ? value : JSON.stringify(value);
}

/**
 * @param text the file
 * @param file its name, for errors
 * @throws InputError `invalid` at `file:line` for the first slip: not YAML, an unknown or missing name, a wrong value
 */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  const slip = document.errors[0];
  if (slip) {
    throw new InputError("invalid", slip.message.split("\n")[0] ?? "not YAML", {
      place: `${file}:${lines.linePos(slip.pos[0]).line}`,
      next: "mend the indentation, quote or bracket there",
    });
  }
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  // A name that is spelt wrong is also one that is missing: what stands there helps more.
  const issues = result.error.issues;
  const issue = issues.find(({code}) => code === "unrecognized_keys") ?? (issues[0] as z.core.$ZodIssue);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const line = lineOf(document, path, lines);
  throw new InputError("invalid", describeIssue(issue, path), {
    place: line ? `${file}:${line}` : file,
    next: unknown === undefined ? "mend that value" : `names that exist here: ${namesAt(schema, issue.path)}`,
  });
}

function describeIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): string {
  const place = path.map(String).join(".");
  return issue.code === "unrecognized_keys"
    ? `there is no setting "${place}"`
    : `${place || "the file"}: ${issue.message}`;
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
