// A chart shows the data that it is given: whatever would fetch, fill memory, or be otherwise the next time is refused.
import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {drawChart} from "../../../src/publication/charts/chart.js";
import type {ChartData} from "../../../src/publication/charts/chart-data.js";
import {compileChart} from "../../../src/publication/charts/compile-chart.js";
import {parseTheme} from "../../../src/publication/templates/theme.js";

const theme = parseTheme(readFileSync("templates/theme.yaml", "utf8"), "theme.yaml");
const figures = {municipality: "Goes", count: 3, total: 3};
const data = {figures: [figures], quarters: [], region: []} as unknown as ChartData;

type Spec = Record<string, unknown>;
const plain: Spec = {
  description: "Een grafiek.",
  width: 100,
  height: 100,
  data: {name: "figures"},
  mark: "bar",
  encoding: {x: {field: "count", type: "quantitative"}, y: {field: "municipality"}},
};
const compiled = (spec: Spec) =>
  compileChart(JSON.stringify(spec, null, 1), `chart-${Math.random()}.vl.json`, theme);
const withTransform = (transform: Spec) => ({...plain, transform: [transform]});
const withExpression = (calculate: string) => withTransform({calculate, as: "more"});
const secret = {url: "/etc/hostname"};
const from = (source: Spec) =>
  withTransform({lookup: "municipality", from: {data: source, key: "municipality", fields: ["total"]}});

const refused: readonly (readonly [string, Spec, string])[] = [
  ["data of a file", {...plain, data: secret}, 'there are no data "/etc/hostname"'],
  [
    "data of a file in a layer",
    {...plain, mark: undefined, layer: [{...plain, data: secret}]},
    'there are no data "/etc/hostname"',
  ],
  ["data of a file in a lookup", from(secret), 'there are no data "/etc/hostname"'],
  [
    "data of the network",
    from({url: "http://127.0.0.1/x.json", format: {type: "json"}}),
    "there are no data",
  ],
  ["a map", from({url: "x.topojson", format: {type: "topojson", feature: "a"}}), "there are no data"],
  ["data of its own", {...plain, data: {values: [{count: 1}]}}, 'there are no data "values"'],
  ["data under a name of its own", {...plain, datasets: {own: [{count: 1}]}}, '"datasets"'],
  ["data without end", {...plain, data: {sequence: {start: 0, stop: 1e9}}}, 'there are no data "sequence"'],
  ["the globe", {...plain, data: {graticule: true}}, 'there are no data "graticule"'],
  ["an image", {...plain, mark: {type: "image", url: "http://127.0.0.1/x.png"}}, '"url"'],
  [
    "an image by field",
    {...plain, encoding: {...(plain.encoding as Spec), url: {field: "municipality"}}},
    '"url"',
  ],
  [
    "a link",
    {...plain, encoding: {...(plain.encoding as Spec), href: {value: "file:///etc/passwd"}}},
    '"href"',
  ],
  ["a link of a mark", {...plain, mark: {type: "bar", href: "javascript:alert(1)"}}, '"href"'],
  [
    "a colour that is fetched",
    {...plain, mark: {type: "bar", color: "url(http://127.0.0.1/x.svg#a)"}},
    "would be fetched",
  ],
  ["figures by chance", withTransform({sample: 3}), '"sample"'],
  ["what someone points at", {...plain, params: [{name: "p", bind: "scales", select: "interval"}]}, '"bind"'],
  ["a sequence", withExpression("sequence(0, 1e9)"), 'charts know no function "sequence"'],
  ["padding", withExpression("pad('', 1e9, 'x')"), 'charts know no function "pad"'],
  ["the clock", withExpression("now()"), 'charts know no function "now"'],
  ["chance", withExpression("random()"), 'charts know no function "random"'],
  ["a pattern", withExpression("test(/(a+)+$/, datum.municipality)"), "charts know no"],
  [
    "a pattern in a signal",
    {...plain, width: {signal: "length(split('a', /a/))"}},
    'charts know no function "split"',
  ],
  ["what every object has", withExpression("datum.constructor"), 'there are no fields "constructor"'],
  ["its prototype", withExpression("datum['__proto__']"), "__proto__"],
  ["a field that is worked out", withExpression("datum['con' + 'structor']"), "works out which field"],
  ["half an expression", withExpression("datum.count +"), "cannot be read"],
  [
    "bins without end",
    withTransform({bin: {step: 1e-9}, field: "count", as: "bin"}),
    '"step": 1e-9 is out of bounds',
  ],
  [
    "ticks without end",
    {...plain, encoding: {x: {field: "count", type: "quantitative", axis: {tickCount: 1e9}}}},
    '"tickCount"',
  ],
  ["a chart as wide as a street", {...plain, width: 1e7}, '"width"'],
];

test.each(refused)("%s is refused, with its line", (_, spec, message) => {
  expect(() => compiled(spec)).toThrow(
    expect.objectContaining({
      code: "invalid",
      message: expect.stringContaining(message),
      details: {place: expect.stringMatching(/\.vl\.json:\d+$/), next: expect.any(String)},
    }),
  );
});

test("an expression that fails with these figures is an error of that chart, and half a chart is not drawn", async () => {
  const chart = compiled(withExpression("join(datum.count, '')"));
  await expect(drawChart(chart, data, 100)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("the chart cannot be drawn"),
    details: {place: chart.file},
  });
});

test("a colour that an expression puts together is not fetched either", async () => {
  const color = {expr: "'ur' + 'l(http://127.0.0.1/x.svg#a)'"};
  const chart = compiled({...plain, mark: {type: "bar", color}});
  await expect(drawChart(chart, data, 100)).rejects.toThrow("the chart would fetch something");
});

// checkReach() lets none through; this is what stands behind it
test("Vega has nothing to fetch with", async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {view} = await drawChart(compiled(plain), data, 100);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const place of [address, "/etc/hostname"]) {
    await expect(view.loader().load(place)).rejects.toThrow("is not fetched");
    await expect(view.loader().sanitize(place, {} as never)).rejects.toThrow("is not fetched");
  }
  server.close();
  expect(asked).toBe(0);
});
