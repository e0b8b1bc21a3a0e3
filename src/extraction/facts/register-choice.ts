/** The register of a sheet: every count of persons and every percentage, weighed by the words around them and by each other. */

import {agreesWithPersons, knownShareOf} from "../../edition/known-share.js";
import type {Settings} from "../../settings/settings.js";
import type {Period} from "../../vocabulary/period.js";
import {netherlands} from "../../vocabulary/region.js";
import type {Evidence} from "../text/evidence.js";
import {labelledLines} from "../text/labelled-lines.js";
import type {PlacedParagraph} from "../text/paragraphs.js";
import {periodsIn} from "../text/period-text.js";
import {placeIn} from "../text/place-in.js";
import {isTitle, type RegionText, regionMentionsIn} from "../text/region-text.js";
import {type NumberMention, percentagesIn, personsIn, saysCountry} from "../text/register-text.js";
import {statementsOf} from "../text/statements.js";
import {type Candidate, type Choice, candidateOf, choose, type Where} from "./candidates.js";
import type {SheetText} from "./whereabouts.js";
import {whereaboutsIn} from "./whereabouts.js";

/** What is known when the register is looked for. */
export interface RegisterContext {
  readonly region: RegionText | null;
  readonly period: Period | null;
  /** the printed total of persons in Sonar, and how near a percentage has to be to it */
  readonly total: {readonly inSonar: number; readonly checks: Settings["checks"]} | null;
}

export interface RegisterChoice {
  readonly persons: Choice<number>;
  readonly knownPercent: Choice<number>;
}

/** A number on the page, before it is held against the others. */
interface Found extends NumberMention {
  readonly paragraph: PlacedParagraph;
  readonly where: Where;
}

/**
 * The persons in the doelgroepregister, and the percentage of them that is known in Sonar. A count of another quarter,
 * region or kind does not count; of what is left, words decide, and the agreement of total, persons and percentage
 * where it tells them apart.
 */
export function chooseRegister(draft: SheetText, context: RegisterContext): RegisterChoice {
  const texts = textsOf(draft);
  const counts = texts.flatMap((one) => mentionsIn(one, personsIn(one.paragraph.text), context));
  const percentages = texts.flatMap((one) => mentionsIn(one, percentagesIn(one.paragraph.text), context));
  const persons = choose(
    counts.map((one) => candidate(one, agreement(one, percentages, context))),
    (value) => value,
  );
  const percent = percentages.map((one) => candidate(one, beside(one, counts, persons.chosen, context)));
  const likely = [...percent]
    .sort((a, b) => b.score - a.score)
    .filter(({score}) => score > 0)
    .map(({value}) => value);
  return {persons, knownPercent: choose(percent, (value) => roundedAmong(likely, value))};
}

/**
 * 75% and 75,2% are one fact, printed twice: the one is the other rounded. Beside 75,2% and 75,4% a 75% may be either, and
 * nothing is one. 81,5% is rounded up by one and down by another: it goes with what is said best.
 *
 * @param values best first
 */
function roundedAmong(values: readonly number[], value: number): number {
  const rounded = values.find((other) => isRoundingOf(other, value));
  if (rounded === undefined) return value;
  const exact = new Set(values.filter((other) => isRoundingOf(rounded, other)));
  return exact.size === 1 ? rounded : value;
}

function isRoundingOf(rounded: number, exact: number): boolean {
  const decimals = decimalsOf(rounded);
  // half of a last digit, and no more than a float is off
  return decimalsOf(exact) > decimals && Math.abs(exact - rounded) <= 0.5 * 10 ** -decimals + 1e-9;
}

function decimalsOf(value: number): number {
  return (String(value).split(".")[1] ?? "").length;
}

interface Text {
  readonly paragraph: PlacedParagraph;
  readonly where: Where;
  readonly evidence: readonly Evidence[];
}

/** Sentences as they are; short lines with the label that stands beside or above them. */
function textsOf(draft: SheetText): Text[] {
  const whereOf = whereaboutsIn(draft);
  const sentences = draft.paragraphs
    .filter(({text}) => !isTitle(text) || /%|personen|mensen/.test(text))
    .flatMap((paragraph) =>
      statementsOf(paragraph).map((part) => ({paragraph: part, where: whereOf(paragraph), evidence: []})),
    );
  const lines = labelledLines(draft.paragraphs.filter(({text}) => isTitle(text))).map(
    ({paragraph, heading}) => ({
      paragraph,
      where: "small table" as const,
      evidence: /register|banenafspraak/iu.test(heading)
        ? [{reason: "under the register's heading", weight: 4}]
        : [],
    }),
  );
  return [...sentences, ...lines];
}

function mentionsIn(
  {paragraph, where, evidence}: Text,
  mentions: readonly NumberMention[],
  context: RegisterContext,
): Found[] {
  const isNational = context.region?.region?.code === netherlands.code;
  return mentions.map((mention) => ({
    ...mention,
    paragraph,
    where,
    evidence: [
      ...mention.evidence.filter(({reason}) => !isNational || reason !== saysCountry),
      ...evidence,
      ...aboutPlaceAndTime(paragraph.text, mention, context),
    ],
  }));
}

/** What the sentence says of region and quarter. */
function aboutPlaceAndTime(
  text: string,
  {start, end}: NumberMention,
  {region, period}: RegisterContext,
): Evidence[] {
  const sentence = sentenceAround(text, start, end);
  const named = regionMentionsIn(sentence).filter((one) => one.region);
  const ownCode = region?.region?.code;
  const isOwn = named.some((one) => one.region?.code === ownCode);
  const periods = periodsIn(sentence);
  return [
    ...(isOwn || (region && sentence.includes(region.printedName))
      ? [{reason: "names the region", weight: 2}]
      : []),
    ...(named.length > 0 && ownCode && !isOwn ? [{reason: "names another region", weight: -30}] : []),
    ...(period && periods.includes(period) ? [{reason: "names the quarter", weight: 2}] : []),
    ...(period && periods.length > 0 && !periods.includes(period)
      ? [{reason: "names another quarter", weight: -30}]
      : []),
  ];
}

function sentenceAround(text: string, start: number, end: number): string {
  const boundary = /(?<=\p{L}{3}|\d|%|\))[.!?]\s+(?=[\p{Lu}\d]|$)/gu;
  const before = text.slice(0, start).split(boundary).at(-1) ?? "";
  const after = text.slice(end).split(boundary)[0] ?? "";
  return before + text.slice(start, end) + after;
}

/** Whether the printed total, as a share of these persons, is a percentage that the sheet prints. */
function agreement({value}: Found, percentages: readonly Found[], {total}: RegisterContext): Evidence[] {
  if (!total) return [];
  const {inSonar, checks} = total;
  if (value === inSonar) return [{reason: "equals the total in Sonar", weight: -9}];
  if (value < inSonar) return [{reason: "less than the total in Sonar", weight: -6}];
  const share = knownShareOf(inSonar, value);
  const agrees = percentages.some((one) => scoreOf(one) > 0 && agreesWithPersons(one.value, share, checks));
  return agrees ? [{reason: "agrees with percentage and total", weight: 5}] : [];
}

/** The persons that a percentage is said of, and whether it is theirs. */
function beside(
  percentage: Found,
  counts: readonly Found[],
  chosen: Candidate<number> | null,
  {total}: RegisterContext,
): Evidence[] {
  const owner = ownerOf(percentage, counts);
  const isOfOther = owner !== undefined && scoreOf(owner) < -20;
  if (isOfOther) return [{reason: "of another count", weight: -30}];
  if (!chosen) return [];
  const agrees =
    total !== null &&
    agreesWithPersons(percentage.value, knownShareOf(total.inSonar, chosen.value), total.checks);
  return [
    ...(owner?.value === chosen.value ? [{reason: "said of the chosen count", weight: 4}] : []),
    ...(owner && owner.value !== chosen.value ? [{reason: "said of another count", weight: -4}] : []),
    ...(agrees ? [{reason: "agrees with persons and total", weight: 3}] : []),
  ];
}

/** "72% van de 5.745 personen", or else the count before it: "5.745 personen. Hiervan is 72%". */
function ownerOf({paragraph, start, end}: Found, counts: readonly Found[]): Found | undefined {
  const here = counts.filter((count) => count.paragraph === paragraph);
  const isOf = (count: Found) =>
    count.start >= end && /^\s*van\s+(?:de|alle|die)?\s*$/iu.test(paragraph.text.slice(end, count.start));
  return here.find(isOf) ?? here.filter((count) => count.start < start).at(-1);
}

function candidate({value, start, end, text, paragraph, where, evidence}: Found, more: readonly Evidence[]) {
  return candidateOf({value, text, where, place: placeIn(paragraph, start, end)}, [...evidence, ...more]);
}

function scoreOf({evidence}: NumberMention): number {
  return evidence.reduce((sum, {weight}) => sum + weight, 0);
}
