/** Whether there is anything to do, and if so, doing it: input/ to output/. */
import type {Config} from "../settings/config.js";
import {InputError} from "../vocabulary/error.js";
import type {BuildOptions} from "./build-options.js";
import {type Inventory, takeInventory, upToDate} from "./plan/inventory.js";
import type {BuildResult} from "./produce-output.js";

/** @throws InputError when nothing can be done: no input folder, a slip in a template or a note */
export async function build(config: Config, options: BuildOptions): Promise<BuildResult> {
  const inventory = await takeInventory(config);
  if (options.prune) refuseEmptyInput(config, inventory);
  const done = await upToDate(config, inventory, options);
  if (done) {
    const {outcome} = done;
    return {outcome, drawn: 0, failed: 0, unchanged: outcome.regions + outcome.nationals, redrawn: []};
  }
  // loaded only now: finding out that there is nothing to do takes less time than loading all this
  const {run} = await import("./run.js");
  return run(config, inventory, options);
}

/** An input folder that was named wrongly must not empty the archive. */
export function refuseEmptyInput(config: Config, {sources, unreadable}: Inventory): void {
  const [closed] = unreadable;
  if (closed) {
    throw new InputError(
      "usage",
      `${closed.file} cannot be opened, so --prune would remove what was read from it: ${closed.reason}`,
      {place: config.input, next: `${closed.next}, and run again`},
    );
  }
  if (sources.length > 0) return;
  throw new InputError("usage", "there are no PDFs here, so --prune would remove everything", {
    place: config.input,
    next: "name the folder that holds the PDFs with --input, or delete the output folder by hand",
  });
}
