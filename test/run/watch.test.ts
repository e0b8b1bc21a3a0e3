import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {repeatOnChange} from "../../src/run/watch.js";

/** Waits until the condition holds; fails by jest's own time limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

test("work is done again after a change, never twice at a time, and ends with the signal", async () => {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-watch-"));
  const controller = new AbortController();
  let [started, running, most] = [0, 0, 0];
  let finish: () => void = () => undefined;
  const work = async () => {
    started++;
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    running--;
  };
  const watching = repeatOnChange([folder], work, controller.signal);
  // the watcher tells nobody when it is ready, so the first file is written until it is seen
  while (started === 0) {
    writeFileSync(join(folder, "a.pdf"), String(Math.random()));
    await pause(300);
  }
  writeFileSync(join(folder, "b.pdf"), "b");
  await pause(600);
  expect({started, most}).toEqual({started: 1, most: 1});
  finish();
  await until(() => started === 2);
  finish();
  await until(() => running === 0);
  controller.abort();
  await watching;
  expect(most).toBe(1);
});

test("files that are still being written are no change", async () => {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-watch-"));
  const controller = new AbortController();
  let started = 0;
  const watching = repeatOnChange(
    [folder],
    async () => {
      started++;
    },
    controller.signal,
  );
  await pause(300);
  writeFileSync(join(folder, "a.pdf.part"), "a");
  writeFileSync(join(folder, ".b.pdf.123.factsheet-unfinished"), "b");
  await pause(600);
  controller.abort();
  await watching;
  expect(started).toBe(0);
});
