/** Which Chromium the tests use: one that the environment names, else one that is installed, else the one from npm. */
import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from "node:fs";
import {dirname, join, posix, win32} from "node:path";
import {projectFolder} from "./command.js";

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isThere: (file: string) => boolean;
}

export type Chromium =
  | {readonly kind: "installed"; readonly path: string}
  /** that of @sparticuz/chromium */
  | {readonly kind: "npm"}
  | {readonly kind: "none"; readonly why: string};

/** The first that is set counts. */
const variables = ["FACTSHEET_CHROMIUM", "CHROME_PATH"];

/** @throws Error when the environment names one that is not there */
export function chooseChromium({platform, arch, env, isThere}: Machine): Chromium {
  const variable = variables.find((name) => env[name]);
  const named = variable && env[variable];
  if (named && !isThere(named)) throw new Error(`${variable} names ${named}, and there is no such file`);
  const path = named || usualPlaces(platform, env).find(isThere);
  if (path) return {kind: "installed", path};
  if (platform === "linux" && arch === "x64") return {kind: "npm"};
  const why = `no Chrome or Chromium is installed, and npm has none for ${platform} ${arch}`;
  return {kind: "none", why: `${why}; ${variables[0]} may name one`};
}

/** Of Chrome, of Chromium, and of Edge, which is one as well and comes with Windows. */
function usualPlaces(platform: string, env: Machine["env"]): string[] {
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    const programs = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
    return [...programs, "Microsoft/Edge/Application/msedge.exe"].flatMap((program) =>
      folders.filter(isSet).map((folder) => win32.join(folder, program)),
    );
  }
  if (platform === "darwin") {
    const folders = ["/Applications", env.HOME && posix.join(env.HOME, "Applications")].filter(isSet);
    return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      folders.map((folder) => posix.join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  const folders = [...(env.PATH ?? "").split(":"), "/opt/google/chrome", "/snap/bin"].filter(isSet);
  return ["google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser"].flatMap((name) =>
    folders.map((folder) => posix.join(folder, name)),
  );
}

function isSet(value: string | undefined): value is string {
  return Boolean(value);
}

const packages = join(projectFolder, "node_modules");

/**
 * The package unpacks 200 MB among the temporary files, where test files that start together find it half unpacked. Here
 * it is unpacked once for an installation, elsewhere, and takes its place whole.
 *
 * @returns the program
 */
export function unpackedChromium(): string {
  const {version} = JSON.parse(readFileSync(join(packages, "@sparticuz/chromium/package.json"), "utf8"));
  const folder = join(packages, `.cache/chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  return join(folder, "chromium");
}

function unpack(folder: string): void {
  mkdirSync(dirname(folder), {recursive: true});
  const unfinished = mkdtempSync(`${folder}-`);
  const script = 'await (await import("@sparticuz/chromium")).default.executablePath()';
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: projectFolder,
    env: {...process.env, TMPDIR: unfinished},
  });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // another test file was first
    rmSync(unfinished, {recursive: true});
    if (!existsSync(folder)) throw error;
  }
}
