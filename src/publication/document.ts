/** The sheet as one HTML document: what the template says with a sheet's figures, read once for paper and web. */
import {join} from "node:path";
import {type ChildNode, Element, Text} from "domhandler";
import {parseDocument} from "htmlparser2";
import {InputError} from "../vocabulary/error.js";
import {type Chart, type DrawnChart, drawChart, redrawChart} from "./charts/chart.js";
import {type ChartData, createChartData} from "./charts/chart-data.js";
import {findMissingGlyph} from "./fonts.js";
import type {SheetModel} from "./models/sheet-model.js";
import {placeAttribute} from "./templates/html-vocabulary.js";
import {isAllowedLink, refuseLink} from "./templates/links.js";
import type {Templates} from "./templates/templates.js";
import type {Theme} from "./templates/theme.js";

/** Width of an A4 page in points. */
export const pageWidth = 595.28;

/** Width of the widest chart on a screen, in points: it is scaled to the window, letters included. */
const widestOnScreen = 260;

/** The templates that are drawn on paper as well as for the web: factsheet.hbs, national.hbs. */
export type PaperPage = "factsheet" | "national";

export interface SheetDocument {
  /** the <article> */
  readonly article: Element;
  /** the drawing of every figure element */
  readonly charts: ReadonlyMap<Element, DrawnChart>;
  readonly data: ChartData;
  /** that the charts are drawn with: 1 is as designed */
  readonly density: number;
}

/**
 * @param page which template
 * @throws InputError `invalid` for a slip in the template that only these figures bring to light
 */
export async function createDocument(
  page: PaperPage,
  model: SheetModel,
  templates: Templates,
): Promise<SheetDocument> {
  const render = templates.pages.get(page) as (model: object) => string;
  const article = elementsIn(parseDocument(render(model)).children).find(({name}) => name === "article");
  const place = join(templates.directory, `${page}.hbs`);
  if (!article) throw new InputError("invalid", "there is no <article> around the sheet", {place});
  checkGlyphs(article, templates);
  checkLinks(article, templates);
  const data = createChartData(model, templates.settings);
  return {article, charts: await drawCharts(article, data, templates), data, density: 1};
}

/** Where in the templates an element was written: file and line. */
export function placeOf(element: Element, templates: Templates): string {
  for (let at: Element | null = element; at; at = at.parent instanceof Element ? at.parent : null) {
    const place = at.attribs[placeAttribute];
    if (place) return join(templates.directory, place);
  }
  return join(templates.directory, "factsheet.hbs");
}

/** An address may come from the settings, or from what people wrote. @throws InputError `invalid` with its place */
function checkLinks(element: Element, templates: Templates): void {
  const {href} = element.attribs;
  if (href !== undefined && !isAllowedLink(href)) refuseLink(href, placeOf(element, templates));
  for (const child of elementsIn(element.children)) checkLinks(child, templates);
}

/** @throws InputError `invalid` with the place of the first character that cannot be printed */
function checkGlyphs(element: Element, templates: Templates): void {
  for (const child of element.children) {
    if (child instanceof Element) checkGlyphs(child, templates);
    const text = textOf(child).replace(/\s+/g, " ").trim();
    const missing = findMissingGlyph(text);
    if (!missing) continue;
    const code = missing.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    throw new InputError("invalid", `the font has no character "${missing}" (U+${code}), in «${text}»`, {
      place: placeOf(element, templates),
      next: "write it another way in the template, the settings or the correction",
    });
  }
}

/** The same document with the rows of its charts closer together or further apart, for paper. */
export async function withDensity(
  document: SheetDocument,
  density: number,
  templates: Templates,
): Promise<SheetDocument> {
  const charts = new Map<Element, DrawnChart>();
  for (const [figure, drawn] of document.charts) {
    charts.set(figure, await redrawChart(chartOf(figure, templates), document.data, drawn, density));
  }
  return {...document, charts, density};
}

async function drawCharts(
  article: Element,
  data: ChartData,
  templates: Templates,
): Promise<ReadonlyMap<Element, DrawnChart>> {
  const charts = new Map<Element, DrawnChart>();
  const width = pageWidth - 2 * templates.theme.page.margin;
  for (const [figure, figureWidth] of figureWidths(article, width, templates.theme)) {
    const chart = chartOf(figure, templates);
    const drawn = await drawChart(chart, data, figureWidth);
    // Scaled down to a telephone, the letters of a chart as wide as a page would be too small to read.
    const onScreen = figureWidth > widestOnScreen ? await drawChart(chart, data, widestOnScreen) : drawn;
    charts.set(figure, {...drawn, svg: onScreen.svg});
  }
  return charts;
}

/** That it exists was checked when the templates were loaded. */
function chartOf(figure: Element, {charts}: Templates): Chart {
  return charts.get(figure.attribs["data-chart"] as string) as Chart;
}

/** Widths of the columns of a div, in points: equal, or 61 and 39 percent. */
export function columnWidths(element: Element, width: number, theme: Theme): number[] {
  const count = elementsIn(element.children).length;
  const inner = width - theme.page.columnGap * (count - 1);
  if (count === 2 && classesOf(element).includes("wide-left")) return [inner * 0.61, inner * 0.39];
  return Array.from({length: count}, () => inner / count);
}

export function elementsIn(nodes: readonly ChildNode[]): Element[] {
  return nodes.filter((node): node is Element => node instanceof Element);
}

export function classesOf(element: Element): string[] {
  return (element.attribs.class ?? "").split(/\s+/).filter(Boolean);
}

export function textOf(node: ChildNode): string {
  if (node instanceof Text) return node.data;
  return node instanceof Element ? node.children.map(textOf).join("") : "";
}

/** What a chart says to those who do not see it: its kind and its figures. */
export function alternativeText(figure: Element, templates: Templates): string {
  const chart = templates.charts.get(figure.attribs["data-chart"] as string);
  return `${chart?.description ?? ""} ${figure.attribs["data-alt"]}`.replace(/\s+/g, " ").trim();
}

function figureWidths(element: Element, width: number, theme: Theme): [Element, number][] {
  if (element.name === "figure") return [[element, width]];
  const widths = classesOf(element).includes("columns") ? columnWidths(element, width, theme) : [];
  return elementsIn(element.children).flatMap((child, i) => figureWidths(child, widths[i] ?? width, theme));
}
