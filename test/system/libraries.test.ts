// A library is looked for as its own users look for it, also where node_modules holds links.
import {existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {folderOf} from "../../src/system/libraries.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-linked-"));
afterAll(() => rmSync(folder, {recursive: true}));

test("a library is where a link leads to: what it brings along lies beside that place", () => {
  for (const name of ["reader", "canvas"])
    mkdirSync(join(folder, "store/node_modules", name), {recursive: true});
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(folder, "store/node_modules/reader"), join(folder, "node_modules/reader"));
  const program = join(folder, "dist/bundles");
  const store = join(realpathSync(folder), "store/node_modules");
  expect(folderOf({name: "reader"}, program)).toBe(join(store, "reader"));
  expect(folderOf({name: "canvas", of: "reader"}, program)).toBe(join(store, "canvas"));
  expect(existsSync(folderOf({name: "canvas"}, program))).toBe(false);
});
