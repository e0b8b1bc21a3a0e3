/** A publisher's own folder: input/, a copy of the templates, configuration, steps. Nothing that is there is overwritten. */
import {join} from "node:path";
import {z} from "zod";
import {ownTemplates} from "../../settings/config.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {forFiles, hashFile, isFile, listFiles, readBytes, readTextIfThere} from "../../system/effects.js";
import {type TemplateHashes, type TemplateNews, templateNews} from "./template-copies.js";

/** What comes with the program besides templates, by its place in the folder. */
const starter: Readonly<Record<string, string>> = {
  "STAPPEN.md": "STAPPEN.md",
  "factsheet.config.yaml": "factsheet.config.yaml",
  ".gitignore": "gitignore",
};
/** Beside the copies: what the templates of the program were when they were copied. */
export const copiesFile = ".copied.json";
const templatesFolder = "templates";

export interface Initialized {
  /** files that were written, and that were there already */
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly news: TemplateNews;
}

/** @throws InputError `unwritable` */
export async function init(folder: string): Promise<Initialized> {
  const before = await newsOf(join(folder, templatesFolder));
  const packaged = await hashesIn(ownTemplates);
  const files: [to: string, from: string][] = [
    ...Object.entries(starter).map(([to, from]): [string, string] => [
      to,
      join(ownTemplates, "../starter", from),
    ]),
    ...Object.keys(packaged).map((file): [string, string] => [
      `${templatesFolder}/${file}`,
      join(ownTemplates, file),
    ]),
  ];
  const isThere = await forFiles(files, ([to]) => isFile(join(folder, to)));
  const due = files.filter((_, i) => !isThere[i]);
  await forFiles(due, async ([to, from]) => writeAtomically(join(folder, to), await readBytes(from)));
  await writeAtomically(join(folder, "input/.gitkeep"), "");
  const added = due.flatMap(([to]) =>
    to.startsWith(`${templatesFolder}/`) ? [to.slice(templatesFolder.length + 1)] : [],
  );
  const copied = {
    ...before.copied,
    ...Object.fromEntries(added.map((file) => [file, packaged[file] as string])),
  };
  await writeAtomically(join(folder, templatesFolder, copiesFile), `${JSON.stringify(copied, null, 1)}\n`);
  const kept = files.flatMap(([to], i) => (isThere[i] ? [to] : []));
  return {written: due.map(([to]) => to), kept, news: {...before.news, missing: []}};
}

/** What is new in the templates of the program since these were copied; nothing where they are no copies. */
export async function newsOf(folder: string): Promise<{copied: TemplateHashes; news: TemplateNews}> {
  const copied = parseCopied(await readTextIfThere(join(folder, copiesFile)));
  if (Object.keys(copied).length === 0) return {copied, news: {newer: [], both: [], missing: []}};
  return {copied, news: templateNews(copied, await hashesIn(folder), await hashesIn(ownTemplates))};
}

async function hashesIn(folder: string): Promise<TemplateHashes> {
  const files = (await listFiles(folder, "")).filter((file) => file !== copiesFile);
  const hashes = await forFiles(files, async (file) => [file, (await hashFile(join(folder, file))) ?? ""]);
  return Object.fromEntries(hashes);
}

/** One that is not ours, or was damaged, says nothing. */
function parseCopied(text: string | null): TemplateHashes {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}
