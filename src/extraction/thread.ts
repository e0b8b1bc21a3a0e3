/** What a thread that reads is started with: worker.ts, as the build bundled it. */
import {parentPort} from "node:worker_threads";
import {loadBundle} from "../bundled.js";
import type {Reply} from "./worker.js";

try {
  loadBundle("reading");
} catch (error) {
  // not a thread that ends: that could be the fault of a PDF, and this is not
  const reply: Reply = {kind: "not-loaded", message: (error as Error).message};
  parentPort?.on("message", () => parentPort?.postMessage(reply));
}
