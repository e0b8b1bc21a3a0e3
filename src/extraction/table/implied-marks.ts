/** Headings that say "with" or "without" only by what stands beside them: "profiel" beside "geen profiel", "ja" beside "nee". */
import type {Mark, Phrase} from "./heading-phrases.js";

/** The phrases with the marks that their neighbours imply; as they are where these do not pair off. */
export function withImpliedMarks(phrases: readonly Phrase[]): readonly Phrase[] {
  const has = (mark: Mark) => phrases.some(({marks}) => marks.includes(mark));
  if (has("met")) return phrases;
  if (has("zonder")) return paired(phrases, phrases.filter(isWithout), phrases.filter(isProfile));
  return paired(phrases, phrases.filter(saysNo), phrases.filter(saysYes));
}

function isWithout({marks}: Phrase): boolean {
  return marks.includes("zonder");
}

function isProfile({text, marks}: Phrase): boolean {
  return marks.length === 0 && /^(?:wel\s+)?(?:een\s+)?(?:klant)?profiel$/iu.test(text);
}

function saysNo({text}: Phrase): boolean {
  return /^nee$/iu.test(text);
}

function saysYes({text}: Phrase): boolean {
  return /^ja$/iu.test(text);
}

/** As many of the one as of the other, all on one line: then they are the columns of an organisation. */
function paired(
  phrases: readonly Phrase[],
  without: readonly Phrase[],
  withOne: readonly Phrase[],
): readonly Phrase[] {
  const [first] = without;
  const isLevel = (one: Phrase) => first !== undefined && Math.abs(one.y1 - first.y1) < 0.3 * one.size;
  if (!first || without.length !== withOne.length || ![...without, ...withOne].every(isLevel)) return phrases;
  const marked = (one: Phrase, mark: Mark) => ({...one, marks: [...new Set([...one.marks, mark])]});
  return phrases.map((one) =>
    without.includes(one) ? marked(one, "zonder") : withOne.includes(one) ? marked(one, "met") : one,
  );
}
