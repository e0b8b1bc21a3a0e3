/** What the PDF of a sheet says about itself, and the figures that are attached to it. */
import type {PlacedEdition} from "../../edition/edition.js";
import {publicEditionData} from "../../edition/edition-json.js";
import {formatPeriod, lastDayOf} from "../../vocabulary/period.js";
import type {Templates} from "../templates/templates.js";
import type {Attachment, PdfInfo} from "./draw-pdf.js";

/** @param isConcept whether it has to be clear that the sheet is not final, in a list of files too */
export function infoOf(edition: PlacedEdition, {settings}: Templates, isConcept = false): PdfInfo {
  const {region, period, fictional} = edition;
  const quarter = formatPeriod(period);
  return {
    title: `${settings.title} – ${region.name} – ${quarter}${isConcept ? ` – ${settings.concept}` : ""}`,
    author: settings.publisher,
    subject: `${settings.subtitle}, ${region.name}, ${quarter}${fictional ? ` (${settings.fictional})` : ""}`,
    // the word that a reader of the PDF knows made-up figures by
    keywords: [settings.title, region.name, period, ...(fictional ? ["fictief"] : [])].join(", "),
    created: dateOf(edition),
  };
}

/**
 * The figures as CSV and as JSON, for whoever wants to calculate with them.
 *
 * @param name of the files, without extension
 * @param editions one, or those of all regions
 */
export function attachmentsOf(
  name: string,
  csv: string,
  editions: readonly PlacedEdition[],
  {settings}: Templates,
): Attachment[] {
  const description = settings.attachment;
  const published = editions.map(publicEditionData);
  const json = `${JSON.stringify(published.length === 1 ? published[0] : published, null, 1)}\n`;
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
