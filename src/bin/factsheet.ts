#!/usr/bin/env node
/** The command, as the build bundled it. */
import type * as commandLine from "../commands/main.js";
import {keepCompiled, loadBundle} from "../system/bundle-loader.js";

keepCompiled();
await loadBundle<typeof commandLine>("command-line").main();
