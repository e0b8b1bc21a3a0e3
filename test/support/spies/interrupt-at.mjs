/** Ctrl-C while a file is about to appear, and perhaps another one while the run is still at it. */
import fsp from "node:fs/promises";
import {setTimeout as wait} from "node:timers/promises";

/** @param again the file is about to appear for longer than a run may take to end, and meanwhile there is another Ctrl-C */
export function install({file, again = false}) {
  const {rename} = fsp;
  fsp.rename = async (from, to) => {
    if (String(to).endsWith(file)) {
      process.kill(process.pid, "SIGINT");
      if (again) {
        await wait(50);
        process.kill(process.pid, "SIGINT");
        await wait(10_000);
      }
    }
    return rename(from, to);
  };
  return () => {
    fsp.rename = rename;
  };
}
