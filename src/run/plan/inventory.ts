/**
 * What a run finds: which files there are, their hashes, and what the last run left. Nothing is understood yet, so that
 * a run with nothing to do needs nothing of what understanding takes.
 */
import {join} from "node:path";
import type {Config} from "../../settings/config.js";
import {tellDetail} from "../../system/details.js";
import {forFiles, hashFile, hashInput, isFolder, listFiles, readTextIfThere} from "../../system/effects.js";
import {walkFolder} from "../../system/folder-tree.js";
import {refuseNested} from "../../system/output-folder.js";
import {readTool, type Tool} from "../../system/tool.js";
import {InputError, isInputError} from "../../vocabulary/error.js";
import {isPathWithin} from "../../vocabulary/file-name.js";
import {hash} from "../../vocabulary/hash.js";
import {isExplanation, otherKindOf} from "../read/other-kinds.js";
import {isTableFile} from "../read/table-files.js";
import type {Manifest} from "./manifest.js";
import {isPassedOver} from "./passed-over.js";

export interface InputFile {
  /** relative to --input, with forward slashes */
  readonly file: string;
  readonly sha256: string;
}

/** A file or folder of input/ that could not be opened. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
  /** one thing to do next, in the imperative */
  readonly next: string;
}

/** What a person wrote in input/ besides figures. */
export const ownFiles = {
  notes: "notes.yaml",
  corrections: "corrections.yaml",
  certificates: "certificates.yaml",
  gazetteer: "gazetteer.yaml",
  choices: "editions.yaml",
  publications: "publications.yaml",
} as const;

export interface OwnText {
  /** its path, for errors */
  readonly file: string;
  /** null when there is no such file */
  readonly text: string | null;
}

export interface Inventory {
  /** PDFs, and figures that are not in a PDF yet: CSV files and workbooks */
  readonly sources: readonly InputFile[];
  /** files and folders that could not be opened */
  readonly unreadable: readonly Unreadable[];
  /** files of kinds that are not read, and linked folders that are not followed */
  readonly notRead: readonly Unreadable[];
  readonly own: Readonly<Record<keyof typeof ownFiles, OwnText>>;
  readonly tool: Tool;
  /** hash of every file of the templates that has a say in the output, by name */
  readonly templates: Readonly<Record<string, string>>;
  /** what decides the whole run */
  readonly key: string;
  /** text of output/manifest.json */
  readonly manifest: string | null;
}

/** @throws InputError when the input folder is missing, or a file that a person wrote cannot be opened */
export async function takeInventory(config: Config): Promise<Inventory> {
  await requireInput(config);
  await refuseNested(config.output, {input: config.input, templates: config.templates});
  const [{sources, unreadable, notRead}, templates, tool, manifest, own] = await Promise.all([
    hashInputs(config.input),
    hashTemplates(config.templates),
    readTool(),
    readManifestText(config.output),
    readOwnTexts(config.input),
  ]);
  const {period, regions, formats, ocr} = config;
  const decisive = [
    ...[sources, unreadable, notRead, templates],
    ...Object.values(own).map(({text}) => text),
    ...[tool, period, regions, formats, ocr],
  ];
  const key = hash(JSON.stringify(decisive));
  return {sources, unreadable, notRead, own, tool, templates, key, manifest};
}

/** @throws InputError when the input folder is missing: it was named wrongly */
export async function requireInput({input}: Config): Promise<void> {
  if (await isFolder(input)) return;
  const next = "make it and put the quarterly PDFs there, or name another folder with --input";
  throw new InputError("unreadable", "there is no such folder", {place: input, next});
}

/** The files that people wrote in input/; where there is none, there is nothing to say. */
export async function readOwnTexts(folder: string): Promise<Inventory["own"]> {
  const read = Object.entries(ownFiles).map(async ([name, file]) => {
    const path = join(folder, file);
    return [name, {file: path, text: await readTextIfThere(path)}];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Null when no run has ended yet, and for what no run wrote. */
export async function readManifestText(output: string): Promise<string | null> {
  return readTextIfThere(join(output, "manifest.json")).catch((error: unknown) => {
    if (isInputError(error) && error.code === "invalid") return null;
    throw error;
  });
}

/**
 * Whether there is nothing to do.
 *
 * @returns what the last run had to say, when that holds
 */
export async function upToDate(
  config: Config,
  inventory: Inventory,
  {force, prune}: {readonly force: boolean; readonly prune: boolean},
): Promise<Manifest | null> {
  const last = force ? null : await doneBefore(config, inventory);
  return last && prune && last.outcome.gone.length > 0 ? null : last;
}

/** The last run, when it was the same and all its files are still as it wrote them; else null. */
async function doneBefore({output}: Config, {key, manifest}: Inventory): Promise<Manifest | null> {
  try {
    const last = JSON.parse(manifest ?? "null") as Manifest | null;
    if (last?.key !== key || !hasOutcome(last)) return null;
    if (!last.files.every(({file}) => isPathWithin(file))) return null;
    const hashes = await forFiles(last.files, ({file}) => hashFile(join(output, file)));
    return last.files.every(({sha256}, i) => hashes[i] === sha256) ? last : null;
  } catch {
    return null;
  }
}

/** Enough to say it again: the whole schema takes longer to load than all the rest, and the key is hard to guess. */
function hasOutcome({outcome}: Partial<Manifest>): boolean {
  const {periods, concepts, certificates, checklists, stale, unusedNotes, gone, toFillIn, errors} =
    outcome ?? {};
  return (
    [periods, concepts, certificates, checklists, stale, unusedNotes, gone, toFillIn, errors].every(
      Array.isArray,
    ) && [outcome?.regions, outcome?.nationals, outcome?.open?.error].every(Number.isInteger)
  );
}

/** Every file is accounted for: read, or named with what to do, or of those that nobody put there to be read. */
async function hashInputs(folder: string): Promise<Pick<Inventory, "sources" | "unreadable" | "notRead">> {
  const {files, closed, passedOver} = await walkFolder(folder, isPassedOver);
  if (passedOver > 0) tellDetail(`${passedOver} hidden or unfinished files and folders were passed over`);
  const hashes = await forFiles(files.filter(isSource), async (file) => ({
    file,
    ...(await hashInput(join(folder, file))),
  }));
  const others = files.filter((file) => !isSource(file) && !isOwn(file) && !isExplanation(file));
  return {
    sources: hashes.flatMap((one) => ("sha256" in one ? [one] : [])),
    unreadable: [
      ...closed.flatMap(({path, reason, isLink}) =>
        isLink ? [] : [{file: path, reason, next: nextForFolder}],
      ),
      ...hashes.flatMap((one) => ("reason" in one ? [one] : [])),
    ],
    notRead: [
      ...closed.flatMap(({path, reason, isLink}) =>
        isLink ? [{file: path, reason, next: nextForLink}] : [],
      ),
      ...others.map((file) => ({file, ...otherKindOf(file, ownNames)})),
    ],
  };
}

const nextForFolder = "check its permissions, or move it away";
const nextForLink = "remove the link";

function isSource(file: string): boolean {
  return /\.pdf$/i.test(file) || isTableFile(file);
}

/** What people write is looked for in the folder itself only. */
const ownNames = [...new Set([...Object.values(ownFiles), "gazetteer.yaml"])];

function isOwn(file: string): boolean {
  return ownNames.includes(file);
}

async function hashTemplates(folder: string): Promise<Record<string, string>> {
  const files = (await listFiles(folder, "")).filter((file) => !/\.(md|png|svg)$/.test(file));
  const hashes = await Promise.all(
    files.map(async (file) => [file, (await hashFile(join(folder, file))) ?? ""] as const),
  );
  return Object.fromEntries(hashes);
}
