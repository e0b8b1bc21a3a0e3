/** Comparing in tests: editions from the corpus' truth, checked as a reader would, and the project's own templates. */
import {readFileSync} from "node:fs";
import {isPlaced, type PlacedEdition} from "../../src/edition/edition.js";
import {revalidate} from "../../src/edition/validation.js";
import {createWording, parseMessages, wordFindings} from "../../src/edition/wording.js";
import {parseSettings} from "../../src/settings/settings.js";
import {seriesEvents} from "./score.js";
import {editionFromTruth, readSeriesTruth, type TruthEdition} from "./truth.js";

const template = (name: string) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8");

export const settings = parseSettings(template("publication.yaml"), "publication.yaml");
export const wording = createWording(parseMessages(template("messages.yaml"), "messages.yaml"), settings);

/** A placed edition with its findings, as a faultless reader gives it. */
export function comparableEdition(truth: TruthEdition, narrative: readonly string[] = []): PlacedEdition {
  const read = {...editionFromTruth(truth), narrative: [{heading: null, paragraphs: [...narrative]}]};
  const edition = wordFindings(revalidate(read, settings.checks), wording);
  if (!isPlaced(edition)) throw new Error(`${truth.region} ${truth.period} has no region or quarter`);
  return edition;
}

/** The 280 editions of the series. Of their narrative, the truth has only the sentences that change. */
export function seriesEditions(): PlacedEdition[] {
  return readSeriesTruth().map((truth) => {
    const region = truth.regionCanonical ?? truth.region;
    const events = seriesEvents.filter((e) => e.kind === "narrative-change" && e.region === region);
    return comparableEdition(
      truth,
      events.map(({detail, period}) => {
        const [before, after] = [...detail.matchAll(/'([^']+)'/g)].map((match) => match[1] as string);
        return (truth.period < period ? before : after) ?? "";
      }),
    );
  });
}
