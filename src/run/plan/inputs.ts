/** Everything that a build starts from, understood: templates, notes, corrections, and what the previous run left. */
import {join} from "node:path";
import {z} from "zod";
import {type Note, parseNotes} from "../../change/notes.js";
import type {EditionChoices} from "../../edition/archive.js";
import {type Certificate, parseCertificates} from "../../edition/certificate.js";
import {type Correction, parseCorrections} from "../../edition/correction.js";
import {type PublicationRecord, parsePublications} from "../../edition/publication-record.js";
import {createWording, type Messages, parseMessages, type Wording} from "../../edition/wording.js";
import type {Config} from "../../settings/config.js";
import {parseGazetteer} from "../../settings/gazetteer-file.js";
import {parseSettings, type Settings} from "../../settings/settings.js";
import {parseYaml} from "../../settings/yaml.js";
import {readText, today} from "../../system/effects.js";
import {type FigureWords, figureWordsFile, parseFigureWords} from "../../tabular/words.js";
import {useGazetteer} from "../../vocabulary/gazetteer.js";
import {type GazetteerEntries, noEntries} from "../../vocabulary/gazetteer-entries.js";
import {hash} from "../../vocabulary/hash.js";
import {tableKey} from "../read/table-files.js";
import {type Inventory, type OwnText, readManifestText, readOwnTexts, takeInventory} from "./inventory.js";
import {type Manifest, parseManifest} from "./manifest.js";

export type {InputFile} from "./inventory.js";

/** What the templates say besides how sheets look. */
export interface TemplateWords {
  readonly settings: Settings;
  readonly messages: Messages;
  readonly wording: Wording;
  /** of workbook and data package */
  readonly words: FigureWords;
}

/** What people wrote in input/; what is not there says nothing. */
export interface OwnWords {
  /** notes.yaml: what analysts answered to changes */
  readonly notes: readonly Note[];
  /** corrections.yaml: figures that a person read otherwise */
  readonly corrections: readonly Correction[];
  /** certificates.yaml: who vouches for which figures */
  readonly certificates: readonly Certificate[];
  /** editions.yaml: `2023-Q2/midden-utrecht: folder/file.pdf` for each region and quarter with two PDFs */
  readonly choices: EditionChoices;
  /** publications.yaml: which figures were made public */
  readonly publications: readonly PublicationRecord[];
}

export interface Inputs
  extends TemplateWords,
    OwnWords,
    Pick<Inventory, "sources" | "unreadable" | "notRead" | "tool" | "templates" | "key"> {
  /** what decides how a PDF is read, besides its bytes */
  readonly readerKey: string;
  /** the same for CSV files and workbooks */
  readonly tableKey: string;
  readonly previous: Manifest;
}

/** @throws InputError when a folder is missing or a file that a person wrote has a slip */
export async function gatherInputs(config: Config): Promise<Inputs> {
  return understand(config, await takeInventory(config));
}

/** @throws InputError when a file that a person wrote has a slip */
export async function understand(config: Config, inventory: Inventory): Promise<Inputs> {
  const {sources, unreadable, notRead, own, tool, templates, key, manifest} = inventory;
  const words = await readTemplateWords(config.templates);
  const {headings, checks} = words.settings;
  const readerKey = hash(JSON.stringify([tool.readerHash, headings, checks, config.ocr, own.gazetteer.text]));
  return {
    sources,
    unreadable,
    notRead,
    tool,
    templates,
    key,
    ...words,
    ...parseOwn(own),
    readerKey,
    tableKey: tableKey(readerKey, words.settings, words.words),
    previous: parseManifest(manifest, config.output),
  };
}

/** Read again once the output is locked, since another run may have ended meanwhile. */
export async function readManifest(output: string): Promise<Manifest> {
  return parseManifest(await readManifestText(output), output);
}

/** @throws InputError for a slip */
export async function readTemplateWords(folder: string): Promise<TemplateWords> {
  const [publication, messages, figures] = ["publication.yaml", "messages.yaml", figureWordsFile].map(
    (file) => join(folder, file),
  ) as [string, string, string];
  const settings = parseSettings(await readText(publication), publication);
  const parsedMessages = parseMessages(await readText(messages), messages);
  const words = parseFigureWords(await readText(figures), figures);
  return {settings, messages: parsedMessages, wording: createWording(parsedMessages, settings), words};
}

/** What one of these files says, whatever slip there is in another. @throws InputError for a slip */
export async function readNotes(folder: string): Promise<OwnWords["notes"]> {
  return parsed((await readOwnTexts(folder)).notes, parseNotes) ?? [];
}

/** What gazetteer.yaml adds to the division of the country. */
export async function readGazetteer(folder: string): Promise<GazetteerEntries> {
  return parsed((await readOwnTexts(folder)).gazetteer, parseGazetteer) ?? noEntries;
}

/** The same for certificates.yaml. */
export async function readCertificates(folder: string): Promise<OwnWords["certificates"]> {
  return parsed((await readOwnTexts(folder)).certificates, parseCertificates) ?? [];
}

/** The same for publications.yaml. */
export async function readPublications(folder: string): Promise<OwnWords["publications"]> {
  return parsed((await readOwnTexts(folder)).publications, parsePublications) ?? [];
}

/** The same for editions.yaml and corrections.yaml: which figures hold. */
export async function readHolding(folder: string): Promise<Pick<OwnWords, "choices" | "corrections">> {
  const {choices, corrections} = await readOwnTexts(folder);
  return {
    choices: parsed(choices, parseChoices) ?? new Map(),
    corrections: parsed(corrections, parseCorrections) ?? [],
  };
}

/** @throws InputError for a slip */
export async function readOwnWords(folder: string): Promise<OwnWords> {
  return parseOwn(await readOwnTexts(folder));
}

function parseOwn({gazetteer, ...own}: Inventory["own"]): OwnWords {
  // the others name regions and municipalities
  useGazetteer(parsed(gazetteer, parseGazetteer) ?? noEntries);
  const {notes, corrections, certificates, choices, publications} = own;
  return {
    notes: parsed(notes, parseNotes) ?? [],
    corrections: parsed(corrections, parseCorrections) ?? [],
    certificates: parsed(certificates, parseCertificates) ?? [],
    choices: parsed(choices, parseChoices) ?? new Map(),
    publications: parsed(publications, parsePublications) ?? [],
  };
}

/** What people say is held against the calendar: nobody has found out anything tomorrow. */
function parsed<Result>(
  {file, text}: OwnText,
  parse: (text: string, file: string, today: string) => Result,
): Result | null {
  return text === null ? null : parse(text, file, today());
}

const choicesSchema = z.record(
  z.string().regex(/^\d{4}-Q[1-4]\/[a-z0-9-]+$/, "write the place as 2023-Q2/midden-utrecht"),
  z.string(),
);

export function parseChoices(text: string, file: string): EditionChoices {
  return new Map(Object.entries(parseYaml(text, file, choicesSchema)));
}
