/** The review page of a sheet: which pages of which PDF it shows. */
import {join} from "node:path";
import type {DrawInput} from "../../publication/threads/draw-task.js";
import {pagesToReview} from "../../publication/web/review.js";
import type {Config, Format} from "../../settings/config.js";
import type {Inputs} from "../plan/inputs.js";

export interface Review {
  /** below output/: "2023-Q2/review/midden-utrecht.html" */
  readonly file: string;
  /** the PDF */
  readonly source: string;
  readonly pages: readonly number[];
}

/** The review page of a sheet; null for a national one, and where the edition's PDF is not in input/ (any more). */
export function reviewOf(
  input: DrawInput,
  formats: readonly Format[],
  config: Config,
  inputs: Inputs,
): Review | null {
  if ("sums" in input || !formats.includes("html")) return null;
  const {region, period, source} = input.edition;
  const pdf = pdfsOf(inputs).get(source.sha256);
  const pages = pagesToReview(input.edition);
  if (pdf === undefined || pages.length === 0) return null;
  return {file: `${period}/review/${region.slug}.html`, source: join(config.input, pdf), pages};
}

const pdfsOfInputs = new WeakMap<Inputs["sources"], ReadonlyMap<string, string>>();

/** The PDFs by hash, of equal ones the first: looked up for every sheet. */
function pdfsOf({sources}: Inputs): ReadonlyMap<string, string> {
  const known = pdfsOfInputs.get(sources);
  if (known) return known;
  const pdfs = sources.filter(({file}) => /\.pdf$/i.test(file)).toReversed();
  const byHash = new Map(pdfs.map(({file, sha256}) => [sha256, file]));
  pdfsOfInputs.set(sources, byHash);
  return byHash;
}
