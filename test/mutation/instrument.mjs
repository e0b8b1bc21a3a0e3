/** Puts all changes that are to be tried into a source at once, each behind a switch of its own. */
import {parseSync, transformSync} from "@swc/core";
import {alternatives, isYesOrNo} from "./points.mjs";

/**
 * The module with its switches, as JavaScript, and what each switch does: [{line, within, from, to}].
 *
 * @param first number of the first switch
 */
export function instrument(path, source, first) {
  const points = pointsOf(source);
  const bytes = Buffer.from(source);
  const text = (start, end) => bytes.subarray(start, end).toString();
  let next = first;
  const mutants = [];
  for (const point of points) {
    point.switches = point.others.map((to) => {
      const line = text(0, point.start).split("\n").length;
      const from = point.from ?? text(point.start, point.end);
      mutants.push({id: next, path, line, within: point.within, from: onOneLine(from), to: onOneLine(to)});
      return {id: next++, to};
    });
  }
  const {code} = transformSync(
    `const {isOn: $isOn} = globalThis.mutation; ${render(points, text, 0, bytes.length)}`,
    {
      filename: path,
      jsc: {parser: {syntax: "typescript"}, target: "es2022"},
      module: {type: "es6"},
      sourceMaps: "inline",
    },
  );
  return {code, mutants: numbered(mutants)};
}

/** A change is known by what it does and where: its name stays when lines above it come and go. */
function numbered(mutants) {
  const seen = new Map();
  return mutants.map((mutant) => {
    const name = `${mutant.within}: ${mutant.from} → ${mutant.to}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return {...mutant, name: nth === 1 ? name : `${name} (${nth})`};
  });
}

function onOneLine(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 110 ? `${line.slice(0, 108)} …` : line;
}

/** Points lie apart or one inside the other. A change is made to the source as it was, without switches inside it. */
function render(points, text, start, end) {
  let at = start;
  let out = "";
  for (let i = 0; i < points.length; ) {
    const point = points[i];
    let after = i + 1;
    while (after < points.length && points[after].start < point.end) after++;
    out +=
      text(at, point.start) +
      wrapped(point, render(points.slice(i + 1, after), text, point.start, point.end));
    at = point.end;
    i = after;
  }
  return out + text(at, end);
}

function wrapped({kind, switches}, inside) {
  if (kind === "beginning") return switches.map(({id, to}) => ` if ($isOn(${id})) ${to};`).join("");
  if (kind === "statement") return `{ if (!$isOn(${switches[0].id})) ${inside} }`;
  return `(${switches.map(({id, to}) => `$isOn(${id}) ? (${to}) : `).join("")}(${inside}))`;
}

/** All places that can be changed, in the order in which they begin; the outer before the inner. */
function pointsOf(source) {
  // a first statement whose place is known: where the parser begins to count is not
  const marker = "0;";
  const {body} = parseSync(marker + source, {syntax: "typescript", target: "es2022"});
  const base = body[0].span.start + marker.length;
  const bytes = Buffer.from(source);
  const text = ({span}) => bytes.subarray(span.start - base, span.end - base).toString();
  const points = [];
  const add = (kind, node, others, within, from) => {
    if (others.length === 0) return;
    const start = node.span.start - base;
    const end = kind === "beginning" ? start + 1 : node.span.end - base;
    points.push({kind, start: kind === "beginning" ? end : start, end, others, within, ...(from && {from})});
  };

  function visit(node, within, place = {}) {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, within);
      return;
    }
    if (node === null || typeof node !== "object") return;
    if (isSkipped(node)) return;
    if (/^Ts/.test(node.type ?? "")) {
      if (node.expression && /Expression|Assertion/.test(node.type)) visit(node.expression, within, place);
      return;
    }
    const name = nameOf(node) ?? within;
    if (/Expression$|Literal$/.test(node.type ?? "")) {
      add("expression", node, alternatives(node, text, place), name);
    } else if (node.type === "ExpressionStatement" && isDeed(node.expression)) {
      add("statement", node, ["nothing"], name);
    }
    if (isFunction(node)) bodyPoints(node, name);
    for (const [key, child] of Object.entries(node)) {
      if (key === "span" || key === "typeAnnotation" || key === "returnType") continue;
      if (key === "key" && child?.type !== "Computed") continue;
      if (key === "property" && child?.type !== "Computed") continue;
      visit(child, name, placeOf(node, key, child));
    }
  }

  /** What a function gives is changed as a whole. */
  function bodyPoints(node, name) {
    const {body} = node;
    if (!body) return;
    if (body.stmts) {
      const {stmts} = body;
      if (stmts.length === 0) return;
      const says = node.returnType?.typeAnnotation ?? node.function?.returnType?.typeAnnotation;
      const isAsked = says?.kind === "boolean" || says?.type === "TsTypePredicate";
      const others = isAsked && !says.asserts ? ["return true", "return false"] : ["return"];
      add("beginning", body, others, name, "{");
    } else if (!isYesOrNo(body) && text(body) !== "undefined" && text(body) !== "null") {
      add("expression", body, ["undefined"], name);
    }
  }

  visit(body.slice(1), "module");
  return merged(points.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Changes of one and the same text stand at one point. */
function merged(points) {
  const all = [];
  for (const point of points) {
    const last = all.at(-1);
    if (last?.kind === "expression" && last.start === point.start && last.end === point.end) {
      last.others.push(...point.others.filter((other) => !last.others.includes(other)));
    } else all.push(point);
  }
  return all;
}

function isSkipped({type}) {
  return type === "ImportDeclaration" || type === "ExportNamedDeclaration" || type === "ExportAllDeclaration";
}

function isFunction({type}) {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type ?? "");
}

function isDeed({type}) {
  return /^(CallExpression|AssignmentExpression|UpdateExpression|AwaitExpression)$/.test(type);
}

function nameOf(node) {
  if (node.type === "FunctionDeclaration") return node.identifier.value;
  if (node.type === "VariableDeclarator" && node.id.type === "Identifier") return node.id.value;
  if (node.type === "ClassMethod" || node.type === "ClassProperty") return node.key.value;
  return undefined;
}

function placeOf(node, key, child) {
  const inChain = node.type === "OptionalChainingExpression" && key === "base";
  const isTest = key === "test" && /^(IfStatement|ConditionalExpression)$/.test(node.type);
  const isAnswer =
    (node.type === "ArrowFunctionExpression" && key === "body") || node.type === "ReturnStatement"
      ? child && !child.stmts && isYesOrNo(child)
      : false;
  return {inChain, decides: isTest || isAnswer};
}
