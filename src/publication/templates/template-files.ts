/** The files of a templates directory, as texts. */
import {join} from "node:path";
import {namesIn, readTextIfThere} from "../../system/effects.js";
import {InputError} from "../../vocabulary/error.js";
import type {TemplateSource} from "./environment.js";

/** The files of a folder by name, so that the order is the same on every machine; none when the folder is not there. */
export async function readAll(
  directory: string,
  folder: string,
  extension: string,
): Promise<TemplateSource[]> {
  const names = await namesIn(join(directory, folder));
  const wanted = names.filter((name) => name.endsWith(extension)).sort();
  return Promise.all(
    wanted.map(async (name) => {
      const file = folder ? `${folder}/${name}` : name;
      return {file, text: await readTemplate(directory, file)};
    }),
  );
}

/** @throws InputError `unreadable` */
export async function readTemplate(directory: string, name: string): Promise<string> {
  const place = join(directory, name);
  const text = await readTextIfThere(place);
  if (text !== null) return text;
  const next = "give the directory that holds it with --templates";
  throw new InputError("unreadable", "this file of the templates is not there", {place, next});
}
