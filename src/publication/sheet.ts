/** One edition becomes one factsheet: web page, PDF and figures, from the same document. */
import {archiveKey} from "../edition/archive.js";
import {formatCsv} from "../tabular/figures-csv.js";
import {figuresBook} from "../tabular/out/figures-book.js";
import {writeWorkbook} from "../tabular/workbook.js";
import {createDocument} from "./document.js";
import {createModel, type SheetInput} from "./models/sheet-model.js";
import {drawPdf} from "./pdf/draw-pdf.js";
import {attachmentsOf, infoOf} from "./pdf/info.js";
import type {Templates} from "./templates/templates.js";
import {drawWebPage} from "./web/web-page.js";

export type {SheetInput} from "./models/sheet-model.js";

export interface Sheet {
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly csv: string;
  readonly xlsx: Uint8Array;
}

/** A sheet that is filled in: its forms are drawn when they are asked for. */
export interface PreparedSheet {
  readonly html: () => string;
  readonly pdf: () => Promise<Uint8Array>;
}

/**
 * Draws the factsheet of one region and quarter.
 *
 * The same input and templates give the same bytes: dates come from the data.
 *
 * @throws InputError `invalid` with file and line for a slip in the templates that only these figures bring to light
 */
export async function drawSheet(input: SheetInput, templates: Templates): Promise<Sheet> {
  const {edition, changes} = input;
  const {html, pdf} = await prepareSheet(input, templates);
  const answers = new Map(changes ? [[archiveKey(edition), changes]] : []);
  const xlsx = await writeWorkbook(figuresBook([edition], templates.settings, templates.words, {answers}));
  return {html: html(), pdf: await pdf(), csv: formatCsv([edition]), xlsx};
}

/** @throws InputError as drawSheet; what only paper brings to light is thrown by `pdf` */
export async function prepareSheet(input: SheetInput, templates: Templates): Promise<PreparedSheet> {
  const {edition} = input;
  const model = createModel(input, templates.settings);
  const document = await createDocument("factsheet", model, templates);
  const name = `${edition.region.slug}-${edition.period}`;
  return {
    html: () => drawWebPage(document, model, templates),
    pdf: () => {
      const attachments = attachmentsOf(name, formatCsv([edition]), [edition], templates);
      return drawPdf(document, infoOf(edition, templates, model.concept), attachments, templates);
    },
  };
}
