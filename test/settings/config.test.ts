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

test.each([Number.NaN, -1, 0, 0.5, 1.5, 65, 1e9, Number.POSITIVE_INFINITY])(
  "--jobs %j is refused, and the bounds are said",
  (jobs) => {
    expect(() => completeConfig({jobs})).toThrow("--jobs takes a whole number from 1 to 64");
  },
);

test.each([Number.NaN, -1, 0, 86_401, 1e9, Number.POSITIVE_INFINITY])(
  "--time-limit %j is refused, and the bounds are said",
  (timeLimit) => {
    expect(() => completeConfig({timeLimit})).toThrow("--time-limit takes a number from 0.001 to 86400");
  },
);

test("the bounds hold in the file too", () => {
  expect(() => parseConfigFile("jobs: 65\n", "c.yaml")).toThrow("at most 64");
  expect(() => parseConfigFile("timeLimit: 1e9\n", "c.yaml")).toThrow("at most 86400");
});

test("what is given twice or empty is refused", () => {
  const twice = {output: ["a", "b"]} as never;
  expect(() => completeConfig(twice)).toThrow("--output was given twice");
  expect(() => completeConfig({timeLimit: [1, 2]} as never)).toThrow("--time-limit was given twice");
  expect(() => completeConfig({output: ""})).toThrow("--output was given without a value");
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
