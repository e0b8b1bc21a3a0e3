/** Once before all tests. */
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import "./temporary.mjs";

const project = new URL("../../", import.meta.url);

export default async function beforeTests() {
  // not built here: another run of tests may be at work with what is there
  if (!(await isBuilt())) throw new Error("dist/ was not built from src/ as it is now: npm run build");
}

/** As system/source.ts has it; a dist/ that lacks it is older. */
async function isBuilt() {
  try {
    const {hashOfSource, sourceFile} = await import(new URL("dist/system/source.js", project).href);
    return (
      readFileSync(new URL(`dist/${sourceFile}`, project), "utf8") ===
      (await hashOfSource(fileURLToPath(project)))
    );
  } catch {
    return false;
  }
}
