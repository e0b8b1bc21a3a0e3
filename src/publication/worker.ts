/** Draws sheets in a worker thread of piscina; the templates are read once per thread and directory. */
import type {NationalInput} from "./national.js";
import {drawNationalSheet, type NationalSheet} from "./national-sheet.js";
import {drawSheet, type Sheet, type SheetInput} from "./sheet.js";
import {loadTemplates, type Templates} from "./templates.js";

/** A region's sheet, or the national one. */
export type DrawInput = SheetInput | NationalInput;

export interface DrawTask {
  readonly input: DrawInput;
  /** directory of the templates */
  readonly templates: string;
}
/** What a national sheet does not have is left out. */
export type Drawing = NationalSheet & Partial<Sheet>;

const loaded = new Map<string, Promise<Templates>>();

export default async function drawTask({input, templates}: DrawTask): Promise<Drawing> {
  const loading = loaded.get(templates) ?? loadTemplates(templates);
  loaded.set(templates, loading);
  return "sums" in input ? drawNationalSheet(input, await loading) : drawSheet(input, await loading);
}
