/** Wording that differs from the quarter before: `narrative-change`, word by word. */
import {diffArrays} from "diff";
import {isFromTable, type PlacedEdition} from "../../edition/edition.js";
import {personsIn} from "../../vocabulary/figure.js";
import type {Flag} from "../flag.js";
import type {Subject} from "../subject.js";

/** Only wording counts: other line breaks, and the quarter's own dates and figures, are no change. */
export function narrativeFlags({sheet, earlier}: Subject): Flag[] {
  const [nearest] = earlier;
  if (!nearest || isFromTable(sheet.edition) || isFromTable(nearest.earlier.edition)) return [];
  const steps = compareWords(nearest.earlier.edition, sheet.edition);
  if (steps.every(({sign}) => sign === "=")) return [];
  const count = (sign: Step["sign"]) => steps.filter((step) => step.sign === sign).flatMap((s) => s.words);
  const [kept, removed, added] = [count("="), count("-"), count("+")];
  const isRewritten = kept.length < removed.length + added.length;
  const parameters = {
    words: steps.map(({sign, words}) => `${sign}${words.join(" ")}`),
    ...(isRewritten ? {rewritten: added.length} : {replacements: replacementsOf(steps)}),
  };
  return [{kind: "narrative-change", against: nearest.against, parameters}];
}

/** Words that both have (=), that went (-) or that came (+), in reading order. */
export interface Step {
  readonly sign: "=" | "-" | "+";
  readonly words: readonly string[];
}

interface Token {
  readonly text: string;
  /** what is compared: the same for every date and own figure */
  readonly key: string;
}

export function compareWords(before: PlacedEdition, after: PlacedEdition): Step[] {
  const [was, is] = [tokensOf(before), tokensOf(after)];
  // most narratives stay as they are, and finding that out is quick
  if (was.length === is.length && was.every(({key}, i) => key === is[i]?.key))
    return [{sign: "=", words: is.map((token) => token.text)}];
  const changes = diffArrays(was, is, {comparator: (a, b) => a.key === b.key});
  return changes.map(({value, added, removed}) => ({
    sign: added ? "+" : removed ? "-" : "=",
    words: value.map((token) => token.text),
  }));
}

const months = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
/** Words that name a quarter or a day: they differ every quarter. */
const ownWords = [
  String.raw`(?:eerste|tweede|derde|vierde|[1-4](?:e|ste|de)?)\s+(?:kwartaal|kw\.?)(?:\s+(?:van\s+)?\d{4})?`,
  String.raw`(?:[QK][1-4][-\s]?\d{4}|\d{4}[-\s]?[QK][1-4])`,
  String.raw`(?:\d{1,2}\s+)?(?:${months})(?:\s+\d{4})?`,
  String.raw`\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}`,
].join("|");
const token = new RegExp(String.raw`(?<own>\b(?:${ownWords})\b)|\S+?(?=\s|$|[,;:)](?:\s|$))|\S+`, "giu");

/** Every edition is compared with the one before it and the one after it: of some quarters the words are kept. */
const known = new Map<PlacedEdition, Token[]>();
const mostKnown = 300;

function tokensOf(edition: PlacedEdition): Token[] {
  const tokens = known.get(edition) ?? tokenize(edition);
  known.set(edition, tokens);
  const [first] = known.keys();
  if (first && known.size > mostKnown) known.delete(first);
  return tokens;
}

function tokenize(edition: PlacedEdition): Token[] {
  const own = ownNumbers(edition);
  const texts = edition.narrative.flatMap(({heading, paragraphs}) => [heading ?? "", ...paragraphs]);
  return texts.flatMap(wordsOf).map(({text, isOwn}) => {
    return {text, key: isOwn || own.has(text.replace(/\D/g, "")) ? "" : text};
  });
}

interface NarrativeWord {
  readonly text: string;
  /** names a quarter or a day */
  readonly isOwn: boolean;
}

/** Most paragraphs stand in every edition, word for word. */
const knownTexts = new Map<string, readonly NarrativeWord[]>();
const mostKnownTexts = 2000;

function wordsOf(text: string): readonly NarrativeWord[] {
  const known = knownTexts.get(text);
  if (known) return known;
  const words = [...text.normalize("NFC").matchAll(token)].map((match) => {
    return {text: match[0], isOwn: match.groups?.own !== undefined};
  });
  if (knownTexts.size >= mostKnownTexts) knownTexts.clear();
  knownTexts.set(text, words);
  return words;
}

/** Register and totals, as digits: the narrative may repeat them. */
function ownNumbers({register, total}: PlacedEdition): Set<string> {
  const totals = total ? Object.values(total.figures).map(personsIn) : [];
  const numbers = [register?.persons, register?.knownPercent, ...totals];
  return new Set(numbers.flatMap((n) => (typeof n === "number" ? [String(n).replace(/\D/g, "")] : [])));
}

/** "«zijn afkomstig» → «komen»" for each place where words differ; "…" for nothing. */
function replacementsOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step, i) => {
    const next = steps[i + 1];
    const text = `«${step.words.join(" ")}»`;
    if (step.sign === "-" && next?.sign === "+") return [`${text} → «${next.words.join(" ")}»`];
    if (step.sign === "-") return [`${text} → …`];
    return step.sign === "+" && steps[i - 1]?.sign !== "-" ? [`… → ${text}`] : [];
  });
}
