import {spawnSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {withLock} from "../../src/system/lock.js";
import {hash} from "../../src/vocabulary/hash.js";

const folder = () => mkdtemp(join(tmpdir(), "factsheet-lock-"));
const lockOf = (output: string) => join(tmpdir(), `factsheet-${hash(output).slice(0, 16)}.lock`);

test("while a run writes, a second one is refused; afterwards it may", async () => {
  const output = await folder();
  const second = withLock(output, () =>
    expect(withLock(output, async () => 1)).rejects.toThrow("another run"),
  );
  await second;
  expect(await withLock(output, async () => 2)).toBe(2);
});

test("runs into different folders do not hinder each other", async () => {
  const [a, b] = [await folder(), await folder()];
  expect(await withLock(a, () => withLock(b, async () => "both"))).toBe("both");
});

test("the lock of a run that is gone is taken over", async () => {
  const output = await folder();
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(lockOf(output), String(gone));
  expect(await withLock(output, async () => "mine")).toBe("mine");
});

test("a run that fails gives the lock back", async () => {
  const output = await folder();
  await expect(withLock(output, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await withLock(output, async () => "mine")).toBe("mine");
});
