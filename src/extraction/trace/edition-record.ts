/** The facts of an edition as a trace shows them: every place in the text that could have been meant, and the choice. */
import {periodsIn} from "../text/period-text.js";
import {isTitle, type RegionText, regionInSentence, regionInTitle} from "../text/region-text.js";
import {isRegisterText, type RegisterText, registerIn} from "../text/register-text.js";
import type {AttemptNotes} from "./collector.js";
import {boxAround} from "./page-record.js";
import type {CandidateRecord, EditionRecord, FactRecord} from "./record.js";
import type {TracedDraft} from "./trace.js";

export function editionRecordOf({draft, facts}: AttemptNotes["editions"][number]): EditionRecord {
  return {
    pages: [...new Set(draft.tables.map(({page}) => page))],
    facts: [
      factOf("quarter", facts.period, String, mentions(draft, periodsIn)),
      factOf("region", facts.region, nameOf, mentions(draft, regionsIn)),
      factOf("register", facts.register, countOf, mentions(draft, registersIn)),
    ],
  };

  function registersIn(text: string): string[] {
    const {persons, knownPercent} = registerIn(text);
    return isRegisterText(text) ? [countOf({persons, knownPercent})] : [];
  }

  function factOf<T>(
    fact: FactRecord["fact"],
    {value, contradicting}: {readonly value: unknown; readonly contradicting: readonly unknown[]},
    print: (value: T) => string,
    candidates: readonly CandidateRecord[],
  ): FactRecord {
    const taken = value === null ? null : print(value as T);
    const others = contradicting.map((other) => print(other as T));
    return {
      fact,
      value: taken,
      because: reasonFor(taken, others, candidates),
      candidates: candidates.map((candidate) => ({
        ...candidate,
        verdict:
          candidate.value === taken
            ? "chosen"
            : others.includes(candidate.value)
              ? "doubtful"
              : "passed over",
      })),
    };
  }
}

function reasonFor(
  taken: string | null,
  others: readonly string[],
  candidates: readonly CandidateRecord[],
): string {
  if (taken === null) return "no text says it";
  if (others.length > 0) return `contradicted by ${[...new Set(others)].join(", ")}, which stands as plainly`;
  const values = new Set(candidates.map(({value}) => value));
  return values.size > 1 ? `ranked before ${values.size - 1} other` : "the only one";
}

function mentions(draft: TracedDraft, find: (text: string) => readonly string[]): CandidateRecord[] {
  return draft.paragraphs.flatMap((paragraph) =>
    find(paragraph.text).map((value) => ({
      value,
      page: paragraph.page,
      box: boxAround(paragraph.pieces.flatMap(({words}) => words)),
      text: paragraph.text,
      where: isTitle(paragraph.text) ? "title or label" : "sentence",
      evidence: [],
      score: 0,
      verdict: "passed over",
    })),
  );
}

function regionsIn(text: string): string[] {
  const found = [isTitle(text) ? regionInTitle(text) : null, regionInSentence(text)];
  return found.flatMap((region) => (region ? [nameOf(region)] : []));
}

function nameOf({printedName, region}: RegionText): string {
  if (!region) return `${printedName} (no region of that name)`;
  return region.name === printedName ? printedName : `${region.name} (printed ${printedName})`;
}

function countOf({persons, knownPercent}: RegisterText): string {
  return `${persons ?? "?"} persons, ${knownPercent ?? "?"}%`;
}
