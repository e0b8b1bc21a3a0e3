/** What a thread that draws is started with: draw-task.ts, as the build bundled it. */
import {loadBundle} from "../../system/bundle-loader.js";
import type * as worker from "./draw-task.js";

type Worker = Pick<typeof worker, "default" | "prepare">;

const {default: draw, prepare} = load();

/** The tasks of a thread that ends while it loads would wait for another for ever: each fails instead, and says why. */
function load(): Worker {
  try {
    return loadBundle<Worker>("drawing");
  } catch (error) {
    const fail = () => Promise.reject(error);
    return {default: fail, prepare: fail};
  }
}

export {draw as default, prepare};
