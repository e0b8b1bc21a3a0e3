/** Draws sheets in a worker thread of piscina; the templates are read once per thread and directory. */
import {drawSheet, type Sheet, type SheetInput} from "./sheet.js";
import {loadTemplates, type Templates} from "./templates.js";

const loaded = new Map<string, Promise<Templates>>();

/** @param task.templates the directory of the templates */
export default async function drawTask(task: {input: SheetInput; templates: string}): Promise<Sheet> {
  const templates = loaded.get(task.templates) ?? loadTemplates(task.templates);
  loaded.set(task.templates, templates);
  return drawSheet(task.input, await templates);
}
