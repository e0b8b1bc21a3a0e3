// A slip in a file that a person wrote: where it is, what stands there, what was expected, what to do.
import {parseNotes} from "../../src/change/notes.js";
import {parseCorrections} from "../../src/edition/correction.js";
import {parseConfigFile} from "../../src/settings/config-file.js";
import {isInputError} from "../../src/vocabulary/error.js";

function said(parse: (text: string, file: string) => unknown, text: string): string {
  try {
    parse(text, "a.yaml");
  } catch (error) {
    if (isInputError(error)) return error.toText();
    throw error;
  }
  return "";
}

test.each([
  ["jobs: many", '"many" stands here; a number was expected'],
  ["jobs: 1.5", '"1.5" stands here; a whole number was expected'],
  ["jobs: -1", '"-1" stands here; a number of at least 1 was expected'],
  ["failOn: sometimes", '"sometimes" stands here; one of error, warning, never was expected'],
  ["region: {a: 3}", "a list of names with values stands here; text, or a list of texts, was expected"],
])("%s", (text, message) => {
  expect(said(parseConfigFile, text)).toBe(
    `a.yaml:1: ${text.split(":")[0]}: ${message}\n  try    mend that value`,
  );
});

const note = (lines: string) => `- region: zeeland\n  period: 2023-Q2\n  kind: spike\n${lines}`;

test.each([
  [
    note("  name: b\n  date: 2023-01-01"),
    'a.yaml:1: item 1, explanation: this is missing; text was expected\n  try    add the line "explanation:"',
  ],
  [
    note("  explanation: ''\n  name: b\n  date: 2023-01-01"),
    "a.yaml:4: item 1, explanation: nothing stands here; text was expected",
  ],
  [
    note("  figure: -3\n  explanation: a\n  name: b\n  date: 2023-01-01"),
    'a.yaml:4: item 1, figure: "-3" stands here; a number of at least 0 was expected',
  ],
  [
    "region: zeeland",
    "a.yaml: the file: a list of names with values stands here; a list, each item behind a dash, was expected",
  ],
])("in notes: %j", (text, message) => {
  expect(said(parseNotes, text)).toContain(message);
});

test("what the schema says itself comes first, and no slip is told in the words of a library", () => {
  expect(said(parseNotes, note("").replace("2023-Q2", "2023"))).toContain("write the quarter as 2023-Q2");
  const texts = ["- 3", "- column: total", "- value: {}", "text", "- file: []\n  value: a\n  column: 4"];
  for (const text of texts) {
    expect(said(parseCorrections, text)).toMatch(/^a\.yaml/);
    expect(said(parseCorrections, text)).not.toMatch(/Invalid|Too (small|big)|received|undefined|>=/);
  }
});
