/** YAML that a person wrote, as a document with places: what would be meant otherwise than it is written is a slip with its line. */
import {
  Composer,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  Parser,
  type Scalar,
  visit,
} from "yaml";
import {InputError} from "../vocabulary/error.js";
import {type SlipWords, slipWords} from "./yaml-slips.js";

export interface YamlDocument {
  /** as YAML means it: a number, true, null, a text … */
  readonly value: unknown;
  /** of the deepest part of the path that is in the file, from 1 */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
  /** what is written at a path in one word that YAML takes for a number, true or false; null where nothing such stands */
  readonly writtenAt: (path: readonly PropertyKey[]) => string | null;
  /** the line of a text that a # behind a space cuts off, with no space after it, so that it hardly begins a remark */
  readonly lineCutOff: () => number | undefined;
}

export interface YamlOptions {
  /** whether a list may be continued under its name said again: then it is one list */
  readonly sectionsRepeat?: boolean;
}

/** Characters: nobody writes a longer one, and reading it would take many seconds. */
const longest = 2_000_000;
/** Lists within lists: people write some six. YAML that lies too deep would end the process. */
const deepest = 60;

/** @throws InputError `invalid` at `file:line` */
export function readYaml(
  text: string,
  file: string,
  {sectionsRepeat = false}: YamlOptions = {},
): YamlDocument {
  const lines = new LineCounter();
  const slip = ({message, next}: SlipWords, offset: number) =>
    new InputError("invalid", message, {place: `${file}:${lines.linePos(offset).line}`, next});
  if (text.length > longest) {
    const message = `this is longer than ${longest / 1e6} million characters`;
    throw new InputError("invalid", message, {place: file, next: "leave out what is not needed"});
  }
  const document = compose(text, lines, !sectionsRepeat, slip);
  if (sectionsRepeat) joinSections(document);
  refuseSlips(document, slip);
  const lineOf = (path: readonly PropertyKey[]) => lineOfPath(document, path, lines);
  return {
    value: toValue(document, slip),
    lineOf,
    writtenAt: (path) => writtenAt(document.getIn(path, true)),
    lineCutOff: () => {
      const cut = firstCutOff(document, text);
      return cut?.range ? lines.linePos(cut.range[0]).line : undefined;
    },
  };
}

type Slip = (words: SlipWords, offset: number) => InputError;

/** As yaml's parseDocument, but how deep it lies is looked at while it is taken apart, before it is put together. */
function compose(text: string, lines: LineCounter, uniqueKeys: boolean, slip: Slip): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > 2 * deepest) throw slip(slipWords.tooDeep, parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  const [document, second] = new Composer({uniqueKeys}).compose(tokens, true, text.length);
  if (second) throw slip(slipWords.MULTIPLE_DOCS, second.range[0]);
  return document as Document.Parsed;
}

/** Of a name with a single value that stands there twice the last one holds. */
function joinSections({contents}: Document): void {
  if (!isMap(contents)) return;
  const first = new Map<unknown, Pair>();
  contents.items = contents.items.filter((pair) => {
    const name = isScalar(pair.key) ? pair.key.value : pair.key;
    const before = first.get(name);
    if (!before) first.set(name, pair);
    if (!before || !isSeq(before.value) || !isSeq(pair.value)) return true;
    before.value.items.push(...pair.value.items);
    return false;
  });
}

function refuseSlips({errors, warnings}: Document.Parsed, slip: Slip): void {
  const [first] = [...errors, ...warnings];
  if (first) throw slip(slipWords[first.code], first.pos[0]);
}

/** References to what stands elsewhere grow without end, or were meant as a text with an asterisk. */
function toValue(document: Document.Parsed, slip: Slip): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw slip(slipWords.alias, firstAlias(document));
  }
}

function writtenAt(node: unknown): string | null {
  if (!isScalar(node) || node.type !== "PLAIN") return null;
  return ["number", "boolean", "bigint"].includes(typeof node.value) ? (node.source ?? null) : null;
}

function firstAlias(document: Document.Parsed): number {
  let place = 0;
  visit(document, {
    Alias(_, {range}) {
      place = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return place;
}

/** "zie #12 …" */
function firstCutOff(document: Document.Parsed, text: string): Scalar | undefined {
  let found: Scalar | undefined;
  visit(document, {
    Scalar(key, node) {
      const isText = key !== "key" && node.type === "PLAIN" && typeof node.value === "string";
      if (!isText || !node.range || !/^[ \t]+#[^\s#]/.test(text.slice(node.range[1], node.range[2]))) return;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** Line of the deepest part of the path that exists in the file. */
function lineOfPath(
  document: Document,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
