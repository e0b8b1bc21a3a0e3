/** Prints an HTML page as PDF by Chromium: node print.mjs PAGE.html OUT.pdf */
import {pathToFileURL} from "node:url";
import chromium from "@sparticuz/chromium";
import {chromium as browsers} from "playwright-core";

const [page, out] = process.argv.slice(2);
const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
  headless: true,
});
const tab = await browser.newPage();
await tab.goto(pathToFileURL(page).href);
await tab.pdf({path: out, preferCSSPageSize: true, printBackground: true});
await browser.close();
