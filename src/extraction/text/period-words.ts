/** What the words around a quarter say of it: that it is the sheet's own, or another one that is only mentioned. */
import type {Evidence} from "./evidence.js";
import type {PeriodMention} from "./period-text.js";

/** Outweighs every place: what is compared with is never the quarter of the sheet, wherever it stands. */
const another = -30;

const compared =
  /ten opzichte van|\bt\.?\s?o\.?\s?v\b|vergelijk|vergeleken|tegenover|\bversus\b|\bvs\b|eerder|vorig|voorgaand|voorafgaand|verschil met|archief|afleveringen|oude cijfers|vervangt|in plaats van|historie|terugblik/iu;
/** so near to the quarter that they can be about nothing else */
const comparedNear = /\b(?:dan|sinds|vanaf|was|waren|nog)\b[^,]{0,12}$/iu;
const published =
  /publi[ck]|verschen|verschij|afdruk|afgedrukt|\bge?print|gedrukt|bijgewerkt|gewijzigd|aangemaakt|opgemaakt|gegenereerd|gemaakt|opgesteld|\bd\.\s?d\b|uitgegeven|uitgave|uitgebracht|revisie|versie|geldig|raadple|opgevraagd|download|bekeken|opgeslagen|(?<!peil)(?<!stand)datum|export|vastgesteld|ondertekend|akkoord/iu;
/** of a letter or a document: its year and number look like a quarter */
const reference =
  /(?:kenmerk|referentie|\bref\b\.?|dossier|zaaknummer|zaaknr\.?|documentn(?:umme)?r\.?|briefnummer)\s*:?\s*\S*$/iu;
const numbered = /^[/_-]\d{2,}/u;
const ticked = /(?:[☒☑■◼✓✔✅◉●⦿⬤]|\[[xX]\]|\([xX]\))\s*$/u;
const unticked = /(?:[☐□◻▢○◯]|\[\s?\]|\(\s?\))\s*$/u;
const announced = /volgend|komend|verwacht|planning|gepland|nieuwe (?:editie|cijfers|uitgave|factsheet)/iu;
const afterwards =
  /^[\s,)]*(?:verschijn|verschen|volgt|wordt|worden|komt|komen|is (?:gepubliceerd|verschenen)|gepubliceerd|jl\b)/iu;
const setBeside = /^\s*[(–—-]?\s*(?:vorig|voorgaand|eerder|ter vergelijking|vergelijk|oud\b)/iu;
const stand =
  /(?:stand(?:\s+(?:per|op|van|ultimo|(?:van|in|over) het))?|peildatum|peilmoment|situatie(?:\s+(?:per|op))?|verslag(?:periode|kwartaal)|t\/m|tot en met)\s*:?\s*(?:het\s+|de\s+)?$/iu;
const own =
  /(?:periode|kwartaal|over|betreft|betreffende|cijfers (?:van|over|per)|gegevens (?:van|over|per)|\bper|ultimo|\bop)\s*:?\s*(?:het\s+)?$/iu;
const pastTense =
  /\b(?:was|waren|telde|telden|bevatte|stonden|stond|bedroeg|had|hadden|werd|werden|steeg|daalde)\b/iu;

/**
 * The evidence for each mention of a text.
 *
 * @param lineStarts where the lines of the paragraph begin in its text
 * @param above what the line above says, where it may be the label of this one: "Eerdere edities:"
 * @param beside the label at the left of each line, in a column of its own: "Peildatum"
 */
export function evidenceOfWords(
  text: string,
  mentions: readonly PeriodMention[],
  lineStarts: readonly number[] = [],
  above = "",
  beside: readonly string[] = [],
): Evidence[][] {
  const found: Evidence[][] = [];
  const tickedBefore = mentions.map((mention, i) =>
    ticked.test(text.slice(mentions[i - 1]?.end ?? 0, mention.start)),
  );
  const startsLine = ({start}: PeriodMention) => lineStarts.includes(start);
  // under "Eerdere edities:" every line is one; under "Afgedrukt op 12 oktober 2025" the next line is a new matter
  const isListed = (mention: PeriodMention, before: PeriodMention | undefined) =>
    !startsLine(mention) || (before !== undefined && startsLine(before));
  mentions.forEach((mention, i) => {
    const [before, next] = [mentions[i - 1], mentions[i + 1]];
    const between = before ? text.slice(before.end, mention.start) : null;
    const inherited = found[i - 1]?.find(({weight}) => weight === another);
    const goesOn =
      between !== null && isConjunction(between) && (between.trim() !== "" || isListed(mention, before));
    if (inherited && goesOn) {
      found.push([inherited]);
      return;
    }
    const written = text.slice(before?.end ?? 0, mention.start);
    const clause = lastClause(written);
    const label = labelOf(text, mention, lineStarts, beside);
    const lead = label !== "" ? label : clause.trim() === "" && !before ? above : clause;
    const rest = firstClause(text.slice(mention.end, next?.start ?? text.length));
    found.push([
      ...spokenBefore(lead),
      ...when(numbered.test(text.slice(mention.end)), "a reference", another),
      ...when(tickedBefore[i] === true, "ticked", 3),
      ...when(tickedBefore.includes(true) && unticked.test(written), "not ticked", another),
      ...spokenAfter(rest, next !== undefined),
      ...inRange(text, mention, next),
      ...(pastTense.test(sentenceAround(text, mention)) ? [{reason: "past tense", weight: -1}] : []),
    ]);
  });
  return found;
}

function when(holds: boolean, reason: string, weight: number): Evidence[] {
  return holds ? [{reason, weight}] : [];
}

/** The label beside the line that a mention begins, signs and a code before it aside. */
function labelOf(
  text: string,
  {start}: PeriodMention,
  lineStarts: readonly number[],
  beside: readonly string[],
): string {
  const line = lineStarts.findLastIndex((from) => from <= start);
  const before = text.slice(lineStarts[line] ?? 0, start);
  return /^[\s:=]*(?:\S+[-/])?$/u.test(before) ? (beside[line] ?? "") : "";
}

/** Whether a short line is the label of what follows, and says that it is another quarter: "Publicatiedatum". */
export function saysAnother(text: string): boolean {
  return text.length < 60 && [compared, published, announced].some((pattern) => pattern.test(text));
}

/** characters: words further away are about something else */
const reach = 70;

function spokenBefore(lead: string): Evidence[] {
  const near = lead.slice(-reach);
  if (reference.test(near)) return [{reason: "a reference", weight: another}];
  if (compared.test(near) || comparedNear.test(near)) return [{reason: "compared with", weight: another}];
  if (stand.test(near)) return [{reason: "words of a stand", weight: 1}];
  if (announced.test(near)) return [{reason: "announced", weight: another}];
  if (published.test(near)) return [{reason: "published or printed then", weight: another}];
  return own.test(near) ? [{reason: "words of a stand", weight: 1}] : [];
}

function spokenAfter(rest: string, isFollowed: boolean): Evidence[] {
  if (afterwards.test(rest)) return [{reason: "announced", weight: another}];
  return !isFollowed && setBeside.test(rest) ? [{reason: "set beside it", weight: another}] : [];
}

/** "van eerste kwartaal 2024 tot en met tweede kwartaal 2025": a series, of which the last may be the sheet's. */
function inRange(text: string, mention: PeriodMention, next: PeriodMention | undefined): Evidence[] {
  const between = next ? text.slice(mention.end, next.start) : "";
  const isStart = /^\s*(?:t\/m|tot(?: en met)?|naar|[-–—>→]+)\s*(?:het\s+)?$/iu.test(between);
  return isStart ? [{reason: "where a series begins", weight: another}] : [];
}

function isConjunction(between: string): boolean {
  return /^[\s,;/&+]*(?:en|of|alsmede)?[\s,]*(?:het\s+|de\s+)?$/iu.test(between);
}

/** ends of sentences, and what parts the pieces of a title; the stop of an abbreviation is none */
const boundary = /(?<=\p{L}{3}|\d|\))(?<!\b(?:gepubl|publ|vergel))[.!?;]\s+(?=[\p{Lu}\d]|$)|\s[|·•]\s/gu;

function lastClause(text: string): string {
  return text.split(boundary).at(-1) ?? "";
}

function firstClause(text: string): string {
  return text.split(boundary)[0] ?? "";
}

function sentenceAround(text: string, {start, end}: PeriodMention): string {
  return `${lastClause(text.slice(0, start))} ${firstClause(text.slice(end))}`;
}
