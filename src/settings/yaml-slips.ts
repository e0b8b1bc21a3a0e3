/** What is wrong with YAML, in words for people who do not know it. */
import type {ErrorCode} from "yaml";

export interface SlipWords {
  /** what we saw */
  readonly message: string;
  /** one thing to do next */
  readonly next: string;
}

const inQuotes = "put the text in quotes";
const indentation = {
  message: "this does not stand under what it belongs to",
  next: "let it begin as far from the edge as what stands beside it, with spaces",
};
const notYaml = {message: "this is not YAML", next: "mend the indentation, quote or bracket there"};
const aliasSlip = {message: "a text cannot begin with * or &", next: inQuotes};

/** By the code of the library, and for what it has none for. */
export const slipWords: Readonly<Record<ErrorCode | "tooDeep" | "alias", SlipWords>> = {
  ALIAS_PROPS: aliasSlip,
  BAD_ALIAS: aliasSlip,
  BAD_COLLECTION_TYPE: {message: "a text cannot begin with !", next: inQuotes},
  BAD_DIRECTIVE: {message: "a line cannot begin with %", next: inQuotes},
  BAD_DQ_ESCAPE: {
    message: "behind \\ between double quotes stands what means nothing",
    next: "write \\\\ for \\, or put the text in single quotes",
  },
  BAD_INDENT: indentation,
  BAD_PROP_ORDER: aliasSlip,
  BAD_SCALAR_START: {message: "a text cannot begin with this mark", next: inQuotes},
  BLOCK_AS_IMPLICIT_KEY: {message: "in a text stands a colon with a space behind it", next: inQuotes},
  BLOCK_IN_FLOW: notYaml,
  DUPLICATE_KEY: {message: "this name stands there a second time", next: "leave one of the two"},
  IMPOSSIBLE: notYaml,
  KEY_OVER_1024_CHARS: {message: "a name is longer than 1024 characters", next: inQuotes},
  MISSING_CHAR: {
    message: "a quote, bracket, colon or dash is missing",
    next: "close what is open, or put the whole text in quotes",
  },
  MULTILINE_IMPLICIT_KEY: {message: "a name with a colon was expected on one line", next: notYaml.next},
  MULTIPLE_ANCHORS: aliasSlip,
  MULTIPLE_DOCS: {message: "a second document begins here", next: "remove the line ---"},
  MULTIPLE_TAGS: {message: "a text cannot begin with !", next: inQuotes},
  NON_STRING_KEY: {message: "a name was expected before the colon", next: inQuotes},
  TAB_AS_INDENT: {message: "a tab stands at the beginning of the line", next: "write spaces instead"},
  TAG_RESOLVE_FAILED: {message: "a text cannot begin with !", next: inQuotes},
  UNEXPECTED_TOKEN: {
    message: "something stands behind what ended already: a text in quotes, or between brackets",
    next: "put the whole text in quotes",
  },
  RESOURCE_EXHAUSTION: {message: "this refers to itself without end", next: "write it out"},
  tooDeep: {message: "brackets or dashes lie too deep within each other", next: inQuotes},
  alias: {
    message: "a text cannot begin with *, which refers to what stands elsewhere",
    next: "put the text in quotes, or write it out",
  },
};
