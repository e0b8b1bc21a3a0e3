/**
 * Makes a module of the built-in division of the Netherlands, so that the program need not look for it on disk, nor
 * understand YAML to know a municipality. The first part of `npm run build`: what it makes is compiled with the rest.
 */
import {readFileSync, writeFileSync} from "node:fs";
import {parse} from "yaml";

const source = new URL("../vocabulary/gazetteer.yaml", import.meta.url);
const module = new URL("../vocabulary/built-in-gazetteer.ts", import.meta.url);

const {regions, municipalities, moves, herindelingen, ...about} = parse(readFileSync(source, "utf8"));

/** YAML 1.2 has no yes and no. */
function withTruth(herindeling) {
  const isTrue = (value) => value === true || value === "yes";
  return Object.fromEntries(
    Object.entries(herindeling).map(([name, value]) => [name, isTrue(value) ? true : value]),
  );
}

const entries = {
  ...about,
  regions,
  municipalities,
  moves,
  herindelingen: herindelingen.map(withTruth),
  spellings: [],
};
const text = `/** Made from gazetteer.yaml by \`npm run build\`: a change here is lost. */
import type {GazetteerEntries} from "./gazetteer-entries.js";

export const builtInGazetteer: GazetteerEntries = ${JSON.stringify(entries, null, 1)};
`;
// a file that is as it was keeps its time, for those who watch it
let before = "";
try {
  before = readFileSync(module, "utf8");
} catch {
  // the first build
}
if (text !== before) writeFileSync(module, text);
