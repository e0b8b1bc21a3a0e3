/** Counts of persons and percentages in a text, with the words around them that tell what they count. */
import type {Evidence} from "./evidence.js";
import {keptByText} from "./kept-by-text.js";
import {withoutPeriods} from "./period-text.js";

/** A number in a text, and what speaks for its being that of the doelgroepregister. */
export interface NumberMention {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

const people = "(?:personen|mensen|doelgroepers|werkzoekenden|inwoners uit de doelgroep|geregistreerden)";
/** thousands parted by a point, comma, middle dot, apostrophe or space; a percentage is none */
const count =
  /(?<![\d.,·'’/-])(?:\d{1,3}(?:[.,·'’\u00a0\u2009\u202f ]\d{3})+|\d+)(?![\d/-]|[.,·]\d|\s?(?:%|procent|pct))/gu;
const percentage = /(?<![\d.,])(?<number>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent|pct)/giu;

/** "Aandeel bekend in Sonar 0,72" */
const fraction =
  /(?=0[,.])(?<=(?:aandeel|deel|fractie)[^\d.]{0,60})(?<![\d.,])0[,.](?<hundredths>\d{2})(?![\d%]|[.,]\d|\s?(?:%|procent|pct))/giu;

const register = /doelgroepregister|doelgroepenregister|register|banenafspraak|doelgroep/iu;
const sonar = /sonar|bekend|geregistreerd/iu;
const peopleBehind = new RegExp(`^\\s*(?:unieke\\s+|verschillende\\s+)?${people}`, "iu");
const peopleBefore =
  /(?:aantal|personen|mensen|omvang|totaal|register|banenafspraak)\s*(?:\([^)]*\)?)?\s*(?:stand|per|op|ultimo|\s)*[:=.…]*\s*$/iu;
const anaphora =
  /(?:zijn|waren|werden|gaat)\s+(?:het|dat|dit|om)?\s*er\s+(?:nu\s+|inmiddels\s+|in totaal\s+)?$|(?:nu|inmiddels|thans|dat is|dat zijn er)\s+$/iu;
/** of those: not the register itself */
const inRegister = "\\s+(?:in|uit|van|binnen)\\s+het\\s+\\S*register(?:\\s+banenafspraak)?";
const isKnownThere = `(?:bekend|geregistreerd|opgenomen)(?!${inRegister})|(?:binnen|in)\\s+Sonar|uit de doelgroep`;
const knownBehind = new RegExp(
  `^\\s*(?:${people})?(?:${inRegister})?\\s*(?:(?:zijn|is|waren|was|staan|stonden|daarvan|hiervan)\\s+)?\\(?(?:${isKnownThere})`,
  "iu",
);
const knownBefore =
  /(?:binnen|in)\s+Sonar\s*[:(]?\s*(?:(?:zijn|waren|staan|stonden|is|was)\b[^.;]*|\S*\s*)$|(?:bekend|geregistreerd|waarvan|hiervan|daarvan|van wie|van hen)[^.;%]{0,25}$/iu;
const profile = /klantprofiel|profiel/iu;
/** "66% van de 4.145 personen in Sonar", "Van de personen in Sonar heeft 66%": not the part of the register that is there */
const inSonar = `van\\s+(?:de|alle|het aantal)?\\s*(?:[\\d.]+\\s+)?(?:${people}|klanten)\\s+(?:uit de doelgroep\\s+)?(?:binnen|in)\\s+Sonar(?!\\s+(?:bekend|geregistreerd|opgenomen))`;
const ofThoseBehind = new RegExp(`^\\s*${inSonar}`, "iu");
const ofThoseBefore = new RegExp(`${inSonar}[^.;%]{0,30}$`, "iu");
/** "Emmen telt met 889 de meeste personen in Sonar: 35% van het totaal", "is het aandeel het hoogst in Emmen (67%)" */
const ofOnePart =
  /(?:\b(?:telt|heeft)\b(?:[^.;%]|\.\d)*\bde\s+(?:meeste|minste)|\bhet\s+(?:hoogst|laagst))\b[^.;%]*$/iu;
const other =
  /ten opzichte van|\bt\.?\s?o\.?\s?v\b|vergelijk|vergeleken|tegenover|\bversus\b|eerder|vorig|voorgaand|voorafgaand|\bdan\b|\bsinds\b|volgend|verwacht|komend|streef|doelstelling|prognose|overige|andere regio|oud\b/iu;
const ofCountry = /landelijk|in Nederland|heel het land|hele land/iu;
/** what a national sheet says of its own register */
export const saysCountry = "of the country";
const changeBefore =
  /(?:toename|afname|stijging|daling|groei|krimp|verschil|mutatie|toegenomen|afgenomen|gestegen|gedaald|gegroeid)\s+(?:met|van)?\s*[+-]?$|[+±]\s?$|(?:kwamen|kwam|verdwenen|stroomden)\b[^.;]{0,20}$/iu;
const changeBehind = new RegExp(
  `^\\s*(?:${people}\\s+)?(?:meer|minder|erbij|extra|hoger|lager|nieuwe)\\b`,
  "iu",
);
/** "−23 (−0,9%) t.o.v. een jaar eerder", "0,4 %-punt lager" */
const lossBefore = /−\s?$|\([-–]\s?$/u;
const pointsBehind = /^[\s-]*(?:punt|meer|minder|hoger|lager)/iu;
const pastTense = /\b(?:was|waren|telde|telden|bevatte|omvatte|stonden|stond|bedroeg|had|hadden|werden)\b/iu;
const now = /\b(?:nu|inmiddels|thans|momenteel|dit kwartaal|einde? van het kwartaal)\b/iu;

/** Whether a paragraph is about the register: it counts persons, and says of what. */
export function isRegisterText(text: string): boolean {
  return /register|banenafspraak|doelgroep|Sonar/iu.test(text) && personsIn(text).some(isCounted);
}

function isCounted({evidence}: NumberMention): boolean {
  return evidence.some(({reason}) => reason === countsPeople);
}

const countsPeople = "counts people";

/** Every number that may count persons, in the order of the text. */
export const personsIn = keptByText(countsIn);

function countsIn(text: string): readonly NumberMention[] {
  return [...text.matchAll(count)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const value = Number(match[0].replace(/\D/g, ""));
    const before = clauseBefore(text, start);
    const after = clauseAfter(text, end);
    const isPeople = peopleBehind.test(after);
    const isLabelled = peopleBefore.test(withoutPeriods(before).slice(-40));
    const isEr = anaphora.test(before);
    if (!isPeople && !isLabelled && !isEr) return [];
    if (isYear(match[0]) && !isPeople) return [];
    const evidence: Evidence[] = [
      isPeople || isLabelled
        ? {reason: countsPeople, weight: isPeople ? 4 : 3}
        : {reason: "counts them", weight: 3},
      ...when(isOfRegister(before, after), "of the register", 4),
      ...when(!isOfRegister(before, after) && register.test(text), "beside the register", 2),
      ...when(/in totaal\s+$/iu.test(before), "in total", 1),
      ...when(isKnown(before, after), "known in Sonar", -9),
      ...when(profile.test(after.slice(0, 50)) || /klantprofiel\S*\s+$/iu.test(before), "with a profile", -9),
      ...when(changeBefore.test(before) || changeBehind.test(after), "a difference", -30),
      ...when(
        other.test(nearest(before)) || /^\s*\(?(?:vorig|voorgaand|eerder)/iu.test(after),
        "another quarter",
        -30,
      ),
      ...when(ofCountry.test(nearest(before)), saysCountry, -30),
      ...when(pastTense.test(`${nearest(before)} ${after.slice(0, 40)}`), "past tense", -2),
      ...when(now.test(nearest(before)), "now", 3),
    ];
    return [{value, start, end, text: match[0], evidence}];
  });
}

/** Every percentage, in the order of the text. */
export const percentagesIn = keptByText(sharesIn);

function sharesIn(text: string): readonly NumberMention[] {
  return [...text.matchAll(percentage), ...text.matchAll(fraction)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = clauseBefore(text, start);
    const after = clauseAfter(text, end);
    const around = `${before.slice(-60)} | ${after.slice(0, 80)}`;
    const [isKnownShare, isOfRegisterShare] = [sonar.test(around), register.test(around)];
    const evidence: Evidence[] = [
      isKnownShare || isOfRegisterShare
        ? {reason: "percentage", weight: 1}
        : {reason: "a percentage of anything", weight: -3},
      ...when(isKnownShare, "known in Sonar", 4),
      ...when(isOfRegisterShare, "of the register", 1),
      ...when(/(?:bekend|geregistreerd)[^.;%]{0,30}:\s*$/iu.test(before), "labelled", 2),
      ...when(profile.test(around), "with a profile", -9),
      ...when(ofOnePart.test(before), "of one municipality", -9),
      ...when(ofThoseBehind.test(after) || ofThoseBefore.test(before), "of those in Sonar", -9),
      ...when(
        changeBefore.test(before) || lossBefore.test(before) || pointsBehind.test(after),
        "a difference",
        -30,
      ),
      ...when(
        other.test(nearest(before)) || /^\s*\(?(?:vorig|voorgaand|eerder)/iu.test(after),
        "another quarter",
        -30,
      ),
      ...when(ofCountry.test(nearest(before)), saysCountry, -30),
      ...when(pastTense.test(around), "past tense", -2),
      ...when(now.test(nearest(before)), "now", 3),
    ];
    const {number = "", hundredths} = match.groups ?? {};
    const value = Number(hundredths ?? number.replace(",", "."));
    return {value, start, end, text: match[0], evidence};
  });
}

function when(holds: boolean, reason: string, weight: number): Evidence[] {
  return holds ? [{reason, weight}] : [];
}

/** Whether the register is spoken of nearer than Sonar. */
function isOfRegister(before: string, after: string): boolean {
  const behind = after.slice(0, 60);
  const [registerBehind, sonarBehind] = [behind.search(register), behind.search(/sonar|bekend/iu)];
  if (registerBehind >= 0 && (sonarBehind < 0 || registerBehind < sonarBehind)) return true;
  const last = (pattern: RegExp) => [...before.matchAll(new RegExp(pattern, "giu"))].at(-1)?.index ?? -1;
  return last(register) >= 0 && last(register) > last(/\bSonar\s+(?:zijn|staan)/iu);
}

function isKnown(before: string, after: string): boolean {
  if (knownBehind.test(after)) return true;
  const last = before.search(/(?:doelgroep)?register/iu);
  return knownBefore.test(last >= 0 ? before.slice(last) : before);
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

/** ends of sentences; the stop of a number or an abbreviation is none */
const boundary = /(?<=[\p{L}]{3}|\d|%|\))[.!?;]\s+(?=[\p{Lu}\d]|$)/gu;

function clauseBefore(text: string, at: number): string {
  return text.slice(0, at).split(boundary).at(-1) ?? "";
}

function clauseAfter(text: string, at: number): string {
  return text.slice(at).split(boundary)[0] ?? "";
}

/** characters: what is said further away may be about another number */
const reach = 160;

/** Back to the number before. */
function nearest(before: string): string {
  return (
    before
      .slice(-reach)
      .split(/\d\S*\s+(?:personen|mensen)|\d\s?%/iu)
      .at(-1) ?? ""
  );
}
