/** Loads and checks everything that an analyst edits: settings, wording, theme, charts, templates. */
import {join} from "node:path";
import {type FigureWords, figureWordsFile, parseFigureWords} from "../../tabular/words.js";
import {InputError} from "../../vocabulary/error.js";
import type {Chart} from "../charts/chart.js";
import {compileChart} from "../charts/compile-chart.js";
import type {TemplateSource} from "./environment.js";
import {checkVocabulary, markPlaces} from "./html-vocabulary.js";
import {compilePages, isWebOnly, loadBase, onPaper, type PageTemplates} from "./page-templates.js";
import {readAll, readTemplate} from "./template-files.js";

/** Its pages are those of factsheets too. */
export interface Templates extends PageTemplates {
  readonly directory: string;
  /** of workbook and data package */
  readonly words: FigureWords;
  /** by name: "share" is charts/share.vl.json */
  readonly charts: ReadonlyMap<string, Chart>;
}

/**
 * @param directory with what loadPageTemplates reads, figures.yaml and charts/
 * @throws InputError `invalid` with file and line for the first slip, `unreadable` for a file that is not there
 */
export async function loadTemplates(directory: string): Promise<Templates> {
  const [base, words, pages, partials, sources] = await Promise.all([
    loadBase(directory),
    readTemplate(directory, figureWordsFile),
    readAll(directory, "", ".hbs"),
    readAll(directory, "partials", ".hbs"),
    readAll(directory, "charts", ".vl.json"),
  ]);
  const place = (name: string) => join(directory, name);
  const charts = sources.map(({file, text}) => compileChart(text, place(file), base.theme));
  const names = charts.map((chart) => chart.name);
  const check = (source: TemplateSource): TemplateSource => {
    if (isWebOnly(source)) return source;
    checkVocabulary({...source, file: place(source.file)}, base.theme, names);
    return {...source, marked: markPlaces(source)};
  };
  const missing = onPaper.find((name) => !pages.some(({file}) => file === name));
  if (missing) {
    throw new InputError("unreadable", "this template is not there", {
      place: place(missing),
      next: "give the directory that holds it with --templates",
    });
  }
  return {
    ...base,
    directory,
    words: parseFigureWords(words, place(figureWordsFile)),
    charts: new Map(charts.map((chart) => [chart.name, chart])),
    pages: compilePages(directory, pages.map(check), partials.map(check)),
  };
}
