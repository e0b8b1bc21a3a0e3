/** factsheet correct: a figure that a person read otherwise, in input/corrections.yaml. */
import type {CommandModule} from "yargs";
import {correctFigure} from "../run/answers/correct-figure.js";
import {judgeSheet} from "../run/answers/judged-sheet.js";
import {log} from "../system/streams.js";
import {leftOf} from "./answer.js";
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
  municipality?: string;
  column: string;
  value: string;
  because?: string;
  onSheet?: string;
  by?: string;
}

export function correctCommand(perform: Perform): CommandModule {
  return {
    command: "correct <region> <period>",
    describe: "put a figure right in corrections.yaml; the sheet then shows it, marked with what is printed",
    builder: (yargs) =>
      yargs
        .positional("region", sheetPositionals.region)
        .positional("period", sheetPositionals.period)
        .options({
          municipality: {
            type: "string",
            requiresArg: true,
            describe: "name of the row, or total; left out for the register",
          },
          column: {
            type: "string",
            demandOption: true,
            requiresArg: true,
            describe: "gemeente_met, …, totaal, register_persons or register_percent",
          },
          value: {
            type: "string",
            demandOption: true,
            requiresArg: true,
            describe: "the number, none for nobody, or withheld",
          },
          because: {...becauseOption, demandOption: true},
          "on-sheet": onSheetOption,
          by: {...byOption, demandOption: true},
          input: inputOption,
          output: outputOption,
          templates: templatesOption,
        }),
    handler: (flags) => perform(() => run(flags as unknown as Flags)),
  };
}

async function run({region, period, because, onSheet, by, ...flags}: Flags): Promise<number> {
  const {municipality, column, value, ...places} = flags;
  const said = saidBy({because, onSheet, by});
  const config = await configFrom(places);
  const sheet = await judgeSheet(config, region, period);
  const corrected = await correctFigure(config, sheet, {municipality, column, value, ...said});
  const {file, lines, before, after, replaced} = corrected;
  const instead = replaced ? `, in the place of what ${replaced.name} wrote on ${replaced.date}` : "";
  log(`${file}:${lines.join("-")}: ${before} becomes ${after}${instead}`);
  log(leftOf(`${sheet.edition.region.name}, ${sheet.edition.period}`, corrected.points));
  return 0;
}
