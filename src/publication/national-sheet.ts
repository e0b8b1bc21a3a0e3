/** All regions of a quarter become one national sheet: web page and PDF, with an annex of all municipalities. */
import {createDocument} from "./document.js";
import {formatCsv} from "./figures.js";
import {drawWebPage} from "./html.js";
import {attachmentsOf, infoOf} from "./info.js";
import {type NationalInput, nationalName} from "./national.js";
import {createNationalModel} from "./national-model.js";
import {drawPdf} from "./pdf/pdf.js";
import type {Templates} from "./templates.js";

export interface NationalSheet {
  readonly html: string;
  readonly pdf: Uint8Array;
}

/** @throws InputError `invalid` with file and line for a slip in the templates that only these figures bring to light */
export async function drawNationalSheet(input: NationalInput, templates: Templates): Promise<NationalSheet> {
  const model = createNationalModel(input, templates.settings);
  const document = await createDocument("national", model, templates);
  const name = `${nationalName}-${model.period}`;
  const attachments = attachmentsOf(name, formatCsv(input.editions), input.editions, templates);
  const pdf = await drawPdf(document, infoOf(input.sums, templates), attachments, templates);
  return {html: drawWebPage(document, model, templates), pdf};
}
