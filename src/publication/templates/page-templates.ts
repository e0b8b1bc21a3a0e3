/**
 * What the pages around the factsheets are drawn with: index, change report, review. They have no charts of the
 * templates, and are not drawn on paper; what those need takes longest to load, and is left to templates.ts.
 */
import {join} from "node:path";
import {type Messages, parseMessages} from "../../edition/wording.js";
import {parseSettings, type Settings} from "../../settings/settings.js";
import {blankOut} from "./blank-out.js";
import {createEnvironment, type Render, type TemplateSource} from "./environment.js";
import {checkReach} from "./links.js";
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

/** What factsheet preview shows around a sheet; it is never published, and the program takes its own. */
const ownPage = "preview.hbs";

/** What is drawn on paper too, and so keeps to the small HTML of html-vocabulary.ts. Other pages may use any HTML. */
export const onPaper = ["factsheet.hbs", "national.hbs"];

/** Whether a page or partial is not for paper. Partials that only web pages use start with "web-". */
export function isWebOnly({file}: TemplateSource): boolean {
  return file.startsWith("partials/") ? file.startsWith("partials/web-") : !onPaper.includes(file);
}

/** What was read of them before, and need not be read again. */
export type KnownTemplates = Pick<PageTemplates, "settings" | "messages">;

/**
 * @param directory with publication.yaml, messages.yaml, theme.yaml, page.css, *.hbs, *.js and partials/
 * @throws InputError `invalid` with file and line for the first slip in what these pages need, `unreadable` for a file
 *   that is not there
 */
export async function loadPageTemplates(directory: string, known?: KnownTemplates): Promise<PageTemplates> {
  const [base, pages, partials] = await Promise.all([
    loadBase(directory, known),
    readAll(directory, "", ".hbs"),
    readAll(directory, "partials", ".hbs"),
  ]);
  return {...base, pages: compilePages(directory, pages.filter(isWebOnly), partials)};
}

/** What all pages share, the factsheets too. */
export async function loadBase(
  directory: string,
  known?: KnownTemplates,
): Promise<Omit<PageTemplates, "pages">> {
  const [{settings, messages}, theme, layout, scripts] = await Promise.all([
    known ?? loadKnown(directory),
    readTemplate(directory, "theme.yaml"),
    readTemplate(directory, "page.css"),
    readAll(directory, "", ".js"),
  ]);
  const parsedTheme = parseTheme(theme, join(directory, "theme.yaml"));
  return {
    settings,
    messages,
    theme: parsedTheme,
    stylesheet: createStylesheet(parsedTheme, layout, join(directory, "page.css")),
    scripts: new Map(scripts.map(({file, text}) => [file.replace(/\.js$/, ""), text])),
  };
}

async function loadKnown(directory: string): Promise<KnownTemplates> {
  const [settings, messages] = await Promise.all([
    readTemplate(directory, "publication.yaml"),
    readTemplate(directory, "messages.yaml"),
  ]);
  return {
    settings: parseSettings(settings, join(directory, "publication.yaml")),
    messages: parseMessages(messages, join(directory, "messages.yaml")),
  };
}

/**
 * @returns by name, each with the partials that it names
 * @throws InputError `invalid` with file and line for the first slip
 */
export function compilePages(
  directory: string,
  pages: readonly TemplateSource[],
  partials: readonly TemplateSource[],
): ReadonlyMap<string, Render> {
  const placed = (source: TemplateSource) => ({...source, file: join(directory, source.file)});
  for (const source of [...pages, ...partials].filter(isWebOnly)) {
    if (source.file !== ownPage) checkReach(blankOut(source.text), placed(source).file);
  }
  const {compile} = createEnvironment(partials.map(placed));
  return new Map(pages.map((page) => [page.file.replace(/\.hbs$/, ""), compile(placed(page))]));
}
