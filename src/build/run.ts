/** The whole run: read, compare, draw, write. What cannot be done is reported; everything else still is. */
import type {Config} from "../config.js";
import {sweepUnfinished} from "../effects.js";
import {beginReading} from "./beginning.js";
import type {BuildOptions} from "./build.js";
import type {Inputs} from "./inputs.js";
import type {BuildResult} from "./publish.js";
import {withDrawer, withReader} from "./threads.js";

export async function buildFrom(config: Config, inputs: Inputs, options: BuildOptions): Promise<BuildResult> {
  await sweepUnfinished(config.output);
  return withReader(config, inputs, options.signal, async (reader) => {
    const begun = beginReading(config, inputs, reader);
    // loaded while the thread that reads loads what it needs
    const [{readEditions}, {publish}, {drawSheets}] = await Promise.all([
      import("./reading.js"),
      import("./publish.js"),
      import("./drawing.js"),
    ]);
    return withDrawer(config, async (drawer) => {
      const reading = await readEditions(config, inputs, {...options, reader, begun});
      return publish(config, inputs, reading, {
        ...options,
        // what is written afterwards has the memory of the threads to itself
        draw: (plan) =>
          drawSheets(config, plan, inputs, {...options, reader, drawer}).finally(() => drawer.close()),
      });
    });
  });
}
