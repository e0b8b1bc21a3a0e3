/** Once before all tests. */
import {isBuilt} from "./is-built.mjs";
import {shareProgram} from "./shared-program.mjs";
import "./temporary.mjs";

export default async function beforeTests() {
  // not built here: another run of tests may be at work with what is there
  if (!(await isBuilt())) throw new Error("dist/ was not built from src/ as it is now: npm run build");
  const {port, close} = await shareProgram();
  process.env.FACTSHEET_TEST_PROGRAM = String(port);
  // for after-tests.mjs, which is another module of the same process
  globalThis.endSharedProgram = close;
}
