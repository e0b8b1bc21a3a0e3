/** Draws sheets in a worker thread of piscina; the templates are read once per thread and directory. */
import {isInputError} from "../../vocabulary/error.js";
import type {NationalInput} from "../models/national.js";
import {drawNationalSheet, type NationalSheet} from "../national-sheet.js";
import {drawSheet, prepareSheet, type Sheet, type SheetInput} from "../sheet.js";
import {loadTemplates, type Templates} from "../templates/templates.js";
import {drawReview, type Picture} from "../web/review.js";

/** A region's sheet, or the national one. */
export type DrawInput = SheetInput | NationalInput;

export interface DrawTask {
  readonly input: DrawInput;
  /** directory of the templates */
  readonly templates: string;
  /** pages of the source, for a review page */
  readonly pictures?: readonly Picture[];
}
/** What a national sheet does not have is left out; so is a review page without pictures. */
export type Drawing = NationalSheet & Partial<Sheet> & {readonly review?: string};

const loaded = new Map<string, Promise<Templates>>();

export interface Preparation {
  /** directory of the templates */
  readonly templates: string;
  /** a sheet to draw that nobody keeps: the first one takes several times as long as the next */
  readonly warmUp: SheetInput | null;
}

/** Does what takes most of the time of a first sheet, loading the templates included. */
export async function prepare({templates, warmUp}: Preparation): Promise<void> {
  const ready = await load(templates);
  if (warmUp) await (await prepareSheet(warmUp, ready)).pdf();
}

function load(templates: string): Promise<Templates> {
  const loading = loaded.get(templates) ?? loadTemplates(templates);
  loaded.set(templates, loading);
  return loading;
}

export default async function drawTask({input, templates, pictures}: DrawTask): Promise<Drawing> {
  try {
    return await draw(input, pictures, await load(templates));
  } catch (error) {
    // on its way out of a thread an error keeps its message only: file, line and next step go along in it
    throw isInputError(error) ? new Error(error.toText()) : error;
  }
}

async function draw(
  input: DrawInput,
  pictures: readonly Picture[] | undefined,
  templates: Templates,
): Promise<Drawing> {
  if ("sums" in input) return drawNationalSheet(input, templates);
  const sheet = await drawSheet(input, templates);
  const {edition, changes} = input;
  return pictures ? {...sheet, review: drawReview({edition, pictures, changes}, templates)} : sheet;
}
