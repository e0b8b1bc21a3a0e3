// What was made before is made anew when the program changes, and its libraries are part of it.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describeTool} from "../../src/build/tool.js";

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
