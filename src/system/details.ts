/** What only those want to know who ask with --debug. */
import {log} from "./streams.js";

export function tellDetail(text: string, debug = process.argv.includes("--debug")): void {
  if (debug) log(text);
}
