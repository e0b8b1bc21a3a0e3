/** One edition becomes one factsheet: web page, PDF and figures, from the same document. */
import {lastDayOf} from "../period.js";
import {figuresBook} from "../tabular/figures-book.js";
import {writeWorkbook} from "../tabular/workbook.js";
import {createDocument} from "./document.js";
import {formatCsv} from "./figures.js";
import {drawWebPage} from "./html.js";
import {createModel, type SheetInput} from "./model.js";
import {drawPdf} from "./pdf/pdf.js";
import type {Templates} from "./templates.js";

export type {SheetInput} from "./model.js";

export interface Sheet {
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly csv: string;
  readonly xlsx: Uint8Array;
}

/**
 * Draws the factsheet of one region and quarter.
 *
 * The same input and templates give the same bytes: dates come from the data.
 *
 * @throws InputError `invalid` with file and line for a slip in the templates that only these figures bring to light
 */
export async function drawSheet(input: SheetInput, templates: Templates): Promise<Sheet> {
  const model = createModel(input, templates.settings);
  const document = await createDocument(model, templates);
  const csv = formatCsv([input.edition]);
  const pdf = await drawPdf(document, model, templates, csv, dateOf(input));
  const xlsx = await writeWorkbook(figuresBook([input.edition], templates.settings, templates.words));
  return {html: drawWebPage(document, model, templates), pdf, csv, xlsx};
}

/** When the source was made; failing that, the last day of the quarter. */
function dateOf({edition}: SheetInput): Date {
  const created = new Date(edition.source.created ?? "");
  return Number.isNaN(created.getTime()) ? new Date(`${lastDayOf(edition.period)}T00:00:00Z`) : created;
}
