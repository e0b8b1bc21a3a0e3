/** The factsheet as a web page: the same document as on paper, with the charts as SVG. */
import render from "dom-serializer";
import {Element} from "domhandler";
import {parseDocument} from "htmlparser2";
import {formatPeriod} from "../../vocabulary/period.js";
import {alternativeText, classesOf, elementsIn, type SheetDocument, textOf} from "../document.js";
import type {SheetModel} from "../models/sheet-model.js";
import {placeAttribute} from "../templates/html-vocabulary.js";
import type {Templates} from "../templates/templates.js";
import {escapeHtml, wrapPage} from "./page-shell.js";

/** @returns a self-contained page; its links point to files of the same name beside it (docs/formats.md) */
export function drawWebPage(document: SheetDocument, model: SheetModel, templates: Templates): string {
  const article = cloned(document.article, document, templates);
  const body = `<main id="inhoud">\n${render(article, {encodeEntities: "utf8"})}\n</main>\n${templates.pages.get("downloads")?.(model) ?? ""}`;
  const title = `${model.title} – ${model.region.name} – ${formatPeriod(model.period)}${model.concept ? ` – ${templates.settings.concept}` : ""}`;
  const description = `${model.subtitle}: cijfers van ${model.region.name}, ${formatPeriod(model.period)}.`;
  return wrapPage(body, {title, description, skipLink: templates.settings.skipLink}, templates.stylesheet);
}

/** A copy of the document with its charts put in and its tables made to scroll by themselves on a narrow screen. */
function cloned(element: Element, document: SheetDocument, templates: Templates): Element {
  const shown = element.children.filter((child) => !(child instanceof Element && isForPaper(child)));
  const children = shown.map((child) =>
    child instanceof Element ? cloned(child, document, templates) : child.cloneNode(true),
  );
  const {[placeAttribute]: _place, ...attributes} = element.attribs;
  const copy = new Element(element.name, attributes, children);
  if (element.name === "figure") return figureWithChart(element, copy, document, templates);
  return element.name === "table" ? scrolling(copy) : copy;
}

function isForPaper(element: Element): boolean {
  return classesOf(element).includes("paper");
}

function figureWithChart(
  figure: Element,
  copy: Element,
  document: SheetDocument,
  templates: Templates,
): Element {
  const svg = document.charts.get(figure)?.svg ?? "";
  const label = `role="img" aria-label="${escapeHtml(alternativeText(figure, templates))}" aria-describedby="cijfers"`;
  const drawing = parseDocument(tidySvg(svg, label), {xmlMode: true}).children;
  const children = copy.children;
  const notes = children.findIndex((child) => child instanceof Element && child.attribs.class === "note");
  const place = notes < 0 ? children.length : notes;
  const {"data-chart": _chart, "data-alt": _alt, ...attributes} = copy.attribs;
  return new Element("figure", attributes, [
    ...children.slice(0, place),
    ...drawing,
    ...children.slice(place),
  ]);
}

/** Pixels for a point of a chart: makes its letters as large as those around it, where there is room. */
const pixelsPerPoint = 1.9;

/** Vega's SVG without what only scripts need, as large as the page allows, under a name for screen readers. */
function tidySvg(svg: string, label: string): string {
  return svg
    .replace(
      /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>/,
      (_, width: string, height: string) =>
        `<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${Math.round(Number(width) * pixelsPerPoint)}" ` +
        `viewBox="0 0 ${width} ${height}" ${label}>`,
    )
    .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, "")
    .replace(/ (?:class|role|pointer-events|aria-[a-z]+)="(?!chart")[^"]*"(?=[^>]*>)/g, (attribute) =>
      attribute.includes(label) || label.includes(attribute.trim()) ? attribute : "",
    )
    .replace(/<rect width="[^"]*" height="[^"]*" fill="transparent"\/>/, "")
    .replace(/ opacity="1"/g, "");
}

function scrolling(table: Element): Element {
  const caption = elementsIn(table.children).find(({name}) => name === "caption");
  const label = caption ? textOf(caption) : "Tabel";
  return new Element("div", {class: "table", role: "region", "aria-label": label, tabindex: "0"}, [table]);
}
