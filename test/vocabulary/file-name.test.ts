// What Windows refuses is never the name of a file that we write (learn.microsoft.com: Naming Files, Paths, and Namespaces).
import fc from "fast-check";
import {fileNameFrom, isFileName, isPathWithin} from "../../src/vocabulary/file-name.js";
import {slugOf} from "../../src/vocabulary/spelling.js";

const devices = ["con", "PRN", "Aux", "nul", "COM1", "com9", "LPT1", "lpt¹", "CONIN$"];
const refused = [
  "",
  ".",
  "..",
  "a.",
  "a ",
  " a",
  "a:b",
  'a"b',
  "a<b",
  "a>b",
  "a|b",
  "a?b",
  "a*b",
  "a\\b",
  "a/b",
  "a\nb",
  "a\u0000",
  "\ud800",
  "é".repeat(120),
  ...devices,
  ...devices.map((name) => `${name}.pdf`),
  "con.tar.gz",
];
const taken = [
  "a",
  "a.b",
  ".hidden",
  "console",
  "com",
  "com10",
  "lpt",
  "auxiliary.pdf",
  "’s-Gravenhage",
  "a b",
  "東京",
];

test.each(refused)("%j is refused", (name) => expect(isFileName(name)).toBe(false));
test.each(taken)("%j is taken", (name) => expect(isFileName(name)).toBe(true));

test("a path within a folder leads nowhere else, and holds names that every system takes", () => {
  for (const path of ["2023-Q2/zeeland.pdf", "manifest.json", "2023-Q2/review/a.html"])
    expect(isPathWithin(path)).toBe(true);
  const others = [
    "../a",
    "a/../../b",
    "/a",
    "a//b",
    "a/",
    "./a",
    "C:/a",
    "C:a",
    "\\\\server\\a",
    "a\\..\\b",
    "a/con.pdf",
    "~/a\n",
  ];
  for (const path of others) expect(isPathWithin(path)).toBe(false);
});

const anyName = fc.oneof(
  fc.string({unit: "binary", maxLength: 400}),
  fc.string({unit: fc.constantFrom(...'.. :*?"<>|/\\\u0000\u001f'), maxLength: 10}),
  fc
    .tuple(fc.constantFrom(...devices), fc.constantFrom("", ".", " ", ".pdf", ". ."))
    .map((parts) => parts.join("")),
  fc.constantFrom(...refused),
);

test("from any name comes one that every system takes, and a good one stays as it is", () => {
  fc.assert(fc.property(anyName, (name) => expect(isFileName(fileNameFrom(name))).toBe(true)));
  for (const name of taken) expect(fileNameFrom(name)).toBe(name);
});

test("whatever a region is called, its slug is a name that every system takes, in small letters", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const slug = slugOf(name);
      for (const file of [slug, `${slug}.pdf`, `${slug}.0a1b2c3d.json`]) expect(isFileName(file)).toBe(true);
      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(["landelijk", "changes", "review", "index"]).not.toContain(slug);
    }),
  );
  expect([slugOf("Con"), slugOf("Landelijk"), slugOf("東京")]).toEqual([
    "regio-con",
    "regio-landelijk",
    expect.stringMatching(/^regio-[0-9a-f]{8}$/),
  ]);
});
