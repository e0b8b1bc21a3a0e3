/** What dist/ is built from: tests of another program than the one in src/ would prove nothing. */
import {join} from "node:path";
import {hash} from "../vocabulary/hash.js";
import {listFiles, readBytes} from "./effects.js";

/** In dist/: hash of what it was built from. Written last, so that a build that was broken off is none. */
export const sourceFile = "source.sha256";

/** Beside src/ these decide what is built: options of the compiler, and the libraries that are bundled. */
const besides = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];

/** @param project folder of package.json */
export async function hashOfSource(project: string): Promise<string> {
  const src = join(project, "src");
  const files = [...(await listFiles(src, ".ts")), ...(await listFiles(src, ".yaml"))];
  const modules = files.map((file) => `src/${file}`);
  const hashes = await Promise.all(
    [...modules, ...besides].map(async (file) => `${file} ${hash(await readBytes(join(project, file)))}`),
  );
  return hash(hashes.join("\n"));
}
