/** The name of each row: pieces of wrapped names are shared out and joined with the gazetteer's help. */
import {isMunicipalityName, municipalitiesNamed} from "../../vocabulary/municipality.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import type {Word} from "../words/words.js";
import type {Row} from "./rows.js";
import type {TokenLine} from "./tokens.js";

/** A line, or part of one, that holds a name or a piece of one. */
export interface NamePiece {
  readonly text: string;
  readonly line: TokenLine;
  readonly y: number;
  readonly words: readonly Word[];
}

export interface RowName {
  /** as printed, its lines joined */
  readonly name: string;
  readonly words: readonly Word[];
}

export interface RowNames {
  /** one for each row; null where none is printed */
  readonly names: readonly (RowName | null)[];
  /** pieces that belong to none of them */
  readonly unused: readonly NamePiece[];
}

/**
 * The names of the rows, in their order. Where names are wrapped over several lines, the pieces are shared out
 * so that as many as possible are municipalities, and otherwise to the nearest row.
 */
export function nameRows(rows: readonly Row[], pieces: readonly NamePiece[], size: number): RowNames {
  const own = rows.map((row) => pieces.filter((piece) => piece.y === row.y));

  const isPlain = own.every((some) => some.length === 1 && isKnownName((some[0] as NamePiece).text));
  const runs = isPlain ? own : shareOut(rows, pieces, size);
  const taken = new Set(runs.flat());
  return {names: runs.map(nameOf), unused: pieces.filter((piece) => !taken.has(piece))};
}

/** Whether the name is that of a municipality, accents and capitals aside, or a label of totals. */
export function isKnownName(name: string): boolean {
  return doubtOf(name) < 1;
}

/** The same without a look for slips, which takes long for what is no name. */
export function isPlainName(name: string): boolean {
  return isMunicipalityName(name) || isTotalLabel(name);
}

/** Runs of pieces that are a known name: as many pieces together as there can be. */
export function knownNamesAmong(pieces: readonly NamePiece[]): (readonly NamePiece[])[] {
  const found: (readonly NamePiece[])[] = [];
  for (let start = 0; start < pieces.length; start++) {
    const run = [4, 3, 2, 1]
      .map((length) => pieces.slice(start, start + length))
      .find((some) => some.length > 0 && followClosely(some) && isKnownName(joinPieces(some)));
    if (!run) continue;
    found.push(run);
    start += run.length - 1;
  }
  return found;
}

function followClosely(pieces: readonly NamePiece[]): boolean {
  return pieces.slice(1).every(({y, line}, i) => y - (pieces[i] as NamePiece).y < largestLeading * line.size);
}

function nameOf(pieces: readonly NamePiece[]): RowName | null {
  if (pieces.length === 0) return null;
  return {name: joinPieces(pieces), words: pieces.flatMap((piece) => piece.words)};
}

/**
 * What it costs to leave a piece out, or a name, or what stands above the first row, which may be a heading; to leave
 * out the one on the row's own line; to go up or down one em.
 */
const costs = {unused: 2.5, unusedName: 1, above: 0.6, own: 4, distance: 0.25};
const mostPieces = 4;
const mostUnused = 4;
/** em: the lines of a wrapped name follow one another this closely */
const largestLeading = 1.65;

/** The choice for one row: pieces from `start` to before `end`, when the rows above used those before `from`. */
interface Choice {
  readonly cost: number;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

/** The cheapest way to give each row a run of pieces; rows and pieces both go from top to bottom. */
function shareOut(rows: readonly Row[], pieces: readonly NamePiece[], size: number): NamePiece[][] {
  const steps: (Choice | undefined)[][] = [];
  let before: (Choice | undefined)[] = [{cost: 0, from: 0, start: 0, end: 0}];
  for (const [i, row] of rows.entries()) {
    const after: (Choice | undefined)[] = [];
    for (const choice of before) {
      if (!choice) continue;
      const {end: from} = choice;
      for (let start = from; start <= Math.min(pieces.length, from + mostUnused); start++) {
        for (let end = start; end <= Math.min(pieces.length, start + mostPieces); end++) {
          const skipped = i === 0 ? costs.above * (start - from) : costUnused(pieces, from, start);
          const cost = choice.cost + skipped + costOf(row, pieces, start, end, size);
          if (cost < (after[end]?.cost ?? Number.POSITIVE_INFINITY)) after[end] = {cost, from, start, end};
        }
      }
    }
    steps.push(after);
    before = after;
  }
  return retrace(steps, pieces);
}

function costUnused(pieces: readonly NamePiece[], from: number, to: number): number {
  return pieces
    .slice(from, to)
    .reduce((sum, {text}) => sum + (isKnownName(text) ? costs.unusedName : costs.unused), 0);
}

function costOf(row: Row, pieces: readonly NamePiece[], start: number, end: number, size: number): number {
  const run = pieces.slice(start, end);
  const heights = [row.y, ...run.map((piece) => piece.y)].sort((a, b) => a - b);
  const steps = heights.slice(1).map((y, i) => (y - (heights[i] as number)) / size);
  if (steps.some((step) => step > largestLeading)) return Number.POSITIVE_INFINITY;
  const distances = run.map((piece) => Math.abs(piece.y - row.y) / size);
  const lacksOwn = !distances.includes(0) && pieces.some((piece) => piece.y === row.y);
  const way = distances.reduce((sum, distance) => sum + costs.distance * distance, 0);
  return doubtOf(joinPieces(run)) + way + (lacksOwn ? costs.own : 0);
}

function retrace(steps: readonly (Choice | undefined)[][], pieces: readonly NamePiece[]): NamePiece[][] {
  const last = steps.at(-1) ?? [];
  const left = (choice: Choice) => choice.cost + costUnused(pieces, choice.end, pieces.length);
  let choice = last.filter((c) => c !== undefined).sort((a, b) => left(a) - left(b))[0];
  const runs: NamePiece[][] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    runs.unshift(choice ? pieces.slice(choice.start, choice.end) : []);
    choice = choice && steps[i - 1]?.[choice.from];
  }
  return runs;
}

/** Pieces of one name as one text: a hyphen at the end of a line is kept where the gazetteer has it. */
export function joinPieces(pieces: readonly NamePiece[]): string {
  return pieces.reduce((name, {text}) => {
    if (name === "") return text;
    if (!/[-‐]$/.test(name)) return name.endsWith("/") ? name + text : `${name} ${text}`;
    const [hyphened, plain] = [name.replace(/‐$/, "-") + text, name.slice(0, -1) + text];
    return doubtOf(plain) < doubtOf(hyphened) ? plain : hyphened;
  }, "");
}

/** "TOTAAL AMR", "Totaal arbeidsmarktregio Midden-Utrecht": a few words, not a sentence */
const totalLabel =
  /^(?:(?:eind|regio)?totaal.{0,45}|(?:dehele|hele|gehele)?(?:arbeidsmarktregio|amr|regio).{0,30}totaal|allegemeenten)$/;
const subtotalLabel = /^(sub|tussen)totaal|^waarvan/;

/** what a report engine adds up to the foot of a page and repeats at the head of the next one */
const carryLabel =
  /^(transport(eren)?|te?transporteren|persaldo|saldo|tetransporteren|over(tebrengen|gebracht|dracht|boeking)|doortransport|vantransport|(van|naar|tot)?(de)?(vorige|volgende)(pagina|blad(zijde)?|blz)|tussenstand|lopendtotaal)/;

export function isCarryLabel(name: string): boolean {
  return carryLabel.test(foldSpelling(name));
}

export function isTotalLabel(name: string): boolean {
  return totalLabel.test(foldSpelling(name));
}

export function isSubtotalLabel(name: string): boolean {
  return subtotalLabel.test(foldSpelling(name));
}

/** How little a name is trusted: 0 for a municipality or a label of totals, more for a slip, most for none. */
function doubtOf(name: string): number {
  if (name === "") return 6;
  const known = doubts.get(name);
  if (known !== undefined) return known;
  const doubt =
    isTotalLabel(name) || isSubtotalLabel(name) || isCarryLabel(name) ? 0 : doubtOfMunicipality(name);
  if (doubts.size > 5000) doubts.clear();
  doubts.set(name, doubt);
  return doubt;
}

/** A hyphen too many or too few is a slight doubt: a word may have been broken at the end of a line. */
function doubtOfMunicipality(name: string): number {
  const [found] = municipalitiesNamed(name, null);
  if (!found) return 3;
  if (found.match === "close") return 1;
  return hyphensIn(name) === hyphensIn(found.municipality.name) ? 0 : 0.1;
}

function hyphensIn(name: string): number {
  return name.split("-").length;
}

/** what names were worth, since the same few are asked again and again */
const doubts = new Map<string, number>();
