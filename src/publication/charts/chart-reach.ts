/**
 * What a chart of the templates may reach: the data that it is given, and functions that end, know no clock and no
 * chance. Vega-Lite itself would fetch files and pages, and fill memory when it is asked to.
 */
import {parseExpression} from "vega";
import {InputError} from "../../vocabulary/error.js";
import {lineAt, type Spec} from "./chart-check.js";
import {datasetNames} from "./chart-data.js";

/** What would be fetched or opened, made without data, or done when someone points at a chart. */
const refused: Readonly<Record<string, string>> = {
  url: "charts show only the data that they are given",
  href: "a chart is no link",
  datasets: "charts show only the data that they are given",
  sequence: "charts show only the data that they are given",
  sphere: "charts show only the data that they are given",
  graticule: "charts show only the data that they are given",
  projection: "there are no maps",
  sample: "a chart must be the same every time",
  bind: "a chart does not move",
  on: "a chart does not move",
  events: "a chart does not move",
};

/** Keys whose value is an expression, when it is a text. */
const expressions = ["calculate", "filter", "test", "expr", "labelExpr", "signal", "update", "init"];

/** More marks, steps or ticks nobody can tell apart. */
const mostSteps = 1000;
const counted = ["tickCount", "maxbins", "steps", "resolve", "width", "height"];

/** @throws InputError `invalid` with file and line for what a chart may not reach */
export function checkReach({spec, text, file}: Spec): void {
  const fail = (found: string, message: string, next: string): never => {
    const place = `${file}:${lineAt(text, text.indexOf(found))}`;
    throw new InputError("invalid", message, {place, next});
  };
  visit(spec, (key, value) => {
    const why = Object.hasOwn(refused, key) ? refused[key] : undefined;
    if (why) fail(JSON.stringify(key), `"${key}" has no place in a chart`, `leave it out: ${why}`);
    if (key === "data") checkData(value, fail);
    if (typeof value === "number" && isBeyond(key, value))
      fail(`"${key}"`, `"${key}": ${value} is out of bounds`, `write a number up to ${mostSteps}`);
    if (typeof value !== "string") return;
    if (expressions.includes(key)) checkExpression(value, fail);
    else if (/url\s*\(/i.test(value))
      fail("url", `"${value}" would be fetched`, "write a colour of the theme, such as {accent}");
  });
}

type Fail = (found: string, message: string, next: string) => never;

function checkData(value: unknown, fail: Fail): void {
  if (value === null || typeof value !== "object") return;
  const other = Object.entries(value).find(([key]) => key !== "name");
  if (!other) return;
  const [key, given] = other;
  const what = typeof given === "string" ? given : key;
  fail(`"${key}"`, `there are no data "${what}"`, `data that exist: ${datasetNames.join(", ")}`);
}

function isBeyond(key: string, value: number): boolean {
  if (counted.includes(key)) return Math.abs(value) > mostSteps;
  if (key === "step") return value < 0.001;
  return Math.abs(value) > 1e9;
}

/** Of Vega's, those that end in a moment and whose answer is always the same. */
const functions = [
  ...["if", "length", "indexof", "lastindexof", "slice", "reverse", "join", "span", "extent", "peek"],
  ...["upper", "lower", "substring", "trim", "truncate", "format", "parseInt", "parseFloat"],
  ...["abs", "ceil", "floor", "round", "min", "max", "clamp", "sqrt", "pow", "exp", "log", "hypot"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "inrange", "lerp", "pow"],
  ...[
    "isArray",
    "isBoolean",
    "isDefined",
    "isFinite",
    "isNaN",
    "isNumber",
    "isObject",
    "isString",
    "isValid",
  ],
  ...[
    "toBoolean",
    "toNumber",
    "toString",
    "scale",
    "bandwidth",
    "domain",
    "range",
    "rgb",
    "hsl",
    "luminance",
  ],
];

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function checkExpression(expression: string, fail: Fail): void {
  const found = JSON.stringify(expression).slice(1, -1);
  const refuse = (message: string, next: string) => fail(found, message, next);
  let tree: unknown;
  try {
    tree = parseExpression(expression);
  } catch {
    refuse(
      `«${expression}» cannot be read`,
      "look for a bracket, quote or operator too many or too few there",
    );
  }
  visitNodes(tree, (node) => {
    if (node.type === "CallExpression") {
      const name = String((node.callee as Node).name);
      if (!functions.includes(name))
        refuse(`charts know no function "${name}"`, `functions that exist: ${functions.join(", ")}`);
    } else if (node.type === "Literal" && node.value instanceof RegExp) {
      refuse(`charts know no patterns such as ${node.raw}`, "compare with == or indexof()");
    } else if (node.type === "MemberExpression" && isOfDatum(node)) {
      const {type, name, raw} = node.property as Node;
      if (node.computed && type !== "Literal")
        refuse(`«${expression}» works out which field it takes`, "name the field: datum.count");
      const field = node.computed ? String(raw).replace(/^["']|["']$/g, "") : String(name);
      if (field in Object.prototype) refuse(`there are no fields "${field}"`, "name a field of the data");
    }
  });
}

function isOfDatum({object}: Node): boolean {
  return (object as Node).type === "Identifier" && (object as Node).name === "datum";
}

function visitNodes(node: unknown, call: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node) visitNodes(item, call);
  else if (typeof node === "object" && node !== null && !(node instanceof RegExp)) {
    if (typeof (node as Node).type === "string") call(node as Node);
    for (const part of Object.values(node)) visitNodes(part, call);
  }
}

function visit(node: unknown, call: (key: string, value: unknown) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, call);
  else if (typeof node === "object" && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      call(key, value);
      visit(value, call);
    }
  }
}
