// A name as a person writes it, and as the disk has it.
import fc from "fast-check";
import {isSameFile} from "../../src/vocabulary/same-file.js";

test("accents and backslashes are written in two ways, and mean the same", () => {
  const name = fc.string({unit: fc.constantFrom(..."aé ëû/.-1"), minLength: 1});
  fc.assert(
    fc.property(name, (text) => {
      expect(isSameFile(text.normalize("NFD"), text.normalize("NFC"))).toBe(true);
      expect(isSameFile(text.replaceAll("/", "\\"), text)).toBe(true);
      expect(isSameFile(`./${text}`, text)).toBe(true);
      expect(isSameFile(`${text}x`, text)).toBe(false);
    }),
  );
});

test("no name is that of no file", () => {
  expect(isSameFile(undefined, "a.pdf")).toBe(false);
});
