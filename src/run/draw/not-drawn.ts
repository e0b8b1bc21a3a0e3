/** What is said of sheets that could not be drawn: a slip in a template once, however many sheets it spoils. */
import {relative, sep} from "node:path";
import type {Config} from "../../settings/config.js";
import {TaskFault} from "../../system/threads/failure.js";
import {ThreadLost} from "../../system/threads/thread.js";
import {TooLong} from "../../system/time-limit.js";
import {adviceOf, InputError, isInputError, messageOf} from "../../vocabulary/error.js";
import type {Problem} from "../problem.js";

export interface NotDrawn {
  /** "2023-Q2/zeeland" */
  readonly name: string;
  readonly error: unknown;
}

const code = "not-drawn";

export function problemsOf(failures: readonly NotDrawn[], {output, templates}: Config): Problem[] {
  const bySlip = new Map<string, {slip: InputError; place: string; names: string[]}>();
  const own: Problem[] = [];
  for (const {name, error} of failures) {
    const place = isInputError(error) ? below(templates, error.details.place) : null;
    if (isInputError(error) && place !== null) {
      const text = error.toText();
      const same = bySlip.get(text) ?? {slip: error, place: `templates/${place}`, names: []};
      same.names.push(name);
      bySlip.set(text, same);
    } else own.push({file: fileOf(error, output) ?? name, code, message: textOf(error)});
  }
  const slips = [...bySlip.values()].map(({slip, place, names}) => {
    const told = new InputError(slip.code, `${slip.message}: ${notDrawn(names)}`, slip.details);
    return {file: place, code, message: adviceOf(told)};
  });
  return [...slips, ...own];
}

/** How many sheets are named one by one. */
const mostNamed = 3;

function notDrawn(names: readonly string[]): string {
  const sorted = names.toSorted();
  if (sorted.length <= mostNamed) return `not drawn is ${sorted.join(", ")}`;
  const rest = sorted.length - mostNamed;
  return `not drawn are ${sorted.slice(0, mostNamed).join(", ")} and ${rest} more`;
}

/** The file of the output that could not be written: "2023-Q2/zeeland.pdf". */
function fileOf(error: unknown, output: string): string | null {
  return isInputError(error) && error.code === "unwritable" ? below(output, error.details.place) : null;
}

/** Why something was not drawn, and what to do: of a slip in the program nothing but that it is one. */
export function textOf(error: unknown): string {
  if (isInputError(error)) return error.code === "unwritable" ? adviceOf(error) : error.toText();
  if (error instanceof TooLong)
    return `drawing it took more than ${error.seconds} seconds, twice\n  try    run again; if it is the templates, undo what was changed last`;
  if (error instanceof ThreadLost && error.how === "swelled")
    return "drawing it takes more memory than is safe\n  try    undo what was changed last in the templates";
  // of our own: what is missing in the program
  if (!(error instanceof TaskFault || error instanceof ThreadLost)) return messageOf(error);
  return "drawing it failed\n  try    the same with --debug, and report what it prints: this is a slip in the program";
}

/** From the folder to a place in it, with forward slashes; null for a place elsewhere. */
function below(folder: string, place: string | undefined): string | null {
  const path = place === undefined ? ".." : relative(folder, place).split(sep).join("/");
  return path.startsWith("..") ? null : path;
}
