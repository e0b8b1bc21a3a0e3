/** The figures that a factsheet of our own carries with it, held against what its pages print. */
import {type Edition, isOfRegister, type PublicEdition, registerFields, rowsOf} from "../edition/edition.js";
import {publicEditionFromJson} from "../edition/edition-json.js";
import {isInputError} from "../vocabulary/error.js";
import {
  blackedOut,
  byColumn,
  type Column,
  columns,
  type Figure,
  formatPercent,
  rawOf,
} from "../vocabulary/figure.js";
import {findingOf} from "../vocabulary/finding.js";
import {findMunicipality} from "../vocabulary/municipality.js";
import {findRegion} from "../vocabulary/region.js";
import type {AttachedFile} from "./pdf/pdf.js";
import type {MarkFinder} from "./table/heading-phrases.js";
import type {PlacedParagraph} from "./text/paragraphs.js";

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
 * finding `altered-after-publication` for the first place that differs. What either says is fictional is fictional.
 *
 * Labels, headings and spellings that only the source had are taken from the attachment, if they mean what the sheet
 * prints: the sheet prints its own.
 *
 * @param printed as it was read from the pages
 * @param paragraphs everything that the pages say
 */
export function reconcile(
  printed: Edition,
  attached: PublicEdition,
  paragraphs: readonly PlacedParagraph[],
  findMarks: MarkFinder,
): Edition {
  const difference =
    differentRegion(printed, attached) ??
    differentRow(printed, attached) ??
    differentMeaning(printed, attached, findMarks) ??
    missingWording(attached, paragraphs) ??
    addedWording(attached, paragraphs);
  if (difference) {
    const finding = findingOf("altered-after-publication", difference);
    const fictional = printed.fictional || attached.fictional;
    return {...printed, fictional, findings: [finding, ...printed.findings]};
  }
  const {source, boxes, findings} = printed;
  // corrected or not, the attached figures are what this sheet prints: there is nothing to undo
  return {...attached, corrections: [], source: {...source, method: "attachment"}, boxes, findings};
}

type Difference = {municipality?: string; column?: Column} & Record<string, string | number | null>;

function differentRegion(printed: Edition, attached: PublicEdition): Difference | null {
  const [here, given] = [printed.region, attached.region];
  const isSame =
    here?.slug === given?.slug &&
    here?.name === given?.name &&
    here?.code === given?.code &&
    printed.period === attached.period;
  if (!isSame) {
    const nameOf = ({region, period}: PublicEdition) =>
      `${region?.name ?? "?"} (${region?.code ?? "?"}), ${period ?? "?"}`;
    return {printed: nameOf(printed), expected: nameOf(attached)};
  }
  const spelling = given?.printedName ?? "";
  const isSpelling =
    spelling === given?.name || (given?.code ?? null) === (findRegion(spelling)?.code ?? null);
  return isSpelling ? null : {printed: here?.name ?? "?", expected: spelling};
}

/** Rows, figures and register. */
function differentRow(printed: Edition, attached: PublicEdition): Difference | null {
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
  const renamed = attached.municipalities.find((row, i) => {
    const code = printed.municipalities[i]?.code ?? null;
    const spelt = row.printedName && findMunicipality(row.printedName, attached.period)?.municipality.code;
    return row.code !== code || (spelt !== undefined && spelt !== "" && spelt !== code);
  });
  if (renamed) return {municipality: renamed.name};
  const [{register}, given] = [printed, attached.register];
  if (register?.persons !== given?.persons) {
    return {printed: register?.persons ?? null, expected: given?.persons ?? null};
  }
  if (register?.knownPercent !== given?.knownPercent) {
    return {printed: percentOf(register), expected: percentOf(given)};
  }
  return null;
}

function percentOf(register: Edition["register"]): string {
  const percent = register?.knownPercent ?? null;
  return percent === null ? "?" : formatPercent(percent);
}

/** What the sheet does not print as it is attached, but that has to fit with what it prints. */
function differentMeaning(
  printed: Edition,
  attached: PublicEdition,
  findMarks: MarkFinder,
): Difference | null {
  const {headings, corrections, fictional} = attached;
  if (printed.fictional !== fictional) return {attribute: "fictional"};
  const printedColumns = [...attached.columns].sort().join();
  if (printedColumns !== [...printed.columns].sort().join()) return {attribute: "columns"};
  const isUsual = attached.columns.join() === columns.join();
  if (headings === null ? !isUsual : !areHeadingsOf(attached.columns, headings, findMarks)) {
    return {attribute: headings === null ? "columns" : "headings"};
  }
  const rows = rowsOf(attached);
  const isPrinted = (correction: (typeof corrections)[number]) => {
    if (isOfRegister(correction)) {
      return attached.register?.[registerFields[correction.column]] === correction.corrected;
    }
    const {municipality, column, corrected} = correction;
    return rows.some(
      ({name, figures}) => name === municipality && textOf(figures[column]) === textOf(corrected),
    );
  };
  return corrections.every(isPrinted) ? null : {attribute: "corrections"};
}

/** Whether each heading, as far as it tells columns apart, tells of its own column, and some of them do. */
function areHeadingsOf(
  order: readonly Column[],
  headings: readonly string[],
  findMarks: MarkFinder,
): boolean {
  const told = order.map((column, i) => {
    const marks: readonly string[] = findMarks(headings[i] ?? "");
    const own = column === "totaal" ? ["totaal"] : column.split("_");
    return {marks, fits: marks.every((mark) => own.includes(mark))};
  });
  return (
    headings.length === order.length &&
    told.every(({fits}) => fits) &&
    told.some(({marks}) => marks.length > 0)
  );
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
function missingWording(
  {narrative}: PublicEdition,
  paragraphs: readonly PlacedParagraph[],
): Difference | null {
  const said = bare(paragraphs.map(({text}) => text).join(""));
  const lost = textsIn(narrative).find((text) => !said.includes(bare(text)));
  return lost === undefined ? null : {wording: lost.slice(0, longestQuote)};
}

/** letters of a wording that a finding repeats */
const longestQuote = 60;
/** of a page: below this stand page numbers */
const foot = 0.94;
/** words: shorter lines are labels of what stands beside */
const fewWords = 8;

/** A sentence under the heading of the narrative, as far as the next heading of its kind, that is not attached. */
function addedWording({narrative}: PublicEdition, paragraphs: readonly PlacedParagraph[]): Difference | null {
  const heading = paragraphs.find(({text}) => /^toelichting$/i.test(text.trim()));
  if (!heading) return null;
  const {page, top, style, size} = heading;
  const below = paragraphs.filter((one) => one.page === page && one.top > top && one.height < foot);
  const next = below.filter((one) => one.style === style && one.size === size).map((one) => one.top);
  const end = Math.min(...next);
  const known = bare(textsIn(narrative).join(""));
  const added = below.find(
    ({text, top: at}) => at < end && text.split(" ").length >= fewWords && !known.includes(bare(text)),
  );
  return added ? {added: added.text.slice(0, longestQuote)} : null;
}

function textsIn(narrative: PublicEdition["narrative"]): string[] {
  return narrative.flatMap(({heading, paragraphs}) => [
    ...(heading === null ? [] : [heading]),
    ...paragraphs,
  ]);
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad-]/g, "");
}
