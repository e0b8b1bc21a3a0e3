/** Which sheets have to be drawn, and why: those whose figures, history, changes or templates differ from the last run. */
import {join} from "node:path";
import {archiveKey} from "../../edition/archive.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {editionToJson} from "../../edition/edition-json.js";
import {type NationalInput, nationalName} from "../../publication/models/national.js";
import type {SheetInput} from "../../publication/sheet.js";
import type {DrawInput} from "../../publication/threads/draw-task.js";
import {type Config, type Format, formats} from "../../settings/config.js";
import {forFiles, hashFile} from "../../system/effects.js";
import {hash} from "../../vocabulary/hash.js";
import type {Inputs} from "../plan/inputs.js";
import type {OutputRecord} from "../plan/manifest.js";
import {archiveFolder} from "../plan/stored-archive.js";
import {reviewOf} from "./review-pages.js";

export interface SheetTask {
  /** "2023-Q2/midden-utrecht" */
  readonly name: string;
  readonly input: DrawInput;
  readonly formats: readonly Format[];
  /** every file that belongs to it, its review page last */
  readonly files: readonly string[];
  /** hashes of everything that the sheet is made from, by name */
  readonly key: OutputRecord["key"];
  readonly reason: string;
  /** whether what lies in output/ shows other figures, history, answers or templates than there are now */
  readonly isStale: boolean;
}

export interface DrawPlan {
  readonly tasks: readonly SheetTask[];
  /** files of sheets that are as they should be */
  readonly kept: readonly OutputRecord[];
  /** names of all files that there are once everything is drawn */
  readonly files: readonly string[];
}

export interface PlanOptions {
  /** draw all of them, whatever the manifest says */
  readonly force: boolean;
  /** files of the archive as they were just written, if they were: what they hash to need not be worked out */
  readonly archived?: readonly OutputRecord[];
  /** false: in the forms only in which an earlier run drew it; left out: in all that are configured as well */
  readonly isAsked?: boolean;
}

/** Decides which sheets have to be drawn, and why. */
export async function planDrawing(
  config: Config,
  inputs: Inputs,
  sheets: readonly DrawInput[],
  {force, archived = [], isAsked = true}: PlanOptions,
): Promise<DrawPlan> {
  const previous = new Map(inputs.previous.files.map((record) => [record.file, record]));
  const tasks: SheetTask[] = [];
  const kept: OutputRecord[] = [];
  const onSheets = Object.entries(inputs.templates).filter(([file]) => !notOnSheets.test(file));
  const hashes: Hashes = {
    editions: new Map(archived.map(({file, sha256}) => [file, sha256.slice(0, shortLength)])),
    templates: shortHash(onSheets),
  };
  const forms = sheets.map((input) => ({
    input,
    formats: formatsOf(input, isAsked ? config.formats : [], previous),
  }));
  const drawn = forms.filter(({formats}) => formats.length > 0);
  const plans = await forFiles(drawn, async ({input, formats}) => {
    const key = "sums" in input ? nationalKey(input, inputs, hashes) : sheetKey(input, inputs, hashes);
    const files = filesOf(input, formats, config, inputs);
    const records = files.map((file) => previous.get(file));
    const due = force ? forced : await whyDraw(config.output, records, key, inputs);
    return {task: {name: sheetName(input), input, formats, key, files}, records, due};
  });
  for (const {task, records, due} of plans) {
    if (due) tasks.push({...task, ...due});
    else kept.push(...(records as OutputRecord[]));
  }
  return {tasks, kept, files: plans.flatMap(({task}) => task.files)};
}

type Due = Pick<SheetTask, "reason" | "isStale">;
const forced: Due = {reason: "--force was given", isStale: false};

/** "2023-Q2/midden-utrecht", "2023-Q2/landelijk" */
export function sheetName(input: DrawInput): string {
  return "sums" in input ? `${input.sums.period}/${nationalName}` : archiveKey(input.edition);
}

/** Templates that do not show on a factsheet: of other pages, and of sentences that are already in the data. */
const notOnSheets =
  /^(?:index\.hbs|readers\.hbs|changes\.hbs|preview\.hbs|index\.js|changes\.js|messages\.yaml|partials\/web-.*)$/;

/** What one run hashes again and again: an edition stands in the history of eight others. */
interface Hashes {
  /** by the edition's file in the archive, of which they are the hash */
  readonly editions: Map<string, string>;
  readonly templates: string;
}

/** What there is of a national sheet: its figures are those of the regions. */
const nationalFormats: readonly Format[] = ["pdf", "html"];

/** The forms that are asked for, and those in which it lies in output/: none of them may be older than its figures. */
function formatsOf(
  input: DrawInput,
  asked: readonly Format[],
  previous: ReadonlyMap<string, OutputRecord>,
): readonly Format[] {
  const possible = "sums" in input ? nationalFormats : formats;
  return possible.filter((format) => asked.includes(format) || previous.has(`${sheetName(input)}.${format}`));
}

/** Every file that belongs to a sheet, its review page last. */
function filesOf(input: DrawInput, forms: readonly Format[], config: Config, inputs: Inputs): string[] {
  const review = reviewOf(input, forms, config, inputs);
  return [...forms.map((format) => `${sheetName(input)}.${format}`), ...(review ? [review.file] : [])];
}

function hashEdition(edition: PlacedEdition, hashes: Hashes): string {
  const file = `${archiveFolder}/${archiveKey(edition)}.json`;
  const known = hashes.editions.get(file) ?? hash(editionToJson(edition)).slice(0, shortLength);
  hashes.editions.set(file, known);
  return known;
}

function nationalKey(input: NationalInput, {tool}: Inputs, hashes: Hashes): OutputRecord["key"] {
  const {editions, history, printed, doubtful, concepts, revised, aligned, missing, movers} = input;
  return {
    figures: shortHash(
      [...editions, ...(printed ? [printed] : [])].map((edition) => hashEdition(edition, hashes)),
    ),
    history: shortHash([history, doubtful, concepts, revised, aligned, missing, movers]),
    templates: hashes.templates,
    tool: tool.codeHash.slice(0, 16),
  };
}

function sheetKey(input: SheetInput, {tool}: Inputs, hashes: Hashes): OutputRecord["key"] {
  return {
    figures: hashEdition(input.edition, hashes),
    history: shortHash(input.history.map((edition) => hashEdition(edition, hashes))),
    changes: shortHash(input.changes),
    certificates: shortHash(input.vouchings ?? []),
    beside: shortHash(input.beside ?? null),
    templates: hashes.templates,
    tool: tool.codeHash.slice(0, 16),
  };
}

const shortLength = 16;

function shortHash(data: unknown): string {
  return hash(JSON.stringify(data)).slice(0, shortLength);
}

async function whyDraw(
  output: string,
  records: readonly (OutputRecord | undefined)[],
  key: OutputRecord["key"],
  inputs: Inputs,
): Promise<Due | null> {
  const differs = (record: OutputRecord | undefined) =>
    Object.keys(key).filter((part) => record && record.key[part] !== key[part]);
  // a new version of the program may well draw the same, and what lies beside it shows on the review page only
  const isStale = records.some((record) =>
    differs(record).some((part) => !["tool", "beside"].includes(part)),
  );
  for (const record of records) {
    if (!record) return {reason: "it was not drawn yet", isStale};
    const differing = differs(record);
    if (differing.length > 0)
      return {reason: differing.map((part) => wordsFor(part, inputs)).join(", "), isStale};
    if ((await hashFile(join(output, record.file))) !== record.sha256)
      return {reason: `${record.file} is gone or was altered`, isStale};
  }
  return null;
}

function wordsFor(part: string, {templates, previous}: Inputs): string {
  if (part === "figures") return "its figures or findings changed";
  if (part === "history") return "an earlier quarter changed";
  if (part === "changes") return "what changed since earlier quarters, or its explanation, is different";
  if (part === "certificates") return "who vouches for its figures changed";
  if (part === "beside") return "the regions beside it are others";
  if (part === "tool") return "the program changed";
  const files = [...new Set([...Object.keys(templates), ...Object.keys(previous.templates)])];
  const changed = files.filter((f) => templates[f] !== previous.templates[f] && !notOnSheets.test(f));
  return changed.length > 0 ? `${changed.join(", ")} changed` : "the templates changed";
}
