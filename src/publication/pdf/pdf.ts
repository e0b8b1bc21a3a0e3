/** The factsheet as a tagged PDF with its figures attached. */

import {formatPeriod} from "../../period.js";
import {type SheetDocument, withDensity} from "../document.js";
import type {SheetModel} from "../model.js";
import type {Templates} from "../templates.js";
import {chooseDensity, layOut} from "./layout.js";
import {TaggedPdf} from "./pdfkit.js";

/**
 * @param csv the figures, to attach
 * @param created date of the document: from the data, so that the same data give the same bytes
 */
export async function drawPdf(
  document: SheetDocument,
  model: SheetModel,
  templates: Templates,
  csv: string,
  created: Date,
): Promise<Uint8Array> {
  const title = `${model.title} – ${model.region.name} – ${formatPeriod(model.period)}`;
  const pdf = new TaggedPdf({
    title,
    author: model.publisher,
    subject: `${model.subtitle}, ${model.region.name}, ${formatPeriod(model.period)}${model.fictional ? ` (${templates.settings.fictional})` : ""}`,
    keywords: [model.title, model.region.name, model.period].join(", "),
    created,
  });
  const density = chooseDensity(document, templates);
  layOut(
    density === document.density ? document : await withDensity(document, density, templates),
    pdf,
    templates,
  );
  const name = `${model.region.slug}-${model.period}.csv`;
  pdf.attach(
    {name, type: "text/csv", description: templates.settings.attachment, data: Buffer.from(csv)},
    created,
  );
  return pdf.finish();
}
