/** Whether dist/ was built from src/ as it is now. Started by itself, it says so by its exit code: `npm test` builds else. */
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const project = new URL("../../", import.meta.url);

/** As system/source.ts has it; a dist/ that lacks it is older. */
export async function isBuilt() {
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

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await isBuilt()) ? 0 : 1;
