/** Charts: what compile-chart.ts made of a specification, drawn for each sheet. */
import * as vega from "vega";
import {InputError, messageOf} from "../../vocabulary/error.js";
import {textWidth} from "../fonts.js";
import type {Weight} from "../templates/theme.js";
import {type ChartData, datasetNames, lineBreak} from "./chart-data.js";

/** A chart of the templates, ready to be drawn with any sheet's figures. */
export interface Chart {
  readonly name: string;
  /** its specification, for errors */
  readonly file: string;
  /** what kind of chart it is, in words */
  readonly description: string;
  readonly runtime: vega.Runtime;
  /** height of a row in points; null for a chart whose height does not follow from its rows */
  readonly rowStep: number | null;
}

interface TextItem {
  readonly fontWeight?: unknown;
  readonly fontSize?: number;
}

/** A chart with the figures of one sheet: as a Vega view for the PDF and as SVG for the web. Sizes in points. */
export interface DrawnChart {
  readonly view: vega.View;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** height of the part between the axes, drawn as the specification says */
  readonly plotHeight: number;
  /** height of the whole chart with its rows closer together or further apart: 1 is as the specification says */
  readonly heightAt: (density: number) => number;
}

/** Parts of Vega that its types leave out. */
const {textMetrics, CanvasRenderer} = vega as unknown as {
  textMetrics: {width: (item: TextItem, text: unknown) => number};
  CanvasRenderer: new (
    loader: vega.Loader,
  ) => {
    initialize(
      element: null,
      width: number,
      height: number,
      origin: number[],
      scale: number,
      options: object,
    ): unknown;
    render(scene: unknown): unknown;
  };
};

// Vega measures with the letters that are printed, not with a guess.
textMetrics.width = (item, text) =>
  textWidth(weightOf(item.fontWeight), String(text ?? "").trim()) * (item.fontSize ?? 11);

/** The face of the embedded font for a CSS weight. */
export function weightOf(fontWeight: unknown): Weight {
  const weight = fontWeight === "bold" ? 700 : Number(fontWeight) || 400;
  return weight >= 650 ? "bold" : weight >= 550 ? "semibold" : "regular";
}

/** @param width of the whole chart, in points */
export async function drawChart(chart: Chart, data: ChartData, width: number): Promise<DrawnChart> {
  const view = viewOf(chart, data, width);
  if (chart.rowStep !== null) view.signal("y_step", stepAt(1, chart.rowStep, data));
  const svg = await view.toSVG();
  refuseFaults(chart.file, view, svg);
  const size = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (!size) throw new Error(`chart ${chart.name} gave no size`);
  const [height, plotHeight] = [Number(size[2]), view.signal("height") as number];
  const stretch = (density: number) =>
    chart.rowStep === null ? density : stepAt(density, chart.rowStep, data) / stepAt(1, chart.rowStep, data);
  const heightAt = (density: number) => height + (stretch(density) - 1) * plotHeight;
  return {view, svg, width: Number(size[1]), height, plotHeight, heightAt};
}

/**
 * The same chart with its rows closer together or further apart, for paper: the SVG stays as it is.
 *
 * @param drawn its view is the one that is changed
 * @param density how far apart rows stand: 1 is as the specification says
 */
export async function redrawChart(
  chart: Chart,
  data: ChartData,
  drawn: DrawnChart,
  density: number,
): Promise<DrawnChart> {
  const {view, plotHeight} = drawn;
  if (chart.rowStep === null) view.height(plotHeight * density);
  else view.signal("y_step", stepAt(density, chart.rowStep, data));
  await view.runAsync();
  refuseFaults(chart.file, view, "");
  return {...drawn, height: drawn.heightAt(density)};
}

/** Room for a name of two lines between names of one, and for two of them below each other, in points. */
const leastStep = {ofOneWrapped: 11, ofMore: 14};

/** Height of a row, in points. */
function stepAt(density: number, rowStep: number, {figures}: ChartData): number {
  const names = new Set(figures.map(({municipality}) => String(municipality)));
  const wrapped = [...names].filter((name) => name.includes(lineBreak)).length;
  const least = wrapped === 0 ? 0 : wrapped === 1 ? leastStep.ofOneWrapped : leastStep.ofMore;
  return Math.max(least, rowStep * density);
}

/** Every drawing has a view of its own: one with other data in it draws other pictures. */
function viewOf(chart: Chart, data: ChartData, width: number): vega.View {
  const {logger, said} = collector();
  const view = new vega.View(chart.runtime, {renderer: "none", logger, loader: noLoader, locale: dutch});
  faults.set(view, said);
  const used = Object.keys(view.getState({data: () => true, signals: () => false}).data ?? {});
  for (const name of datasetNames)
    if (used.includes(name)) view.data(name, structuredClone(data[name]) as object[]);
  return view.width(width);
}

/** What went wrong while a view was drawn: Vega says it and goes on, with half a chart. */
const faults = new WeakMap<vega.View, readonly string[]>();

/** @throws InputError `invalid` for an expression that fails, and for what a page would fetch to show the chart */
function refuseFaults(place: string, view: vega.View, svg: string): void {
  const fault = faults.get(view)?.[0];
  if (fault !== undefined) {
    const message = "the chart cannot be drawn: an expression in it fails with these figures";
    const next = "mend the expression that was changed last";
    throw new InputError("invalid", message, {place, next}, {cause: fault});
  }
  const fetching = /<[^>]*?\s(?:xlink:)?(?:href="(?!#)|[a-z-]+="[^"]*url\((?!#))[^>]*>/.exec(svg)?.[0];
  if (fetching === undefined) return;
  const next = "write colours of the theme, such as {accent}";
  throw new InputError("invalid", `the chart would fetch something: ${fetching.slice(0, 100)}`, {
    place,
    next,
  });
}

/** Nothing is fetched, from nowhere: all that a chart shows is given to it. */
const noLoader = {
  load: refuseToLoad,
  sanitize: refuseToLoad,
  http: refuseToLoad,
  file: refuseToLoad,
} as unknown as vega.Loader;

async function refuseToLoad(address: string): Promise<never> {
  throw new Error(`"${address}" is not fetched`);
}

function collector(): {logger: vega.LoggerInterface; said: string[]} {
  const said: string[] = [];
  const hear = (...texts: unknown[]) => {
    said.push(texts.map(messageOf).join(" "));
    return logger;
  };
  const pass = () => logger;
  // only a warning to Vega; of others there are harmless ones
  const warn = (...texts: unknown[]) => (/fail/.test(String(texts[0])) ? hear(...texts) : logger);
  const logger = {
    level: pass,
    error: hear,
    warn,
    info: pass,
    debug: pass,
  } as unknown as vega.LoggerInterface;
  return {logger, said};
}

/** Draws a chart on something that behaves like a CanvasRenderingContext2D. */
export function paintChart({view, width, height}: DrawnChart, externalContext: object): void {
  const renderer = new CanvasRenderer(view.loader());
  renderer.initialize(null, width, height, view.origin(), 1, {externalContext});
  renderer.render((view.scenegraph() as unknown as {root: unknown}).root);
}

/** Vega takes a locale's definition here; its types ask for the functions made from it. */
const dutch = {
  number: {decimal: ",", thousands: ".", grouping: [3], currency: ["€ ", ""], percent: "%"},
} as unknown as vega.LocaleFormatters;
