/** A real Chromium, from npm alone: one for all pages of a test file. */
import chromium from "@sparticuz/chromium";
import {type Browser, chromium as launcher, type Page} from "playwright-core";

export interface Window {
  readonly page: Page;
  /** what the browser complained of: blocked by the policy, not found, broken */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export async function openWindow(): Promise<Window> {
  const executablePath = await chromium.executablePath();
  const browser: Browser = await launcher.launch({executablePath, args: chromium.args, headless: true});
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("requestfailed", (request) => complaints.push(`not found: ${request.url()}`));
  return {page, complaints, close: () => browser.close()};
}
