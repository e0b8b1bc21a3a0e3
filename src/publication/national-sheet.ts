/** All regions of a quarter become one national sheet: web page and PDF, with an annex of all municipalities. */

import {formatCsv} from "../tabular/figures-csv.js";
import {netherlands} from "../vocabulary/region.js";
import {createDocument} from "./document.js";
import {type NationalInput, nationalName} from "./models/national.js";
import {createNationalModel} from "./models/national-model.js";
import {drawPdf} from "./pdf/draw-pdf.js";
import {attachmentsOf, infoOf} from "./pdf/info.js";
import type {PreparedSheet} from "./sheet.js";
import type {Templates} from "./templates/templates.js";
import {drawWebPage} from "./web/web-page.js";

export interface NationalSheet {
  readonly html: string;
  readonly pdf: Uint8Array;
}

/** @throws InputError `invalid` with file and line for a slip in the templates that only these figures bring to light */
export async function drawNationalSheet(input: NationalInput, templates: Templates): Promise<NationalSheet> {
  const {html, pdf} = await prepareNationalSheet(input, templates);
  return {html: html(), pdf: await pdf()};
}

/** @throws InputError as drawNationalSheet; what only paper brings to light is thrown by `pdf` */
export async function prepareNationalSheet(
  {editions, ...input}: NationalInput,
  templates: Templates,
): Promise<PreparedSheet> {
  const sums = {
    ...input.sums,
    region: {...input.sums.region, name: nameOf(editions.length, input.missing.length, templates)},
  };
  const model = createNationalModel({...input, sums, editions}, templates.settings);
  const document = await createDocument("national", model, templates);
  const name = `${nationalName}-${model.period}`;
  return {
    html: () => drawWebPage(document, model, templates),
    pdf: () => {
      const attachments = attachmentsOf(name, formatCsv(editions), editions, templates);
      return drawPdf(document, infoOf(sums, templates, model.concept), attachments, templates);
    },
  };
}

/** The country, or what part of it was added up: fictional and real figures never are. */
function nameOf(count: number, missing: number, {settings}: Templates): string {
  if (missing === 0) return netherlands.name;
  return settings.partOfCountry.replace("{count}", String(count)).replace("{of}", String(count + missing));
}
