/** factsheet answer: what is open on a sheet, and answers to it in input/notes.yaml. */
import type {CommandModule} from "yargs";
import type {Point} from "../edition/concept.js";
import {answerPoints} from "../run/answers/answer-points.js";
import {judgeSheet} from "../run/answers/judged-sheet.js";
import {log, print} from "../system/streams.js";
import {InputError} from "../vocabulary/error.js";
import {
  becauseOption,
  byOption,
  type ConfigFlags,
  configFrom,
  inputOption,
  onSheetOption,
  outputOption,
  type Perform,
  saidBy,
  sheetPositionals,
  templatesOption,
} from "./command.js";

interface Flags extends Pick<ConfigFlags, "input" | "output" | "templates"> {
  region: string;
  period: string;
  flag?: number[];
  because?: string;
  onSheet?: string;
  by?: string;
}

export function answerCommand(perform: Perform): CommandModule {
  return {
    command: "answer <region> <period>",
    describe: "list what is open on a sheet, with numbers; with --flag, answer it in notes.yaml",
    builder: (yargs) =>
      yargs
        .positional("region", sheetPositionals.region)
        .positional("period", sheetPositionals.period)
        .options({
          flag: {
            type: "number",
            array: true,
            requiresArg: true,
            describe: "number in the list; more than one get the same answer",
          },
          because: becauseOption,
          "on-sheet": onSheetOption,
          by: byOption,
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run({region, period, flag, because, onSheet, by, ...flags}: Flags): Promise<number> {
  const config = await configFrom(flags);
  const sheet = await judgeSheet(config, region, period);
  const name = `${sheet.edition.region.name}, ${sheet.edition.period}`;
  if (!flag) {
    refuseWithoutFlag({because, "on-sheet": onSheet, by});
    print(listOf(name, sheet.points));
    return 0;
  }
  const answered = await answerPoints(config, sheet, flag, saidBy({because, onSheet, by}));
  for (const {point, lines, replaced} of answered.written) {
    const instead = replaced ? `, in the place of what ${replaced.name} wrote on ${replaced.date}` : "";
    log(`${answered.file}:${lines.join("-")}: answers «${point.message}»${instead}`);
  }
  log(leftOf(name, answered.points));
  return 0;
}

/** " 2  warning  Goes, …" for each that is open; the numbers stay when others are answered. */
function listOf(name: string, points: readonly Point[]): string {
  const lines = points.flatMap(({answered, severity, message}, i) =>
    answered ? [] : [`${String(i + 1).padStart(3)}  ${severity.padEnd(8)} ${message}`],
  );
  const count = points.length - lines.length;
  const head = `${name}: ${lines.length} open${count > 0 ? `, ${count} answered` : ""}`;
  return `${[head, ...lines].join("\n")}\n`;
}

/** What a command has to say at its end: how much is left, and what comes next. */
export function leftOf(name: string, points: readonly Point[]): string {
  const open = points.filter(({answered}) => !answered).length;
  return `${name}: ${open === 0 ? "nothing is open" : `${open} still open`}; factsheet build shows it`;
}

function refuseWithoutFlag(given: Readonly<Record<string, string | undefined>>): void {
  const named = Object.keys(given).find((option) => given[option] !== undefined);
  if (named === undefined) return;
  throw new InputError("usage", `--${named} was given without --flag`, {
    next: "say which flag it answers; without any option they are listed with their numbers",
  });
}
