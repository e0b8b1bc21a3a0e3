// A table that runs on to the next page: never with a row or two of it alone, at the foot of one or the head of the other.
import {parseDocument} from "htmlparser2";
import {elementsIn} from "../../../src/publication/document.js";
import type {Setting} from "../../../src/publication/pdf/block.js";
import {tableBlock} from "../../../src/publication/pdf/table-block.js";
import {loadTemplates} from "../../../src/publication/templates/templates.js";

const setting = {
  templates: await loadTemplates("templates"),
  density: 1,
  document: null,
} as unknown as Setting;

function tableOf(rows: number) {
  const body = "<tr><th scope='row'>Goes</th><td>12</td></tr>".repeat(rows);
  const html = `<table><thead><tr><th>Gemeente</th><th>Totaal</th></tr></thead><tbody>${body}</tbody></table>`;
  const [table] = elementsIn(parseDocument(html).children);
  return tableBlock(table as NonNullable<typeof table>, 300, setting);
}

const row = tableOf(2).height - tableOf(1).height;
const head = tableOf(1).height - row;

/** How many rows come on this page and on the next, whose headings are repeated; null when it does not begin here. */
function split(rows: number, fits: number, capacity: number) {
  const pieces = tableOf(rows).split?.(head + fits * row, head + capacity * row);
  return pieces ? pieces.map(({height}) => Math.round((height - head) / row)) : null;
}

test("it begins where three rows fit below the headings", () => {
  expect(split(30, 3.1, 30)).toEqual([3, 27]);
  expect(split(30, 2.5, 30)).toBeNull();
});

test("it fills the page where enough is left for the next one", () => {
  expect(split(30, 15.1, 30)).toEqual([15, 15]);
});

test("where less than a third of a page would be left, the last two share more evenly", () => {
  const [first = 0, last = 0] = split(21, 20.1, 30) ?? [];
  expect(first + last).toBe(21);
  expect(last).toBeGreaterThanOrEqual(5);
  expect(first).toBeGreaterThan(10);
});

test("three rows at least go to the next page, however small pages are", () => {
  expect(split(12, 10.5, 2)).toEqual([9, 3]);
});
