/** The draw phase: the sheets of the plan are drawn in threads, and written. */

import {join} from "node:path";
import {publicEditionData} from "../../edition/edition-json.js";
import type {DrawInput, Drawing} from "../../publication/threads/draw-task.js";
import type {Config, Format} from "../../settings/config.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {tellFault} from "../../system/faults.js";
import {hash} from "../../vocabulary/hash.js";
import {lastDayOf} from "../../vocabulary/period.js";
import type {Inputs} from "../plan/inputs.js";
import type {OutputRecord} from "../plan/manifest.js";
import type {Problem} from "../problem.js";
import type {Progress} from "../progress.js";
import type {PagePicture, Reader} from "../read/threads/reader.js";
import type {Drawer} from "../threads.js";

import type {DrawPlan, SheetTask} from "./draw-plan.js";
import {type NotDrawn, problemsOf, textOf} from "./not-drawn.js";

import {type Review, reviewOf} from "./review-pages.js";

export interface DrawOptions {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly reader: Reader;
  readonly drawer: Drawer;
}

export interface Drawn {
  readonly files: readonly OutputRecord[];
  readonly problems: readonly Problem[];
  /** sheets that are not as they should be: several may have one problem, and a review page one of its own */
  readonly failed: number;
  /** their names: "2023-Q2/zeeland" */
  readonly failures: readonly string[];
}

/** Draws in workers and writes; a sheet that fails is reported and the rest goes on. */
export async function drawSheets(
  config: Config,
  plan: DrawPlan,
  inputs: Inputs,
  {progress, signal, reader, drawer}: DrawOptions,
): Promise<Drawn> {
  const files: OutputRecord[] = [...plan.kept];
  const problems: Problem[] = [];
  const failures: NotDrawn[] = [];
  progress.report({event: "phase", phase: "draw", total: plan.tasks.length});
  if (plan.tasks.length === 0) return {files, problems, failed: 0, failures: []};
  const waiting = withoutReviewFirst(plan.tasks, config, inputs).values();
  const takeTurns = async () => {
    for (const task of waiting) {
      const {name, input, key} = task;
      const origin = {...originOf(input), key, tool: inputs.tool.name};
      const failed = await drawOne(task)
        .then((written) => void files.push(...written.map((record) => ({...record, ...origin}))))
        .catch((error: unknown) => {
          signal.throwIfAborted();
          failures.push({name, error});
          tellFault(error, name);
          return textOf(error);
        });
      progress.report({event: "done", phase: "draw", item: name, ...(failed && {failed})});
    }
  };
  // twice as many as threads, so that one is drawn while another is written
  await Promise.all(Array.from({length: 2 * config.jobs}, takeTurns)).finally(() => {
    progress.report({event: "phase-end", phase: "draw"});
  });
  return {
    files,
    problems: [...problemsOf(failures, config), ...problems],
    failed: failures.length,
    failures: failures.map(({name}) => name),
  };

  async function drawOne({
    name,
    input,
    formats,
  }: SheetTask): Promise<Pick<OutputRecord, "file" | "sha256">[]> {
    const review = reviewOf(input, formats, config, inputs);
    const shown = review && (await picturesOf(review));
    const task = {input, templates: config.templates, ...(shown && {pictures: shown})};
    const drawing = await drawer.draw(task, signal);
    const contents = formats.map((format): [string, string | Uint8Array] => [
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
      problems.push({file: review.file, code: "not-drawn", message: textOf(error)});
      return null;
    }
  }
}

/** What needs no pictures of its source is drawn while those of the others are made. */
function withoutReviewFirst(tasks: readonly SheetTask[], config: Config, inputs: Inputs): SheetTask[] {
  const isReviewed = ({input, formats}: SheetTask) => reviewOf(input, formats, config, inputs) !== null;
  return [...tasks.filter((task) => !isReviewed(task)), ...tasks.filter(isReviewed)];
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

export function contentOf(format: Format, input: DrawInput, drawing: Drawing): string | Uint8Array {
  if (format === "json" && "edition" in input)
    return `${JSON.stringify(publicEditionData(input.edition), null, 1)}\n`;
  const content = drawing[format as keyof Drawing];
  if (content === undefined) throw new Error(`a drawing has no ${format}`);
  return content;
}
