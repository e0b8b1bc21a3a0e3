/** Vega-Lite specifications of the templates, checked and compiled once for all sheets. */
import * as vega from "vega";
import {compile, type TopLevelSpec} from "vega-lite";
import {InputError, messageOf} from "../../vocabulary/error.js";
import type {Theme} from "../templates/theme.js";
import type {Chart} from "./chart.js";
import {checkSpec, colourVariable, lineAt, nameColours} from "./chart-check.js";
import {lineBreak} from "./chart-data.js";
import {checkReach} from "./chart-reach.js";

/**
 * @param text a Vega-Lite specification; "{accent}" stands for that colour of theme.yaml
 * @throws InputError `invalid` with file and line
 */
export function compileChart(text: string, file: string, theme: Theme): Chart {
  const key = JSON.stringify([text, theme]);
  const known = compiled.get(file);
  if (known?.key === key) return known.chart;
  const chart = compileAnew(text, file, theme);
  compiled.set(file, {key, chart});
  return chart;
}

/** The latest of every file: a preview loads all templates anew when one of them was saved. */
const compiled = new Map<string, {readonly key: string; readonly chart: Chart}>();

function compileAnew(text: string, file: string, theme: Theme): Chart {
  const spec = parseSpec(text, file);
  const name = file.replace(/^.*\//, "").replace(/\.vl\.json$/, "");
  const description = spec.description;
  if (typeof description !== "string" || !description) {
    throw new InputError("invalid", 'the chart has no "description"', {
      place: `${file}:1`,
      next: "say in one Dutch sentence what kind of chart it is",
    });
  }
  checkReach({spec, text, file});
  checkSpec({spec, text, file});
  const {description: _, ...drawing} = spec;
  const named = nameColours({spec: drawing, text, file}) as unknown as TopLevelSpec;
  const warnings: string[] = [];
  const vegaSpec = attempt(
    text,
    file,
    () => compile(named, {config: configOf(theme), logger: collector(warnings)}).spec,
  );
  if (warnings[0]) throw notUnderstood(warnings[0], text, file);
  const rowStep = vegaSpec.signals?.find((signal) => signal.name === "y_step") as
    | {value?: number}
    | undefined;
  return {
    name,
    file,
    description,
    runtime: attempt(text, file, () => vega.parse(vegaSpec)),
    rowStep: rowStep?.value ?? null,
  };
}

function parseSpec(text: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(messageOf(error))?.[1] ?? 0);
    throw new InputError("invalid", "this is not JSON", {
      place: `${file}:${lineAt(text, position)}`,
      next: "look for a comma or quote too many or too few there",
    });
  }
}

/** Of a label: whether its name was broken. */
const isWrapped = `indexof(datum.label, ${JSON.stringify(lineBreak)}) >= 0`;

/** The look that all charts share. */
function configOf(theme: Theme) {
  const {labelSize} = theme.charts;
  const ink = colourVariable("ink");
  return {
    font: "Source Sans 3",
    background: "transparent",
    padding: 0,
    aria: false,
    lineBreak,
    view: {stroke: null},
    text: {fontSize: labelSize, color: ink},
    axis: {
      labelFontSize: labelSize,
      labelColor: ink,
      titleFontSize: labelSize,
      titleColor: colourVariable("muted"),
      titleFontWeight: 400 as const,
      gridColor: colourVariable("grid"),
      gridWidth: 0.6,
      domain: false,
      ticks: false,
      labelPadding: 4,
      labelLimit: 130,
      labelLineHeight: 0.88 * labelSize,
      // A label stands under its own line, also the first and the last.
      labelFlush: false,
      labelBound: false,
    },
    axisY: {
      // The two lines of a long name are a little smaller, and stand on either side of the middle.
      labelBaseline: {condition: {test: isWrapped, value: "bottom" as const}, value: "middle" as const},
      labelFontSize: {condition: {test: isWrapped, value: 0.9 * labelSize}, value: labelSize},
    },
    legend: {
      labelFontSize: labelSize,
      labelColor: ink,
      labelLimit: 220,
      symbolType: "square",
      symbolSize: 56,
      symbolStrokeWidth: 0,
      title: null,
      orient: "top" as const,
      offset: 3,
      rowPadding: 1,
      columnPadding: 12,
      padding: 0,
    },
  };
}

/** Vega-Lite only warns of a wrong name; here that is an error. */
function collector(warnings: string[]): vega.LoggerInterface {
  const collect = (...texts: unknown[]) => {
    // Said of every chart whose height follows from its rows, though only its width is to fit.
    if (!String(texts[0]).startsWith('Dropping "fit')) warnings.push(texts.join(" "));
    return logger;
  };
  const ignore = () => logger;
  const logger = {level: ignore, error: collect, warn: collect, info: ignore, debug: ignore};
  return logger as unknown as vega.LoggerInterface;
}

/** @param said by Vega-Lite: of that, what stands in the specification too shows where to look */
function notUnderstood(said: string, text: string, file: string): InputError {
  const names = [...said.matchAll(/"([^"]{1,60})"/g)].map(([, name]) => name as string);
  const found = names.find((name) => text.includes(JSON.stringify(name)));
  const line = found === undefined ? "" : `:${lineAt(text, text.indexOf(JSON.stringify(found)))}`;
  const what = found === undefined ? "something in it" : `"${found}"`;
  return new InputError(
    "invalid",
    `Vega-Lite cannot draw ${what} as it stands here`,
    {
      place: `${file}${line}`,
      next: "hold it against vega.github.io/vega-lite, or undo what was changed last",
    },
    {cause: said},
  );
}

function attempt<T>(text: string, file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw notUnderstood(messageOf(error), text, file);
  }
}
