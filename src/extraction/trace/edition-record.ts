/** The facts of an edition as a trace shows them: everything that could have been meant, what speaks for it, and the choice. */
import type {RegionText} from "../text/region-text.js";
import type {AttemptNotes} from "./collector.js";
import type {CandidateRecord, EditionRecord, FactRecord} from "./record.js";
import type {TracedCandidate, TracedChoice} from "./trace.js";

export function editionRecordOf({draft, facts}: AttemptNotes["editions"][number]): EditionRecord {
  return {
    pages: [...new Set(draft.tables.map(({page}) => page))],
    facts: [
      factOf("quarter", facts.period, String),
      factOf("region", facts.region, (value) => nameOf(value as RegionText)),
      factOf("register", facts.persons, (value) => `${value} persons`),
      factOf("known percentage", facts.knownPercent, (value) => `${value}%`),
    ],
  };
}

function factOf(
  fact: FactRecord["fact"],
  choice: TracedChoice,
  print: (value: unknown) => string,
): FactRecord {
  const {chosen, doubtful, candidates} = choice;
  const taken = chosen && print(chosen.value);
  const rivals = doubtful.map(({value}) => print(value));
  const records = candidates.map((candidate) => recordOf(candidate, print, taken, rivals));
  return {fact, value: taken, because: reasonFor(taken, rivals, records), candidates: records};
}

function recordOf(
  {value, text, where, place, evidence, score}: TracedCandidate,
  print: (value: unknown) => string,
  taken: string | null,
  rivals: readonly string[],
): CandidateRecord {
  const printed = print(value);
  const isRival = rivals.includes(printed);
  return {
    value: printed,
    text,
    where,
    page: place?.page ?? null,
    box: place?.box ?? null,
    evidence,
    score,
    verdict: score <= 0 ? "passed over" : printed === taken ? "chosen" : isRival ? "doubtful" : "passed over",
  };
}

function reasonFor(
  taken: string | null,
  rivals: readonly string[],
  candidates: readonly CandidateRecord[],
): string {
  if (rivals.length > 0) return `evidence does not rank ${rivals.join(" and ")}`;
  if (taken === null) return candidates.length > 0 ? "nothing speaks for any candidate" : "no text says it";
  const values = new Set(candidates.map(({value}) => value));
  return values.size > 1 ? `ranked before ${values.size - 1} other` : "the only one";
}

function nameOf({printedName, region}: RegionText): string {
  if (!region) return `${printedName} (no region of that name)`;
  return region.name === printedName ? printedName : `${region.name} (printed ${printedName})`;
}
