/** A real Chromium, from npm alone: one for all pages of a test file. */
import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import chromium from "@sparticuz/chromium";
import {type Browser, chromium as launcher, type Page} from "playwright-core";
import {projectFolder} from "./command.js";

export interface Window {
  readonly page: Page;
  /** what the browser complained of: blocked by the policy, not found, broken */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export async function openWindow(): Promise<Window> {
  const executablePath = unpacked();
  const browser: Browser = await launcher.launch({executablePath, args: chromium.args, headless: true});
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(`not found: ${request.url()}`));
  return {page, complaints, close: () => browser.close()};
}

const packages = join(projectFolder, "node_modules");

/**
 * The package unpacks 200 MB among the temporary files, where test files that start together find it half unpacked. Here
 * it is unpacked once for an installation, elsewhere, and takes its place whole.
 */
function unpacked(): string {
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
