// A person vouches for figures; the index, the manifest and the colophon show it, until the figures change.
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {factsheet, workspace} from "../support/command.js";

const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
const certificates = (folder: string) =>
  JSON.parse(read(folder, "output/manifest.json")).outcome.certificates;

describe("figures without open errors", () => {
  const folder = workspace(["2023-Q1/zeeland", "2023-Q2/zeeland"]);
  const certify = (by: string) =>
    factsheet(["certify", "zeeland", "2023-Q2", "--by", by, "--note", "met de bron"], {cwd: folder});
  const build = () => factsheet(["build", "--fail-on", "never", "--format", "html"], {cwd: folder});

  test("cannot be vouched for before they were read", async () => {
    const {code, stderr} = await certify("A. de Vries");
    expect({code, stderr}).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("run factsheet build first"),
    });
  });

  test("are vouched for by name, once, and everything shows it", async () => {
    await build();
    expect(await certify("[your name]")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("give your own name"),
    });
    expect((await certify("A. de Vries")).code).toBe(0);
    expect((await certify("A. de Vries")).stderr).toContain("before");
    expect(read(folder, "input/certificates.yaml").match(/^- region: zeeland$/gm)).toHaveLength(1);
    const {stderr} = await build();
    expect(stderr).toMatch(/Zeeland +certified +Publiceer/);
    expect(certificates(folder)).toMatchObject([
      {edition: "2023-Q2/zeeland", by: "A. de Vries", valid: true},
    ]);
    const sheet = read(folder, "output/2023-Q2/zeeland.html");
    expect(sheet).toContain("De cijfers zijn bevestigd op ");
    expect(sheet).not.toContain("de Vries");
    expect(read(folder, "output/index.html")).toMatch(
      /, bevestigd<[\s\S]*Bevestigde cijfers[\s\S]*A. de Vries, \d+ .* \(met de bron\)/,
    );
  });

  test("void it when they change", async () => {
    const {sha256} = JSON.parse(read(folder, "output/editions/2023-Q2/zeeland.json")).source;
    writeFileSync(
      join(folder, "input/corrections.yaml"),
      `- {region: zeeland, period: 2023-Q2, municipality: Goes, column: totaal, value: 353, source: "${sha256}", reason: r, name: n, date: 2023-07-04}\n`,
    );
    const {stderr} = await build();
    expect(stderr).toContain("void, since the figures changed: 2023-Q2/zeeland");
    expect(certificates(folder)).toMatchObject([{by: "A. de Vries", valid: false}]);
    expect(read(folder, "output/2023-Q2/zeeland.html")).toContain("geldt niet meer");
    expect(read(folder, "output/index.html")).toContain("Bevestigingen die zijn vervallen");
  });
});

test("figures with an open error cannot be vouched for; the errors are named", async () => {
  const folder = workspace(["2023-Q1/drenthe", "2023-Q2/drenthe"]);
  await factsheet(["build", "--fail-on", "never", "--format", "csv"], {cwd: folder});
  const {code, stderr} = await factsheet(["certify", "drenthe", "2023-Q2", "--by", "A. de Vries"], {
    cwd: folder,
  });
  expect({code, stderr}).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/1 open, so nobody can vouch.*\n {2}\S.*\n {2}try {4}answer or correct it/),
  });
});

test("several regions at once, named as they are printed, and all that are ready", async () => {
  const sheets = ["gorinchem", "groot-amsterdam", "drenthe", "zeeland"];
  const folder = workspace(sheets.flatMap((slug) => [`2023-Q1/${slug}`, `2023-Q2/${slug}`]));
  const certify = (...args: string[]) =>
    factsheet(["certify", ...args, "--by", "A. de Vries"], {cwd: folder});
  const regions = () => read(folder, "input/certificates.yaml").match(/(?<=^- region: ).*/gm);
  await factsheet(["build", "--fail-on", "never", "--format", "csv"], {cwd: folder});
  // all or none: something is open in Drenthe
  expect((await certify("Gorinchem", "drenthe", "2023-Q2")).code).toBe(2);
  expect(existsSync(join(folder, "input/certificates.yaml"))).toBe(false);
  expect((await certify("Groot Amsterdam", "gorinchem", "2023-Q2")).code).toBe(0);
  expect(regions()).toEqual(["groot-amsterdam", "gorinchem"]);
  expect((await certify("2023-Q2", "--all-ready")).code).toBe(0);
  expect(regions()).toEqual(["groot-amsterdam", "gorinchem", "zeeland"]);
  for (const wrong of [["2023-Q2"], ["zeeland", "2023-Q2", "--all-ready"], ["zeeland"]]) {
    expect((await certify(...wrong)).code).toBe(2);
  }
});
