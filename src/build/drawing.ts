/** The draw phase: every factsheet whose figures, history, changes or templates differ from the last run is drawn. */
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Piscina} from "piscina";
import {type Archive, currentEditions} from "../archive.js";
import type {QuarterChanges} from "../change/change.js";
import type {Config, Format} from "../config.js";
import {type PlacedEdition, publicEdition} from "../edition.js";
import {hash, hashFile, writeAtomically} from "../effects.js";
import {messageOf} from "../error.js";
import {comparePeriods, quartersBetween} from "../period.js";
import type {SheetInput} from "../publication/sheet.js";
import type {Drawing, DrawTask} from "../publication/worker.js";
import type {Inputs} from "./inputs.js";
import type {OutputRecord} from "./manifest.js";
import type {Progress} from "./progress.js";
import type {Problem} from "./reading.js";

export interface SheetTask {
  /** "2023-Q2/midden-utrecht" */
  readonly name: string;
  readonly input: SheetInput;
  /** hash of everything that the sheet is made from */
  readonly key: string;
  readonly reason: string;
}

export interface DrawPlan {
  readonly tasks: readonly SheetTask[];
  /** files of sheets that are as they should be */
  readonly kept: readonly OutputRecord[];
}

/** How many quarters a sheet looks back. */
const historyLength = 8;

/** What a sheet is drawn from: its edition, the quarters before it, and what changed since. */
export function sheetInputs(archive: Archive, quarters: readonly QuarterChanges[]): SheetInput[] {
  const editions = currentEditions(archive);
  return quarters.flatMap(({period, fictional, regions}) =>
    editions
      .filter((edition) => edition.period === period && edition.fictional === fictional)
      .map((edition) => ({
        edition,
        history: historyOf(edition, editions),
        changes: regions.find((region) => region.slug === edition.region.slug) ?? null,
      })),
  );
}

/** Decides which sheets have to be drawn, and why. */
export async function planDrawing(
  config: Config,
  inputs: Inputs,
  sheets: readonly SheetInput[],
  force: boolean,
): Promise<DrawPlan> {
  const previous = new Map(inputs.previous.files.map((record) => [record.file, record]));
  const tasks: SheetTask[] = [];
  const kept: OutputRecord[] = [];
  for (const input of sheets) {
    const name = `${input.edition.period}/${input.edition.region.slug}`;
    const key = hash(JSON.stringify([input, inputs.templatesHash, inputs.tool.codeHash]));
    const records = config.formats.map((format) => previous.get(`${name}.${format}`));
    const reason = force ? "--force was given" : await reasonToDraw(config.output, records, key);
    if (reason) tasks.push({name, input, key, reason});
    else kept.push(...(records as OutputRecord[]));
  }
  return {tasks, kept};
}

/** Draws in workers and writes; a sheet that fails is reported and the rest goes on. */
export async function drawSheets(
  config: Config,
  plan: DrawPlan,
  progress: Progress,
  signal: AbortSignal,
): Promise<{files: OutputRecord[]; problems: Problem[]}> {
  const files: OutputRecord[] = [...plan.kept];
  const problems: Problem[] = [];
  progress.report({event: "phase", phase: "draw", total: plan.tasks.length});
  if (plan.tasks.length === 0) return {files, problems};
  const pool = new Piscina<DrawTask, Drawing>({
    filename: fileURLToPath(new URL("../publication/worker.js", import.meta.url)),
    maxThreads: config.jobs ?? 2,
    minThreads: 1,
  });
  try {
    await Promise.all(
      plan.tasks.map(async ({name, input, key}) => {
        const failed = await drawOne(name, input)
          .then((written) => void files.push(...written.map((record) => ({...record, key}))))
          .catch((error: unknown) => {
            signal.throwIfAborted();
            problems.push({file: name, code: "not-drawn", message: messageOf(error)});
            return messageOf(error);
          });
        progress.report({event: "done", phase: "draw", item: name, ...(failed && {failed})});
      }),
    );
  } finally {
    await pool.destroy();
    progress.report({event: "phase-end", phase: "draw"});
  }
  return {files, problems};

  async function drawOne(name: string, input: SheetInput): Promise<Omit<OutputRecord, "key">[]> {
    const drawing = await pool.run({input, templates: config.templates}, {signal});
    return Promise.all(
      config.formats.map(async (format) => {
        const data = contentOf(format, input.edition, drawing);
        const file = `${name}.${format}`;
        await writeAtomically(join(config.output, file), data);
        return {file, sha256: hash(data)};
      }),
    );
  }
}

function historyOf(edition: PlacedEdition, editions: readonly PlacedEdition[]): PlacedEdition[] {
  return editions
    .filter(({region, period, fictional}) => {
      const age = quartersBetween(period, edition.period);
      return (
        region.slug === edition.region.slug &&
        fictional === edition.fictional &&
        age > 0 &&
        age <= historyLength
      );
    })
    .sort((a, b) => comparePeriods(a.period, b.period));
}

async function reasonToDraw(
  output: string,
  records: readonly (OutputRecord | undefined)[],
  key: string,
): Promise<string | null> {
  for (const record of records) {
    if (!record) return "it was not drawn yet";
    if (record.key !== key) return "its figures, changes or templates changed";
    if ((await hashFile(join(output, record.file))) !== record.sha256)
      return `${record.file} is gone or was altered`;
  }
  return null;
}

function contentOf(format: Format, edition: PlacedEdition, drawing: Drawing): string | Uint8Array {
  return format === "json" ? `${JSON.stringify(publicEdition(edition), null, 1)}\n` : drawing[format];
}
