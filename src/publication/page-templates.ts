/**
 * What the pages around the factsheets are drawn with: index, change report, review. They have no charts of the
 * templates, and are not drawn on paper; what those need takes longest to load, and is left to templates.ts.
 */
import {join} from "node:path";
import {parseSettings, type Settings} from "../settings.js";
import {type Messages, parseMessages} from "../wording.js";
import {createEnvironment, partialName, type Render, type TemplateSource} from "./environment.js";
import {createStylesheet, type Stylesheet} from "./stylesheet.js";
import {readAll, readTemplate} from "./template-files.js";
import {parseTheme, type Theme} from "./theme.js";

export interface PageTemplates {
  readonly settings: Settings;
  readonly messages: Messages;
  readonly theme: Theme;
  readonly stylesheet: Stylesheet;
  /** by name: "changes" is changes.hbs */
  readonly pages: ReadonlyMap<string, Render>;
  /** of web pages, by the name of the page: "changes" is changes.js */
  readonly scripts: ReadonlyMap<string, string>;
}

/** What is drawn on paper too, and so keeps to the small HTML of vocabulary.ts. Other pages may use any HTML. */
export const onPaper = ["factsheet.hbs", "national.hbs"];

/** Whether a page or partial is not for paper. Partials that only web pages use start with "web-". */
export function isWebOnly({file}: TemplateSource): boolean {
  return file.startsWith("partials/") ? file.startsWith("partials/web-") : !onPaper.includes(file);
}

/**
 * @param directory with publication.yaml, messages.yaml, theme.yaml, page.css, *.hbs, *.js and partials/
 * @throws InputError `invalid` with file and line for the first slip in what these pages need, `unreadable` for a file
 *   that is not there
 */
export async function loadPageTemplates(directory: string): Promise<PageTemplates> {
  const [base, pages, partials] = await Promise.all([
    loadBase(directory),
    readAll(directory, "", ".hbs"),
    readAll(directory, "partials", ".hbs"),
  ]);
  const ofPages = pages.filter(isWebOnly);
  const names = partials.map(({file}) => partialName(file));
  return {...base, pages: compilePages(directory, ofPages, usedBy(ofPages, partials), names)};
}

/** What all pages share, the factsheets too. */
export async function loadBase(directory: string): Promise<Omit<PageTemplates, "pages">> {
  const [settings, messages, theme, layout] = await Promise.all(
    ["publication.yaml", "messages.yaml", "theme.yaml", "page.css"].map((name) =>
      readTemplate(directory, name),
    ),
  );
  const scripts = await readAll(directory, "", ".js");
  const place = (name: string) => join(directory, name);
  const parsedTheme = parseTheme(theme as string, place("theme.yaml"));
  return {
    settings: parseSettings(settings as string, place("publication.yaml")),
    messages: parseMessages(messages as string, place("messages.yaml")),
    theme: parsedTheme,
    stylesheet: await createStylesheet(parsedTheme, layout as string, place("page.css")),
    scripts: new Map(scripts.map(({file, text}) => [file.replace(/\.js$/, ""), text])),
  };
}

/**
 * @param names of all partials that exist, when not all are given
 * @throws InputError `invalid` with file and line for the first slip
 */
export function compilePages(
  directory: string,
  pages: readonly TemplateSource[],
  partials: readonly TemplateSource[],
  names?: readonly string[],
): ReadonlyMap<string, Render> {
  const placed = (source: TemplateSource) => ({...source, file: join(directory, source.file)});
  const environment = createEnvironment(partials.map(placed), names);
  return new Map(pages.map((page) => [page.file.replace(/\.hbs$/, ""), environment.compile(placed(page))]));
}

/** The partials that pages name, and those that these name in turn. */
function usedBy(pages: readonly TemplateSource[], partials: readonly TemplateSource[]): TemplateSource[] {
  const used = new Set<TemplateSource>();
  const follow = ({text}: TemplateSource): void => {
    const named = new Set(Array.from(text.matchAll(/\{\{[~#]*>\s*([\w-]+)/g), ([, name]) => name));
    for (const partial of partials) {
      if (used.has(partial) || !named.has(partialName(partial.file))) continue;
      used.add(partial);
      follow(partial);
    }
  };
  for (const page of pages) follow(page);
  return partials.filter((partial) => used.has(partial));
}
