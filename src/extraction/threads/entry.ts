/** What a thread that reads is started with: read-task.ts, as the build bundled it. */
import {loadBundle} from "../../system/bundle-loader.js";

loadBundle("reading");
