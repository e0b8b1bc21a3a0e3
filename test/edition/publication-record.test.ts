import {isPublishedAs, lastPublication, parsePublications} from "../../src/edition/publication-record.js";

const text = `# what was made public
- region: zeeland
  period: 2023-Q2
  date: 2023-07-10
  by: A. de Vries
  figures: "3f0c9a1e"
- region: Zeeland
  period: 2023-Q2
  date: 2023-08-01
  by: B. Jansen
  figures: "${"a".repeat(64)}"
- region: nederland
  period: 2023-Q2
  date: 2023-08-01
  by: B. Jansen
  figures: "${"b".repeat(64)}"
`;

test("the last record of a region and quarter is what is public, written by slug or by name", () => {
  const records = parsePublications(text, "publications.yaml");
  expect(lastPublication("zeeland", "2023-Q2", records)?.date).toBe("2023-08-01");
  expect(lastPublication("nederland", "2023-Q2", records)?.by).toBe("B. Jansen");
  expect(lastPublication("zeeland", "2023-Q1", records)).toBeUndefined();
  expect(parsePublications("# nothing yet\n", "publications.yaml")).toEqual([]);
});

test("figures are the same when their hash is, as far as it was written down", () => {
  const [first] = parsePublications(text, "publications.yaml");
  expect(isPublishedAs(`3f0c9a1e${"0".repeat(56)}`, first!)).toBe(true);
  expect(isPublishedAs(`4f0c9a1e${"0".repeat(56)}`, first!)).toBe(false);
});

test.each([
  ["region: zeeland", "region: utopia", /publications.yaml:2.*no such region/s],
  ["2023-07-10", "10 juli", /publications.yaml:4.*write the date/s],
  ['"3f0c9a1e"', '"3f0c"', /publications.yaml:6.*let factsheet publish write this/s],
])("a slip is named by line: %s", (right, wrong, message) => {
  let said = "";
  try {
    parsePublications(text.replace(right, wrong), "publications.yaml");
  } catch (error) {
    said = (error as {toText(): string}).toText();
  }
  expect(said).toMatch(message);
});
