/** What a thread that reads is started with: read-task.ts, as the build bundled it. */
import {keepCompiled, loadBundle} from "../../../system/bundle-loader.js";

keepCompiled();
loadBundle("reading");
