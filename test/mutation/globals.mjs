/** What a test file finds as test, describe and expect, noted down instead of run. */
import {format} from "node:util";
import {expect} from "expect";

/** Tests in their order: {file, name, run, each: [before, after]}; hooks of files. */
export const tests = [];
export const closing = [];

let file = "";
let scope = newScope(null, "");

/** @returns what has to be done before the first test of this file */
export async function collect(url, load) {
  file = url;
  scope = newScope(null, "");
  await load();
}

function newScope(parent, name) {
  return {parent, name, before: [], beforeEach: [], afterEach: [], isPrepared: false};
}

function declare(name, run) {
  const within = scope;
  tests.push({file, name: fullName(within, name), run: () => inScope(within, run)});
}

async function inScope(within, run) {
  const scopes = [];
  for (let one = within; one; one = one.parent) scopes.unshift(one);
  for (const one of scopes) {
    if (one.isPrepared) continue;
    for (const hook of one.before) await hook();
    one.isPrepared = true;
  }
  for (const one of scopes) for (const hook of one.beforeEach) await hook();
  try {
    await run();
  } finally {
    for (const one of scopes.reverse()) for (const hook of one.afterEach) await hook();
  }
}

function fullName(within, name) {
  const names = [name];
  for (let one = within; one; one = one.parent) if (one.name) names.unshift(one.name);
  return names.join(" › ");
}

function describeAs(name, body) {
  scope = newScope(scope, name);
  body();
  scope = scope.parent;
}

function each(declareOne) {
  return (rows, ...values) => {
    const table = rows.raw ? rowsOf(rows, values) : [...rows];
    return (name, body) => {
      table.forEach((row, i) => {
        const given = Array.isArray(row) ? row : [row];
        declareOne(named(name, given, i), () => body(...given));
      });
    };
  };
}

/** The table of a tagged template: names in its first line, then the values. */
function rowsOf(strings, values) {
  const names = strings[0]
    .trim()
    .split("|")
    .map((name) => name.trim());
  const rows = [];
  for (let i = 0; i < values.length; i += names.length) {
    rows.push([Object.fromEntries(names.map((name, k) => [name, values[i + k]]))]);
  }
  return rows;
}

function named(name, given, i) {
  const text = name.replaceAll("%#", String(i)).replaceAll("%p", "%j");
  const wanted = (text.match(/%[sdifjoO]/g) ?? []).length;
  return `${format(text, ...given.slice(0, wanted))} #${i}`;
}

const test = Object.assign((name, run) => declare(name, run), {
  each: each(declare),
  skip: Object.assign(() => {}, {each: () => () => {}}),
});
const describe = Object.assign(describeAs, {each: each(describeAs)});

Object.assign(globalThis, {
  test,
  it: test,
  describe,
  expect,
  beforeAll: (hook) => scope.before.push(hook),
  afterAll: (hook) => closing.push(hook),
  beforeEach: (hook) => scope.beforeEach.push(hook),
  afterEach: (hook) => scope.afterEach.push(hook),
});
