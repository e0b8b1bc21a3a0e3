/** output/manifest.json: what was made from what. A later run does only what this does not already cover. */
import {z} from "zod";

/** A PDF in input/, and what was found in it. */
const input = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  /** hash of everything else that decides how it is read */
  reader: z.string(),
  /** archive keys of its editions, "2023-Q2/midden-utrecht" */
  editions: z.array(z.string()),
  errors: z.array(z.strictObject({code: z.string(), message: z.string()})),
});

/** A file in output/. */
const output = z.strictObject({
  file: z.string(),
  sha256: z.string(),
  /** hash of everything that it was made from; empty for files that are always made anew */
  key: z.string(),
});

const counts = z.strictObject({error: z.number(), warning: z.number(), info: z.number()});

/** What the run had to say, so that a run with nothing to do can say it again. */
const outcome = z.strictObject({
  periods: z.array(z.string()),
  regions: z.number(),
  concepts: z.array(z.string()),
  findings: counts,
  /** flags without an explanation */
  changes: counts,
  errors: z.array(z.strictObject({file: z.string(), code: z.string(), message: z.string()})),
});

const manifestSchema = z.strictObject({
  tool: z.string(),
  /** hash of all that the whole run depended on: equal means that there is nothing to do */
  key: z.string(),
  outcome,
  inputs: z.array(input),
  files: z.array(output),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type InputRecord = z.infer<typeof input>;
export type OutputRecord = z.infer<typeof output>;

export type Outcome = z.infer<typeof outcome>;
export type Counts = z.infer<typeof counts>;

export const noCounts: Counts = {error: 0, warning: 0, info: 0};
const emptyOutcome: Outcome = {
  periods: [],
  regions: 0,
  concepts: [],
  findings: noCounts,
  changes: noCounts,
  errors: [],
};
export const emptyManifest: Manifest = {tool: "", key: "", outcome: emptyOutcome, inputs: [], files: []};

/** An unreadable or foreign manifest counts as none: everything is made anew. */
export function parseManifest(text: string | null): Manifest {
  if (text === null) return emptyManifest;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return emptyManifest;
  }
}

/** One line for every input and file, so that differences between two manifests can be read. */
export function manifestToJson({tool, key, outcome, inputs, files}: Manifest): string {
  const lines = (records: readonly object[]) =>
    records.map((record) => `\n    ${JSON.stringify(record)}`).join(",");
  return `{
  "tool": ${JSON.stringify(tool)},
  "key": ${JSON.stringify(key)},
  "outcome": ${JSON.stringify(outcome)},
  "inputs": [${lines(inputs)}
  ],
  "files": [${lines(files)}
  ]
}
`;
}
