/** Draws sheets in a worker thread of piscina; the templates are read once per thread and directory. */
import {drawSheet, type Sheet, type SheetInput} from "./sheet.js";
import {loadTemplates, type Templates} from "./templates.js";

export interface DrawTask {
  readonly input: SheetInput;
  /** directory of the templates */
  readonly templates: string;
}
export type Drawing = Sheet;

const loaded = new Map<string, Promise<Templates>>();

export default async function drawTask({input, templates}: DrawTask): Promise<Drawing> {
  const loading = loaded.get(templates) ?? loadTemplates(templates);
  loaded.set(templates, loading);
  return drawSheet(input, await loading);
}
