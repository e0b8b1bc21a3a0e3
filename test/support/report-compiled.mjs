/** Loaded into a process and its threads before the program: says of each script whether V8 took what was compiled of it before. */
import {writeSync} from "node:fs";
import {syncBuiltinESMExports} from "node:module";
import {basename} from "node:path";
import vm from "node:vm";

vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    if (!options?.filename?.endsWith(".cjs")) return;
    const taken = options.cachedData !== undefined && !this.cachedDataRejected;
    writeSync(2, `${basename(options.filename)} ${taken ? "was compiled before" : "is compiled now"}\n`);
  }
};
syncBuiltinESMExports();
