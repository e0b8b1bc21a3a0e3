// Every file in input/ is accounted for: read, named with what to do, or of those that programs leave there.
import {mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import fc from "fast-check";
import {takeInventory} from "../../../src/run/plan/inventory.js";
import {isPassedOver} from "../../../src/run/plan/passed-over.js";
import {otherKindOf} from "../../../src/run/read/other-kinds.js";
import {completeConfig} from "../../../src/settings/config.js";

function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "factsheet-inventory-"));
  mkdirSync(join(folder, "input"));
  for (const file of files) {
    mkdirSync(dirname(join(folder, "input", file)), {recursive: true});
    writeFileSync(join(folder, "input", file), file);
  }
  return folder;
}

async function inventoryOf(folder: string) {
  const {sources, unreadable, notRead} = await takeInventory(
    completeConfig({input: join(folder, "input"), output: join(folder, "output")}),
  );
  return {read: sources.map(({file}) => file), unreadable, notRead};
}

test("PDFs and tables are read, wherever they lie and however their ending is written", async () => {
  const files = ["A.PDF", "a.csv", "b.xlsx", "c.XLSM", "d.ods", "x/y/z.pdf"];
  expect(await inventoryOf(folderWith(...files))).toEqual({
    read: files.toSorted((a, b) => (a < b ? -1 : 1)),
    unreadable: [],
    notRead: [],
  });
});

test.each([
  ["drenthe.xls", "save it as .xlsx or .csv"],
  ["drenthe.xlsb", "save it as .xlsx or .csv"],
  ["drenthe.tsv", "save it as .csv or .xlsx"],
  ["drenthe.docx", "save it as PDF"],
  ["scan.PNG", "OCR"],
  ["alles.zip", "unpack it"],
  ["bericht.msg", "attached"],
  ["notes.yml", "put it in input/ itself, as notes.yaml"],
  ["Notes.yaml.txt", "put it in input/ itself, as notes.yaml"],
  ["map/notes.yaml", "in input/ itself"],
  ["zonder", "move it to another folder"],
  ["vreemd.qqq", "move it to another folder"],
])("%s is named, with what to do", async (file, next) => {
  const {read, notRead} = await inventoryOf(folderWith(file, "zeeland.pdf"));
  expect(read).toEqual(["zeeland.pdf"]);
  expect(notRead).toMatchObject([{file, next: expect.stringContaining(next)}]);
});

test("what people write, and what explains the folder, is neither read as figures nor named", async () => {
  const own = ["notes.yaml", "corrections.yaml", "README.md", "LEESMIJ.txt", "x/readme.md"];
  const {notRead} = await inventoryOf(folderWith("zeeland.pdf"));
  expect(notRead).toEqual([]);
  expect((await inventoryOf(folderWith(...own.slice(2)))).notRead).toEqual([]);
});

describe("what programs leave in a folder is passed over", () => {
  const folders = [".stversions", ".Trash-1000/files", "$RECYCLE.BIN", "#recycle", "~snapshot", "lost+found"];
  const more = ["@eaDir", "System Volume Information", "__MACOSX", ".git"];
  test.each([...folders, ...more])("a folder %s", async (folder) => {
    const found = await inventoryOf(folderWith(`${folder}/zeeland.pdf`, `x/${folder}/y/a.xlsx`, "goes.pdf"));
    expect(found).toEqual({read: ["goes.pdf"], unreadable: [], notRead: []});
  });

  const left = ["~$zeeland.xlsx", "._zeeland.pdf", ".~lock.zeeland.ods#", ".zeeland.pdf.icloud", "Thumbs.db"];
  const unfinished = ["zeeland.pdf.part", "zeeland.pdf.crdownload", "zeeland.csv~", "desktop.ini"];
  test.each([...left, ...unfinished])("a file %s", async (file) => {
    const found = await inventoryOf(folderWith(file, `x/${file}`, "goes.pdf"));
    expect(found).toEqual({read: ["goes.pdf"], unreadable: [], notRead: []});
  });
});

test("no name is lost: each is read, named or passed over, whatever it is", async () => {
  const part = fc.string({unit: fc.constantFrom(..."aB1 .~#$-_é"), minLength: 1, maxLength: 8});
  const name = part.filter((text) => !/^\.+$/.test(text) && text.trim() === text);
  const ending = fc.constantFrom("", ".pdf", ".xlsx", ".xls", ".YAML", ".tmp", ".q");
  await fc.assert(
    fc.asyncProperty(fc.tuple(name, ending), async ([stem, end]) => {
      const file = `${stem}${end}`;
      const {read, notRead} = await inventoryOf(folderWith(file));
      const isKnown = read.length + notRead.length === 1 || isPassedOver(file, false);
      expect(isKnown || /readme|leesmij/i.test(file)).toBe(true);
      expect(otherKindOf(file).next).not.toBe("");
    }),
    {numRuns: 60},
  );
});

describe("linked folders", () => {
  test("are followed once, and at their own place first", async () => {
    const folder = folderWith("goes.pdf", "2023-Q2/zeeland.pdf");
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), "factsheet-elsewhere-")));
    writeFileSync(join(elsewhere, "drenthe.pdf"), "x");
    symlinkSync(elsewhere, join(folder, "input/a"));
    symlinkSync(elsewhere, join(folder, "input/b"));
    symlinkSync(join(folder, "input/2023-Q2"), join(folder, "input/0-nu"));
    const {read, notRead} = await inventoryOf(folder);
    expect(read).toEqual(["2023-Q2/zeeland.pdf", "a/drenthe.pdf", "goes.pdf"]);
    expect(notRead).toMatchObject([
      {file: "0-nu", reason: expect.stringContaining("read already")},
      {file: "b", reason: expect.stringContaining("read already")},
    ]);
  });

  test("to the folder itself, or to one around it, are named and not followed", async () => {
    const folder = folderWith("x/goes.pdf");
    symlinkSync(join(folder, "input"), join(folder, "input/x/boven"));
    symlinkSync(folder, join(folder, "input/x/daarboven"));
    symlinkSync("/", join(folder, "input/x/alles"));
    const {read, notRead} = await inventoryOf(folder);
    expect(read).toEqual(["x/goes.pdf"]);
    expect(notRead.map(({file}) => file)).toEqual(["x/alles", "x/boven", "x/daarboven"]);
  });
});
