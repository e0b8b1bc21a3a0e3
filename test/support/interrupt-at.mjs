/**
 * Loaded into a process before the program: Ctrl-C while the file that INTERRUPT_AT names is about to appear. With
 * INTERRUPT_AGAIN it is about to for longer than a run may take to end, and meanwhile there is another Ctrl-C.
 */
import fsp from "node:fs/promises";
import {setTimeout as wait} from "node:timers/promises";

const {INTERRUPT_AT: name, INTERRUPT_AGAIN: again} = process.env;
const {rename} = fsp;
fsp.rename = async (from, to) => {
  if (String(to).endsWith(name)) {
    process.kill(process.pid, "SIGINT");
    if (again) {
      await wait(50);
      process.kill(process.pid, "SIGINT");
      await wait(10_000);
    }
  }
  return rename(from, to);
};
