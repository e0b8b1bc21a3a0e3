/** The region of a sheet: titles, sentences and the total row name it, and the municipalities of the table belong to it. */
import {belongsTo, municipalitiesNamed, regionOf} from "../../vocabulary/municipality.js";
import {findRegion, netherlands, type Region, regionsIn} from "../../vocabulary/region.js";
import {isTotalLabel} from "../table/row-names.js";
import type {PlacedParagraph} from "../text/paragraphs.js";
import {placeIn, placeOn} from "../text/place-in.js";
import {isTitle, type RegionText, regionMentionsIn, regionsInTitle} from "../text/region-text.js";
import {type Candidate, type Choice, candidateOf, choose, type Where} from "./candidates.js";
import type {SheetText} from "./whereabouts.js";
import {whereaboutsIn} from "./whereabouts.js";

type RegionCandidate = Candidate<RegionText>;

/**
 * The region that the sheet is about. The municipalities of its table prove or disprove a name, but give none: a region
 * that is printed nowhere is missing. An unknown name counts only where there is no known one.
 */
export function chooseRegion(draft: SheetText): Choice<RegionText> {
  const printed = [...titled(draft), ...said(draft), ...totalled(draft)];
  const known = printed.filter(({value}) => value.region);
  const isKnown = known.some(({score}) => score > 0);
  const choice = choose(isKnown ? [...known, ...fromRows(draft)] : printed, keyOf);
  const printedFor = (candidate: RegionCandidate) =>
    choice.candidates.find(
      (one) => one.where !== "rows" && one.score > 0 && keyOf(one.value) === keyOf(candidate.value),
    );
  const best = choice.candidates.find(({where, score}) => where !== "rows" && score > 0);
  if (!best) return {...choice, chosen: null, doubtful: []};
  if (!choice.chosen) return {...choice, doubtful: choice.doubtful.map((one) => printedFor(one) ?? one)};
  const chosen = printedFor(choice.chosen);
  const rival = chosen && choice.candidates.find((one) => isTitleOfAnother(one, chosen));
  if (rival) return {...choice, chosen: null, doubtful: [rival, chosen]};
  if (chosen) return {...choice, chosen};
  return {...choice, chosen: null, doubtful: [best, choice.chosen]};
}

/** A title that is nothing but the name of another region is never overruled: two sheets may lie on one page. */
function isTitleOfAnother({value, where, score}: RegionCandidate, chosen: RegionCandidate): boolean {
  return (where === "title" || where === "cover") && score > 0 && keyOf(value) !== keyOf(chosen.value);
}

function keyOf({region, printedName}: RegionText): string {
  return region?.code ?? printedName;
}

const weights: Readonly<Partial<Record<Where, number>>> = {
  title: 10,
  cover: 9,
  heading: 6,
  "source line": 3,
  "running header": 5,
  note: 3,
  sentence: 3,
};

function titled(draft: SheetText): RegionCandidate[] {
  const whereOf = whereaboutsIn(draft);
  return draft.paragraphs
    .filter(({text}) => isTitle(text))
    .flatMap((paragraph) => {
      const listed = regionsInTitle(paragraph.text);
      return listed.map((value) => {
        const start = paragraph.text.indexOf(value.printedName);
        const where = whereOf(paragraph);
        const evidence = [
          {reason: where, weight: weights[where] ?? 1},
          ...(listed.length > 2 ? [{reason: "one in a list of regions", weight: -8}] : []),
          ...(spokenOfOthers.test(paragraph.text.slice(0, start)) ? [another] : []),
        ];
        const place = placeIn(paragraph, start, start + value.printedName.length);
        return candidateOf({value, text: value.printedName, where, place}, evidence);
      });
    });
}

const another = {reason: "spoken of as another region", weight: -30};
const spokenOfOthers =
  /grens|grenzen|\bburen\b|buurregio|naast|aangrenz|omliggend|vergelijk|vergeleken|ten opzichte van|overige|andere|elders|samen met|verhui|overgegaan|over naar|hoort bij|behoort|zoals|hoogste?|laagste?|\bdan (?:in|de)\b|voorheen|vroeger|ook in|\bnaar de\b/iu;

function said(draft: SheetText): RegionCandidate[] {
  return draft.paragraphs.flatMap((paragraph) =>
    regionMentionsIn(paragraph.text).map(({start, end, isOneOfSeveral, printedName, region}) => {
      const sentence = sentenceAt(paragraph, start);
      const isOfRegister = /register/iu.test(sentence.text);
      const evidence = [
        {reason: "sentence", weight: isOfRegister ? 8 : 4},
        ...(isOneOfSeveral ? [{reason: "one of several regions", weight: -8}] : []),
        ...(spokenOfOthers.test(sentence.text.slice(0, start - sentence.start)) ? [another] : []),
      ];
      const place = placeIn(paragraph, start, end);
      return candidateOf(
        {value: {printedName, region}, text: printedName, where: "sentence", place},
        evidence,
      );
    }),
  );
}

/** The sentence of a paragraph that a place lies in. */
function sentenceAt({text}: PlacedParagraph, at: number): {text: string; start: number} {
  const ends = [...text.matchAll(/(?<=\p{L}{3}|\d|\))[.!?]\s+(?=\p{Lu})/gu)].map(
    (match) => match.index + match[0].length,
  );
  const start = ends.findLast((end) => end <= at) ?? 0;
  const end = ends.find((one) => one > at) ?? text.length;
  return {text: text.slice(start, end), start};
}

/** "Totaal Zeeland", "Arbeidsmarktregio Zeeland", or just the name at the foot of the table. */
function totalled({tables}: SheetText): RegionCandidate[] {
  return tables.flatMap(({rows, page}) =>
    rows.slice(-1).flatMap(({name, nameWords}) => {
      const bare = name.replace(/\b(?:eind|sub)?totaal\b|arbeidsmarktregio|\bAMR\b|:/giu, " ").trim();
      const region = isTotalLabel(name) || bare !== name ? findRegion(bare) : undefined;
      if (!region || nameWords.length === 0) return [];
      const value = {printedName: bare, region};
      return [
        candidateOf({value, text: name, where: "total label", place: placeOn(page, nameWords)}, [
          {reason: "total label", weight: 5},
        ]),
      ];
    }),
  );
}

/** of the municipalities: with fewer of a region they say nothing about it */
const leastShare = 0.5;
/** the rows of a national table lie in more regions than this */
const fewRegions = 4;

/** The region that the municipalities of the table belong to, under the names of some of them. */
function fromRows({tables}: SheetText): RegionCandidate[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => ({row, page: table.page})));
  const known = rows.flatMap(({row, page}) => {
    const meant = municipalitiesNamed(row.name, null).filter(({match}) => match !== "close");
    return meant.length > 0 ? [{meant: meant.map(({municipality}) => municipality), row, page}] : [];
  });
  if (known.length < 2) return [];
  const homes = new Set(known.flatMap(({meant}) => meant.map((one) => regionOf(one, null).code)));
  const isNational = homes.size > fewRegions;
  const ownOf = (region: Region) =>
    known.filter(({meant}) => meant.some((one) => belongsTo(one, region, null)));
  const shareOf = (region: Region) => ownOf(region).length / known.length;
  const fitting = isNational ? [netherlands] : regionsIn().filter((region) => shareOf(region) >= leastShare);
  return fitting.map((region) => {
    const own = ownOf(region);
    const [first] = own;
    const share = shareOf(region);
    return candidateOf(
      {
        value: {printedName: region.name, region},
        text: own
          .slice(0, 3)
          .map(({row}) => row.name)
          .join(", "),
        where: "rows",
        place: first && first.row.nameWords.length > 0 ? placeOn(first.page, first.row.nameWords) : null,
      },
      [
        {
          reason: `${own.length} of ${known.length} municipalities`,
          weight: known.length < 3 ? 6 : 14 * share,
        },
      ],
    );
  });
}
