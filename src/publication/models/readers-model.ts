/** What the readers' index (readers.hbs) is filled in with: every quarter that is public, and what there is of each region. */
import type {Archive} from "../../edition/archive.js";
import type {Settings} from "../../settings/settings.js";
import {comparePeriods, type Period} from "../../vocabulary/period.js";
import {nationalName} from "./national.js";

export interface ReadersInput {
  /** all that is public */
  readonly published: Archive;
  /** the files that there are: "2023-Q2/zeeland.html" */
  readonly files: readonly string[];
}

export function createReadersModel({published, files}: ReadersInput, settings: Settings) {
  const present = new Set(files);
  const editions = [...published.values()].map(({current}) => current);
  const periods = [...new Set(editions.map(({period}) => period))].sort(comparePeriods).reverse();
  const linksTo = (name: string) => {
    const linkTo = (format: string) => (present.has(`${name}.${format}`) ? `${name}.${format}` : null);
    const [html, pdf, csv, xlsx, json] = ["html", "pdf", "csv", "xlsx", "json"].map(linkTo);
    return {html: html ?? null, pdf: pdf ?? null, csv: csv ?? null, xlsx: xlsx ?? null, json: json ?? null};
  };
  const quarterOf = (period: Period) => ({
    period,
    national: linksTo(`${period}/${nationalName}`),
    regions: editions
      .filter((edition) => edition.period === period)
      .map(({region, fictional}) => ({
        name: region.name,
        fictional,
        isRevised: (published.get(`${period}/${region.slug}`)?.versions.length ?? 0) > 0,
        ...linksTo(`${period}/${region.slug}`),
      }))
      .filter(({html, pdf, csv, xlsx, json}) => html ?? pdf ?? csv ?? xlsx ?? json),
  });
  // in another folder there may be some quarters only
  const [latest, ...earlier] = periods.map(quarterOf).filter(({regions}) => regions.length > 0);
  return {
    title: settings.title,
    subtitle: settings.subtitle,
    publisher: settings.publisher,
    contact: settings.contact,
    fictional: editions.some(({fictional}) => fictional),
    latest: latest ?? null,
    earlier,
    data: present.has("data/datapackage.json"),
  };
}
