/** Whether a scan says its quarter and its register for certain: what it does not is left open, and is a finding. */
import type {Edition, Place} from "../../edition/edition.js";
import {revalidate} from "../../edition/validation.js";
import type {Settings} from "../../settings/settings.js";
import {findingOf} from "../../vocabulary/finding.js";
import {type Period, quarterOf, yearOf} from "../../vocabulary/period.js";
import {type Evidence, type SeenWord, sure} from "./doubtful-figures.js";

/** @param said what the text layer says of the same: what two programs read alike is sure; null without a layer */
export function settleFacts(
  edition: Edition,
  evidence: Evidence,
  checks: Settings["checks"],
  said: Pick<Edition, "period" | "register"> | null = null,
): Edition {
  const sureWords = evidence.words.filter(({confidence}) => confidence >= sure);
  const isSureOf = (pattern: RegExp) => sureWords.some(({text}) => pattern.test(text));
  const isReadTwice = (count: number) =>
    [...sureWords, ...pairsOf(sureWords)]
      .filter(({text}) => digitsOf(text) === String(count))
      .some(({place}) => {
        const second = evidence.readAgain(place);
        return second !== null && second.confidence >= sure && digitsOf(second.raw) === String(count);
      });
  const place = edition.boxes.facts?.period;
  const seen = place && evidence.seen(place);
  const isMonthSure = (period: Period) =>
    sureWords.some((word) => seen && isWithin(word.place, seen) && monthPattern(period).test(word.text));
  const {period, register} = edition;
  const isPeriodSure =
    period !== null &&
    (period === said?.period ||
      (isSureOf(yearPattern(period)) && (isSureOf(quarterPattern(period)) || isMonthSure(period))));
  const persons = register?.persons ?? null;
  const percent = register?.knownPercent ?? null;
  const arePersonsSure = persons !== null && (persons === said?.register?.persons || isReadTwice(persons));
  const isPercentSure =
    percent !== null && (percent === said?.register?.knownPercent || isSureOf(percentPattern(percent)));
  const settled: Edition = {
    ...edition,
    period: isPeriodSure ? period : null,
    register: register && {
      persons: arePersonsSure ? persons : null,
      knownPercent: isPercentSure ? percent : null,
    },
    findings:
      period === null || isPeriodSure ? edition.findings : [findingOf("period-missing"), ...edition.findings],
  };
  return revalidate(settled, checks);
}

/** Two words side by side as one: "13 158" is a number whose thousands are parted by a space. */
function pairsOf(words: readonly SeenWord[]): SeenWord[] {
  return words.slice(1).map((word, i) => {
    const before = words[i] as SeenWord;
    const [left, top] = before.place.box;
    const [, , right, bottom] = word.place.box;
    return {
      text: `${before.text} ${word.text}`,
      confidence: Math.min(before.confidence, word.confidence),
      place: {page: word.place.page, box: [left, Math.min(top, word.place.box[1]), right, bottom]},
    };
  });
}

function yearPattern(period: Period): RegExp {
  return new RegExp(`(?<!\\d)${yearOf(period)}(?!\\d)`);
}

/** "tweede", "2e", "Q2", "2023-Q2", "2"; or the month that it ends with: "april t/m juni", "stand 30 juni" */
function quarterPattern(period: Period): RegExp {
  const quarter = quarterOf(period);
  const ordinal = ["eerste", "tweede", "derde", "vierde"][quarter - 1];
  const roman = ["I", "II", "III", "IV"][quarter - 1];
  const month = ["maart", "juni", "september", "december"][quarter - 1];
  const named = `${ordinal}|${roman}|${month}`;
  return new RegExp(`^(?:${named}|(?:.*[QK])?${quarter}(?:e|de|ste)?)\\W?$`, "i");
}

/** "april", "juni": where the quarter was read a month says which one it is; elsewhere it may say anything */
function monthPattern(period: Period): RegExp {
  const months =
    "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  const own = months.slice(3 * (quarterOf(period) - 1), 3 * quarterOf(period));
  return new RegExp(`^\\W*(?:${own.join("|")})\\W*$`, "i");
}

function isWithin({page, box}: Place, around: Place): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const [left, top, right, bottom] = around.box;
  return page === around.page && x >= left && x <= right && y >= top && y <= bottom;
}

/** "67%", "67,3" */
function percentPattern(percent: number): RegExp {
  return new RegExp(`(?<![\\d.,])${String(percent).replace(".", "[.,]")}(?![\\d]|[.,]\\d)`);
}

/** Without what parts its thousands and what a sentence puts behind it. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
