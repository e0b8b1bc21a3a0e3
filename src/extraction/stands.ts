/** Which of several tables with the same rows is the sheet's: the stand of its quarter, and of all persons. */
import {rawOf} from "../vocabulary/figure.js";
import type {Period} from "../vocabulary/period.js";
import {type Candidate, candidateOf, choose} from "./facts/candidates.js";
import {choosePeriod} from "./facts/period-choice.js";
import {chooseRegion} from "./facts/region-choice.js";
import {chooseRegister} from "./facts/register-choice.js";
import type {SheetText} from "./facts/whereabouts.js";
import {isTotalLabel} from "./table/row-names.js";
import type {Cell} from "./table/rows.js";
import type {Table} from "./table/table.js";
import type {Evidence} from "./text/evidence.js";
import type {PlacedParagraph} from "./text/paragraphs.js";
import {periodMentionsIn, periodOfMention} from "./text/period-text.js";
import {isTitle, regionInTitle} from "./text/region-text.js";
import {placeOf} from "./words/words.js";

export interface ChosenStand {
  readonly tables: readonly Table[];
  /** those that evidence cannot rank, `tables` among them; none when the choice is proven */
  readonly doubtful: readonly (readonly Table[])[];
}

type Stand = readonly Table[];

/**
 * The stand that the sheet is about.
 *
 * @param stands at least one, each over one or more pages
 */
export function chooseStand(stands: readonly Stand[], paragraphs: readonly PlacedParagraph[]): ChosenStand {
  const [first = []] = stands;
  const different = stands.filter(
    (stand, i) => !stands.slice(0, i).some((other) => figuresIn(other) === figuresIn(stand)),
  );
  if (different.length < 2) return {tables: first, doubtful: []};
  const said = saidBy({tables: stands.flat(), paragraphs});
  const candidates = different.map((stand) => candidateFor(stand, different, said));
  const {chosen, doubtful} = choose(candidates, (stand) => stand);
  if (chosen) return {tables: chosen.value, doubtful: []};
  const rivals = doubtful.length > 0 ? doubtful : candidates;
  return {tables: (rivals[0] as Candidate<Stand>).value, doubtful: rivals.map(({value}) => value)};
}

interface Said {
  readonly period: Period | null;
  readonly persons: number | null;
  readonly percent: number | null;
}

function saidBy(sheet: SheetText): Said {
  const period = choosePeriod(sheet, {file: "", created: null}).chosen?.value ?? null;
  const region = chooseRegion(sheet).chosen?.value ?? null;
  const {persons, knownPercent} = chooseRegister(sheet, {region, period, total: null});
  return {
    period,
    persons: persons.chosen?.value ?? null,
    percent: knownPercent.chosen?.value ?? null,
  };
}

/** what speaks for a table by itself: it lists the municipalities, and adds up */
const basis = 3;

function candidateFor(stand: Stand, all: readonly Stand[], said: Said): Candidate<Stand> {
  const [table] = stand as readonly [Table, ...Table[]];
  const caption = captionOf(table);
  const evidence: Evidence[] = [
    {reason: "it lists the municipalities", weight: basis},
    ...quarterEvidence(caption, said.period),
    ...latestEvidence(caption, all, said.period),
    ...wordEvidence(caption),
    ...registerEvidence(stand, said),
    ...partEvidence(stand, all),
  ];
  const words = table.rows.flatMap(({nameWords}) => nameWords);
  const [left, top, right, bottom] = words.length > 0 ? placeOf(words) : [0, 0, 0, 0];
  const place = {page: table.page, box: [left, top, right, bottom] as const};
  return candidateOf({value: stand, text: caption, where: "rows", place}, evidence);
}

/** What stands above a table; the title of the sheet is no caption. */
export function captionOf(table: Table): string {
  const isTitleOfSheet = (text: string) =>
    /transparantie/i.test(text) || (isTitle(text) && regionInTitle(text) !== null);
  return table
    .caption()
    .filter(({whole}) => !isTitleOfSheet(whole))
    .map(({text}) => text)
    .join(" ")
    .trim();
}

/** The quarter that the caption names. */
function quarterEvidence(caption: string, period: Period | null): Evidence[] {
  const named = quartersIn(caption);
  if (period === null || named.length === 0) return [];
  const isOwn = named.includes(period);
  if (isOwn && named.length > 1) return [];
  return [{reason: isOwn ? "the quarter of the sheet" : "another quarter", weight: isOwn ? 4 : -3}];
}

/** Where the sheet does not say its quarter plainly: of stands that each name one, the latest is the sheet's. */
function latestEvidence(caption: string, all: readonly Stand[], period: Period | null): Evidence[] {
  if (period !== null) return [];
  const named = all.map(([table]) => (table ? quartersIn(captionOf(table)) : []));
  if (named.some((quarters) => quarters.length !== 1)) return [];
  const latest = named.flat().sort().at(-1);
  return quartersIn(caption)[0] === latest ? [{reason: "the latest stand", weight: 2.5}] : [];
}

const earlier = /\b(vorige?|voorgaande?|eerdere?|voorafgaande?|oude?|was)\b/iu;
const current = /\b(huidige?|actuele?|nieuwe?|dit kwartaal|verslagkwartaal|nu)\b/iu;
const part =
  /\b(waarvan|w\.?v\.?|vrouw(en)?|mann?(en)?|jongeren|ouderen|leeftijd|jaar (en|of)|tot \d+ jaar|\d+ jaar|vanaf \d+|\d+[-–]\d+ jaar|wajong|wsw|instroom|uitstroom|nieuwe instroom|vso|pro)\b/iu;

function wordEvidence(caption: string): Evidence[] {
  return [
    ...(earlier.test(caption) ? [{reason: "an earlier quarter", weight: -3}] : []),
    ...(current.test(caption) ? [{reason: "this quarter", weight: 2}] : []),
    ...(part.test(caption) ? [{reason: "a part of the persons", weight: -3}] : []),
  ];
}

/** The percentage of the register that is known, as the sheet states it. */
function registerEvidence(stand: Stand, {persons, percent}: Said): Evidence[] {
  const total = totalOf(stand);
  if (total === null || !persons || percent === null) return [];
  const tolerance = Number.isInteger(percent) ? 0.51 : 0.051;
  const agrees = Math.abs((100 * total) / persons - percent) < tolerance;
  return [{reason: "the percentage of the register", weight: agrees ? 1 : -2}];
}

/** well below the whole: quarters do not differ as much */
const partShare = 0.7;

/** A part of the persons has smaller figures everywhere. */
function partEvidence(stand: Stand, all: readonly Stand[]): Evidence[] {
  const own = totalOf(stand);
  const largest = Math.max(...all.map((other) => totalOf(other) ?? 0));
  if (own === null || own >= partShare * largest) return [];
  return [{reason: "far fewer persons than another table", weight: -2}];
}

function totalOf(stand: Stand): number | null {
  const row = stand.flatMap(({rows}) => rows).findLast(({name}) => isTotalLabel(name));
  const figure = row?.cells.totaal?.figure;
  return figure?.kind === "count" ? figure.persons : null;
}

function figuresIn(stand: Stand): string {
  return JSON.stringify(
    stand.flatMap(({rows, columns}) =>
      rows.map(({name, cells}) => [name, ...columns.map((column) => textIn(cells[column]))]),
    ),
  );
}

function textIn(cell: Cell | undefined): string | null {
  return cell ? rawOf(cell.figure) : null;
}

/** The quarters that a caption names, by name or by a day or month. */
function quartersIn(caption: string): Period[] {
  return [...new Set(periodMentionsIn(caption).flatMap((mention) => periodOfMention(mention) ?? []))];
}
