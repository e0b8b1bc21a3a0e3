// What the README shows for several machines: valid for Kubernetes, and with options that exist.
import {readFileSync} from "node:fs";
import {Ajv2020} from "ajv/dist/2020.js";
import {parse, parseAllDocuments} from "yaml";
import {factsheet} from "./support/command.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
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

test("every command that the README shows has options that exist", async () => {
  const commands = [
    ...readme.matchAll(/factsheet (build|merge|certify|template|extract|changes)\b([^\n`\])]*)/g),
  ];
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
}, 60_000);
