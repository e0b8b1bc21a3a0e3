/** The draw phase: every factsheet whose figures, history, changes or templates differ from the last run is drawn. */
import {join, relative, sep} from "node:path";
import type {Comparison} from "../../change/compare.js";
import type {QuarterChanges, RegionChanges} from "../../change/region-changes.js";
import {type Archive, archiveKey} from "../../edition/archive.js";
import {type Certificate, vouchingsOf} from "../../edition/certificate.js";
import type {PlacedEdition} from "../../edition/edition.js";
import {editionToJson, publicEditionData} from "../../edition/edition-json.js";
import type {PagePicture, Reader} from "../../extraction/threads/reader.js";
import {addUpRegions, type NationalInput, nationalName} from "../../publication/models/national.js";
import {alignRegions} from "../../publication/models/national-aligned.js";
import type {SheetInput} from "../../publication/sheet.js";
import type {DrawInput, Drawing} from "../../publication/threads/draw-task.js";
import type {Config, Format} from "../../settings/config.js";
import {forFiles, hashFile, writeAtomically} from "../../system/effects.js";
import {adviceOf, isInputError, messageOf} from "../../vocabulary/error.js";
import {hash} from "../../vocabulary/hash.js";
import {addQuarters, lastDayOf, periodsUpTo} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import type {Inputs} from "../plan/inputs.js";
import type {OutputRecord} from "../plan/manifest.js";
import {archiveFolder} from "../plan/stored-archive.js";
import type {Progress} from "../progress.js";
import type {Problem} from "../read/read-editions.js";
import type {Drawer} from "../threads.js";
import {type Review, reviewOf} from "./review-pages.js";

export interface SheetTask {
  /** "2023-Q2/midden-utrecht" */
  readonly name: string;
  readonly input: DrawInput;
  /** hashes of everything that the sheet is made from, by name */
  readonly key: OutputRecord["key"];
  readonly reason: string;
}

export interface DrawPlan {
  readonly tasks: readonly SheetTask[];
  /** files of sheets that are as they should be */
  readonly kept: readonly OutputRecord[];
  /** names of all files that there are once everything is drawn */
  readonly files: readonly string[];
}

/** How many quarters a sheet looks back. */
const historyLength = 8;

/** What a sheet is drawn from: its edition, the quarters before it, and what changed since. */
export function sheetInputs(
  archive: Archive,
  quarters: readonly QuarterChanges[],
  certificates: readonly Certificate[],
): SheetInput[] {
  return quarters.flatMap(({period, fictional, regions}) =>
    regions.flatMap((changes) => {
      const edition = archive.get(`${period}/${changes.slug}`)?.current;
      // A printed national table is what the national sheet is checked against, not a sheet of its own.
      if (!edition || edition.fictional !== fictional || changes.slug === netherlands.slug) return [];
      const vouchings = vouchingsOf(edition, certificates);
      return [{edition, history: historyOf(edition, archive), changes, vouchings}];
    }),
  );
}

/** The national sheets of these quarters; where there are real figures, none of fictional ones. */
export function nationalInputs(archive: Archive, {quarters, answers}: Comparison): NationalInput[] {
  const all = quarters.flatMap(({period, fictional, regions}) => {
    const input = addUpRegions(archive, period, fictional, answers);
    const doubtful = doubtfulQuarters(regions);
    return input ? [{...input, doubtful, aligned: alignRegions(input, regions)}] : [];
  });
  const real = new Set(all.filter(({sums}) => !sums.fictional).map(({sums}) => sums.period));
  return all.filter(({sums}) => !sums.fictional || !real.has(sums.period));
}

/** Oldest first. */
function doubtfulQuarters(regions: readonly RegionChanges[]): NonNullable<NationalInput["doubtful"]> {
  const periods = [...new Set(regions.flatMap(({doubtful = []}) => doubtful))].sort();
  return periods.map((period) => ({
    period,
    regions: regions.filter(({doubtful}) => doubtful?.includes(period)).map(({region}) => region),
  }));
}

/**
 * Decides which sheets have to be drawn, and why.
 *
 * @param archived files of the archive as they were just written, if they were: what they hash to need not be worked out
 */
export async function planDrawing(
  config: Config,
  inputs: Inputs,
  sheets: readonly DrawInput[],
  force: boolean,
  archived: readonly OutputRecord[] = [],
): Promise<DrawPlan> {
  const previous = new Map(inputs.previous.files.map((record) => [record.file, record]));
  const tasks: SheetTask[] = [];
  const kept: OutputRecord[] = [];
  const onSheets = Object.entries(inputs.templates).filter(([file]) => !notOnSheets.test(file));
  const hashes: Hashes = {
    editions: new Map(archived.map(({file, sha256}) => [file, sha256.slice(0, shortLength)])),
    templates: shortHash(onSheets),
  };
  const drawn = sheets.filter((input) => formatsOf(input, config).length > 0);
  const plans = await forFiles(drawn, async (input) => {
    const key = "sums" in input ? nationalKey(input, inputs, hashes) : sheetKey(input, inputs, hashes);
    const files = filesOf(input, config, inputs);
    const records = files.map((file) => previous.get(file));
    const reason = force ? "--force was given" : await reasonToDraw(config.output, records, key, inputs);
    return {name: sheetName(input), input, key, files, records, reason};
  });
  for (const {reason, records, name, input, key} of plans) {
    if (reason) tasks.push({name, input, key, reason});
    else kept.push(...(records as OutputRecord[]));
  }
  return {tasks, kept, files: plans.flatMap(({files}) => files)};
}

/** "2023-Q2/midden-utrecht", "2023-Q2/landelijk" */
export function sheetName(input: DrawInput): string {
  return "sums" in input ? `${input.sums.period}/${nationalName}` : archiveKey(input.edition);
}

/** Templates that do not show on a factsheet: of other pages, and of sentences that are already in the data. */
const notOnSheets =
  /^(?:index\.hbs|changes\.hbs|preview\.hbs|index\.js|changes\.js|messages\.yaml|partials\/web-.*)$/;

/** What one run hashes again and again: an edition stands in the history of eight others. */
interface Hashes {
  /** by the edition's file in the archive, of which they are the hash */
  readonly editions: Map<string, string>;
  readonly templates: string;
}

/** What there is of a national sheet: its figures are those of the regions. */
const nationalFormats: readonly Format[] = ["pdf", "html"];

export function formatsOf(input: DrawInput, {formats}: Config): readonly Format[] {
  return "sums" in input ? formats.filter((format) => nationalFormats.includes(format)) : formats;
}

/** Every file that belongs to a sheet, its review page last. */
export function filesOf(input: DrawInput, config: Config, inputs: Inputs): string[] {
  const review = reviewOf(input, config, inputs);
  const forms = formatsOf(input, config).map((format) => `${sheetName(input)}.${format}`);
  return [...forms, ...(review ? [review.file] : [])];
}

function hashEdition(edition: PlacedEdition, hashes: Hashes): string {
  const file = `${archiveFolder}/${archiveKey(edition)}.json`;
  const known = hashes.editions.get(file) ?? hash(editionToJson(edition)).slice(0, shortLength);
  hashes.editions.set(file, known);
  return known;
}

function nationalKey(input: NationalInput, {tool}: Inputs, hashes: Hashes): OutputRecord["key"] {
  const {editions, history, printed, doubtful, concepts, revised, aligned} = input;
  return {
    figures: shortHash(
      [...editions, ...(printed ? [printed] : [])].map((edition) => hashEdition(edition, hashes)),
    ),
    history: shortHash([history, doubtful, concepts, revised, aligned]),
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
    templates: hashes.templates,
    tool: tool.codeHash.slice(0, 16),
  };
}

const shortLength = 16;

function shortHash(data: unknown): string {
  return hash(JSON.stringify(data)).slice(0, shortLength);
}

export interface DrawOptions {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly reader: Reader;
  readonly drawer: Drawer;
}

/** Draws in workers and writes; a sheet that fails is reported and the rest goes on. */
export async function drawSheets(
  config: Config,
  plan: DrawPlan,
  inputs: Inputs,
  {progress, signal, reader, drawer}: DrawOptions,
): Promise<{files: OutputRecord[]; problems: Problem[]}> {
  const files: OutputRecord[] = [...plan.kept];
  const problems: Problem[] = [];
  progress.report({event: "phase", phase: "draw", total: plan.tasks.length});
  if (plan.tasks.length === 0) return {files, problems};
  const waiting = withoutReviewFirst(plan.tasks, config, inputs).values();
  const takeTurns = async () => {
    for (const {name, input, key} of waiting) {
      const origin = {...originOf(input), key, tool: inputs.tool.name};
      const failed = await drawOne(name, input)
        .then((written) => void files.push(...written.map((record) => ({...record, ...origin}))))
        .catch((error: unknown) => {
          signal.throwIfAborted();
          problems.push({
            file: placeIn(config.output, error) ?? name,
            code: "not-drawn",
            message: adviceOf(error),
          });
          return messageOf(error);
        });
      progress.report({event: "done", phase: "draw", item: name, ...(failed && {failed})});
    }
  };
  // twice as many as threads, so that one is drawn while another is written
  await Promise.all(Array.from({length: 2 * config.jobs}, takeTurns)).finally(() => {
    progress.report({event: "phase-end", phase: "draw"});
  });
  return {files, problems};

  async function drawOne(name: string, input: DrawInput): Promise<Pick<OutputRecord, "file" | "sha256">[]> {
    const review = reviewOf(input, config, inputs);
    const shown = review && (await picturesOf(review));
    const task = {input, templates: config.templates, ...(shown && {pictures: shown})};
    const drawing = await drawer.draw(task, signal);
    const contents = formatsOf(input, config).map((format): [string, string | Uint8Array] => [
      `${name}.${format}`,
      contentOf(format, input, drawing),
    ]);
    if (review && drawing.review) contents.push([review.file, drawing.review]);
    return Promise.all(
      contents.map(async ([file, data]) => {
        await writeAtomically(join(config.output, file), data);
        return {file, sha256: hash(data)};
      }),
    );
  }

  /** null when the PDF cannot be drawn: the sheet itself can. */
  async function picturesOf(review: Review): Promise<readonly PagePicture[] | null> {
    try {
      return await reader.draw(review.source, review.pages);
    } catch (error) {
      signal.throwIfAborted();
      problems.push({file: review.file, code: "not-drawn", message: messageOf(error)});
      return null;
    }
  }
}

/** What needs no pictures of its source is drawn while those of the others are made. */
function withoutReviewFirst(tasks: readonly SheetTask[], config: Config, inputs: Inputs): SheetTask[] {
  const isReviewed = ({input}: SheetTask) => reviewOf(input, config, inputs) !== null;
  return [...tasks.filter((task) => !isReviewed(task)), ...tasks.filter(isReviewed)];
}

/** The file of the output that an error is about: "2023-Q2/zeeland.pdf". */
function placeIn(output: string, error: unknown): string | null {
  const place = isInputError(error) && error.code === "unwritable" ? error.details.place : undefined;
  return place === undefined ? null : relative(output, place).split(sep).join("/");
}

/** Earlier quarters that may stand beside this one, oldest first. */
function historyOf({period, region, fictional}: PlacedEdition, archive: Archive): PlacedEdition[] {
  return periodsUpTo(addQuarters(period, -1), historyLength).flatMap((earlier) => {
    const edition = archive.get(`${earlier}/${region.slug}`)?.current;
    return edition && edition.fictional === fictional ? [edition] : [];
  });
}

/** The PDFs behind a sheet, its own first, and the date of its figures. */
function originOf(input: DrawInput): Pick<OutputRecord, "sources" | "figuresOf"> {
  if ("sums" in input) {
    const sources = input.editions.map(({source}) => source.sha256);
    return {sources, figuresOf: lastDayOf(input.sums.period)};
  }
  const {edition, history} = input;
  const sources = [edition, ...history.toReversed()].map(({source}) => source.sha256);
  return {sources, figuresOf: lastDayOf(edition.period)};
}

async function reasonToDraw(
  output: string,
  records: readonly (OutputRecord | undefined)[],
  key: OutputRecord["key"],
  inputs: Inputs,
): Promise<string | null> {
  for (const record of records) {
    if (!record) return "it was not drawn yet";
    const differing = Object.keys(key).filter((part) => record.key[part] !== key[part]);
    if (differing.length > 0) return differing.map((part) => wordsFor(part, inputs)).join(", ");
    if ((await hashFile(join(output, record.file))) !== record.sha256)
      return `${record.file} is gone or was altered`;
  }
  return null;
}

function wordsFor(part: string, {templates, previous}: Inputs): string {
  if (part === "figures") return "its figures or findings changed";
  if (part === "history") return "an earlier quarter changed";
  if (part === "changes") return "what changed since earlier quarters, or its explanation, is different";
  if (part === "certificates") return "who vouches for its figures changed";
  if (part === "tool") return "the program changed";
  const files = [...new Set([...Object.keys(templates), ...Object.keys(previous.templates)])];
  const changed = files.filter((f) => templates[f] !== previous.templates[f] && !notOnSheets.test(f));
  return changed.length > 0 ? `${changed.join(", ")} changed` : "the templates changed";
}

function contentOf(format: Format, input: DrawInput, drawing: Drawing): string | Uint8Array {
  if (format === "json" && "edition" in input)
    return `${JSON.stringify(publicEditionData(input.edition), null, 1)}\n`;
  const content = drawing[format as keyof Drawing];
  if (content === undefined) throw new Error(`a drawing has no ${format}`);
  return content;
}
