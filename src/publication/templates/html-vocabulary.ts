/** The small HTML that the factsheet is written in: all of it can be drawn on paper as well as on a screen. */
import {Parser} from "htmlparser2";
import {InputError} from "../../vocabulary/error.js";
import {blankOut} from "./blank-out.js";
import type {TemplateSource} from "./environment.js";
import {isAllowedLink, refuseLink} from "./links.js";
import type {Theme} from "./theme.js";

/** Elements, and the attributes that each may carry besides class. */
const elements: Readonly<Record<string, readonly string[]>> = {
  article: [],
  header: [],
  section: [],
  div: [],
  h1: [],
  h2: [],
  h3: [],
  p: [],
  strong: [],
  a: ["href"],
  ul: [],
  li: [],
  dl: [],
  dt: [],
  dd: [],
  table: ["id"],
  caption: [],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  th: ["scope"],
  td: [],
  figure: ["data-chart", "data-alt"],
  figcaption: [],
  footer: [],
};

/** Classes that arrange; the others come from the text styles of theme.yaml ("p.note" makes class "note"). */
const arrangements: Readonly<Record<string, readonly string[]>> = {
  div: ["columns", "wide-left"],
  dl: ["key-figures", "definitions"],
  section: ["narrative"],
  p: ["paper", "web"],
  table: ["tight"],
  th: ["text"],
  td: ["text"],
  ul: ["key"],
  li: ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"],
};

/**
 * Checks the HTML of a template, whatever its figures.
 *
 * @param charts names of the charts that exist
 * @throws InputError `invalid` with file and line for an element, attribute, class or chart that does not exist,
 *   a tag that is not closed, and a chart without a description for those who cannot see it
 */
export function checkVocabulary(source: TemplateSource, theme: Theme, charts: readonly string[]): void {
  const html = blankOut(source.text);
  const open: string[] = [];
  const fail = (message: string, next: string): never => {
    throw new InputError("invalid", message, {place: placeNow(), next});
  };
  const placeNow = () => `${source.file}:${html.slice(0, parser.startIndex).split("\n").length}`;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        checkElement(name, attributes, theme, charts, fail);
        const {href} = attributes;
        if (href !== undefined && !isAllowedLink(href)) refuseLink(href, placeNow());
        open.push(name);
      },
      onclosetag(name, implied) {
        if (implied) fail(`<${name}> is not closed`, `write </${name}> where it ends`);
        open.pop();
      },
    },
    {lowerCaseTags: false, recognizeSelfClosing: false},
  );
  parser.end(html);
}

/** Attribute that says where in the templates an element was written: "partials/table.hbs:2". Only while drawing. */
export const placeAttribute = "data-place";

/** The text with the place of every start tag in it: what goes wrong on paper can then be found in the templates. */
export function markPlaces({file, text}: TemplateSource): string {
  const blank = blankOut(text);
  return text.replace(/<([a-z][a-z0-9]*)(?=[\s>])/g, (tag, name: string, position: number) => {
    if (!(name in elements) || name === "td" || blank[position] !== "<") return tag;
    return `${tag} ${placeAttribute}="${file}:${text.slice(0, position).split("\n").length}"`;
  });
}

type Fail = (message: string, next: string) => never;

function checkElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  theme: Theme,
  charts: readonly string[],
  fail: Fail,
): void {
  const allowed = elements[name];
  if (!allowed) {
    fail(`there is no element <${name}>`, `elements that exist: ${Object.keys(elements).join(", ")}`);
    return;
  }
  for (const attribute of Object.keys(attributes)) {
    if (attribute === "class" || allowed.includes(attribute)) continue;
    fail(
      `<${name}> has no attribute "${attribute}"`,
      `attributes that exist: ${["class", ...allowed].join(", ")}`,
    );
  }
  const known = classesOf(name, theme);
  for (const className of (attributes.class ?? "").split(/\s+/).filter(Boolean)) {
    if (known.includes(className)) continue;
    fail(`<${name}> has no class "${className}"`, `classes that exist: ${known.join(", ") || "none"}`);
  }
  if (name === "figure") checkFigure(attributes, charts, fail);
}

function classesOf(element: string, theme: Theme): string[] {
  const styled = Object.keys(theme.text).flatMap((name) => {
    const [of, className] = name.split(".");
    return of === element && className ? [className] : [];
  });
  return [...styled, ...(arrangements[element] ?? [])];
}

function checkFigure(
  attributes: Readonly<Record<string, string>>,
  charts: readonly string[],
  fail: Fail,
): void {
  const name = attributes["data-chart"] ?? "";
  if (!charts.includes(name)) fail(`there is no chart "${name}"`, `charts that exist: ${charts.join(", ")}`);
  if (!attributes["data-alt"]) {
    fail(`the chart "${name}" has no description`, 'give the figures in words: data-alt="…"');
  }
}
