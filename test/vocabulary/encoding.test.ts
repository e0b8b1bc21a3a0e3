// In which encoding bytes are: what Windows writes is told from UTF-8, whatever the text.
import fc from "fast-check";
import {decodeText, decodeUtf8} from "../../src/vocabulary/encoding.js";

const western = fc.string({unit: fc.constantFrom(..."aé ëïÂ;\r\n1€…’"), minLength: 1, maxLength: 40});

const inWindows1252 = (text: string) =>
  Buffer.from(
    [...text].map(
      (letter) => ({"€": 0x80, "…": 0x85, "’": 0x92})[letter] ?? (letter.codePointAt(0) as number),
    ),
  );

test("UTF-8 is read with and without its mark", () => {
  fc.assert(
    fc.property(fc.string({unit: "binary"}), fc.boolean(), (text, hasMark) => {
      const written = text.replaceAll("\0", "").replace(/^\ufeff+/, "");
      const bytes = Buffer.from(`${hasMark ? "\ufeff" : ""}${written}`);
      expect(decodeUtf8(bytes)).toBe(bytes.toString("utf8").replace(/^\ufeff/, ""));
    }),
  );
});

test("UTF-16 is told by its mark, or by its zeros", () => {
  fc.assert(
    fc.property(western, fc.constantFrom("little", "big"), (text, order) => {
      const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
      const written = order === "big" ? bytes.swap16() : bytes;
      expect(decodeText(written)).toEqual({text, encoding: "UTF-16"});
      expect(decodeUtf8(written)).toBeNull();
    }),
  );
  expect(decodeText(Buffer.from("period;region", "utf16le"))?.encoding).toBe("UTF-16");
});

test("what is not UTF-8 is Windows-1252, to the letter", () => {
  fc.assert(
    fc.property(western, (text) => {
      const bytes = inWindows1252(text);
      const decoded = decodeText(bytes);
      if (decodeUtf8(bytes) === null) expect(decoded).toEqual({text, encoding: "Windows-1252"});
      else expect(decoded?.encoding).toBe("UTF-8");
    }),
  );
});

test("bytes that are no text are none", () => {
  expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x1a]))).toBeNull();
  expect(decodeText(Buffer.from([0x61, 0xff, 0x01]))).toBeNull();
});
