// A folder of one's own: complete, never overwritten, and told what is new after an upgrade.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {init, newsOf} from "../../../src/run/init/init.js";
import {newsInWords, templateNews} from "../../../src/run/init/template-copies.js";
import {completeConfig} from "../../../src/settings/config.js";
import {parseConfigFile} from "../../../src/settings/config-file.js";
import {filesIn, timesOf} from "../../support/command.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-init-"));

test("has templates, configuration, steps and an input folder", async () => {
  const {written, kept, news} = await init(folder);
  expect(kept).toEqual([]);
  expect(written).toContain("templates/factsheet.hbs");
  expect(filesIn(folder)).toEqual(
    expect.arrayContaining([".gitignore", "STAPPEN.md", "factsheet.config.yaml", "input/.gitkeep"]),
  );
  expect(newsInWords(news)).toEqual([]);
  const config = parseConfigFile(readFileSync(join(folder, "factsheet.config.yaml"), "utf8"), "f");
  expect(completeConfig(config)).toMatchObject({templates: "templates", input: "input"});
});

test("is not overwritten; what is gone is put back", async () => {
  writeFileSync(join(folder, "templates/theme.yaml"), "# van mij\n");
  rmSync(join(folder, "templates/readers.hbs"));
  const before = timesOf(folder);
  const {written, kept} = await init(folder);
  expect(written).toEqual(["templates/readers.hbs"]);
  expect(kept.length).toBeGreaterThan(30);
  const {"templates/readers.hbs": _, ...after} = timesOf(folder);
  const {"templates/readers.hbs": __, ...then} = before;
  expect(after).toEqual(then);
});

test("is told which of its templates are others in this version", async () => {
  const file = join(folder, "templates/.copied.json");
  const copied = JSON.parse(readFileSync(file, "utf8"));
  const older = {...copied, "theme.yaml": "0".repeat(64), "index.hbs": "0".repeat(64)};
  writeFileSync(file, JSON.stringify(older));
  expect((await newsOf(join(folder, "templates"))).news).toEqual({
    newer: [],
    both: ["theme.yaml"],
    missing: [],
  });
  expect(
    templateNews({a: "1", b: "1", c: "1"}, {a: "1", b: "2", c: "2"}, {a: "2", b: "3", c: "1", d: "1"}),
  ).toEqual({
    newer: ["a"],
    both: ["b"],
    missing: ["d"],
  });
  expect(newsInWords({newer: ["a"], both: [], missing: ["d"]})).toEqual([
    expect.stringMatching(/^a: newer/),
    expect.stringMatching(/^d: new in this version: factsheet init/),
  ]);
});

test("a folder of templates that are no copies has no news", async () => {
  expect((await newsOf("templates")).news).toEqual({newer: [], both: [], missing: []});
});
