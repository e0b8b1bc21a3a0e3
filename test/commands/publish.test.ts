// A quarter becomes public, is revised, and becomes public again: and nothing else than readers may have lies there.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import {inflateSync} from "node:zlib";
import {strFromU8, unzipSync} from "fflate";
import {parse} from "yaml";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {editionFromJson} from "../../src/edition/edition-json.js";
import {drawSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {contentsOf, factsheet, filesIn, timesOf, workspace} from "../support/command.js";
import {readDrawnPdf, textsOf} from "../support/drawn-pdf.js";
import {figure, persons} from "../support/figures.js";

const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/drenthe", "2023-Q2/zeeland"]);
const shown = join(folder, "output/public");
const run = (...args: string[]) => factsheet(args, {cwd: folder});
const build = (...args: string[]) => run("build", "--fail-on", "never", "--format", "html", ...args);
const publish = (...args: string[]) => run("publish", "2023-Q2", "--by", "Xanthippe Onbekend", ...args);
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const records = () => parse(read("input/publications.yaml")) as {region: string; date: string; by: string}[];
const secrets = /Onbekend|Xanthippe|binnenskamers/;
const said = ["--because", "binnenskamers besproken", "--by", "Xanthippe Onbekend"];

/** All that a file says, however it is packed: of a PDF its streams, attachments among them, its tags and its metadata. */
async function sayings(file: string): Promise<string> {
  const bytes = readFileSync(join(shown, file));
  if (file.endsWith(".xlsx"))
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join("\n");
  if (!file.endsWith(".pdf")) return bytes.toString("utf8");
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] as string, "latin1")).toString("utf8");
    } catch {
      return "";
    }
  });
  const {tags} = await readDrawnPdf(bytes);
  const strings = [...text.matchAll(/<feff([0-9a-f]+)>/gi)].map(([, hex]) =>
    Buffer.from(hex as string, "hex")
      .swap16()
      .toString("utf16le"),
  );
  return [text, ...streams, ...strings, ...textsOf(tags, "P")].join("\n");
}

async function walk(): Promise<void> {
  const files = filesIn(shown);
  for (const file of files) {
    const text = await sayings(file);
    expect([file, secrets.exec(text)?.[0] ?? null]).toEqual([file, null]);
    const links = [...text.matchAll(/(?:href|src|"path": )="?([^"#][^"]*)"/g)].map(
      (match) => match[1] as string,
    );
    const outside = links
      .filter((link) => !/^(?:data:|https:\/\/datapackage\.org)/.test(link))
      .map((link) => normalize(join(dirname(file), link.replace(/#.*/, ""))))
      .filter((target) => !files.includes(target));
    if (file.endsWith(".html")) expect([file, outside]).toEqual([file, []]);
  }
  expect(files.filter((file) => /review|changes|manifest|editions\/|notes/.test(file))).toEqual([]);
}

test("what is open or not built is refused, by name, and nothing is written", async () => {
  await build();
  const {code, stderr} = await publish();
  expect({code, stderr}).toEqual({
    code: 2,
    stderr: expect.stringMatching(
      /1 of 3 regions of 2023-Q2 cannot.*\n {2}Drenthe +open: .*factsheet answer drenthe 2023-Q2/,
    ),
  });
  expect(() => filesIn(shown)).toThrow("ENOENT");
  expect((await publish("--region", "utopia")).stderr).toContain('no region "utopia"');
  expect((await run("publish", "--by", "(wie)")).stderr).toContain("give your own name");
});

test("an answered, corrected and certified quarter becomes public, whole, without a name or an internal word", async () => {
  await run(
    "answer",
    "drenthe",
    "2023-Q2",
    "--flag",
    "1",
    ...said,
    "--on-sheet",
    "Een maand ouder percentage.",
  );
  const cell = ["--municipality", "totaal", "--column", "totaal"];
  const {total} = editionFromJson(read("output/editions/2023-Q2/zeeland.json"), "z.json");
  const wrong = String(persons(total?.figures.totaal) + 1);
  await run("correct", "zeeland", "2023-Q2", ...cell, "--value", wrong, ...said);
  expect((await publish()).stderr).toMatch(/Zeeland +open/);
  const right = String(persons(total?.figures.totaal));
  writeFileSync(join(folder, "input/corrections.yaml"), "[]\n");
  await run("correct", "zeeland", "2023-Q2", "--column", "register_persons", "--value", "4960", ...said);
  await run("answer", "zeeland", "2023-Q2", "--flag", "1", ...said);
  expect(right).not.toBe(wrong);
  await build();
  await run("certify", "gorinchem", "2023-Q2", "--by", "Xanthippe Onbekend", "--note", "binnenskamers");
  await build();
  const {code, stderr} = await publish();
  expect({code, stderr}).toEqual({
    code: 0,
    stderr: expect.stringMatching(
      /3 regions of 2023-Q2 in .*public[\s\S]*readers see the placeholder of contact/,
    ),
  });
  expect(records().map(({region}) => region)).toEqual(["drenthe", "gorinchem", "zeeland", "nederland"]);
  for (const form of ["html", "pdf", "csv", "xlsx", "json"]) {
    expect(filesIn(shown)).toContain(`2023-Q2/zeeland.${form}`);
  }
  expect(await sayings("2023-Q2/drenthe.html")).toContain("Een maand ouder percentage.");
  expect(await sayings("2023-Q2/zeeland.pdf")).toContain("Gecorrigeerd op");
  expect(await sayings("2023-Q2/gorinchem.html")).toContain("De cijfers zijn bevestigd op");
  expect(await sayings("index.html")).toContain("Voorbeeld met fictieve cijfers");
  expect(await sayings("2023-Q2/landelijk.html")).toContain("3 van de 35");
  await walk();
});

test("publishing again writes nothing, and building leaves public/ alone", async () => {
  const before = timesOf(shown);
  await build("--force");
  expect((await publish()).stderr).toMatch(/0 files written, \d+ unchanged\nrecorded +nothing/);
  expect(timesOf(shown)).toEqual(before);
});

test("what was changed by hand is named, and overwritten only when forced", async () => {
  const file = join(shown, "2023-Q2/zeeland.html");
  const proper = readFileSync(file, "utf8");
  writeFileSync(file, proper.replace("Zeeland", "Zeelant"));
  expect((await run("verify", "output")).stdout).toContain("altered  public/2023-Q2/zeeland.html");
  const refused = await publish();
  expect(refused).toMatchObject({code: 2, stderr: expect.stringContaining("public/2023-Q2/zeeland.html")});
  expect((await publish("--force")).code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(proper);
  expect((await run("verify", "output")).code).toBe(0);
});

test("a revised PDF makes the sheet stale until it is published again, then «Herzien», and all is the same again from input/ alone", async () => {
  const name = "output/editions/2023-Q2/gorinchem.json";
  const edition = editionFromJson(read(name), name) as PlacedEdition;
  const [first, ...others] = edition.municipalities as [PlacedEdition["municipalities"][0]];
  const add = (figures: typeof first.figures) => ({
    ...figures,
    uwv_met: figure(persons(figures.uwv_met) + 1),
    totaal: figure(persons(figures.totaal) + 1),
  });
  const revised: PlacedEdition = {
    ...edition,
    municipalities: [{...first, figures: add(first.figures)}, ...others],
    total: edition.total && {...edition.total, figures: add(edition.total.figures)},
    source: {...edition.source, created: "2026-11-24T09:00:00Z"},
  };
  const {pdf} = await drawSheet(
    {edition: revised, history: [], changes: null},
    await loadTemplates("templates"),
  );
  mkdirSync(join(folder, "input/nieuw"));
  writeFileSync(join(folder, "input/nieuw/gorinchem.pdf"), pdf);
  expect((await publish()).stderr).toMatch(/Gorinchem +received/);
  await build();
  const status = JSON.parse((await run("status", "--period", "2023-Q2", "--format", "json")).stdout);
  const states = status.regions.map(({slug, state}: {slug: string; state: string}) => `${slug} ${state}`);
  expect(states).toEqual(["drenthe published", "gorinchem stale", "zeeland published"]);
  const {stderr} = await publish("--region", "gorinchem");
  expect(stderr).toMatch(/1 region of 2023-Q2/);
  const {date} = records().at(-1) as {date: string};
  expect(
    records()
      .slice(4)
      .map(({region}) => region),
  ).toEqual(["gorinchem", "nederland"]);
  const sheet = await sayings("2023-Q2/gorinchem.html");
  expect(sheet).toMatch(/<strong>Herzien op \d/);
  expect(sheet).toContain("4 cijfers zijn anders dan in de uitgave van");
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await sayings("index.html")).toContain("herzien");
  await walk();

  await build();
  await publish();
  const before = contentsOf(shown);
  rmSync(join(folder, "output"), {recursive: true});
  await build();
  await publish();
  expect(Object.keys(contentsOf(shown))).toEqual(Object.keys(before));
  for (const [file, content] of Object.entries(contentsOf(shown)))
    expect([file, content === before[file]]).toEqual([file, true]);
  expect(records()).toHaveLength(6);
});
