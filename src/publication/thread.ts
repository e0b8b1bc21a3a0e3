/** What a thread that draws is started with: worker.ts, as the build bundled it. */
import {loadBundle} from "../bundled.js";
import type * as worker from "./worker.js";

const {default: draw, prepare} = loadBundle<typeof worker>("drawing");

export {draw as default, prepare};
