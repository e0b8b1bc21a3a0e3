/** A real Chromium: one for all pages of a test file. Where there is none, its tests are left out, and that is said. */
import {statSync} from "node:fs";
import {relative} from "node:path";
import chromium from "@sparticuz/chromium";
import {type Browser, chromium as launcher, type Page} from "playwright-core";
import {chooseChromium, unpackedChromium} from "./chromium.js";
import {projectFolder} from "./command.js";

export interface Window {
  readonly page: Page;
  /** what the browser complained of: blocked by the policy, not found, broken */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

const {platform, arch, env} = process;
const isThere = (file: string) => statSync(file, {throwIfNoEntry: false})?.isFile() ?? false;
const found = chooseChromium({platform, arch, env, isThere});

/** For tests that need a window. */
export const inBrowser =
  found.kind === "none" ? {describe: describe.skip, test: test.skip} : {describe, test};

if (found.kind === "none") {
  const file = relative(projectFolder, expect.getState().testPath ?? "");
  process.stderr.write(`${file}: what needs a browser is left out: ${found.why}\n`);
}

export async function openWindow(): Promise<Window> {
  const browser = await launch();
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(`not found: ${request.url()}`));
  return {page, complaints, close: () => browser.close()};
}

function launch(): Promise<Browser> {
  if (found.kind === "none") throw new Error(found.why);
  return found.kind === "npm"
    ? launcher.launch({executablePath: unpackedChromium(), args: chromium.args, headless: true})
    : launcher.launch({executablePath: found.path, headless: true});
}
