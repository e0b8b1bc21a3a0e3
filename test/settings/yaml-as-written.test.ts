// YAML is for people: a text is what is written, and what YAML would make of it otherwise is said, with its line.
import fc from "fast-check";
import {z} from "zod";
import {parseYaml} from "../../src/settings/yaml.js";
import {isInputError} from "../../src/vocabulary/error.js";

const schema = z.strictObject({
  text: z.string().optional(),
  count: z.number().optional(),
  either: z.union([z.string(), z.array(z.string())]).optional(),
  list: z
    .array(z.strictObject({name: z.string(), value: z.union([z.number(), z.enum(["none"])])}))
    .optional(),
});

const read = (text: string) => parseYaml(text, "a.yaml", schema);

function said(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (isInputError(error)) return error.toText();
    throw error;
  }
  return "";
}

test.each([
  "1e234567",
  "0123",
  "no",
  "yes",
  "true",
  "680841e1",
  "1_000",
  "0x1F",
  ".inf",
  "+12",
  "1.10",
  "2023",
])("%s in a text field is that text", (written) => {
  for (const end of ["\n", "\r\n"]) {
    expect(read(`text: ${written}${end}count: 3${end}`)).toEqual({text: written, count: 3});
    expect(read(`either: ${written}${end}`)).toEqual({either: written});
    expect(read(`either: [${written}, b]${end}`)).toEqual({either: [written, "b"]});
    expect(read(`list:${end}- name: ${written}${end}  value: 5${end}`)).toEqual({
      list: [{name: written, value: 5}],
    });
  }
});

test("whatever digits a hash begins with, it is read as it is written", () => {
  const digits = fc.string({unit: fc.constantFrom(..."0123456789abcdef"), minLength: 8, maxLength: 8});
  fc.assert(
    fc.property(digits, (hash) => {
      expect(read(`text: ${hash}\n`)).toEqual({text: hash});
    }),
    {numRuns: 300},
  );
});

test.each([
  ["text: Let op: dit klopt", "colon with a space", "put the text in quotes"],
  ["text: @naam belt", "cannot begin with this mark", "put the text in quotes"],
  ["text: *let op* dit klopt", "", "quotes"],
  ["text: *later", "cannot begin with *", "quotes"],
  ["text: !let op", "cannot begin with !", "quotes"],
  ["text: %", "cannot begin with this mark", "quotes"],
  ['text: "Goes" is na', "stands behind", "quotes"],
  ["text: [naam] heeft gebeld", "stands behind", "quotes"],
  ["text: [naam]", "a list stands here", "quotes"],
  ["text: {naam}", "a list of names", "quotes"],
  ["text: #1a1a1a", "nothing stands here", "quotes"],
  ["text: zie #12 en verder", "what follows # is not read", "quotes"],
  ['text: "C:\\map"', "between double quotes", "single quotes"],
  ['text: "open', "is missing", "close"],
  ["\tcount: 3", "", ""],
  ["count: 3\ncount: 4", "second time", "leave one"],
  ["count: 3\n---\ncount: 4", "second document", "---"],
])("%j is answered in words, with its line", (text, message, next) => {
  for (const lines of [text, `# uitleg\r\n${text.replaceAll("\n", "\r\n")}\r\n`]) {
    const answer = said(lines);
    expect(answer).toMatch(/^a\.yaml:\d+: /);
    expect(answer).toContain(message);
    expect(answer).toContain(next);
    expect(answer).not.toMatch(/at line|column|YAMLParse|implicit|mapping|scalar/);
  }
});

test("a remark behind a value is one", () => {
  expect(
    read("text: Goes # nagebeld\ncount: 3 #drie\nlist: #leeg\n  - name: a\n    value: none # x\n"),
  ).toEqual({
    text: "Goes",
    count: 3,
    list: [{name: "a", value: "none"}],
  });
});

describe("YAML that would take the program down is a message with file and line, at once", () => {
  const many = 100_000;
  test.each([
    ["brackets", `text: ${"[".repeat(many)}`],
    ["braces", `text: ${"{".repeat(many)}`],
    ["dashes", "- ".repeat(many)],
    ["brackets, line by line", `text: ${"[\n".repeat(many / 10)}`],
    ["question marks", "? ".repeat(many)],
    [
      "references to references",
      `text: a\nlist:\n${[..."bcdefghi"].map((name, i) => `- &${name} [${`*${[..."abcdefgh"][i]},`.repeat(9)}]`).join("\n")}`.replace(
        "text: a",
        "text: &a a",
      ),
    ],
    ["more than anybody writes", `text: ${"a ".repeat(2_000_000)}`],
  ])("%s", (_, text) => {
    const begin = process.cpuUsage();
    expect(said(text)).toMatch(/^a\.yaml(?::\d+)?: /);
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(3);
  });
});

test("nothing that somebody types is an error of the program", () => {
  const piece = fc.constantFrom(
    ..."abc:- #\n\"'[]{}*&!|>%@`?,~012.\t\\",
    "text",
    ": ",
    "\r\n",
    "  ",
    "<<",
    "---",
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
      said(pieces.join(""));
    }),
    {numRuns: 400},
  );
});
