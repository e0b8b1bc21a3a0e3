/** Once before all tests. */
import {isBuilt} from "./is-built.mjs";
import "./temporary.mjs";

export default async function beforeTests() {
  // not built here: another run of tests may be at work with what is there
  if (!(await isBuilt())) throw new Error("dist/ was not built from src/ as it is now: npm run build");
}
