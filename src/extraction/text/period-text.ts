/** The quarters that a text names, in the ways in which people write them: by number, by their months, by their last day. */
import {lastDayOf, type Period, periodOf, previousPeriod} from "../../vocabulary/period.js";
import {keptByText} from "./kept-by-text.js";

/** A stretch of text that means a quarter. */
export interface PeriodMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1 to 4 */
  readonly quarter: number;
  /** null where the text names the quarter only */
  readonly year: number | null;
  /** a quarter is named; months or dates bound it; a day is its last or its first; another day or month lies in it */
  readonly form: "quarter" | "months" | "last day" | "day after" | "day within" | "month";
}

const ordinals = ["eerste", "tweede", "derde", "vierde"];
const romans = ["i", "ii", "iii", "iv"];
const months = "jan feb maa apr mei jun jul aug sep okt nov dec".split(" ");

const ordinal = "(?<ordinal>eerste|tweede|derde|vierde|[1-4]\\s?(?:e|de|ste|ᵉ)?|IV|I{1,3})";
const word = "(?:kwartaal(?:cijfers|bericht)?|kwart(?:al)?\\.|kwrt\\.?|kw\\.?|qrtl\\.?)";
const number = "(?<number>0?[1-4]|IV|I{1,3})(?![\\d.,]*\\d)(?!\\p{L})";
const year = "(?<year>(?:19|20)\\d\\d)(?!\\d)";
const shortYear = "(?:(?<year>(?:19|20)\\d\\d)|['’](?<short>\\d\\d))(?!\\d)";
const month =
  "(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
/** what may stand between a quarter and its year: "van", "in", a comma, its months in brackets */
const between =
  "\\s*(?:\\([^()]{0,40}\\)\\s*)?(?:(?:van|in|over)\\s+(?:het\\s+jaar\\s+)?)?(?:[\\s,.:|/·–—-]|\\()*";
/** between the name of a filter and its value */
const isWord = "\\s*(?:is(?:\\s+gelijk\\s+aan)?|[:=])?\\s*";
const until = "\\s*(?:t/m|t\\.m\\.|t\\.e\\.m\\.|tm|tot(?:\\s+en\\s+met)?|-|–|—|/|,|en)\\s*";

interface Pattern {
  readonly expression: RegExp;
  readonly form: PeriodMention["form"];
}

const flags = "giu";
const starts = "(?<![\\p{L}\\d])";
const pattern = (source: string, form: PeriodMention["form"]): Pattern => ({
  expression: new RegExp(starts + source, flags),
  form,
});

const day = "(?<day>0?[1-9]|[12]\\d|3[01])";
const anyDay = "(?:0?[1-9]|[12]\\d|3[01])";
const monthNumber = "(?<monthNumber>0?[1-9]|1[0-2])";
const middle = `(?:(?:${month})\\s*(?:,|-|–|en|/)\\s*)?`;

/** Most telling first: what one of them has found is not found again. */
const patterns: readonly Pattern[] = [
  // "Tweede kwartaal 2023", "2e kw. van 2023", "Eerste kwartaal (januari t/m maart) 2024"
  pattern(`${ordinal}\\s*${word}${between}${shortYear}`, "quarter"),
  // "kwartaal 2, 2023", "kwartaal III 2025", "KW03 2025"
  pattern(`${word}\\s*:?\\s*${number}${between}${shortYear}`, "quarter"),
  // "2023, tweede kwartaal", "2023-KW2"
  pattern(`${year}${between}(?:het\\s+)?${ordinal}\\s*${word}(?!\\p{L})`, "quarter"),
  pattern(`${year}${between}${word}\\s*:?\\s*${number}`, "quarter"),
  // "Q2 2023", "Q2-2023", "K3 '25", "2023-Q2", "2025K3"
  pattern(`[QK]\\s?(?<number>[1-4])${between}${shortYear}`, "quarter"),
  pattern(`${year}${between}[QK]\\s?(?<number>[1-4])(?![\\p{L}\\d])`, "quarter"),
  // "2024/02 (kwartaal)"
  pattern(`${year}\\s?[-/.]\\s?(?<number>0?[1-4])\\s*\\(?${word}(?!\\p{L})`, "quarter"),
  // "Jaar is 2024, Kwartaal is Kwrt 3", "Jaar: 2024 Kwartaal: 3"
  pattern(`jaar${isWord}${year}[\\s,;|]*kwartaal${isWord}(?:${word}\\s*)?${number}`, "quarter"),
  pattern(`kwartaal${isWord}(?:${word}\\s*)?${number}[\\s,;|]*jaar${isWord}${year}`, "quarter"),
  // "2025-III", "III/2025"
  pattern(`${year}\\s?[-/]\\s?(?<number>IV|I{1,3})(?![\\p{L}\\d])`, "quarter"),
  pattern(`(?<number>IV|I{1,3})\\s?[-/]\\s?${year}`, "quarter"),
  // "1 april t/m 30 juni 2025", "juli t/m september 2025", "juli 2025 - september 2025", "april, mei en juni 2025"
  pattern(
    `(?:${anyDay}\\s+)?(?<from>${month})(?:\\s+(?:19|20)\\d\\d)?${until}${middle}(?:${anyDay}\\s+)?(?<to>${month})(?:\\s*\\(?|\\s+van\\s+)${year}`,
    "months",
  ),
  // "01-04-2025 t/m 30-06-2025"
  pattern(
    `${anyDay}[-/.](?<fromNumber>0?[1-9]|1[0-2])[-/.](?:19|20)\\d\\d${until}${anyDay}[-/.](?<toNumber>0?[1-9]|1[0-2])[-/.]${year}`,
    "months",
  ),
  // "30 september 2025", "ultimo juni 2025", "30-09-2025", "2025-09-30"
  pattern(`${day}e?\\s+(?<month>${month})\\s+${shortYear}`, "last day"),
  pattern(`(?<ultimo>ultimo|eind(?:e)?(?:\\s+van)?)\\s+(?<month>${month})\\s+${shortYear}`, "last day"),
  pattern(`${day}[-/.]${monthNumber}[-/.]${year}`, "last day"),
  pattern(`${year}[-/]${monthNumber}[-/]${day}(?!\\d)`, "last day"),
  // "september 2025"
  pattern(`(?<month>${month})\\s+${shortYear}`, "month"),
  // without a year: "tweede kwartaal", "kwartaal 2", "Q2", "(april t/m juni)"
  pattern(`${ordinal}\\s*${word}(?!\\p{L})`, "quarter"),
  pattern(`${word}\\s*:?\\s*${number}`, "quarter"),
  pattern(`[QK](?<number>[1-4])(?![\\p{L}\\d])`, "quarter"),
  pattern(`(?:1\\s+)?(?<from>${month})${until}${middle}(?:${anyDay}\\s+)?(?<to>${month})`, "months"),
];

/** most texts name no quarter */
const hint =
  /kw|q[1-4]|k\s?[1-4]|\d\s*[-/.]|I[-/]|[-/]\s?I|jan|feb|ma?a?rt|apr|mei|jun|jul|aug|sep|okt|nov|dec/iu;

/** All that a text says of quarters, in its order. */
export const periodMentionsIn = keptByText(mentionsIn);

function mentionsIn(text: string): readonly PeriodMention[] {
  if (!hint.test(text)) return [];
  const found: PeriodMention[] = [];
  for (const {expression, form} of patterns) {
    for (const match of text.matchAll(expression)) {
      const mention = mentionOf(match, form);
      if (mention && !found.some((other) => overlaps(other, mention))) found.push(mention);
    }
  }
  return found
    .flatMap((mention) => [...withSameYear(text, mention), mention])
    .sort((a, b) => a.start - b.start);
}

const sharesYear = new RegExp(
  `${starts}${ordinal}\\s*(?:${word})?\\s*(?:en|of|t/m|tot en met|naar|tegen|[-–&/])\\s*$`,
  "iu",
);

/** "eerste en tweede kwartaal 2025": two quarters of one year. */
function withSameYear(text: string, mention: PeriodMention): PeriodMention[] {
  if (mention.form !== "quarter" || mention.year === null) return [];
  const match = sharesYear.exec(text.slice(0, mention.start));
  const quarter = quarterFrom(match?.groups?.ordinal ?? "");
  if (!match || quarter === null) return [];
  const written = match.groups?.ordinal ?? "";
  return [{...mention, start: match.index, end: match.index + written.length, text: written, quarter}];
}

/** The quarters that a text names with their year, in its order, without repetitions; days and months do not count. */
export function periodsIn(text: string): Period[] {
  const named = periodMentionsIn(text).filter(({form}) => form === "quarter" || form === "months");
  return [...new Set(named.flatMap((mention) => periodOfMention(mention) ?? []))];
}

/** null without a year */
export function periodOfMention({quarter, year: number}: PeriodMention): Period | null {
  return number === null ? null : periodOf(number, quarter);
}

/** The text with every quarter in it left out, and its months and days. */
export function withoutPeriods(text: string): string {
  return periodMentionsIn(text).reduceRight(
    (rest, {start, end}) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
}

function overlaps(a: PeriodMention, b: PeriodMention): boolean {
  return a.start < b.end && b.start < a.end;
}

function mentionOf(match: RegExpMatchArray, form: PeriodMention["form"]): PeriodMention | null {
  const groups = match.groups ?? {};
  const start = match.index ?? 0;
  const text = match[0].replace(/[\s(]+$/, "");
  const place = {start, end: start + text.length, text};
  const yearNumber = groups.year ? Number(groups.year) : groups.short ? 2000 + Number(groups.short) : null;
  if (form === "quarter") {
    const quarter = quarterFrom(groups.ordinal ?? groups.number ?? "");
    return quarter === null ? null : {...place, quarter, year: yearNumber, form};
  }
  if (form === "months") {
    const from = groups.from ? monthFrom(groups.from) : Number(groups.fromNumber);
    const to = groups.to ? monthFrom(groups.to) : Number(groups.toNumber);
    if (from % 3 !== 1 || to !== from + 2) return null;
    return {...place, quarter: to / 3, year: yearNumber, form};
  }
  const ofMonth = groups.month ? monthFrom(groups.month) : Number(groups.monthNumber);
  if (yearNumber === null) return null;
  if (form === "month") return {...place, quarter: Math.ceil(ofMonth / 3), year: yearNumber, form};
  return dayMention(place, yearNumber, ofMonth, groups.ultimo ? null : Number(groups.day));
}

/** A day, or the end of a month. The first day of a quarter shows how things stood at the end of the one before. */
function dayMention(
  place: Pick<PeriodMention, "start" | "end" | "text">,
  yearNumber: number,
  ofMonth: number,
  ofDay: number | null,
): PeriodMention {
  const quarter = Math.ceil(ofMonth / 3);
  const [, lastMonth, last] = lastDayOf(periodOf(yearNumber, quarter)).split("-").map(Number);
  if (ofDay === 1 && ofMonth % 3 === 1) {
    const before = previousPeriod(periodOf(yearNumber, quarter));
    return {...place, quarter: Number(before.slice(-1)), year: Number(before.slice(0, 4)), form: "day after"};
  }
  const isLast = ofMonth === lastMonth && (ofDay === null || ofDay === last);
  return {...place, quarter, year: yearNumber, form: isLast ? "last day" : "day within"};
}

function quarterFrom(written: string): number | null {
  const text = written.toLowerCase();
  const digit = /[1-4]/.exec(text)?.[0];
  if (digit) return Number(digit);
  const index = Math.max(ordinals.indexOf(text), romans.indexOf(text));
  return index < 0 ? null : index + 1;
}

/** 1 to 12 */
function monthFrom(written: string): number {
  const start = written.toLowerCase().replace(/^mrt/, "maa").slice(0, 3);
  return months.indexOf(start) + 1;
}
