/**
 * Asks veraPDF whether every PDF keeps to PDF/UA-1 and to PDF/A-3a, and qpdf whether it is sound.
 *
 * npm run verify:pdf                       seven sheets of every kind, drawn for the purpose
 * npm run verify:pdf -- output             every PDF below a folder
 *
 * Needs Java 11 or newer, Maven and qpdf. Maven brings veraPDF, once, to .verapdf/.
 */
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import "../support/temporary.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const library = join(root, ".verapdf");
/** veraPDF's names for PDF/UA-1 and PDF/A-3a. */
const profiles = {ua1: "PDF/UA-1", "3a": "PDF/A-3a"};

const failures = verify(process.argv.slice(2));
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

function verify(places) {
  const missing = missingTools();
  if (missing.length > 0) return missing;
  const examples = places.length > 0 ? null : mkdtempSync(join(tmpdir(), "factsheet-pdf-"));
  try {
    if (examples) drawExamples(examples);
    const files = (examples ? [examples] : places).flatMap(pdfsBelow);
    if (files.length === 0) return [`${places.join(", ")}: there is no PDF to verify`];
    if (!existsSync(join(library, "complete"))) fetchVeraPdf();
    const found = [...Object.keys(profiles).flatMap((profile) => validate(files, profile)), ...check(files)];
    if (found.length === 0)
      console.log(`${files.length} PDFs: ${Object.values(profiles).join(" and ")} hold`);
    return found;
  } finally {
    if (examples) rmSync(examples, {recursive: true});
  }
}

function missingTools() {
  const tools = {
    java: "-version",
    mvn: "-version",
    qpdf: "--version",
  };
  return Object.entries(tools)
    .filter(([name, flag]) => spawnSync(name, [flag]).status !== 0)
    .map(([name]) => `${name} is not there: Java 11 or newer, Maven and qpdf are needed to verify PDFs`);
}

function drawExamples(folder) {
  const loader = new URL("../support/typescript.mjs", import.meta.url).href;
  run(process.execPath, ["--import", loader, join(root, "test/conformance/examples.ts"), folder]);
}

function fetchVeraPdf() {
  const pom = join(root, "test/conformance/pom.xml");
  run("mvn", ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${library}`]);
  writeFileSync(join(library, "complete"), "");
}

/** One line for every file that veraPDF does not pass, with the rules that it breaks. */
function validate(files, profile) {
  const command = ["-cp", join(library, "*"), "org.verapdf.apps.GreenfieldCliWrapper"];
  const {stdout, stderr} = spawnSync(
    "java",
    [...command, "-f", profile, "--format", "text", "-v", ...files],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  const verdicts = new Map();
  let current = null;
  for (const line of stdout.split("\n")) {
    const [, verdict, file] = /^(PASS|FAIL) (.*) \S+$/.exec(line) ?? [];
    if (verdict) {
      current = {verdict, rules: []};
      verdicts.set(file, current);
    } else if (line.trim()) current?.rules.push(line.trim());
  }
  return files.flatMap((file) => {
    const found = verdicts.get(resolve(file));
    if (found?.verdict === "PASS") return [];
    const reason = found ? found.rules.join("\n  ") : `veraPDF gave no verdict\n  ${stderr}`;
    return [`${file}: not ${profiles[profile]}\n  ${reason}`];
  });
}

function check(files) {
  return files.flatMap((file) => {
    const {status, stdout, stderr} = spawnSync("qpdf", ["--check", file], {encoding: "utf8"});
    return status === 0 ? [] : [`${file}: qpdf --check\n  ${stdout}${stderr}`];
  });
}

function pdfsBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place, {recursive: true}).filter((name) => name.endsWith(".pdf"));
  return names.sort().map((name) => join(place, name));
}

function run(program, args) {
  const {status, error} = spawnSync(program, args, {stdio: "inherit", cwd: root});
  if (status !== 0) throw new Error(`${program} failed`, {cause: error});
}
