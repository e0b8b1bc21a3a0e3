// Whoever reads what is printed may leave, or have no room for it: the work goes on, and its exit code is its own.
import {spawn} from "node:child_process";
import {existsSync, openSync} from "node:fs";
import {join} from "node:path";
import {projectFolder, workspace} from "../support/command.js";

const program = join(projectFolder, "dist/bin/factsheet.js");
const onLinux = process.platform === "linux" ? test : test.skip;

interface Told {
  readonly code: number | null;
  readonly stderr: string;
}

type Reader = "leaves" | "has no room" | "stays";

/** One of the two streams, or both, has such a reader. */
function run(args: string[], cwd: string, readers: {stdout: Reader; stderr: Reader}): Promise<Told> {
  const io = (reader: Reader) => (reader === "has no room" ? openSync("/dev/full", "w") : "pipe");
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    stdio: ["ignore", io(readers.stdout), io(readers.stderr)],
  });
  let stderr = "";
  if (readers.stdout === "leaves") child.stdout?.destroy();
  else child.stdout?.resume();
  if (readers.stderr === "leaves") child.stderr?.destroy();
  else child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({code, stderr})));
}

onLinux.each<[Reader, Reader]>([
  ["leaves", "leaves"],
  ["has no room", "has no room"],
])(
  "a build whose reader of stdout %s, and that of stderr too, does all its work (Linux only)",
  async (stdout, stderr) => {
    const folder = workspace(["2023-Q2/gorinchem"]);
    const args = ["build", "--json", "--format", "csv", "--period", "2023-Q2"];
    expect(await run(args, folder, {stdout, stderr})).toMatchObject({code: 0});
    expect(existsSync(join(folder, "output/manifest.json"))).toBe(true);
  },
);

onLinux(
  "figures that nobody wants to read on are no error; that there is no room is one (Linux only)",
  async () => {
    const args = ["extract", join(projectFolder, "input/2023-Q2/gorinchem.pdf")];
    expect(await run(args, projectFolder, {stdout: "leaves", stderr: "stays"})).toEqual({
      code: 0,
      stderr: "",
    });
    expect(await run(args, projectFolder, {stdout: "has no room", stderr: "stays"})).toEqual({
      code: 2,
      stderr: "factsheet: stdout: the disk is full\n  try    write it elsewhere\n",
    });
  },
);
