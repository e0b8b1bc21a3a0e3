import {completeConfig, ownTemplates} from "../../src/settings/config.js";
import {parseConfigFile} from "../../src/settings/config-file.js";

test("a flag wins over the file, the file over the default", () => {
  const file = parseConfigFile("input: pdfs\noutput: made\nregion: zeeland\n", "factsheet.config.yaml");
  const config = completeConfig({output: "elsewhere"}, file);
  expect(config).toMatchObject({
    input: "pdfs",
    output: "elsewhere",
    templates: ownTemplates,
    period: "latest",
    regions: ["zeeland"],
    formats: ["pdf", "html", "csv", "xlsx", "json"],
    failOn: "error",
  });
});

test("formats are chosen by name", () => {
  expect(completeConfig({format: "pdf, csv"}).formats).toEqual(["pdf", "csv"]);
  expect(() => completeConfig({format: "pdf,doc"})).toThrow('there is no format "doc"');
});

test("a region that does not exist is answered with those that look alike", () => {
  expect(() => completeConfig({region: ["zeeuws"]})).toThrow('there is no region "zeeuws"');
});

test.each([{jobs: Number.NaN}, {jobs: -1}, {timeLimit: 0}])("%j is refused", (flags) => {
  expect(() => completeConfig(flags)).toThrow("takes a number above 0");
});

test("scans are read unless the file or a flag says not", () => {
  const file = parseConfigFile("ocr: false\ntimeLimit: 40\n", "factsheet.config.yaml");
  expect(completeConfig({})).toMatchObject({ocr: true, timeLimit: null});
  expect(completeConfig({}, file)).toMatchObject({ocr: false, timeLimit: 40});
  expect(completeConfig({ocr: true}, file).ocr).toBe(true);
});

test.each([
  ["unknown: 1", 'there is no setting "unknown"'],
  ["jobs: many", "jobs"],
  ["failOn: sometimes", "failOn"],
])("in the file, %s is refused", (text, message) => {
  expect(() => parseConfigFile(text, "factsheet.config.yaml")).toThrow(message);
});
