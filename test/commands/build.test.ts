import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {
  contentsOf,
  factsheet,
  filesIn,
  ownProcess,
  projectFolder,
  timesOf,
  workspace,
} from "../support/command.js";

const sheets = ["2023-Q1/gorinchem", "2023-Q2/gorinchem", "2022-Q2/gorinchem", "2023-Q2/midden-utrecht"];

describe("a build from nothing", () => {
  const folder = workspace(sheets);
  let result: Awaited<ReturnType<typeof factsheet>>;
  beforeAll(async () => {
    result = await factsheet(["build", "--fail-on", "never"], {cwd: folder});
  });

  test("writes sheets of the latest quarter, the archive of all, reports and the index", () => {
    expect(result.code).toBe(0);
    expect(filesIn(join(folder, "output"))).toEqual(
      [
        "2023-Q2/changes.csv",
        "2023-Q2/changes.html",
        "2023-Q2/changes.json",
        ...["csv", "html", "json", "pdf", "xlsx"].map((format) => `2023-Q2/gorinchem.${format}`),
        ...["csv", "html", "json", "pdf", "xlsx"].map((format) => `2023-Q2/midden-utrecht.${format}`),
        "2023-Q2/review/gorinchem.html",
        "2023-Q2/review/midden-utrecht.html",
        "data/datapackage.json",
        ...[
          "editions-fictional",
          "editions",
          "figures-fictional",
          "figures",
          "municipalities",
          "memberships",
          "names",
          "regions",
        ].flatMap((name) => [`data/${name}.csv`, `data/${name}.parquet`]),
        ...["data/figures-fictional.xlsx", "data/figures.xlsx"],
        "editions/2022-Q2/gorinchem.json",
        "editions/2023-Q1/gorinchem.json",
        "editions/2023-Q2/gorinchem.json",
        "editions/2023-Q2/midden-utrecht.json",
        "index.html",
        "manifest.json",
      ].sort(),
    );
  });

  test("says on stderr what it did and where to look, and nothing on stdout", () => {
    expect(result.stdout).toBe("");
    expect(result.stderr).toContain("drawn      2 factsheets of 2023-Q2: 2 drawn, 0 unchanged");
    expect(result.stderr).toContain("output/index.html");
    expect(result.stderr).not.toContain("\u001b");
  });

  test("lists every region of the quarter in changes.json, real and fictional apart", () => {
    const changes = JSON.parse(readFileSync(join(folder, "output/2023-Q2/changes.json"), "utf8"));
    expect(changes).toMatchObject({
      period: "2023-Q2",
      fictional: true,
      regions: [
        {region: "Gorinchem", slug: "gorinchem", fictional: true, against: ["2023-Q1", "2022-Q2"]},
        {region: "Midden-Utrecht", slug: "midden-utrecht", fictional: false, against: []},
      ],
    });
  });

  test("leaves neither absolute paths nor times in output", () => {
    const text = filesIn(join(folder, "output"))
      .filter((file) => /\.(json|html|csv)$/.test(file))
      .map((file) => readFileSync(join(folder, "output", file), "utf8"))
      .join("\n");
    expect(text).not.toContain(folder);
    expect(text).not.toContain(projectFolder);
  });

  test("done again touches no file and says so", async () => {
    const before = timesOf(join(folder, "output"));
    const again = await factsheet(["build", "--fail-on", "never"], {cwd: folder});
    expect(again.stderr).toContain("0 drawn, 2 unchanged");
    expect(timesOf(join(folder, "output"))).toEqual(before);
    const dry = await factsheet(["build", "--dry-run"], {cwd: folder});
    expect(dry.stdout).toContain("up to date");
  });

  test("from nothing, in another folder, time zone and locale, gives the same bytes", async () => {
    const other = workspace(sheets);
    await ownProcess(["build", "--fail-on", "never", "--jobs", "2"], {
      cwd: other,
      env: {TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8"},
    });
    expect(contentsOf(join(other, "output"))).toEqual(contentsOf(join(folder, "output")));
    rmSync(other, {recursive: true});
  });
});

test("what cannot be read is named, the rest is still done, and the exit code is 2", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  writeFileSync(join(folder, "input/empty.pdf"), "");
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain("empty.pdf: ");
  expect(existsSync(join(folder, "output/2023-Q2/gorinchem.pdf"))).toBe(true);
  expect(readFileSync(join(folder, "output/index.html"), "utf8")).toContain("Dit is geen pdf.");
});

test("one PDF replaced: only what depends on it is written", async () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  const output = join(folder, "output");
  await factsheet(["build"], {cwd: folder});
  const before = timesOf(output);
  cpSync(join(projectFolder, "input/2023-Q1/zeeland.pdf"), join(folder, "input/2023-Q1-zeeland.pdf"));
  await factsheet(["build"], {cwd: folder});
  const after = timesOf(output);
  const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  expect(changed).toContain("2023-Q2/zeeland.pdf");
  expect(changed).toContain("editions/2023-Q1/zeeland.json");
  expect(changed).not.toContain("2023-Q2/gorinchem.pdf");
  expect(changed).not.toContain("editions/2023-Q2/zeeland.json");
});

test("a killed run and an interrupted one are made good by the next", async () => {
  const names = ["gorinchem", "zeeland"].flatMap((region) => [`2023-Q1/${region}`, `2023-Q2/${region}`]);
  const undisturbed = workspace(names);
  await factsheet(["build"], {cwd: undisturbed});
  const folder = workspace(names);
  const killed = await factsheet(["build"], {
    cwd: folder,
    started: (child) =>
      child.stderr?.on("data", (text) => String(text).includes("drawing") && child.kill("SIGKILL")),
  });
  const interrupted = await factsheet(["build", "--force"], {
    cwd: folder,
    started: (child) => child.stderr?.once("data", () => child.kill("SIGINT")),
  });
  expect(killed.code).toBeNull();
  expect(interrupted.code).toBe(130);
  expect(interrupted.stderr).toContain("interrupted");
  await factsheet(["build"], {cwd: folder});
  expect(contentsOf(join(folder, "output"))).toEqual(contentsOf(join(undisturbed, "output")));
});

/** Ctrl-C comes while a file below output/ is about to appear. */
const interruptAt = (file: string, more: {again?: true} = {}) =>
  ({name: "interrupt-at", options: {file: join("output", file), ...more}}) as const;

describe("an interrupted run ends, whatever it is at, and the next one makes it good", () => {
  const names = ["2023-Q1/gorinchem", "2023-Q2/gorinchem", "2023-Q2/zeeland"];
  const undisturbed = workspace(names);
  beforeAll(() => factsheet(["build"], {cwd: undisturbed}), 30_000);

  test.each([
    "editions/2023-Q1/gorinchem.json",
    "2023-Q2/zeeland.pdf",
    "2023-Q2/review/gorinchem.html",
    "data/datapackage.json",
    "2023-Q2/changes.html",
    "index.html",
  ])("%s", async (file) => {
    const folder = workspace(names);
    const {code, stderr} = await factsheet(["build"], {cwd: folder, spy: interruptAt(file)});
    expect({code, stderr}).toEqual({
      code: 130,
      stderr: expect.stringContaining("interrupted: nothing is half written"),
    });
    const whole = contentsOf(join(undisturbed, "output"));
    for (const [name, content] of Object.entries(contentsOf(join(folder, "output")))) {
      if (!basename(name).startsWith(".")) expect({name, content}).toEqual({name, content: whole[name]});
    }
    await factsheet(["build"], {cwd: folder});
    expect(contentsOf(join(folder, "output"))).toEqual(whole);
  });
});

test("a second Ctrl-C ends a run that is still at something, and as the first one would have", async () => {
  const {code, stderr} = await ownProcess(["build"], {
    cwd: workspace(["2023-Q2/gorinchem"]),
    spy: interruptAt("2023-Q2/gorinchem.pdf", {again: true}),
  });
  expect({code, stderr}).toEqual({
    code: 130,
    stderr: expect.stringContaining("interrupted: nothing is half written"),
  });
});

test.each([
  ["no input folder", ["build", "--input", "nowhere"], /nowhere: there is no such folder\n {2}try {4}/],
  [
    "a region that does not exist",
    ["build", "--region", "zeelandia"],
    /no region "zeelandia"\n {2}try.*zeeland/,
  ],
  ["a quarter that does not exist", ["build", "--period", "2023-Q5"], /"2023-Q5" is not a quarter/],
  ["a format that does not exist", ["build", "--format", "docx"], /no format "docx"/],
  ["an option that does not exist", ["build", "--perid", "2023-Q2"], /perid/],
  [
    "a folder given twice",
    ["build", "--input", "a", "--input", "b"],
    /--input was given twice\n {2}try.*once/,
  ],
  [
    "a reason given twice",
    [..."answer zeeland 2023-Q2 --flag 1 --flag 2 --by A".split(" "), "--because", "a", "--because", "b"],
    /--because was given twice/,
  ],
  [
    "regions given twice, as may be",
    ["build", "--region", "zeeland", "--region", "zeelandia"],
    /no region "zeelandia"/,
  ],
  ["no command", [], /name a command/],
])("%s: a message with the next step, exit 2", async (_, args, message) => {
  const {code, stdout, stderr} = await factsheet(args, {cwd: workspace([])});
  expect({code, stdout}).toEqual({code: 2, stdout: ""});
  expect(stderr).toMatch(message);
});

describe("a PDF that is another when it is read than when the run began", () => {
  const pdf = "2023-Q2/zeeland.pdf";
  const build = (folder: string, content?: string) =>
    factsheet(["build", "--format", "csv"], {
      cwd: folder,
      spy: {name: "change-while-read", options: {file: join("input", pdf), content}},
    });

  test("one that disappears is named, and the rest is done", async () => {
    const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
    const {code, stderr} = await build(folder);
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(`${pdf}: `)});
    expect(stderr).toContain("there is no such file");
    expect(filesIn(join(folder, "output"))).toContain("2023-Q2/gorinchem.csv");
  });

  test("one that changes counts as what was read, and once more when it is changed back", async () => {
    const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
    const {code} = await build(folder, join(projectFolder, "input/2023-Q2/drenthe.pdf"));
    expect(code).toBe(1);
    const read = () => filesIn(join(folder, "output/editions/2023-Q2"));
    expect(read()).toEqual(["drenthe.json", "gorinchem.json"]);
    const manifest = JSON.parse(readFileSync(join(folder, "output/manifest.json"), "utf8"));
    const {source} = JSON.parse(readFileSync(join(folder, "output/editions/2023-Q2/drenthe.json"), "utf8"));
    const record = manifest.inputs.find(({file}: {file: string}) => file === pdf);
    expect(record.sha256).toBe(source.sha256);
    cpSync(join(projectFolder, "input", pdf), join(folder, "input", pdf));
    await factsheet(["build", "--format", "csv"], {cwd: folder});
    expect(read()).toEqual(["drenthe.json", "gorinchem.json", "zeeland.json"]);
  });
});

test("a file where the output folder should be: a clear error, and the file is left alone", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  writeFileSync(join(folder, "output"), "mine");
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toMatch(/output.*(a folder was expected|stands where a folder)/);
  expect(readFileSync(join(folder, "output"), "utf8")).toBe("mine");
});

test("a sheet that cannot be written is named, and the index does not link to it", async () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  mkdirSync(join(folder, "output/2023-Q2/gorinchem.pdf/in-the-way"), {recursive: true});
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain("2023-Q2/gorinchem.pdf");
  const index = readFileSync(join(folder, "output/index.html"), "utf8");
  expect(index).toContain('href="2023-Q2/zeeland.pdf"');
  expect(index).not.toContain('href="2023-Q2/gorinchem.pdf"');
});

test("an empty input folder: no quarter, no error, an index that says what to do", async () => {
  const folder = workspace([]);
  const {code} = await factsheet(["build"], {cwd: folder});
  expect(code).toBe(0);
  expect(readFileSync(join(folder, "output/index.html"), "utf8")).toContain(
    "Er zijn nog geen cijfers gelezen",
  );
});

test("--json gives a line of JSON for each step, the summary last; --quiet says nothing", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const {stdout, stderr} = await factsheet(["build", "--json"], {cwd: folder});
  const events = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events[0]).toEqual({event: "phase", phase: "read", total: 1});
  expect(events).toContainEqual({event: "done", phase: "draw", item: "2023-Q2/gorinchem"});
  expect(events.at(-1)).toMatchObject({event: "summary", drawn: 1, unchanged: 0, outcome: {regions: 1}});
  expect(stderr).toBe("");
  const quiet = await factsheet(["build", "--quiet", "--force"], {cwd: folder});
  expect({out: quiet.stdout, err: quiet.stderr}).toEqual({out: "", err: ""});
});

test("factsheet.config.yaml gives the defaults, and a slip in it is named by line", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  writeFileSync(join(folder, "factsheet.config.yaml"), "output: published\nformat: csv\n");
  await factsheet(["build"], {cwd: folder});
  expect(filesIn(join(folder, "published"))).toContain("2023-Q2/gorinchem.csv");
  expect(filesIn(join(folder, "published"))).not.toContain("2023-Q2/gorinchem.pdf");
  writeFileSync(join(folder, "factsheet.config.yaml"), "output: published\nformats: csv\n");
  const {code, stderr} = await factsheet(["build"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain('factsheet.config.yaml:2: there is no setting "formats"');
});

test("--explain says of one region what would be drawn, and which file is the reason", async () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  cpSync(join(projectFolder, "templates"), join(folder, "templates"), {recursive: true});
  const build = (...args: string[]) =>
    factsheet(["build", "--templates", "templates", "--format", "csv", ...args], {cwd: folder});
  await build();
  const theme = join(folder, "templates/theme.yaml");
  writeFileSync(theme, readFileSync(theme, "utf8").replace("#12436d", "#3b1f5b"));
  const before = timesOf(join(folder, "output"));
  const {stdout} = await build("--explain", "gorinchem");
  expect(stdout.split("\n")[0]).toBe("draw 2023-Q2/gorinchem: theme.yaml changed");
  expect(stdout).not.toContain("zeeland");
  expect(timesOf(join(folder, "output"))).toEqual(before);
});

test("--period all draws every quarter, also one whose PDF is gone", async () => {
  const folder = workspace(sheets);
  const build = () => factsheet(["build", "--period", "all", "--format", "csv", "--force"], {cwd: folder});
  const published = "drawn      4 factsheets of 2022-Q2, 2023-Q1, 2023-Q2: 4 drawn, 0 unchanged";
  expect((await build()).stderr).toContain(published);
  const drawn = sheets.map((sheet) => `${sheet}.csv`);
  expect(filesIn(join(folder, "output"))).toEqual(expect.arrayContaining(drawn));
  for (const file of [...drawn, "2022-Q2/changes.html"]) rmSync(join(folder, "output", file));
  rmSync(join(folder, "input/2022-Q2/gorinchem.pdf"));
  expect((await build()).stderr).toContain(published);
  expect(filesIn(join(folder, "output"))).toEqual(expect.arrayContaining([...drawn, "2022-Q2/changes.html"]));
});

test("an edition whose PDF is gone is kept, named, and removed with its sheets only by --prune", async () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  rmSync(join(folder, "input/2023-Q2/zeeland.pdf"));
  const kept = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(kept.stderr).toContain("whose PDF is gone from input: editions/2023-Q2/zeeland.json");
  expect(filesIn(join(folder, "output"))).toContain("2023-Q2/zeeland.csv");
  const dry = await factsheet(["build", "--force", "--dry-run"], {cwd: folder});
  expect(dry.stdout).toContain("keep 2023-Q2/zeeland: its PDF is gone");
  const upToDate = await factsheet(["build", "--format", "csv", "--dry-run"], {cwd: folder});
  expect(upToDate.stdout).toMatch(
    /^nothing to do: .*\nkeep editions\/2023-Q2\/zeeland\.json: its PDF is gone/,
  );
  const toPrune = await factsheet(["build", "--format", "csv", "--dry-run", "--prune"], {cwd: folder});
  expect(toPrune.stdout).toContain("remove 2023-Q2/zeeland: its PDF is gone\n");
  expect(toPrune.stdout).not.toContain("nothing to do");
  const pruned = await factsheet(["build", "--format", "csv", "--prune"], {cwd: folder});
  expect(pruned.stderr).not.toContain("gone");
  const files = filesIn(join(folder, "output"));
  expect(files).toContain("2023-Q2/gorinchem.csv");
  expect(files.filter((file) => file.includes("zeeland"))).toEqual([]);
  expect(files.filter((file) => file.includes("landelijk"))).toEqual([]);
  const index = readFileSync(join(folder, "output/index.html"), "utf8");
  expect(index).toContain("2023-Q2/gorinchem.csv");
  expect(index).not.toContain("2023-Q2/zeeland.csv");
});

test("--prune with an empty input folder is refused: the archive is not emptied by a wrong name", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  mkdirSync(join(folder, "other"));
  for (const dryRun of [[], ["--dry-run"]]) {
    const {code, stderr} = await factsheet(["build", "--input", "other", "--prune", ...dryRun], {
      cwd: folder,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("no PDFs here");
  }
  expect(filesIn(join(folder, "output"))).toContain("editions/2023-Q2/gorinchem.json");
});

test("a correction changes the sheet, is marked in the edition, and is undone when it is taken back", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const archived = join(folder, "output/editions/2023-Q2/gorinchem.json");
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const before = readFileSync(archived, "utf8");
  const edition = JSON.parse(before);
  const {name, figures} = edition.municipalities[0];
  const lines = [
    "- file: 2023-Q2/gorinchem.pdf",
    `  municipality: ${name}`,
    "  column: uwv_met",
    `  value: ${figures.uwv_met + 1}`,
    `  source: "${edition.source.sha256.slice(0, 8)}"`,
    "  reason: read on the paper",
    "  name: an analyst",
    "  date: 2023-07-04",
  ];
  writeFileSync(join(folder, "input/corrections.yaml"), lines.join("\n"));
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const corrected = JSON.parse(readFileSync(archived, "utf8"));
  expect(corrected.municipalities[0].figures.uwv_met).toBe(figures.uwv_met + 1);
  expect(corrected.findings.map((finding: {code: string}) => finding.code)).toEqual(
    expect.arrayContaining(["row-sum-mismatch", "column-sum-mismatch", "corrected"]),
  );
  expect(readFileSync(join(folder, "output/2023-Q2/gorinchem.csv"), "utf8")).toContain(
    `,${figures.uwv_met + 1},`,
  );
  rmSync(join(folder, "input/corrections.yaml"));
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(readFileSync(archived, "utf8")).toBe(before);
});

test("a correction that concerns no sheet is named", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const fields = ["file: 2023-Q2/gorinchm.pdf", "municipality: Gorinchem", "column: totaal", "value: 9"];
  const rest = ['source: "00000000"', "reason: r", "name: n", "date: 2023-07-04"];
  writeFileSync(join(folder, "input/corrections.yaml"), `- ${[...fields, ...rest].join("\n  ")}\n`);
  const {code, stderr} = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain("no edition was read of 2023-Q2/gorinchm.pdf");
});

test("an archived edition that was altered by hand is read anew from its PDF", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const archived = join(folder, "output/editions/2023-Q2/gorinchem.json");
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const before = readFileSync(archived, "utf8");
  writeFileSync(archived, before.replace(/"uwv_met": (\d+)/, '"uwv_met": 1$1'));
  const {code} = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(code).toBe(0);
  expect(readFileSync(archived, "utf8")).toBe(before);
});

test("with an equal copy, the same bytes come out whichever was read first", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const archived = join(folder, "output/editions/2023-Q2/gorinchem.json");
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const before = readFileSync(archived, "utf8");
  cpSync(join(folder, "input/2023-Q2/gorinchem.pdf"), join(folder, "input/zz-copy.pdf"));
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(readFileSync(archived, "utf8")).toBe(before);
});

test("a copy under the name of another quarter says nothing of the sheet, before or after it is gone", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const archived = join(folder, "output/editions/2023-Q2/gorinchem.json");
  const pdf = join(folder, "input/2023-Q2/gorinchem.pdf");
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const before = readFileSync(archived, "utf8");
  for (const copy of ["zz 2023-Q1 copy.pdf", "0 2023-Q1 copy.pdf"]) {
    cpSync(pdf, join(folder, "input", copy));
    await factsheet(["build", "--format", "csv"], {cwd: folder});
    // the first of equal files gives its name
    const told = readFileSync(archived, "utf8").includes("period-disagrees");
    expect({copy, told}).toEqual({copy, told: copy.startsWith("0")});
    rmSync(join(folder, "input", copy));
    await factsheet(["build", "--format", "csv"], {cwd: folder});
    expect(readFileSync(archived, "utf8")).toBe(before);
  }
});

test("a folder in input/ that cannot be opened is named with what to do, and the rest is done", async () => {
  const folder = workspace(["2023-Q1/gorinchem", "2023-Q2/gorinchem"]);
  const spy = {name: "fail-at", options: {call: "readdir", path: "input/2023-Q1"}} as const;
  const {code, stderr} = await factsheet(["build", "--format", "csv"], {cwd: folder, spy});
  expect(code).toBe(2);
  expect(stderr).toMatch(/2023-Q1: permission denied\n\s+try\s+check its permissions/);
  expect(existsSync(join(folder, "output/2023-Q2/gorinchem.csv"))).toBe(true);
  expect((await factsheet(["build", "--format", "csv"], {cwd: folder})).code).toBe(0);
  expect(existsSync(join(folder, "output/editions/2023-Q1/gorinchem.json"))).toBe(true);
});

test("a choice in editions.yaml that matches nothing is named", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const choices = ["2023-Q2/gorinchem: 2023-Q2/gorinchm.pdf", "2023-Q3/gorinchem: 2023-Q2/gorinchem.pdf"];
  writeFileSync(join(folder, "input/editions.yaml"), `${choices.join("\n")}\n`);
  const {code, stderr} = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain("no edition of 2023-Q2/gorinchem was read from 2023-Q2/gorinchm.pdf");
  expect(stderr).toContain("there is no edition of 2023-Q3/gorinchem");
  writeFileSync(join(folder, "input/editions.yaml"), "2023-Q2/gorinchem: 2023-Q2/gorinchem.pdf\n");
  expect((await factsheet(["build", "--format", "csv"], {cwd: folder})).code).toBe(0);
});

test("a quarter of which there is no edition is answered with those that there are, and exit code 2", async () => {
  const folder = workspace(["2023-Q1/gorinchem", "2023-Q2/gorinchem"]);
  const {code, stderr} = await factsheet(["build", "--period", "2030-Q1", "--format", "csv"], {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /2030-Q1: there is no edition of this quarter\n\s+try\s+choose one of 2023-Q1, 2023-Q2/,
  );
});

test("a note on a quarter that does not exist is named as unused", async () => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const fields = ["region: gorinchem", "period: 2021-Q2", "kind: spike", "explanation: e", "name: n"];
  const note = `- ${[...fields, "date: 2023-07-04"].join("\n  ")}\n`;
  writeFileSync(join(folder, "input/notes.yaml"), note);
  const {stderr} = await factsheet(["build", "--format", "csv"], {cwd: folder});
  expect(stderr).toContain("1 answer nothing: gorinchem, 2021-Q2 (spike)");
});

test("a PDF that takes too long when it is read again keeps its earlier edition, and is reported", async () => {
  const folder = workspace(["2023-Q1/gorinchem", "2023-Q2/gorinchem"]);
  await factsheet(["build", "--format", "csv"], {cwd: folder});
  const archived = join(folder, "output/editions/2023-Q2/gorinchem.json");
  const before = readFileSync(archived, "utf8");
  const hurried = ["build", "--format", "csv", "--force", "--time-limit", "0.001"];
  const {code, stderr} = await factsheet(hurried, {cwd: folder});
  expect(code).toBe(2);
  expect(stderr).toContain("2023-Q2/gorinchem.pdf: ");
  expect(readFileSync(archived, "utf8")).toBe(before);
  expect((await factsheet(["build", "--format", "csv"], {cwd: folder})).code).toBe(0);
  expect(readFileSync(archived, "utf8")).toBe(before);
});

test("who asks for one region is told of and judged by that region", async () => {
  const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/drenthe"]);
  const build = (...options: string[]) => factsheet(["build", "--format", "csv", ...options], {cwd: folder});
  expect(await build()).toMatchObject({code: 1, stderr: expect.stringMatching(/Drenthe +open/)});
  expect(await build("--region", "gorinchem")).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/Gorinchem +ready/),
  });
  expect((await build("--region", "drenthe")).code).toBe(1);
});

describe("a slip in the templates", () => {
  test.each([
    ["factsheet.hbs", "{{> table}}", "{{> tabel}}"],
    ["charts/counts.vl.json", '"mark"', '"merk"'],
    ["index.hbs", "</h1>", "</h1>{{#if}}"],
  ])("in %s is said once, with its file, and is gone when it is mended", async (file, right, wrong) => {
    const folder = workspace(["2023-Q2/gorinchem", "2023-Q2/zeeland"]);
    const {path, mend} = breakTemplate(folder, file, right, wrong);
    const args = ["build", "--format", "pdf", "--templates", "words"];
    const {code, stderr} = await factsheet(args, {cwd: folder});
    expect(code).toBe(2);
    expect(stderr.split(path)).toHaveLength(2);
    mend();
    expect(await factsheet(args, {cwd: folder})).toMatchObject({code: 0});
  });

  test("is said, too, when there is no sheet to draw", async () => {
    const folder = workspace(["2023-Q2/gorinchem"]);
    const {path} = breakTemplate(folder, "charts/counts.vl.json", '"mark"', '"merk"');
    for (const time of ["first", "second"]) {
      const {code, stderr} = await factsheet(["build", "--region", "drenthe", "--templates", "words"], {
        cwd: folder,
      });
      expect({time, code, isNamed: stderr.includes(path)}).toEqual({time, code: 2, isNamed: true});
    }
  });

  function breakTemplate(folder: string, file: string, right: string, wrong: string) {
    cpSync(join(projectFolder, "templates"), join(folder, "words"), {recursive: true});
    const [path, text] = [join("words", file), readFileSync(join(projectFolder, "templates", file), "utf8")];
    expect(text).toContain(right);
    writeFileSync(join(folder, path), text.replace(right, wrong));
    return {path, mend: () => writeFileSync(join(folder, path), text)};
  }
});

test.each(["outcome", "files"])("a manifest that has lost its %s counts as none", async (field) => {
  const folder = workspace(["2023-Q2/gorinchem"]);
  const args = ["build", "--format", "csv"];
  await factsheet(args, {cwd: folder});
  const before = contentsOf(join(folder, "output"));
  const manifest = join(folder, "output/manifest.json");
  writeFileSync(
    manifest,
    JSON.stringify({...JSON.parse(readFileSync(manifest, "utf8")), [field]: undefined}),
  );
  expect(await factsheet(args, {cwd: folder})).toMatchObject({code: 0});
  expect(contentsOf(join(folder, "output"))).toEqual(before);
});
