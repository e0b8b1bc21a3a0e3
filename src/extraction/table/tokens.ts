/** Words that can stand in a cell of figures: counts, symbols, percentages. */
import {type Figure, parseFigure} from "../../vocabulary/figure.js";
import type {Line, Word} from "../words/words.js";

/** `percent` and `decimal` are figures of columns that the factsheet does not have; `text` is anything else. */
export type TokenKind = Exclude<Figure["kind"], "unreadable"> | "percent" | "decimal" | "text";

export interface Token {
  readonly kind: TokenKind;
  /** as printed, parts of a number joined with a space */
  readonly text: string;
  readonly figure: Figure;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly words: readonly Word[];
}

export interface TokenLine {
  readonly line: Line;
  readonly y: number;
  readonly size: number;
  /** from left to right; every word of the line is in one */
  readonly tokens: readonly Token[];
}

/** em beyond the tracking, which a space has as well: thousands are parted by less, columns by more */
const thousandsGap = 0.45;
/** the same where a full stop or comma was set as well */
const markedThousandsGap = 0.6;
/** the same for a space that the font itself sets this wide (typewriter faces) */
const singleSpaceGap = 0.75;

export function tokensOf(line: Line): TokenLine {
  const tokens: Token[] = [];
  for (const word of line.words) {
    const before = tokens.at(-1);
    const joined = before && joinTokens(before, word);
    if (joined) tokens[tokens.length - 1] = joined;
    else tokens.push(tokenOf([word], word.text));
  }
  const cells = withWordsForNone(withUnits(withoutIcons(tokens)));
  return {line, y: line.y, size: line.size, tokens: withoutSentences(cells)};
}

/** arrows, lights and stars that a dashboard sets beside its figures */
const icon = /^[←-⇿▲△▴▵▶►▷▼▽▾▿◀◄◁●○◉◆◇★☆✓✔✗✘⬆⬇⬈⬊➚➘➔]+$/u;
/** on a line: one sign beside a figure may stand for something else */
const fewestIcons = 3;
/** em: an icon belongs to the figure that is this near */
const iconGap = 1;

/** "▲ 134": an icon at each figure of a row is no part of the cell, nor one of its own. */
function withoutIcons(tokens: readonly Token[]): readonly Token[] {
  const isNear = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined && b !== undefined && b.x0 - a.x1 < iconGap * a.size;
  const isIcon = (token: Token, i: number) => {
    if (!icon.test(token.text)) return false;
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    return (
      (next?.kind === "count" && isNear(token, next)) || (before?.kind === "count" && isNear(before, token))
    );
  };
  return tokens.filter(isIcon).length < fewestIcons ? tokens : tokens.filter((token, i) => !isIcon(token, i));
}

/** counts on a line: with fewer of them "geen" is a word of a heading */
const fewestCounts = 2;

/** "geen" among the figures of a row is nobody. */
function withWordsForNone(tokens: readonly Token[]): readonly Token[] {
  if (tokens.filter(({kind}) => kind === "count").length < fewestCounts) return tokens;
  return tokens.map((token) =>
    /^geen$/i.test(token.text) ? {...token, kind: "none", figure: {kind: "none", raw: token.text}} : token,
  );
}

const unit = /^(pers(onen|\.)?|p\.|st\.|cli[eë]nten|klanten)$/i;
/** on a line: one "personen" behind a figure is a sentence */
const fewestUnits = 3;

/** "93 pers.": what is counted, behind each figure of a row, is a part of the cell. */
function withUnits(tokens: readonly Token[]): readonly Token[] {
  const hasUnit = (token: Token, i: number) => {
    const next = tokens[i + 1];
    return (
      next !== undefined &&
      isFigure(token) &&
      unit.test(next.text) &&
      next.x0 - token.x1 < textGap * token.size
    );
  };
  if (tokens.filter(hasUnit).length < fewestUnits) return tokens;
  return tokens.flatMap((token, i) => {
    if (hasUnit(token, i)) {
      const {words, x1} = tokens[i + 1] as Token;
      return [{...token, x1, words: [...token.words, ...words]}];
    }
    const before = tokens[i - 1];
    return before && hasUnit(before, i - 1) ? [] : [token];
  });
}

/** em beyond the tracking: after a figure in a table, text stands further off, and so does the next figure */
const textGap = 0.6;
const figureGap = 0.35;

/** "in totaal 8.844 personen", "12 34 56 78": figures that a word, or another figure, follows at once are no cells. */
function withoutSentences(tokens: readonly Token[]): Token[] {
  const follows = tokens.map((token, i) => {
    const next = tokens[i + 1];
    if (!next || !isFigure(token)) return false;
    const gap = (next.x0 - token.x1) / token.size - (next.words[0]?.tracking ?? 0);
    if (next.kind === "percent") return false;
    return isFigure(next) ? gap < figureGap : /^\p{L}{2}/u.test(next.text) && gap < textGap;
  });
  return tokens.map((token, i) =>
    isFigure(token) && (follows[i] || follows[i - 1]) ? {...token, kind: "text"} : token,
  );
}

/** Whether the token is a figure of any column, also of one that the factsheet does not have. */
export function isFigure(token: Token): boolean {
  return token.kind !== "text";
}

/** "1" and "030" are one number, "12" and "*" one cell, "62" and "%" one percentage: null where they are two. */
function joinTokens(before: Token, word: Word): Token | null {
  const gap = (word.x0 - before.x1) / Math.max(before.size, word.size) - word.tracking;
  const join = (separator: string) => tokenOf([...before.words, word], before.text + separator + word.text);
  if (gap > word.tracking + (word.afterSingleSpace ? singleSpaceGap : markedThousandsGap)) return null;
  if (word.text === "%" && /^\d+(,\d+)?$/.test(before.text)) return join(" ");
  if (/^[*pr]$/.test(word.text) && (before.kind === "count" || before.kind === "decimal")) return join(" ");
  if (/^\d+$/.test(word.text) && before.text === "<") return join("");
  const marked = /[.,·]$/.test(before.text) || /^[.,·]/.test(word.text);
  if (!/^[.,'’·]?\d{3}\*?$/.test(word.text) || !/^\d{1,3}([ .,'’·]\d{3})*[.,'’·]?$/.test(before.text))
    return null;
  if (/^0/.test(before.text)) return null;
  const allowed = word.afterSingleSpace ? singleSpaceGap : marked ? markedThousandsGap : thousandsGap;
  return gap < allowed + word.tracking ? join(marked ? "" : " ") : null;
}

/** Words but those that stand for a figure; and digits with a zero before them: codes, or what a font names wrongly. */
const isNoFigure = /^0\d|^(?!(?:geheim|nihil|nul|niemand|n\.b\.?)$)[A-Za-z(‘“]./i;

function tokenOf(words: readonly Word[], text: string): Token {
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  const [, inside = text] = /^\((\d[\d.,'’% ]*)\)$/.exec(text) ?? [];
  const figure: Figure = isNoFigure.test(inside)
    ? {kind: "unreadable", raw: text}
    : parseFigure(inside.normalize("NFKC"));
  return {
    kind: kindOf(inside, figure),
    text,
    figure,
    x0: first.x0,
    x1: last.x1,
    y: first.y,
    size: Math.max(...words.map((word) => word.size)),
    words,
  };
}

/** "12,5", "1.135,0", "1,135.00" */
const decimal = /^(?:(?:\d{1,3}(?:[. '’·]\d{3})*|\d+),|(?:\d{1,3}(?:[, '’]\d{3})*|\d+)\.)\d{1,2}\s?[*pr]?$/;

function kindOf(text: string, figure: Figure): TokenKind {
  if (figure.kind !== "unreadable") return figure.kind;
  if (/^[<>]?\d{1,3}([.,]\d+)?\s*%$/.test(text)) return "percent";
  return decimal.test(text) ? "decimal" : "text";
}
