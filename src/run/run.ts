/** The whole run: read, compare, draw, write. What cannot be done is reported; everything else still is. */
import type {Config} from "../settings/config.js";
import {isLarge} from "../system/memory-thrift.js";
import {withOutputFolder} from "../system/output-folder.js";
import type {BuildOptions} from "./build-options.js";
import {chooseWarmUp} from "./draw/warm-up.js";
import {type Inputs, understand} from "./plan/inputs.js";
import {type Inventory, readManifestText} from "./plan/inventory.js";
import {type Manifest, parseManifest} from "./plan/manifest.js";
import {loadArchive} from "./plan/stored-archive.js";
import type {BuildResult} from "./produce-output.js";
import {startReading} from "./read/early-reading.js";
import {withDrawer, withReader} from "./threads.js";

/** @throws InputError when nothing can be done: a slip in a template or a note, or another run at work */
export async function run(config: Config, inventory: Inventory, options: BuildOptions): Promise<BuildResult> {
  // begun when the threads were started: they load what they need meanwhile
  const understanding = Promise.resolve().then(() => understand(config, inventory));
  // said where it is waited for
  understanding.catch(() => undefined);
  return withReader(config, understanding, options.signal, (reader) =>
    withDrawer(config, async (drawer) => {
      const understood = await understanding;
      return withOutputFolder(config.output, async () => {
        const inputs = {...understood, previous: await previousNow(config, inventory, understood)};
        const early = startReading(config, inputs, reader);
        // loaded while the first PDF is read
        const [{readEditions}, {produceOutput}, {drawSheets}] = await Promise.all([
          import("./read/read-editions.js"),
          import("./produce-output.js"),
          import("./draw/draw-sheets.js"),
        ]);
        const archived = await loadArchive(config.output, inputs.previous, inputs.readerKey);
        // over a large archive a second saved is nothing, and memory is what is short
        drawer.prepare(isLarge(archived.editions.length) ? null : chooseWarmUp(archived.editions));
        const reading = await readEditions(config, inputs, archived, {...options, reader, early});
        if (isLarge(reading.archive.size)) await reader.rest();
        return produceOutput(config, inputs, reading, {
          ...options,
          // what is written afterwards has the memory of the threads to itself
          draw: (plan) =>
            drawSheets(config, plan, inputs, {...options, reader, drawer}).finally(() => drawer.close()),
        });
      });
    }),
  );
}

/** Another run may have ended before the output was locked. */
async function previousNow({output}: Config, {manifest}: Inventory, {previous}: Inputs): Promise<Manifest> {
  const now = await readManifestText(output);
  return now === manifest ? previous : parseManifest(now, output);
}
