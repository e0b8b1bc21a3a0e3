// input/gazetteer.yaml: what can be written in it, and which line is at fault when it cannot.
import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {parse} from "yaml";
import {parseBuiltInGazetteer, parseGazetteer} from "../../src/settings/gazetteer-file.js";
import {builtInGazetteer} from "../../src/vocabulary/built-in-gazetteer.js";
import {createGazetteer} from "../../src/vocabulary/gazetteer.js";
import {noEntries} from "../../src/vocabulary/gazetteer-entries.js";

const example = `# what changed for us
regions:
  - {code: AM12, name: Vecht en Gooi, since: 2027-01-01}
municipalities:
  - code: GM0402
    name: Hilversum aan de Vecht
    since: 2027-01-01
moves:
  - municipality: Eemnes
    to: Amersfoort
    date: 2027-01-01
herindelingen:
  - date: 2027-01-01
    from: [Blaricum, Laren]
    into: [Erfgooi]
    new: yes
    confirmed: ja
spellings:
  - {name: Mediastad, means: Hilversum}
`;

test("every section is understood, and yes and ja are true", () => {
  const entries = parseGazetteer(example, "gazetteer.yaml");
  expect(entries.herindelingen).toEqual([
    {date: "2027-01-01", from: ["Blaricum", "Laren"], into: ["Erfgooi"], new: true, confirmed: true},
  ]);
  expect(
    [entries.regions, entries.municipalities, entries.moves, entries.spellings].map((list) => list.length),
  ).toEqual([1, 1, 1, 1]);
});

test.each(["", "# nothing yet\n"])("a file that says nothing adds nothing: %j", (text) => {
  expect(parseGazetteer(text, "gazetteer.yaml")).toEqual(noEntries);
});

test("lines pasted at the end belong to the section that was there, and slips in them keep their line", () => {
  const pasted = `${example}moves: [{municipality: Huizen, to: Amersfoort, date: 2027-01-01}]\n`;
  expect(parseGazetteer(pasted, "gazetteer.yaml").moves.map(({municipality}) => municipality)).toEqual([
    "Eemnes",
    "Huizen",
  ]);
  const wrong = `${example}moves: [{municipality: Huizen, to: Nergens, date: 2027-01-01}]\n`;
  expect(() => parseGazetteer(wrong, "gazetteer.yaml")).toThrow(
    expect.objectContaining({details: expect.objectContaining({place: "gazetteer.yaml:20"})}),
  );
});

test.each([
  ["since: 2027-01-01}", "since: 1 januari 2027}", 3, "write the day as 2027-01-01"],
  ["since: 2027-01-01}", "since: 2027-02-30}", 3, "write the day as 2027-01-01"],
  ["code: AM12", "code: 12", 3, "write the code as AM13"],
  ["code: AM12", "code: AM012", 3, "write the code as AM13"],
  ["code: GM0402", "code: GM402", 5, "write the code as GM0344"],
  ["to: Amersfoort", "to: Nergens", 10, 'there is no region "Nergens"'],
  ["to: Amersfoort", "too: Amersfoort", 10, 'there is no setting "moves'],
  ["confirmed: ja", "confirmed: misschien", 17, "write yes or no"],
  ["from: [Blaricum, Laren]", "from: [Blaricum, Lariks]", 14, 'there is no municipality "Lariks"'],
  ["means: Hilversum", "means: Groningen", 19, "is more than one thing"],
])("%s written as %s is told at its line", (right, wrong, line, message) => {
  try {
    parseGazetteer(example.replace(right, wrong), "gazetteer.yaml");
  } catch (error) {
    expect(String(error)).toContain(message);
    expect(error).toMatchObject({details: {place: `gazetteer.yaml:${line}`}});
    return;
  }
  throw new Error("nothing was said");
});

const source = readFileSync("src/vocabulary/gazetteer.yaml", "utf8");

test("the built-in list is written in the same form, and compiled as it stands", () => {
  expect(parseBuiltInGazetteer(source, "gazetteer.yaml")).toEqual(builtInGazetteer);
  expect(createGazetteer().slips).toEqual([]);
});

test("the schema for editors accepts the list and an analyst's file, and refuses what the program refuses", () => {
  const schema = JSON.parse(readFileSync("src/vocabulary/gazetteer.schema.json", "utf8"));
  const validate = new Ajv({strict: false}).compile(schema);
  expect([validate(parse(source)), validate.errors]).toEqual([true, null]);
  expect([validate(parse(example)), validate.errors]).toEqual([true, null]);
  for (const [right, wrong] of [
    ["code: AM12", "code: AM012"],
    ["to: Amersfoort", "too: Amersfoort"],
    ["confirmed: ja", "confirmed: misschien"],
    ["since: 2027-01-01}", "since: 1 januari 2027}"],
  ] as const) {
    expect([wrong, validate(parse(example.replace(right, wrong)))]).toEqual([wrong, false]);
  }
});

test("the example of the manual can be written as it stands", () => {
  const manual = readFileSync("docs/gebieden.md", "utf8");
  const [, example = ""] = /## Een voorbeeld van alles\n\n((?: {4}.*\n|\n)+)/.exec(manual) ?? [];
  const entries = parseGazetteer(example.replace(/^ {4}/gm, ""), "docs/gebieden.md");
  const {regions, municipalities, moves, herindelingen, spellings} = entries;
  expect([regions, municipalities, moves, herindelingen, spellings].map((list) => list.length)).toEqual([
    3, 2, 4, 2, 1,
  ]);
});
