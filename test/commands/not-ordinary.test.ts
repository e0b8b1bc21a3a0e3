// What lies in input/ and is no ordinary file is named, and the rest is done.
import {execFileSync} from "node:child_process";
import {existsSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

const onLinux = process.platform === "linux" ? test : test.skip;

onLinux("pipes and devices in input/ are named, and the sheet beside them is made (Linux only)", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const input = (name: string) => join(folder, "input", name);
  execFileSync("mkfifo", [input("a.pdf"), input("b.csv"), input("c.xlsx")]);
  symlinkSync("/dev/zero", input("d.pdf"));
  symlinkSync("a.pdf", input("e.csv"));
  const {code, stderr} = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(code).toBe(2);
  for (const name of ["a.pdf", "b.csv", "c.xlsx", "e.csv"])
    expect(stderr).toContain(`${name}: this is a named pipe, a file was expected`);
  expect(stderr).toContain("d.pdf: this is a device, a file was expected");
  expect(existsSync(join(folder, "output/2023-Q2/gorinchem.csv"))).toBe(true);
});

onLinux("a pipe in the place of notes or of a template is named with its path (Linux only)", async () => {
  const folder = workspace([]);
  execFileSync("mkfifo", [join(folder, "input/notes.yaml"), join(folder, "publication.yaml")]);
  const built = await factsheet(["build"], {cwd: folder});
  expect(built).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("input/notes.yaml: this is a named pipe"),
  });
  const extracted = await factsheet(["extract", "--templates", ".", "input/notes.yaml"], {cwd: folder});
  expect(extracted).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("publication.yaml: this is a named pipe"),
  });
});
