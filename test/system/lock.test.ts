import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {withLock} from "../../src/system/lock.js";
import {type Owner, thisProcess} from "../../src/system/lock-owner.js";
import {hash} from "../../src/vocabulary/hash.js";

const folder = () => mkdtemp(join(tmpdir(), "factsheet-lock-"));
const lockOf = (output: string) => join(tmpdir(), `factsheet-${hash(output).slice(0, 16)}.lock`);

test("while a run writes, a second one is refused; afterwards it may", async () => {
  const output = await folder();
  const second = withLock(output, () =>
    expect(withLock(output, async () => 1)).rejects.toMatchObject({
      code: "busy",
      message: expect.stringContaining("another run"),
    }),
  );
  await second;
  expect(await withLock(output, async () => 2)).toBe(2);
});

test("runs into different folders do not hinder each other", async () => {
  const [a, b] = [await folder(), await folder()];
  expect(await withLock(a, () => withLock(b, async () => "both"))).toBe("both");
});

test("links to one folder are one folder, also before it is there", async () => {
  const output = await folder();
  const other = `${output}-link`;
  symlinkSync(output, other);
  await withLock(join(output, "new/output"), () =>
    expect(withLock(join(other, "new/output"), async () => 1)).rejects.toThrow("another run"),
  );
});

describe("a lock that was left behind", () => {
  const owner = async (change: Partial<Owner> = {}) => JSON.stringify({...(await thisProcess()), ...change});
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const leave = (output: string, text: string, age = 0) => {
    const then = new Date(Date.now() - age);
    writeFileSync(lockOf(output), text);
    utimesSync(lockOf(output), then, then);
  };
  const mine = async (output: string) => withLock(output, async () => "mine");

  test("by a process that is gone is taken over", async () => {
    const output = await folder();
    leave(output, await owner({process: gone}));
    expect(await mine(output)).toBe("mine");
    expect(existsSync(lockOf(output))).toBe(false);
  });

  test("by a process whose number another one has now is taken over, where the system tells when it started", async () => {
    const output = await folder();
    const {started} = await thisProcess();
    leave(output, await owner({started: started === null ? null : "1"}), started === null ? 200_000 : 0);
    expect(await mine(output)).toBe("mine");
  });

  test.each<[string, Partial<Owner>]>([
    ["where nothing tells when it started", {started: null}],
    ["on a machine that cannot be seen from here", {process: gone, machine: "elsewhere"}],
  ])("is taken over %s once it was silent for long", async (_, change) => {
    const output = await folder();
    leave(output, await owner(change), 60_000);
    const refused = {code: "busy", details: {next: expect.stringContaining(lockOf(output))}};
    await expect(mine(output)).rejects.toMatchObject(refused);
    leave(output, await owner(change), 180_000);
    expect(await mine(output)).toBe("mine");
  });

  test("by nobody knows whom is not: it is said which file to remove", async () => {
    const output = await folder();
    leave(output, "", 1_000_000);
    await expect(mine(output)).rejects.toMatchObject({
      code: "unwritable",
      message: "it cannot be known whether another run is writing there",
      details: {place: output, next: `if none is, remove ${lockOf(output)}`},
    });
    rmSync(lockOf(output));
  });

  test("while it was being taken over by one that was killed then, is taken over", async () => {
    const output = await folder();
    const left = await owner({process: gone});
    leave(output, left);
    writeFileSync(`${lockOf(output)}-${hash(left).slice(0, 16)}`, await owner({process: gone}));
    expect(await mine(output)).toBe("mine");
    expect(readdirSync(tmpdir()).filter((name) => join(tmpdir(), name).startsWith(lockOf(output)))).toEqual(
      [],
    );
  });
});

test("of many that start at one moment over a lock left behind, never two work at once", () => {
  const {status, stdout} = spawnSync(process.execPath, ["test/robustness/lock.mjs", "10", "6"], {
    encoding: "utf8",
  });
  expect({status, stdout}).toEqual({status: 0, stdout: expect.stringContaining("10 rounds of 6")});
}, 60_000);

test("a run that fails gives the lock back", async () => {
  const output = await folder();
  await expect(withLock(output, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await withLock(output, async () => "mine")).toBe("mine");
});
