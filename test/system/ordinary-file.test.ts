// What is no ordinary file is never waited for: every way in which the program opens files says what lies there.
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeAtomically} from "../../src/system/atomic-write.js";
import {
  fileSize,
  hashFile,
  hashInput,
  readBytes,
  readText,
  readTextIfThere,
} from "../../src/system/effects.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-ordinary-"));
const at = (name: string) => join(folder, name);
const socket = createServer();
const onLinux = process.platform === "linux";

beforeAll(async () => {
  mkdirSync(at("folder"));
  writeFileSync(at("file"), "four");
  symlinkSync("file", at("link to a file"));
  symlinkSync("folder", at("link to a folder"));
  if (!onLinux) return;
  execFileSync("mkfifo", [at("pipe")]);
  symlinkSync("pipe", at("link to a pipe"));
  symlinkSync("/dev/zero", at("link to a device"));
  symlinkSync("loop", at("loop"));
  await new Promise<void>((resolve) => socket.listen(at("socket"), resolve));
});
afterAll(() => {
  socket.close();
  rmSync(folder, {recursive: true});
});

const everywhere = [
  ["folder", "this is a folder, a file was expected"],
  ["link to a folder", "this is a folder, a file was expected"],
];
const onlyOnLinux = [
  ["pipe", "this is a named pipe, a file was expected"],
  ["link to a pipe", "this is a named pipe, a file was expected"],
  ["link to a device", "this is a device, a file was expected"],
  ["socket", "this is a socket, a file was expected"],
  ["loop", "this is a link that leads back to itself"],
];

test.each(onLinux ? [...everywhere, ...onlyOnLinux] : everywhere)(
  "a %s is not opened, and named (pipes, devices and sockets on Linux only)",
  async (name, message) => {
    const path = at(name as string);
    const said = {code: "unreadable", message, details: {place: path, next: expect.any(String)}};
    for (const read of [readBytes, readText, readTextIfThere, fileSize])
      await expect(read(path)).rejects.toMatchObject(said);
    expect(await hashFile(path)).toBeNull();
    expect(await hashInput(path)).toMatchObject({reason: message});
  },
);

test("an ordinary file is read through a link", async () => {
  expect(await readText(at("link to a file"))).toBe("four");
  expect(await fileSize(at("link to a file"))).toBe(4);
});

(onLinux ? test : test.skip)("a pipe where a file is to be written is replaced (Linux only)", async () => {
  execFileSync("mkfifo", [at("to be written")]);
  expect(await writeAtomically(at("to be written"), "text")).toBe(true);
  expect(await readText(at("to be written"))).toBe("text");
});

(onLinux ? test : test.skip)(
  "a link to a file is replaced, and not written through (Linux only)",
  async () => {
    symlinkSync("file", at("written"));
    expect(await writeAtomically(at("written"), "other")).toBe(true);
    expect(await readText(at("file"))).toBe("four");
    expect(await readText(at("written"))).toBe("other");
  },
);

// sparse: it takes no room
test("a file of some gigabytes is told from another at once; as a text it is refused", async () => {
  writeFileSync(at("huge"), "a");
  truncateSync(at("huge"), 8 * 2 ** 30);
  writeFileSync(at("other"), "b");
  truncateSync(at("other"), 8 * 2 ** 30);
  const [huge, other] = [await hashInput(at("huge")), await hashInput(at("other"))];
  expect(huge).toMatchObject({sha256: expect.stringMatching(/^[0-9a-f]{64}$/)});
  expect(huge).not.toEqual(other);
  await expect(readText(at("huge"))).rejects.toMatchObject({
    code: "unreadable",
    message: "of a text at most 256 MB is read",
  });
  await expect(readBytes(at("huge"))).rejects.toMatchObject({
    code: "unreadable",
    message: "the file is larger than can be read at once",
  });
});
