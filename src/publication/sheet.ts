/** One edition becomes one factsheet: web page, PDF and figures, from the same document. */
import {type PlacedEdition, publicEdition} from "../edition.js";
import {formatPeriod, lastDayOf} from "../period.js";
import {figuresBook} from "../tabular/figures-book.js";
import {writeWorkbook} from "../tabular/workbook.js";
import {createDocument} from "./document.js";
import {formatCsv} from "./figures.js";
import {drawWebPage} from "./html.js";
import {createModel, type SheetInput} from "./model.js";
import {type Attachment, drawPdf, type PdfInfo} from "./pdf/pdf.js";
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
  const {edition} = input;
  const model = createModel(input, templates.settings);
  const document = await createDocument(model, templates);
  const csv = formatCsv([edition]);
  const pdf = await drawPdf(
    document,
    infoOf(input, templates),
    attachmentsOf(edition, csv, templates),
    templates,
  );
  const xlsx = await writeWorkbook(figuresBook([edition], templates.settings, templates.words));
  return {html: drawWebPage(document, model, templates), pdf, csv, xlsx};
}

function infoOf({edition}: SheetInput, {settings}: Templates): PdfInfo {
  const {region, period, fictional} = edition;
  const quarter = formatPeriod(period);
  return {
    title: `${settings.title} – ${region.name} – ${quarter}`,
    author: settings.publisher,
    subject: `${settings.subtitle}, ${region.name}, ${quarter}${fictional ? ` (${settings.fictional})` : ""}`,
    keywords: [settings.title, region.name, period].join(", "),
    created: dateOf(edition),
  };
}

/** The figures as CSV and as JSON, for whoever wants to calculate with them. */
function attachmentsOf(edition: PlacedEdition, csv: string, {settings}: Templates): Attachment[] {
  const name = `${edition.region.slug}-${edition.period}`;
  const description = settings.attachment;
  const json = `${JSON.stringify(publicEdition(edition), null, 1)}\n`;
  return [
    {name: `${name}.csv`, type: "text/csv", description, data: Buffer.from(csv)},
    {name: `${name}.json`, type: "application/json", description, data: Buffer.from(json)},
  ];
}

/** When the source was made; failing that, the last day of the quarter. */
function dateOf({source, period}: PlacedEdition): Date {
  const created = new Date(source.created ?? "");
  return Number.isNaN(created.getTime()) ? new Date(`${lastDayOf(period)}T00:00:00Z`) : created;
}
