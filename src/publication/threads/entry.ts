/** What a thread that draws is started with: draw-task.ts, as the build bundled it. */
import {keepCompiled, loadBundle} from "../../system/bundle-loader.js";

keepCompiled();
loadBundle("drawing");
