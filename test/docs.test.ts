// What README and docs/ show: manifests that Kubernetes takes, options that exist, links that lead somewhere.
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {Ajv2020} from "ajv/dist/2020.js";
import {parse, parseAllDocuments} from "yaml";
import {changeKinds, severityOf} from "../src/change/change.js";
import {fileErrorCodes} from "../src/vocabulary/error.js";
import {findingCodes, findingSeverities} from "../src/vocabulary/finding.js";
import {factsheet} from "./support/command.js";

const manuals = [
  "README.md",
  "CONTRIBUTING.md",
  "input/README.md",
  "starter/STAPPEN.md",
  "templates/README.md",
  "src/README.md",
  "test/README.md",
  ...readdirSync("docs").map((name) => `docs/${name}`),
];
const machines = readFileSync("docs/several-machines.md", "utf8");
const blocks = [...machines.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
const manifests = blocks
  .filter((block) => block.includes("kind: Job"))
  .flatMap((block) => parseAllDocuments(block).map((document) => document.toJS()));
const pipeline = parse(blocks.find((block) => block.includes("stages:")) ?? "");

describe("the Kubernetes manifests", () => {
  const schema = JSON.parse(
    readFileSync(new URL("schemas/kubernetes-job-1.34.json", import.meta.url), "utf8"),
  );
  const validate = new Ajv2020({strict: false, validateFormats: false, allErrors: true}).compile(schema);

  test("are a job that is indexed, and one that joins; both as the published schema says", () => {
    expect(manifests.map(({spec}) => spec.completionMode)).toEqual(["Indexed", undefined]);
    for (const manifest of manifests) {
      validate(manifest);
      expect(validate.errors).toBeNull();
    }
  });

  test("would not be valid with a slip in a name", () => {
    const {spec, ...rest} = manifests[0];
    expect(validate({...rest, spec: {...spec, completionmode: "Indexed"}})).toBe(false);
  });

  test("give every pod an index below the number of shards", () => {
    const [{spec}] = manifests;
    const [command] = spec.template.spec.containers[0].args;
    expect(command).toContain(`--shard ${spec.completions} `);
  });
});

test("the pipeline has every stage that a job is in, and as many shards in both rounds", () => {
  const {stages, default: _, ...jobs} = pipeline;
  expect(Object.values(jobs).map((job) => (job as {stage: string}).stage)).toEqual(stages);
  expect(jobs.read.parallel).toBe(jobs.draw.parallel);
});

test.each(manuals)("every link in %s leads to a file or heading that is there", (manual) => {
  const text = readFileSync(manual, "utf8");
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] as string)
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [file, heading] = link.split("#");
      const path = file ? join(dirname(manual), file) : manual;
      return !existsSync(path) || (heading !== undefined && !headingsOf(path).includes(heading));
    });
  expect(broken).toEqual([]);
});

test("every file that the map of src/ names is there", () => {
  const text = readFileSync("src/README.md", "utf8");
  const named = [...text.matchAll(/`((?:[\w-]+\/)*[\w-]+\.(?:ts|hbs|yaml|js|md)|(?:[\w-]+\/)+)`/g)].map(
    (match) => match[1] as string,
  );
  const rooms = ["", "..", "../templates", "extraction", "publication", "change", "run", "tabular"];
  const missing = named.filter((path) => !rooms.some((room) => existsSync(join("src", room, path))));
  expect(missing).toEqual([]);
});

test.each(manuals)("every npm script that %s names is there", (manual) => {
  const {scripts} = JSON.parse(readFileSync("package.json", "utf8")) as {scripts: Record<string, string>};
  const named = [...readFileSync(manual, "utf8").matchAll(/npm run ([\w:-]+)/g)].map(
    (match) => match[1] as string,
  );
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

/** As they are addressed: lower case, words joined by hyphens. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("every command that README and docs/ show has options that exist", async () => {
  const commands = manuals
    .map((manual) => readFileSync(manual, "utf8"))
    .flatMap((text) => [
      ...text.matchAll(
        /factsheet (build|merge|certify|template|extract|changes|verify|answer|correct|publish|init|status)\b([^\n`\])]*)/g,
      ),
    ]);
  const names = [...new Set(commands.map((match) => match[1] as string))];
  const help = new Map<string, string>();
  for (const name of names) help.set(name, (await factsheet([name, "--help"])).stdout);
  const unknown = commands.flatMap(([, name, rest]) =>
    [...(rest as string).matchAll(/\s(--[a-z-]+)/g)]
      .map((match) => match[1] as string)
      .filter((flag) => !help.get(name as string)?.includes(`${flag} `))
      .map((flag) => `${name} ${flag}`),
  );
  expect(names).toEqual(expect.arrayContaining(["build", "merge", "certify", "template"]));
  expect(unknown).toEqual([]);
});

test("the list of findings has every finding, change and file error, with its severity", () => {
  const [findings = "", changes = "", errors = ""] = readFileSync("docs/bevindingen.md", "utf8")
    .split(/^## /m)
    .slice(1);
  const listed = (part: string) =>
    [...part.matchAll(/^\| `([a-z-]+)` \| (\w+)/gm)].map(([, code, weight]) => [code, weight]);
  const sorted = (rows: (string | undefined)[][]) => rows.map((row) => row.join(" ")).sort();
  const ownKinds = changeKinds.filter((kind) => !Object.hasOwn(findingSeverities, kind) || !isError(kind));
  expect(sorted(listed(findings))).toEqual(
    sorted(findingCodes.map((code) => [code, findingSeverities[code]])),
  );
  expect(sorted(listed(changes))).toEqual(sorted(ownKinds.map((kind) => [kind, severityOf(kind)])));
  expect([...errors.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code).sort()).toEqual(
    [...fileErrorCodes].sort(),
  );
});

function isError(code: string): boolean {
  return findingSeverities[code as keyof typeof findingSeverities] === "error";
}
