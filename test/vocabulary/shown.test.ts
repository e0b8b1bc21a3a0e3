import fc from "fast-check";
import {shownName, shownText} from "../../src/vocabulary/shown.js";

test("what would steer the terminal, or turn the text around, is shown", () => {
  expect(shownName("a\u001b[31m\n.pdf")).toBe("a\\u001b[31m\\u000a.pdf");
  expect(shownName("figures\u202efdp.exe")).toBe("figures\\u202efdp.exe");
  expect(shownText("one\n\ttwo\u009b2J")).toBe("one\n\ttwo\\u009b2J");
});

test("names of people and places stay as they are", () => {
  for (const name of ["Súdwest-Fryslân", "’s-Gravenhage.pdf", "Łódź 東京 – №1"])
    expect(shownName(name)).toBe(name);
});

test("nothing is left that steers, and JSON keeps its meaning", () => {
  fc.assert(
    fc.property(fc.string({unit: "binary"}), (text) => {
      expect(shownName(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(shownText(JSON.stringify(text)))).toBe(text);
    }),
  );
});
