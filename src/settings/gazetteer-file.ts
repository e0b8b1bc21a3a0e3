/** input/gazetteer.yaml: what an analyst adds to the built-in division, in the form of src/vocabulary/gazetteer.yaml. */
import {z} from "zod";
import {createGazetteer} from "../vocabulary/gazetteer.js";
import type {GazetteerEntries} from "../vocabulary/gazetteer-entries.js";
import {parseYaml} from "./yaml.js";

const text = z.string().trim().min(1);
const day = z.string().refine(isDay, "write the day as 2027-01-01");
const names = z.array(text).min(1);
const regionCode = z.string().regex(/^AM\d\d$/, "write the code as AM13");
const municipalityCode = z.string().regex(/^GM\d{4}$/, "write the code as GM0344");
/** YAML 1.2 has no yes and no, and Dutch people write ja. */
const yesOrNo = z.preprocess((value) => {
  if (value === "yes" || value === "ja") return true;
  return value === "no" || value === "nee" ? false : value;
}, z.boolean("write yes or no"));

const regionSchema = z.strictObject({
  code: regionCode,
  name: text.optional(),
  since: day.optional(),
  until: day.optional(),
  spellings: names.optional(),
});
const municipalitySchema = z.strictObject({
  code: municipalityCode.optional(),
  name: text,
  region: text.optional(),
  since: day.optional(),
  spellings: names.optional(),
});
const moveSchema = z.strictObject({municipality: text, from: text.optional(), to: text, date: day});
const herindelingSchema = z.strictObject({
  date: day,
  from: names,
  into: names,
  new: yesOrNo.optional(),
  code: municipalityCode.optional(),
  partial: yesOrNo.optional(),
  planned: yesOrNo.optional(),
  confirmed: yesOrNo.optional(),
});
const spellingSchema = z.strictObject({name: text, means: text});

const gazetteerSchema = z.strictObject({
  source: text.optional(),
  tables: z.record(z.string(), text).optional(),
  year: z.number().int().optional(),
  checked: day.optional(),
  regions: z.array(regionSchema).default([]),
  municipalities: z.array(municipalitySchema).default([]),
  moves: z.array(moveSchema).default([]),
  herindelingen: z.array(herindelingSchema).default([]),
  spellings: z.array(spellingSchema).default([]),
});

/**
 * @param text a section may stand there more than once: what a finding says can be pasted at the end
 * @throws InputError `invalid` with file and line, also for what cannot be: a move of a municipality that is not there
 */
export function parseGazetteer(text: string, file: string): GazetteerEntries {
  const schema = gazetteerSchema.superRefine((entries, context) => {
    for (const {path, message} of createGazetteer(entries).slips) {
      context.addIssue({code: "custom", path: [...path], message});
    }
  });
  return parseYaml(text, file, schema, {sectionsRepeat: true});
}

/** The built-in list itself, which is checked by a test. */
export function parseBuiltInGazetteer(text: string, file: string): GazetteerEntries {
  return parseYaml(text, file, gazetteerSchema);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
