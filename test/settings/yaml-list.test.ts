// People keep these lists by hand as well: what stands there stays as it is, to the byte.
import fc from "fast-check";
import {parse} from "yaml";
import {addToList, replaceInList} from "../../src/settings/yaml-list.js";

const item = {
  region: "Zeeland",
  period: "2023-Q2",
  municipality: "'s-Gravenhage",
  source: "12345678",
  value: 4,
};
const added = `- region: Zeeland
  period: 2023-Q2
  municipality: "'s-Gravenhage"
  source: "12345678"
  value: 4
`;

describe("an item is added behind all that stands there", () => {
  test.each([
    ["no file yet", null, added, [1, 5]],
    ["an empty file", "", added, [1, 5]],
    ["remarks only", "# nog niets\n", `# nog niets\n${added}`, [2, 6]],
    ["an empty list", "# nog niets\n[]\n", `# nog niets\n${added}`, [2, 6]],
    ["no last newline", "- a: 1 # x", `- a: 1 # x\n${added}`, [2, 6]],
    ["a remark at the end", "- a: 1\n\n# einde\n", `- a: 1\n\n# einde\n${added}`, [4, 8]],
    ["an indented list", "  - a: 1\n", `  - a: 1\n${added.replace(/^(?=.)/gm, "  ")}`, [2, 6]],
    ["items in braces", "- {a: 1,   b: 2}\n", `- {a: 1,   b: 2}\n${added}`, [2, 6]],
    ["lines that end as on Windows", "- a: 1\r\n", `- a: 1\r\n${added.replaceAll("\n", "\r\n")}`, [2, 6]],
  ])("%s", (_, text, expected, lines) => {
    expect(addToList(text, "notes.yaml", item)).toEqual({text: expected, lines});
  });

  test("a list in brackets stays one", () => {
    expect(addToList("[{a: 1}] # kort\n", "f", {b: "ja, [nee]"}).text).toBe(
      '[{a: 1}, {b: "ja, [nee]"}] # kort\n',
    );
  });

  test("whatever is said is read back as it was said, and what was there is untouched", () => {
    const before = "# kop\n- a: 1   # eigen stijl\n  b: >\n    lang\n\n";
    const said = fc.oneof(fc.string({unit: "binary"}), fc.string(), fc.integer());
    fc.assert(
      fc.property(said, said, (a, b) => {
        const {text} = addToList(before, "f", {a, b});
        expect(text.startsWith(before)).toBe(true);
        expect(parse(text)[1]).toEqual({a, b});
      }),
    );
  });
});

describe("an item is changed where it stands", () => {
  const text = `# eerste
- region: Zeeland # met opmerking
  # waarom
  value: 12
  onSheet: weg
  reason: >-
    lang
    verhaal
  date: 2023-07-04   # dag

# tweede
- {region: Drenthe, value: 1}
- region: Twente
  value:
`;

  test("values only, with what is new at its end and without what is no longer said", () => {
    const edited = replaceInList(text, "f", 0, {
      region: "Zeeland",
      value: 13,
      reason: "kort: ja",
      date: "2023-07-05",
      name: "A",
    });
    expect(edited.text).toBe(
      text
        .replace("12", "13")
        .replace("  onSheet: weg\n", "")
        .replace(">-\n    lang\n    verhaal", '"kort: ja"')
        .replace("07-04   # dag\n", "07-05   # dag\n  name: A\n"),
    );
    expect(edited.lines).toEqual([2, 7]);
  });

  test("in braces, and where no value stood", () => {
    expect(replaceInList(text, "f", 1, {region: "Drenthe", value: 2}).text).toContain(
      "- {region: Drenthe, value: 2}\n",
    );
    expect(parse(replaceInList(text, "f", 2, {region: "Twente", value: 5}).text)[2]).toEqual({
      region: "Twente",
      value: 5,
    });
  });

  test("any item of any list", () => {
    const said = fc.oneof(fc.string(), fc.integer());
    const items = fc.array(fc.record({a: said, b: said}), {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(items, fc.nat(), said, said, (all, at, a, b) => {
        const index = at % all.length;
        const list = all.reduce<string>((whole, one) => addToList(whole, "f", one).text, "# kop\n");
        const {text: now} = replaceInList(list, "f", index, {a, b});
        expect(parse(now)).toEqual(all.map((one, i) => (i === index ? {a, b} : one)));
      }),
    );
  });
});

test.each(["a: 1\n", "tekst\n", "- a: [\n"])("%j is no list to add to", (text) => {
  expect(() => addToList(text, "notes.yaml", item)).toThrow(
    expect.objectContaining({details: expect.objectContaining({place: "notes.yaml"})}),
  );
});
