/** The whole run: read, compare, draw, write. What cannot be done is reported; everything else still is. */
import type {Config} from "../config.js";
import {sweepUnfinished} from "../effects.js";
import type {BuildOptions} from "./build.js";
import {drawSheets} from "./drawing.js";
import type {Inputs} from "./inputs.js";
import {type BuildResult, publish} from "./publish.js";
import {readEditions} from "./reading.js";
import {withDrawer, withReader} from "./threads.js";

export async function buildFrom(config: Config, inputs: Inputs, options: BuildOptions): Promise<BuildResult> {
  await sweepUnfinished(config.output);
  return withReader(config, options.signal, async (reader) => {
    const reading = await readEditions(config, inputs, {...options, reader});
    return withDrawer(config, (drawer) =>
      publish(config, inputs, reading, {
        ...options,
        // what is written afterwards has the memory of the threads to itself
        draw: (plan) =>
          drawSheets(config, plan, inputs, {...options, reader, drawer}).finally(() => drawer.close()),
      }),
    );
  });
}
