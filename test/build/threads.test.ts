import {withReader} from "../../src/build/threads.js";
import {completeConfig} from "../../src/config.js";
import {settings} from "../support/words.js";

test("no thread starts for a run that was interrupted before", async () => {
  const interrupted = AbortSignal.abort();
  const run = withReader(completeConfig({}), settings, interrupted, async () => "done");
  await expect(run).rejects.toBe(interrupted.reason);
});
