// Threads start once and early: what goes wrong while they get ready must not be the end of the run.
import {createHook} from "node:async_hooks";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {SheetInput} from "../../src/publication/sheet.js";
import {type Drawer, withDrawer, withReader} from "../../src/run/threads.js";
import {completeConfig} from "../../src/settings/config.js";
import {hash} from "../../src/vocabulary/hash.js";
import {factsheet, projectFolder, workspace} from "../support/command.js";
import {madeEdition} from "../support/made.js";
import {settings, words} from "../support/words.js";

const config = completeConfig({jobs: 1, format: "pdf"});
const templates = join(projectFolder, "templates");
const never = new AbortController().signal;
const input: SheetInput = {
  edition: madeEdition("2023-Q1", {rows: {Dordrecht: [212, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]}}),
  history: [],
  changes: null,
};

test("no thread starts for a run that was interrupted before", async () => {
  let started = 0;
  const hook = createHook({init: (_, type) => void (type === "WORKER" && started++)}).enable();
  try {
    await withReader(config, {settings, words}, never, async () => "done");
    expect(started).toBe(1);
    const interrupted = AbortSignal.abort();
    const run = withReader(config, {settings, words}, interrupted, async () => "done");
    await expect(run).rejects.toBe(interrupted.reason);
    expect(started).toBe(1);
  } finally {
    hook.disable();
  }
});

describe("a sheet is drawn the same", () => {
  const draw = (prepare: (drawer: Drawer) => void) =>
    withDrawer({...config, templates}, async (drawer) => {
      prepare(drawer);
      return hash((await drawer.draw({input, templates}, never)).pdf);
    });
  let alone: string;
  beforeAll(async () => {
    alone = await draw(() => undefined);
  });

  test.each<[string, SheetInput | null]>([
    ["after a warm-up", input],
    ["after one that could not be drawn", {...input, edition: {}} as unknown as SheetInput],
    ["when there was nothing to warm up with", null],
  ])("%s", async (_, warmUp) => {
    expect(await draw((drawer) => drawer.prepare(warmUp))).toBe(alone);
  });
});

test("templates with a slip are no matter of the warm-up: the first sheet says it", async () => {
  const drawn = withDrawer({...config, templates: "/nowhere"}, async (drawer) => {
    drawer.prepare(input);
    return drawer.draw({input, templates: "/nowhere"}, never);
  });
  const place = expect.stringContaining("/nowhere");
  await expect(drawn).rejects.toMatchObject({code: "unreadable", details: {place}});
});

describe("what never ends", () => {
  const thread = pathToFileURL(join(projectFolder, "test/support/hanging-thread.mjs"));
  const taskOf = (slug: string) => ({
    input: {...input, edition: {...input.edition, region: {...input.edition.region, slug}}},
    templates,
  });
  const draw = (slug: string, limits: {drawing: number; warmUp: number}) =>
    withDrawer(
      config,
      async (drawer) => {
        drawer.prepare(input);
        return drawer.draw(taskOf(slug), never);
      },
      {thread, limits},
    );

  test("a warm-up is given up, and its thread replaced by one that draws", async () => {
    const drawn = draw("drenthe", {drawing: 20_000, warmUp: 500});
    await expect(drawn).resolves.toEqual({html: "drawn"});
  }, 15_000);

  test("a drawing is given up, after a second attempt", async () => {
    const drawn = draw("zeeland", {drawing: 500, warmUp: 100});
    await expect(drawn).rejects.toThrow("it took more than 0.5 seconds");
  }, 15_000);

  test("a warm-up does not hold up the end", async () => {
    const limits = {drawing: 60_000, warmUp: 60_000};
    const ended = withDrawer(config, async (drawer) => drawer.prepare(input), {thread, limits});
    await expect(ended).resolves.toBeUndefined();
  }, 15_000);
});

describe("what the drawing threads of a run are given", () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  const build = async (format: string) => {
    const args = ["build", "--quiet", "--force", "--format", format, "--jobs", "1"];
    const {stderr} = await factsheet(args, {cwd: folder, spy: {name: "report-tasks"}});
    return stderr.trimEnd().split("\n");
  };

  test("a warm-up with a sheet of the archive, once there is one", async () => {
    expect((await build("csv"))[0]).toBe("prepare with nothing");
    const [first, ...sheets] = await build("csv");
    expect(first).toMatch(/^prepare with 2023-Q2\/\w+$/);
    expect(sheets).toHaveLength(2);
    expect(readFileSync(join(folder, "output/2023-Q2/zeeland.csv"), "utf8")).toContain("Veere");
  });

  test("first the sheet that needs no pictures of a source: meanwhile those of the others are made", async () => {
    const [, first, ...others] = await build("html");
    expect(first).toBe("draw with all regions");
    expect(others.sort()).toEqual(["draw with 2023-Q2/gorinchem", "draw with 2023-Q2/zeeland"]);
  });
});
