/** Loads and checks everything that an analyst edits: settings, wording, theme, charts, templates. */
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../error.js";
import {parseSettings, type Settings} from "../settings.js";
import {type FigureWords, figureWordsFile, parseFigureWords} from "../tabular/words.js";
import {type Messages, parseMessages} from "../wording.js";
import {type Chart, compileChart} from "./chart.js";
import {createEnvironment, type Render, type TemplateSource} from "./environment.js";
import {createStylesheet, type Stylesheet} from "./stylesheet.js";
import {parseTheme, type Theme} from "./theme.js";
import {checkVocabulary, markPlaces} from "./vocabulary.js";

export interface Templates {
  readonly directory: string;
  readonly settings: Settings;
  readonly messages: Messages;
  /** of workbook and data package */
  readonly words: FigureWords;
  readonly theme: Theme;
  readonly stylesheet: Stylesheet;
  /** by name: "share" is charts/share.vl.json */
  readonly charts: ReadonlyMap<string, Chart>;
  /** by name: "factsheet" is factsheet.hbs; the others make web pages only */
  readonly pages: ReadonlyMap<string, Render>;
  /** of web pages, by the name of the page: "changes" is changes.js */
  readonly scripts: ReadonlyMap<string, string>;
}

/** What is drawn on paper too, and so keeps to the small HTML of vocabulary.ts. Other pages may use any HTML. */
const onPaper = ["factsheet.hbs", "national.hbs"];
/** Partials that only web pages use start with "web-". */
const webOnly = /^partials\/web-/;

/**
 * @param directory with publication.yaml, messages.yaml, figures.yaml, theme.yaml, page.css, *.hbs, *.js, partials/ and charts/
 * @throws InputError `invalid` with file and line for the first slip, `unreadable` for a file that is not there
 */
export async function loadTemplates(directory: string): Promise<Templates> {
  const read = (name: string) => readText(directory, name);
  const [settings, messages, theme, layout, words] = await Promise.all(
    ["publication.yaml", "messages.yaml", "theme.yaml", "page.css", figureWordsFile].map(read),
  );
  const [pages, scripts, partials, charts] = await Promise.all([
    readAll(directory, "", ".hbs"),
    readAll(directory, "", ".js"),
    readAll(directory, "partials", ".hbs"),
    readAll(directory, "charts", ".vl.json"),
  ]);
  const place = (name: string) => join(directory, name);
  const parsedTheme = parseTheme(theme as string, place("theme.yaml"));
  const compiledCharts = charts.map(({file, text}) => compileChart(text, place(file), parsedTheme));
  const names = compiledCharts.map((chart) => chart.name);
  const check = (source: TemplateSource, isPage: boolean): TemplateSource => {
    if (webOnly.test(source.file) || (isPage && !onPaper.includes(source.file))) return source;
    checkVocabulary({...source, file: place(source.file)}, parsedTheme, names);
    return {...source, marked: markPlaces(source)};
  };
  const checkedPages = pages.map((source) => check(source, true));
  const checkedPartials = partials.map((source) => check(source, false));
  return {
    directory,
    settings: parseSettings(settings as string, place("publication.yaml")),
    messages: parseMessages(messages as string, place("messages.yaml")),
    words: parseFigureWords(words as string, place(figureWordsFile)),
    theme: parsedTheme,
    stylesheet: await createStylesheet(parsedTheme, layout as string, place("page.css")),
    charts: new Map(compiledCharts.map((chart) => [chart.name, chart])),
    pages: compilePages(checkedPages, checkedPartials, place),
    scripts: new Map(scripts.map(({file, text}) => [file.replace(/\.js$/, ""), text])),
  };
}

function compilePages(
  pages: readonly TemplateSource[],
  partials: readonly TemplateSource[],
  place: (name: string) => string,
): ReadonlyMap<string, Render> {
  const placed = (source: TemplateSource) => ({...source, file: place(source.file)});
  const environment = createEnvironment(partials.map(placed));
  const missing = onPaper.find((name) => !pages.some(({file}) => file === name));
  if (missing) {
    throw new InputError("unreadable", "this template is not there", {
      place: place(missing),
      next: "give the directory that holds it with --templates",
    });
  }
  return new Map(pages.map((page) => [page.file.replace(/\.hbs$/, ""), environment.compile(placed(page))]));
}

/** The files of a folder by name, so that the order is the same on every machine. */
async function readAll(directory: string, folder: string, extension: string): Promise<TemplateSource[]> {
  const names = await readdir(join(directory, folder)).catch(() => [] as string[]);
  const wanted = names.filter((name) => name.endsWith(extension)).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const file = folder ? `${folder}/${name}` : name;
      return {file, text: await readText(directory, file)};
    }),
  );
}

async function readText(directory: string, name: string): Promise<string> {
  try {
    return await readFile(join(directory, name), "utf8");
  } catch {
    throw new InputError("unreadable", "this file of the templates cannot be read", {
      place: join(directory, name),
      next: "give the directory that holds it with --templates",
    });
  }
}
