/** Everything that a build starts from: PDFs, templates, notes, and what the previous run left. */
import {basename, join} from "node:path";
import {z} from "zod";
import type {EditionChoices} from "../archive.js";
import {type Certificate, parseCertificates} from "../certificate.js";
import {type Note, parseNotes} from "../change/notes.js";
import type {Config} from "../config.js";
import {type Correction, parseCorrections} from "../correction.js";
import {forFiles, hash, hashFile, isFolder, listFiles, readText, readTextIfThere} from "../effects.js";
import {InputError} from "../error.js";
import {parseSettings, type Settings} from "../settings.js";
import {byCodePoint} from "../spelling.js";
import {type FigureWords, figureWordsFile, parseFigureWords} from "../tabular/words.js";
import {createWording, parseMessages, type Wording} from "../wording.js";
import {parseYaml} from "../yaml.js";
import {type Manifest, parseManifest} from "./manifest.js";
import {isTableFile, tableKey} from "./tables.js";
import {describeTool, type Tool} from "./tool.js";

export interface InputFile {
  /** relative to --input, with forward slashes */
  readonly file: string;
  readonly sha256: string;
}

export interface Inputs {
  /** PDFs, and figures that are not in a PDF yet: CSV files and workbooks */
  readonly sources: readonly InputFile[];
  /** files and folders that could not be opened */
  readonly unreadable: readonly string[];
  readonly settings: Settings;
  readonly wording: Wording;
  /** of workbook and data package */
  readonly words: FigureWords;
  readonly notes: readonly Note[];
  readonly corrections: readonly Correction[];
  readonly certificates: readonly Certificate[];
  readonly choices: EditionChoices;
  readonly tool: Tool;
  /** hash of every file of the templates that has a say in the output, by name */
  readonly templates: Readonly<Record<string, string>>;
  /** what decides how a PDF is read, besides its bytes */
  readonly readerKey: string;
  /** the same for CSV files and workbooks */
  readonly tableKey: string;
  /** what decides the whole run */
  readonly key: string;
  readonly previous: Manifest;
}

/** @throws InputError when a folder is missing or a file that a person wrote has a slip */
export async function gatherInputs(config: Config): Promise<Inputs> {
  if (!(await isFolder(config.input))) {
    const next = "make it and put the quarterly PDFs there, or name another folder with --input";
    throw new InputError("unreadable", "there is no such folder", {place: config.input, next});
  }
  const [{sources, unreadable}, templates, tool] = await Promise.all([
    hashInputs(config.input),
    readTemplateSources(config.templates),
    describeTool(),
  ]);
  const [notes, notesText] = await readNotes(config.input);
  const [corrections, correctionsText] = await readCorrections(config.input);
  const [certificates, certificatesText] = await readCertificates(config.input);
  const [choices, choicesText] = await readChoices(config.input);
  const previous = await readManifest(config.output);
  const {headings, checks} = templates.settings;
  const {period, regions, formats, ocr} = config;
  const readerKey = hash(JSON.stringify([tool.readerHash, headings, checks, ocr]));
  return {
    sources,
    unreadable,
    ...templates,
    notes,
    corrections,
    certificates,
    choices,
    tool,
    readerKey,
    tableKey: tableKey(readerKey, templates.settings, templates.words),
    key: hash(
      JSON.stringify([
        sources,
        unreadable,
        templates.templates,
        notesText,
        correctionsText,
        certificatesText,
        choicesText,
        tool,
        period,
        regions,
        formats,
        ocr,
      ]),
    ),
    previous,
  };
}

/** What the last run left: to be read again once the output is locked, since another run may have ended meanwhile. */
export async function readManifest(output: string): Promise<Manifest> {
  return parseManifest(await readTextIfThere(join(output, "manifest.json")));
}

async function hashInputs(folder: string): Promise<{sources: InputFile[]; unreadable: string[]}> {
  const folders: string[] = [];
  const files = (await listFiles(folder, "", (below) => folders.push(below))).filter(isSource);
  const hashes = await forFiles(files, (file) => hashFile(join(folder, file)));
  return {
    sources: files.flatMap((file, i) => (hashes[i] ? [{file, sha256: hashes[i]}] : [])),
    unreadable: [...folders.sort(byCodePoint), ...files.filter((_, i) => !hashes[i])],
  };
}

/** Not what a spreadsheet program lays beside a file that is open in it. */
function isSource(file: string): boolean {
  return (/\.pdf$/i.test(file) || isTableFile(file)) && !/^(?:\.|~\$)/.test(basename(file));
}

/** input/notes.yaml: what analysts answered to changes, and its text; no file means no notes. */
export async function readNotes(folder: string): Promise<[readonly Note[], string | null]> {
  const file = join(folder, "notes.yaml");
  const text = await readTextIfThere(file);
  return [text === null ? [] : parseNotes(text, file), text];
}

/** input/corrections.yaml: figures that a person read otherwise, and its text; no file means none. */
async function readCorrections(folder: string): Promise<[readonly Correction[], string | null]> {
  const file = join(folder, "corrections.yaml");
  const text = await readTextIfThere(file);
  return [text === null ? [] : parseCorrections(text, file), text];
}

export const certificatesFile = "certificates.yaml";

/** input/certificates.yaml: who vouches for which figures, and its text; no file means nobody. */
export async function readCertificates(folder: string): Promise<[readonly Certificate[], string | null]> {
  const file = join(folder, certificatesFile);
  const text = await readTextIfThere(file);
  return [text === null ? [] : parseCertificates(text, file), text];
}

/** Settings, wording and words, and a hash of every file of the templates by name. */
export async function readTemplateSources(folder: string) {
  const files = (await listFiles(folder, "")).filter((file) => !/\.(md|png|svg)$/.test(file));
  const hashes = await Promise.all(
    files.map(async (file) => [file, (await hashFile(join(folder, file))) ?? ""] as const),
  );
  const [publication, messages, figures] = ["publication.yaml", "messages.yaml", figureWordsFile].map(
    (file) => join(folder, file),
  ) as [string, string, string];
  const settings = parseSettings(await readText(publication), publication);
  const wording = createWording(parseMessages(await readText(messages), messages), settings);
  const words = parseFigureWords(await readText(figures), figures);
  return {settings, wording, words, templates: Object.fromEntries(hashes)};
}

/** input/editions.yaml, and its text; no file means no choices. */
export async function readChoices(folder: string): Promise<[EditionChoices, string | null]> {
  const file = join(folder, "editions.yaml");
  const text = await readTextIfThere(file);
  return [text === null ? new Map() : parseChoices(text, file), text];
}

const choicesSchema = z.record(
  z.string().regex(/^\d{4}-Q[1-4]\/[a-z-]+$/, "write the place as 2023-Q2/midden-utrecht"),
  z.string(),
);

/** input/editions.yaml: `2023-Q2/midden-utrecht: folder/file.pdf` for each region and quarter with two PDFs. */
export function parseChoices(text: string, file: string): EditionChoices {
  return new Map(Object.entries(parseYaml(text, file, choicesSchema)));
}
