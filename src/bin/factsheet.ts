#!/usr/bin/env node
/** The command, as the build bundled it. */
import {setFlagsFromString} from "node:v8";
import type * as commandLine from "../commands/main.js";
import {loadBundle} from "../system/bundle-loader.js";

// A run is short and its threads are several: with V8's usual budget a fifth of the work is compiling what runs once
// or twice more. Measured by test/bench/build.mjs. Before anything is loaded: V8 takes what it compiled under other
// flags for that of another V8.
setFlagsFromString("--interrupt-budget=800000");

await loadBundle<typeof commandLine>("command-line").main();
