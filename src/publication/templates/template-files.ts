/** The files of a templates directory, as texts. */
import {join} from "node:path";
import {namesIn, readText} from "../../system/effects.js";
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
  try {
    return await readText(join(directory, name));
  } catch {
    throw new InputError("unreadable", "this file of the templates cannot be read", {
      place: join(directory, name),
      next: "give the directory that holds it with --templates",
    });
  }
}
