// What was made before is made anew when the program changes, and its libraries are part of it.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describeTool, readTool, toolFile} from "../../src/system/tool.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-tool-"));
afterAll(() => rmSync(folder, {recursive: true}));

function install(library: string, version: string): void {
  mkdirSync(join(folder, "node_modules", library), {recursive: true});
  writeFileSync(join(folder, "node_modules", library, "package.json"), JSON.stringify({version}));
}

test("another version of a library makes another program, and another reader where it reads", async () => {
  const dependencies = {pdfkit: "^0.20.2", "pdfjs-dist": "5.4.296"};
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({name: "factsheet", version: "1.0.0", dependencies}),
  );
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/a.js"), "");
  install("pdfkit", "0.20.2");
  install("pdfjs-dist", "5.4.296");
  const first = await describeTool(join(folder, "dist"));
  expect(await describeTool(join(folder, "dist"))).toEqual(first);

  install("pdfkit", "0.20.3");
  const drawsOtherwise = await describeTool(join(folder, "dist"));
  expect(drawsOtherwise.codeHash).not.toBe(first.codeHash);
  expect(drawsOtherwise.readerHash).toBe(first.readerHash);

  install("pdfjs-dist", "5.4.297");
  const readsOtherwise = await describeTool(join(folder, "dist"));
  expect(readsOtherwise.codeHash).not.toBe(drawsOtherwise.codeHash);
  expect(readsOtherwise.readerHash).not.toBe(first.readerHash);
});

test("a bundle that differs is another program, and another reader if it is the one that reads", async () => {
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "bundles"));
  const before = await describeTool(dist);
  writeFileSync(join(dist, "bundles/drawing.cjs"), "1");
  const drawsOtherwise = await describeTool(dist);
  expect(drawsOtherwise.codeHash).not.toBe(before.codeHash);
  expect(drawsOtherwise.readerHash).toBe(before.readerHash);
  writeFileSync(join(dist, "bundles/reading.cjs"), "1");
  expect((await describeTool(dist)).readerHash).not.toBe(before.readerHash);
});

test("a font that was installed after the build makes another program; a library that is in the bundles does not", async () => {
  const bundles = join(folder, "dist/bundles");
  writeFileSync(join(bundles, toolFile), JSON.stringify(await describeTool(join(folder, "dist"))));
  const before = await readTool(bundles);
  install("vega", "6.4.1");
  expect(await readTool(bundles)).toEqual(before);
  install("@fontsource/source-sans-3", "6.0.0");
  const otherFont = await readTool(bundles);
  expect(otherFont.codeHash).not.toBe(before.codeHash);
  expect(otherFont.readerHash).toBe(before.readerHash);
  install("@tesseract.js-data/nld", "2.0.0");
  expect((await readTool(bundles)).readerHash).not.toBe(before.readerHash);
});

test("of the canvas that pages are drawn on, the one counts that pdf.js brings along", async () => {
  const bundles = join(folder, "dist/bundles");
  const before = await readTool(bundles);
  install("pdfjs-dist/node_modules/@napi-rs/canvas", "0.1.80");
  const after = await readTool(bundles);
  expect(after.readerHash).not.toBe(before.readerHash);
  install("@napi-rs/canvas", "0.1.100");
  expect(await readTool(bundles)).toEqual(after);
});
