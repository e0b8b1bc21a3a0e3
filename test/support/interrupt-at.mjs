/** Loaded into a process before the program: Ctrl-C while the file that INTERRUPT_AT names is about to appear. */
import fsp from "node:fs/promises";

const {rename} = fsp;
fsp.rename = (from, to) => {
  if (String(to).endsWith(process.env.INTERRUPT_AT)) process.kill(process.pid, "SIGINT");
  return rename(from, to);
};
