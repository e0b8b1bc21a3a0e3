/** Every file of a publication: sheets, the national sheet, the data of all that is public, and the readers' index. */
import type {Comparison} from "../../change/compare.js";
import {type Archive, currentEditions} from "../../edition/archive.js";
import type {PublicationRecord} from "../../edition/publication-record.js";
import {type NationalInput, nationalName} from "../../publication/models/national.js";
import {createReadersModel} from "../../publication/models/readers-model.js";
import {loadPageTemplates} from "../../publication/templates/page-templates.js";
import type {DrawInput} from "../../publication/threads/draw-task.js";
import {drawPage} from "../../publication/web/page-shell.js";
import {type Config, type Format, formats} from "../../settings/config.js";
import {dataWorkbooks} from "../../tabular/out/data-books.js";
import {writeDataPackage} from "../../tabular/out/data-package.js";
import {dataTables} from "../../tabular/out/data-tables.js";
import {hash} from "../../vocabulary/hash.js";
import type {Period} from "../../vocabulary/period.js";
import {contentOf} from "../draw/draw-sheets.js";
import {sheetInputs} from "../draw/sheet-inputs.js";
import type {Inputs} from "../plan/inputs.js";
import type {Drawer} from "../threads.js";
import {dataFolder} from "../write-data.js";
import type {PublicFiles, PublicFolder} from "./public-folder.js";

export interface Publication {
  readonly config: Config;
  readonly inputs: Inputs;
  readonly archive: Archive;
  /** with the publications that are being made */
  readonly comparison: Comparison;
  readonly records: readonly PublicationRecord[];
  /** all that is public now */
  readonly published: Archive;
  readonly period: Period;
  readonly slugs: readonly string[];
  readonly national: NationalInput | null;
  readonly shelf: PublicFolder;
}

/** The same input gives the same bytes: what there was before has no say in them. */
export async function drawPublic(
  publication: Publication,
  drawer: Drawer,
  signal: AbortSignal,
): Promise<PublicFiles> {
  const {archive, comparison, inputs, period, slugs, national, shelf, config} = publication;
  const sheets = sheetInputs(archive, comparison.quarters, inputs.certificates).filter(({edition}) =>
    slugs.includes(edition.region.slug),
  );
  const drawn = await Promise.all([
    ...sheets.map((input) => drawOne(`${period}/${input.edition.region.slug}`, input, formats)),
    ...(national ? [drawOne(`${period}/${nationalName}`, national, ["pdf", "html"])] : []),
  ]);
  const files = new Map([...drawn.flat(), ...(await dataOf(publication))]);
  const there = [...new Set([...shelf.sums.keys(), ...files.keys()])];
  const templates = await loadPageTemplates(config.templates, inputs);
  const model = createReadersModel({...publication, files: there}, inputs.settings);
  files.set(
    "index.html",
    drawPage(templates, "readers", model, {title: model.title, description: model.subtitle}),
  );
  return {files, obsolete: (file) => file.startsWith(`${dataFolder}/`)};

  async function drawOne(
    name: string,
    input: DrawInput,
    forms: readonly Format[],
  ): Promise<[string, string | Uint8Array][]> {
    const drawing = await drawer.draw({input, templates: config.templates}, signal);
    return forms.map((format) => [`${name}.${format}`, contentOf(format, input, drawing)]);
  }
}

async function dataOf({
  published,
  inputs,
  comparison,
}: Publication): Promise<[string, string | Uint8Array][]> {
  const {settings, words} = inputs;
  const {answers} = comparison;
  const files: [string, string | Uint8Array][] = [];
  await writeDataPackage(
    dataTables(published, answers),
    dataWorkbooks(currentEditions(published), settings, words, answers),
    settings,
    words,
    async (name, pieces) => {
      const bytes = Buffer.concat([...pieces].map((piece) => Buffer.from(piece as Uint8Array)));
      files.push([`${dataFolder}/${name}`, bytes]);
      return {bytes: bytes.length, sha256: hash(bytes)};
    },
  );
  return files;
}
