/** What a checklist is worked out from. */
import type {Archive} from "../edition/archive.js";
import type {Certificate} from "../edition/certificate.js";
import type {AnswersByEdition} from "../edition/concept.js";
import type {PublicationRecord} from "../edition/publication-record.js";
import type {InputFact} from "./input-fact.js";

export interface QuarterFacts {
  readonly archive: Archive;
  /** what is to be answered of every edition */
  readonly answers: AnswersByEdition;
  readonly certificates: readonly Certificate[];
  readonly publications: readonly PublicationRecord[];
  /** the PDFs and tables in input/ */
  readonly inputs: readonly InputFact[];
  /** whether somebody has to vouch for figures before they are published; left out: no */
  readonly needsCertificates?: boolean;
  /** the sheets that are as they should be, by "2023-Q2/zeeland"; left out: all of them */
  readonly drawn?: ReadonlySet<string>;
}
