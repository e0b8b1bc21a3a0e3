/** factsheet.config.yaml: what a run is asked to do, where no flag says otherwise. */
import {z} from "zod";
import {bounds, type ConfigSpec, failLevels} from "./config.js";
import {parseYaml} from "./yaml.js";

const specSchema = z.strictObject({
  input: z.string().optional(),
  output: z.string().optional(),
  templates: z.string().optional(),
  period: z.string().optional(),
  region: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  jobs: z.number().int().min(bounds.jobs.least).max(bounds.jobs.most).optional(),
  ocr: z.boolean().optional(),
  timeLimit: z.number().min(bounds.timeLimit.least).max(bounds.timeLimit.most).optional(),
  failOn: z.enum(failLevels).optional(),
}) satisfies z.ZodType<ConfigSpec>;

/** @throws InputError `invalid` with file and line */
export function parseConfigFile(text: string, file: string): ConfigSpec {
  return parseYaml(text, file, specSchema);
}
