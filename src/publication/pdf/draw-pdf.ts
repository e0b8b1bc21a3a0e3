/** The document as a tagged PDF with its figures attached. */
import {type SheetDocument, withDensity} from "../document.js";
import type {Templates} from "../templates/templates.js";
import {chooseDensity, layOut} from "./layout.js";
import {type Attachment, type PdfInfo, TaggedPdf} from "./pdfkit.js";

export type {Attachment, PdfInfo} from "./pdfkit.js";

/**
 * @param attachments what the document was made from
 * @returns bytes that are the same for the same input: dates come from the data
 */
export async function drawPdf(
  document: SheetDocument,
  info: PdfInfo,
  attachments: readonly Attachment[],
  templates: Templates,
): Promise<Uint8Array> {
  const pdf = new TaggedPdf(info);
  const density = chooseDensity(document, templates);
  const dense = density === document.density ? document : await withDensity(document, density, templates);
  layOut(dense, pdf, templates);
  for (const attachment of attachments) pdf.attach(attachment, info.created);
  return pdf.finish();
}
