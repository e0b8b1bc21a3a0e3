import {appendFileSync, mkdirSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {repeatOnChange, type WatchOptions} from "../../src/run/watch.js";
import {isNetworkFolder, isNetworkPath} from "../../src/system/network-folder.js";

const times = {look: 20, still: 200, again: 100, poll: 50};

/** Waits until the condition holds; fails by jest's own time limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

/** A folder that is watched, and how often the work was begun. The watcher tells nobody when it is ready. */
async function watched(work: () => Promise<"again" | "done">, options: WatchOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-watch-"));
  const controller = new AbortController();
  const seen = {started: 0};
  const watching = repeatOnChange(
    [folder],
    () => {
      seen.started++;
      return work();
    },
    controller.signal,
    {times, ...options},
  );
  while (seen.started === 0) {
    writeFileSync(join(folder, "first.pdf"), String(Math.random()));
    await pause(400);
  }
  return {
    at: (name: string) => join(folder, name),
    seen,
    end: async () => {
      controller.abort();
      await watching;
    },
  };
}

test("work is done again after a change, never twice at a time, and ends with the signal", async () => {
  let [running, most] = [0, 0];
  let finish: () => void = () => undefined;
  const {at, seen, end} = await watched(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    running--;
    return "done";
  });
  writeFileSync(at("b.pdf"), "b");
  await pause(600);
  expect({started: seen.started, most}).toEqual({started: 1, most: 1});
  finish();
  await until(() => seen.started === 2);
  finish();
  await until(() => running === 0);
  await end();
  expect(most).toBe(1);
});

test.each([{poll: false}, {poll: true}])(
  "it waits until a file has stopped growing, with %j",
  async (options) => {
    let [grownAt, early] = [Number.NEGATIVE_INFINITY, 0];
    const {at, seen, end} = await watched(async () => {
      // a busy machine may let more time pass between two pieces than a file has to be still
      if (performance.now() - grownAt < times.still) early++;
      return "done";
    }, options);
    await pause(500);
    const before = seen.started;
    for (let i = 0; i < 12; i++) {
      appendFileSync(at("slow.pdf"), "piece");
      grownAt = performance.now();
      await pause(100);
    }
    await until(() => seen.started > before);
    await end();
    expect(early).toBe(0);
  },
);

test("what could not be done while another run was at work is tried again, without another change", async () => {
  let busy = 3;
  const {seen, end} = await watched(async () => (busy-- > 0 ? "again" : "done"));
  await until(() => seen.started >= 4);
  await pause(400);
  const {started} = seen;
  await end();
  expect(started).toBeGreaterThanOrEqual(4);
  expect(busy).toBeLessThan(0);
});

test("what there was to do before the first change is done", async () => {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-watch-"));
  const controller = new AbortController();
  let started = 0;
  const work = async () => {
    started++;
    return "done" as const;
  };
  const watching = repeatOnChange([folder], work, controller.signal, {times, startNow: true});
  await until(() => started === 1);
  controller.abort();
  await watching;
});

test("files that are still being written, lock files and bins are no change", async () => {
  const {at, seen, end} = await watched(async () => "done");
  await pause(600);
  const before = seen.started;
  mkdirSync(at(".stversions"));
  const names = [
    "a.pdf.part",
    ".b.pdf.123.factsheet-unfinished",
    "~$c.xlsx",
    ".~lock.d.ods#",
    "e.yaml~",
    ".f.yaml.swp",
    "g.crdownload",
    "Thumbs.db",
    ".stversions/h.pdf",
    "i.tmp",
  ];
  for (const name of names) writeFileSync(at(name), "x");
  await pause(600);
  await end();
  expect(seen.started).toBe(before);
});

test("folders of a network are known by their path, or by what the system says of the disk", async () => {
  for (const path of ["\\\\server\\share\\input", "//server/share", "\\\\?\\UNC\\server\\share"])
    expect(isNetworkPath(path)).toBe(true);
  for (const path of ["/home/a", "C:\\input", "\\\\?\\C:\\input", "\\\\.\\pipe"])
    expect(isNetworkPath(path)).toBe(false);
  expect(await isNetworkFolder(tmpdir())).toBe(false);
});
