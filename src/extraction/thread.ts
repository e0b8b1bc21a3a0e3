/** What a thread that reads is started with: worker.ts, as the build bundled it. */
import {loadBundle} from "../bundled.js";

loadBundle("reading");
