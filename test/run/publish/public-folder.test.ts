// What lies in the readers' folder is what was published, or it is said.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PublicFolder, parseSums} from "../../../src/run/publish/public-folder.js";
import {filesIn} from "../../support/command.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-public-"));
const put = async (files: Record<string, string>, force = false) =>
  (await PublicFolder.open(folder)).put(
    {files: new Map(Object.entries(files)), obsolete: (file) => file.startsWith("data/")},
    {force},
  );
const read = (file: string) => readFileSync(join(folder, file), "utf8");

test("what differs is written, what does not is left, and what has had its day goes", async () => {
  expect(await put({"a.html": "1", "data/x.csv": "1", "data/y.csv": "1"})).toEqual({
    written: 3,
    unchanged: 0,
  });
  expect(await put({"b.html": "2", "data/x.csv": "2"})).toEqual({written: 3, unchanged: 0});
  expect(filesIn(folder)).toEqual(["SHA256SUMS", "a.html", "b.html", "data/x.csv"]);
  expect([...parseSums(read("SHA256SUMS")).keys()]).toEqual(["a.html", "b.html", "data/x.csv"]);
  expect(await put({"b.html": "2"})).toEqual({written: 1, unchanged: 1});
});

test("a file that was changed by hand, or put there, stops all of it, unless it says the same or is forced", async () => {
  writeFileSync(join(folder, "a.html"), "met de hand");
  await expect(put({"a.html": "3", "b.html": "3"})).rejects.toThrow(/changed by hand.*\n.*a\.html$/s);
  expect(read("b.html")).toBe("2");
  expect(await put({"a.html": "met de hand"})).toEqual({written: 0, unchanged: 1});
  writeFileSync(join(folder, "a.html"), "nog eens");
  expect(await put({"a.html": "3"}, true)).toEqual({written: 1, unchanged: 0});
  writeFileSync(join(folder, "eigen.html"), "van iemand anders");
  await expect(put({"eigen.html": "4"})).rejects.toThrow("eigen.html");
});

test("what was removed is put back", async () => {
  rmSync(join(folder, "a.html"));
  expect(await put({"a.html": "3"})).toEqual({written: 1, unchanged: 0});
});
