/** output/manifest.json: what was made from what. A later run does only what this does not already cover. */
import {join} from "node:path";
import {z} from "zod";
import {checklistSchema} from "../../quarter/checklist-schema.js";
import {InputError} from "../../vocabulary/error.js";
import {isPathWithin} from "../../vocabulary/file-name.js";
import {isPeriod, type Period} from "../../vocabulary/period.js";
import {shownName} from "../../vocabulary/shown.js";

/** A PDF in input/, and what was found in it. */
const input = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  /** hash of everything else that decides how it is read */
  reader: z.string(),
  /** archive keys of its editions, "2023-Q2/midden-utrecht" */
  editions: z.array(z.string()),
  errors: z.array(z.strictObject({code: z.string(), message: z.string()})),
  /** what could be read of a sheet that gave no edition; left out: nothing */
  about: z
    .strictObject({region: z.string().optional(), period: z.custom<Period>(isPeriod).optional()})
    .optional(),
});

/** A file in output/. */
const output = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  /** hashes of everything that it was made from, by name; empty for files that are always made anew */
  key: z.record(z.string(), z.string()),
  /** SHA-256 of every PDF whose figures it shows; left out for pages about the whole archive */
  sources: z.array(z.string()).optional(),
  /** last day of the quarter that its figures are of */
  figuresOf: z.string().optional(),
  /** the program that made it */
  tool: z.string().optional(),
});

/** What the run had to say, so that a run with nothing to do can say it again. */
const outcome = z.strictObject({
  periods: z.array(z.string()),
  /** how many factsheets of regions, and of the country */
  regions: z.number(),
  nationals: z.number(),
  /** sheets with an error that nobody has answered */
  concepts: z.array(z.string()),
  /** who vouches for the figures of the sheets of this run, or did so before they changed */
  certificates: z.array(
    z.strictObject({edition: z.string(), by: z.string(), date: z.string(), valid: z.boolean()}),
  ),
  /** of each quarter that was asked for, the regions that were asked for */
  checklists: z.array(checklistSchema),
  /** what --fail-on counts: findings and changes that nobody answered, and what is missing, stale or of another quarter */
  open: z.strictObject({error: z.number(), warning: z.number()}),
  /** sheets in output/ that are older than their figures, and were not to be drawn: "2023-Q1/zeeland" */
  stale: z.array(z.string()),
  /** notes on these quarters that answer no change, in words */
  unusedNotes: z.array(z.string()),
  /** files in output/ whose PDF is no longer in input/ */
  gone: z.array(z.string()),
  /** fields of publication.yaml that are still a placeholder */
  toFillIn: z.array(z.string()),
  errors: z.array(z.strictObject({file: z.string(), code: z.string(), message: z.string()})),
});

/** Which share of the work it was, where several runs shared it. */
const part = z.strictObject({only: z.enum(["read", "draw"]), index: z.number(), count: z.number()});

const manifestSchema = z.strictObject({
  tool: z.string(),
  part: part.optional(),
  /** hash of all that the whole run depended on: equal means that there is nothing to do */
  key: z.string(),
  outcome,
  /** hash of every file of the templates, so that a later run can say which one changed */
  templates: z.record(z.string(), z.string()),
  inputs: z.array(input),
  files: z.array(output),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ShardTask = z.infer<typeof part>;
export type InputRecord = z.infer<typeof input>;
export type OutputRecord = z.infer<typeof output>;

export type Outcome = z.infer<typeof outcome>;

const emptyOutcome: Outcome = {
  periods: [],
  regions: 0,
  nationals: 0,
  concepts: [],
  certificates: [],
  checklists: [],
  open: {error: 0, warning: 0},
  stale: [],
  unusedNotes: [],
  gone: [],
  toFillIn: [],
  errors: [],
};
export const emptyManifest: Manifest = {
  tool: "",
  key: "",
  outcome: emptyOutcome,
  templates: {},
  inputs: [],
  files: [],
};

/**
 * An unreadable or foreign manifest counts as none: everything is made anew.
 *
 * @param folder that it lies in, and all files that it names
 * @throws InputError `invalid` when it names one that does not: files are read, written and removed by it
 */
export function parseManifest(text: string | null, folder: string): Manifest {
  if (text === null) return emptyManifest;
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch {
    return emptyManifest;
  }
  const odd = manifest.files.find(({file}) => !isPathWithin(file));
  if (!odd) return manifest;
  throw new InputError("invalid", `it names "${shownName(odd.file)}", which is no file of this folder`, {
    place: join(folder, "manifest.json"),
    next: "delete it: the next run makes everything anew",
  });
}

/** The same text for a record that was just made and for one that was read from an earlier manifest. */
function inOrder({file, sha256, key, sources, figuresOf, tool}: OutputRecord): OutputRecord {
  return {file, sha256, key, ...(sources && {sources}), ...(figuresOf && {figuresOf}), ...(tool && {tool})};
}

/** One line for every input and file, so that differences between two manifests can be read. */
export function manifestToJson({tool, part, key, outcome, templates, inputs, files}: Manifest): string {
  const lines = (records: readonly object[]) =>
    records.map((record) => `\n    ${JSON.stringify(record)}`).join(",");
  return `{
  "tool": ${JSON.stringify(tool)},
${part ? `  "part": ${JSON.stringify(part)},\n` : ""}  "key": ${JSON.stringify(key)},
  "outcome": ${JSON.stringify(outcome)},
  "templates": ${JSON.stringify(templates)},
  "inputs": [${lines(inputs)}
  ],
  "files": [${lines(files.map(inOrder))}
  ]
}
`;
}
