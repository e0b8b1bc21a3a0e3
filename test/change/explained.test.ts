// The picture of docs/differ.md is the one that the script draws; UPDATE=1 writes it anew.
import {readFileSync, writeFileSync} from "node:fs";
import {explainedPicture} from "./generated/explained.js";

test("docs/differ.svg is drawn by its script", () => {
  const file = new URL("../../docs/differ.svg", import.meta.url);
  if (process.env.UPDATE) writeFileSync(file, explainedPicture());
  expect(readFileSync(file, "utf8")).toBe(explainedPicture());
});
