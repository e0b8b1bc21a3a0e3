/** Once before all tests. */
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import "./temporary.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));

export default async function beforeTests() {
  if (await isBuilt()) return;
  console.error("dist/ is not what src/ says: npm run build");
  const {status} = spawnSync("npm", ["run", "build"], {cwd: project, stdio: "inherit", shell: true});
  if (status !== 0) throw new Error("tests need what npm run build makes, and it failed");
}

/** As bin/source.ts has it; a dist/ that lacks it is older. */
async function isBuilt() {
  try {
    const {hashOfSource, sourceFile} = await import(
      new URL("../../dist/bin/source.js", import.meta.url).href
    );
    return readFileSync(join(project, "dist", sourceFile), "utf8") === (await hashOfSource(project));
  } catch {
    return false;
  }
}
