import fc from "fast-check";
import {foldSpelling, slugOf, spellingDistance} from "../../src/vocabulary/spelling.js";

test.each([
  ["zeist", "zeist", 0],
  ["zeist", "ziest", 1],
  ["zeist", "zeits", 1],
  ["zeist", "zest", 1],
  ["zeist", "zeeist", 1],
  ["zeist", "zwist", 1],
  ["utrecht", "ijmond", 7],
  ["", "abc", 3],
])("from %s to %s it takes %i slips", (a, b, slips) => {
  expect(spellingDistance(a, b)).toBe(slips);
});

test("with a limit, every distance up to it is the same, and every other is beyond it", () => {
  const word = fc.string({unit: fc.constantFrom("a", "b", "c"), maxLength: 8});
  fc.assert(
    fc.property(word, word, fc.integer({min: 0, max: 4}), (a, b, limit) => {
      const [whole, limited] = [spellingDistance(a, b), spellingDistance(a, b, limit)];
      return whole <= limit ? limited === whole : limited > limit;
    }),
    {numRuns: 2000},
  );
});

test("capitals, accents, hyphens and ligatures make no other name", () => {
  const spellings = ["’s-Gravenhage", "'S GRAVENHAGE", "s Gravenhage"];
  expect(new Set(spellings.map(foldSpelling)).size).toBe(1);
  expect(foldSpelling("Súdwest-Fryslân")).toBe(foldSpelling("SUDWEST FRYSLAN"));
  expect(foldSpelling("ĲSSELSTEIN")).toBe(foldSpelling("IJsselstein"));
});

test("a slug is made for addresses", () => {
  expect(slugOf("Zaanstreek/Waterland")).toBe("zaanstreek-waterland");
  expect(slugOf("Súdwest-Fryslân")).toBe("sudwest-fryslan");
});

test("a slug neither begins nor ends with a hyphen, and an apostrophe is none", () => {
  expect(slugOf("(’s-Hertogenbosch)")).toBe("s-hertogenbosch");
  expect(slugOf("A / B")).toBe("a-b");
});
