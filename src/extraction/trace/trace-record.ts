/** All that was told while a file was read, written down as plain data. */
import type {Edition} from "../../edition/edition.js";
import {isInputError, messageOf} from "../../vocabulary/error.js";
import {isTitle} from "../text/region-text.js";
import {isRegisterText} from "../text/register-text.js";
import type {Collector} from "./collector.js";
import {editionRecordOf} from "./edition-record.js";
import {pageRecordOf} from "./page-record.js";
import type {TraceRecord} from "./record.js";

/** @param error why there are no editions; null when there are */
export function traceRecordOf(
  {attempts, chosen}: Collector,
  {file, sha256}: {readonly file: string; readonly sha256: string},
  editions: readonly Edition[],
  error: unknown,
): TraceRecord {
  return {
    file,
    sha256,
    attempts: attempts.map(({name, outcome, pages, editions: drafts}) => ({
      name,
      outcome,
      isChosen: error === null && name === chosen(),
      pages: [...pages.values()].map((notes) => pageRecordOf(notes, (text) => useOf(text, editions))),
      editions: drafts.map(editionRecordOf),
    })),
    editions,
    error: error === null ? null : errorOf(error),
  };
}

/** What a paragraph was taken for, by what the editions say. */
function useOf(text: string, editions: readonly Edition[]): string {
  const sections = editions.flatMap(({narrative}) => narrative);
  if (isRegisterText(text)) return "register";
  if (sections.some(({heading}) => heading === text)) return "heading";
  if (sections.some(({paragraphs}) => paragraphs.some((paragraph) => paragraph.includes(text))))
    return "narrative";
  return isTitle(text) ? "title or label" : "left out";
}

function errorOf(error: unknown): NonNullable<TraceRecord["error"]> {
  if (isInputError(error)) return {code: error.code, message: error.message};
  const stack = error instanceof Error ? error.stack : undefined;
  return {code: "fault of the program", message: messageOf(error), ...(stack !== undefined && {stack})};
}
