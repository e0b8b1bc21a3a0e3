/** Draws sheets in a worker thread; the templates are read once per thread and directory. */
import {answerTasks} from "../../system/threads/answer-tasks.js";
import type {NationalInput} from "../models/national.js";
import {drawNationalSheet, type NationalSheet} from "../national-sheet.js";
import {drawSheet, prepareSheet, type Sheet, type SheetInput} from "../sheet.js";
import {loadTemplates, type Templates} from "../templates/templates.js";
import {drawReview, type Picture} from "../web/review.js";

/** A region's sheet, or the national one. */
export type DrawInput = SheetInput | NationalInput;

export interface SheetTask {
  readonly input: DrawInput;
  /** directory of the templates */
  readonly templates: string;
  /** pages of the source, for a review page */
  readonly pictures?: readonly Picture[];
}

export interface Preparation {
  /** directory of the templates */
  readonly templates: string;
  /** a sheet to draw that nobody keeps: the first one takes several times as long as the next */
  readonly warmUp: SheetInput | null;
}

export type DrawTask = ({readonly kind: "draw"} & SheetTask) | ({readonly kind: "prepare"} & Preparation);

/** What a national sheet does not have is left out; so is a review page without pictures. */
export type Drawing = NationalSheet & Partial<Sheet> & {readonly review?: string};

const loaded = new Map<string, Promise<Templates>>();

answerTasks<DrawTask, Drawing | null>(performDrawing);

/** @returns null for what only gets it ready */
export async function performDrawing(task: DrawTask): Promise<Drawing | null> {
  if (task.kind === "draw") return draw(task, await load(task.templates));
  await prepare(task);
  return null;
}

/** Does what takes most of the time of a first sheet, loading the templates included. */
async function prepare({templates, warmUp}: Preparation): Promise<void> {
  const ready = await load(templates);
  if (warmUp) await (await prepareSheet(warmUp, ready)).pdf();
}

function load(templates: string): Promise<Templates> {
  const loading = loaded.get(templates) ?? loadTemplates(templates);
  loaded.set(templates, loading);
  return loading;
}

async function draw({input, pictures}: SheetTask, templates: Templates): Promise<Drawing> {
  if ("sums" in input) return drawNationalSheet(input, templates);
  const sheet = await drawSheet(input, templates);
  const {edition, changes, beside = null} = input;
  return pictures ? {...sheet, review: drawReview({edition, pictures, changes, beside}, templates)} : sheet;
}
