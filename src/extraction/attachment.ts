/** The figures that a factsheet of our own carries with it, held against what its pages print. */
import {type Edition, type PublicEdition, rowsOf} from "../edition/edition.js";
import {publicEditionFromJson} from "../edition/edition-json.js";
import {isInputError} from "../vocabulary/error.js";
import {blackedOut, byColumn, type Column, columns, type Figure, rawOf} from "../vocabulary/figure.js";
import {findingOf} from "../vocabulary/finding.js";
import type {AttachedFile} from "./pdf/pdf.js";

/** The edition among the attached files; null when none of them is one. */
export function attachedEdition(files: readonly AttachedFile[]): PublicEdition | null {
  for (const {name, content} of files.filter((file) => file.name.endsWith(".json"))) {
    try {
      return publicEditionFromJson(new TextDecoder().decode(content), name);
    } catch (error) {
      if (!isInputError(error)) throw error;
    }
  }
  return null;
}

/** Whether the figures of several editions are attached, as to our national sheets. */
export function hasManyEditions(files: readonly AttachedFile[]): boolean {
  return files.some(({name, content}) => name.endsWith(".json") && content[0] === "[".charCodeAt(0));
}

/**
 * What is attached, where the pages print just that; where they print something else, what they print, with the
 * finding `altered-after-publication` for the first place that differs.
 *
 * Labels, headings and wording that only the source had are taken from the attachment: the sheet prints its own.
 *
 * @param printed as it was read from the pages
 * @param text everything that the pages say
 */
export function reconcile(printed: Edition, attached: PublicEdition, text: string): Edition {
  const difference = firstDifference(printed, attached) ?? missingWording(attached, text);
  if (difference) {
    const finding = findingOf("altered-after-publication", difference);
    return {...printed, findings: [finding, ...printed.findings]};
  }
  const {source, boxes, findings} = printed;
  const kept = findings.filter(({code}) => code !== "region-missing" && code !== "period-missing");
  // corrected or not, the attached figures are what this sheet prints: there is nothing to undo
  return {...attached, corrections: [], source: {...source, method: "attachment"}, boxes, findings: kept};
}

type Difference = {municipality?: string; column?: Column} & Record<string, string | number | null>;

function firstDifference(printed: Edition, attached: PublicEdition): Difference | null {
  if (printed.region?.slug !== attached.region?.slug || printed.period !== attached.period) {
    const [here, given] = [printed, attached].map((e) => `${e.region?.name ?? "?"}, ${e.period ?? "?"}`);
    return {printed: here ?? "", expected: given ?? ""};
  }
  const [rows, expected] = [textsOf(printed), textsOf(attached)];
  for (const [i, row] of expected.entries()) {
    const here = rows[i];
    if (here?.name !== row.name) return {municipality: row.name, ...(here && {printed: here.name})};
    const column = columns.find((name) => here.cells[name] !== row.cells[name]);
    const place = row.name ? {municipality: row.name} : {};
    if (column) return {...place, column, printed: here.cells[column], expected: row.cells[column]};
  }
  const extra = rows[expected.length];
  if (extra) return {municipality: extra.name};
  const [{register}, given] = [printed, attached.register];
  if (register?.persons !== given?.persons || register?.knownPercent !== given?.knownPercent) {
    return {printed: register?.persons ?? null, expected: given?.persons ?? null};
  }
  return null;
}

interface RowTexts {
  readonly name: string;
  /** the number, or the symbol in its place */
  readonly cells: Readonly<Record<Column, string>>;
}

/** The municipalities and, last, the total; it is printed under a label of the template's. */
function textsOf(edition: Pick<Edition, "municipalities" | "total">): RowTexts[] {
  return rowsOf(edition).map(({name, figures}) => ({
    name: name === edition.total?.label ? "" : name,
    cells: byColumn((column) => textOf(figures[column])),
  }));
}

/** An empty cell is printed as a dash, and what is blacked out with a box of our own. */
function textOf(figure: Figure): string {
  if (figure.kind === "withheld") return rawOf(blackedOut);
  return figure.kind === "count" ? String(figure.persons) : figure.raw || "–";
}

/** A paragraph of the narrative that the pages do not say. Line ends and hyphens depend on the layout. */
function missingWording(attached: PublicEdition, text: string): Difference | null {
  const said = bare(text);
  const lost = attached.narrative
    .flatMap(({heading, paragraphs}) => [...(heading === null ? [] : [heading]), ...paragraphs])
    .find((paragraph) => !said.includes(bare(paragraph)));
  return lost === undefined ? null : {wording: lost.slice(0, 60)};
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad-]/g, "");
}
