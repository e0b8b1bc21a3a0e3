/** Slips in the program that did not end it: what they spoiled is told where it is missed; with --debug, whole. */
import {log} from "./streams.js";

/**
 * @param fault what was thrown, or the stack of it
 * @param place what was being done: the file, the region and quarter
 */
export function tellFault(fault: unknown, place: string, debug = process.argv.includes("--debug")): void {
  if (debug) log(`${place}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
}
