/** A draft as an edition: official names, figures and symbols as printed, places, and what the reading has to tell. */
import type {Edition, MunicipalityRow, RowBoxes} from "../edition/edition.js";
import {likelyRenaming} from "../edition/name-findings.js";
import type {Settings} from "../settings/settings.js";
import {byColumn, type Column, columns, type Figures, groups} from "../vocabulary/figure.js";
import {type Finding, findingOf} from "../vocabulary/finding.js";
import {findMunicipality} from "../vocabulary/municipality.js";
import type {Period} from "../vocabulary/period.js";
import {findRegion, namesOfRegion, netherlands, type Region, regionIn} from "../vocabulary/region.js";
import {slugOf} from "../vocabulary/spelling.js";
import type {Draft} from "./drafts.js";
import type {Choice} from "./facts/candidates.js";
import {factFindings} from "./facts/fact-findings.js";
import {type Facts, factsOf} from "./facts/facts.js";
import {chooseRegion} from "./facts/region-choice.js";
import {captionOf} from "./stands.js";
import {unusualOrder} from "./table/proportions.js";
import {type PrintedRow, sortRows} from "./table/row-kinds.js";
import type {Table, TableRow} from "./table/table.js";
import {narrativeOf} from "./text/narrative.js";
import {placeOn} from "./text/place-in.js";
import type {RegionText} from "./text/region-text.js";
import {noTrace, type Trace} from "./trace/trace.js";
import {placeOf} from "./words/words.js";

type Place = NonNullable<RowBoxes["name"]>;

/** What an edition takes from the file rather than from its pages. */
export interface Origin {
  readonly file: string;
  readonly sha256: string;
  readonly producer: string | null;
  readonly created: string | null;
  readonly modified?: string | undefined;
  readonly fictional: boolean;
  readonly method: "text" | "ocr";
  /** width and height in points by page number */
  readonly pageSizes: Readonly<Record<string, readonly [number, number]>>;
}

/** The edition that a draft holds; its figures are not checked here. */
export function editionOf(
  draft: Draft,
  origin: Origin,
  checks: Settings["checks"],
  trace: Trace = noTrace,
): Edition {
  const {paragraphs, tables} = draft;
  const [first] = tables as readonly [Table, ...Table[]];
  const region = chooseRegion(draft);
  const {body, total} = sortRows(tables, namesOf(region));
  const figure = total?.row.cells.totaal?.figure;
  const inSonar = figure?.kind === "count" ? figure.persons : null;
  const facts = factsOf(draft, region, origin, inSonar, checks);
  trace.edition(draft, facts);
  const period = facts.period.chosen?.value ?? null;
  const stated = region.chosen?.value ?? null;
  const rows = body.map((printed) => municipalityOf(printed.row, period, stated?.region));
  const factBoxes = factBoxesOf(facts);
  const pages = [
    ...new Set([
      ...[...tables, ...Object.values(factBoxes)].map(({page}) => page),
      ...tables.flatMap(({rows: some}) => some.flatMap(pagesOf)),
    ]),
  ];
  return {
    region: regionOf(stated, period),
    period,
    fictional: origin.fictional,
    columns: [...first.columns],
    headings: first.headings && [...first.headings],
    municipalities: rows,
    total: total && {label: total.row.name, figures: figuresOf(total.row)},
    register: registerOf(facts),
    narrative: narrativeOf(paragraphs),
    corrections: [],
    source: {
      file: origin.file,
      sha256: origin.sha256,
      page: first.page,
      producer: origin.producer,
      created: origin.created,
      ...(origin.modified !== undefined && {modified: origin.modified}),
      method: draft.isOcrLayer ? "ocr" : origin.method,
    },
    boxes: {
      pages: Object.fromEntries(
        pages.map((page) => [String(page), [...(origin.pageSizes[page] ?? [0, 0])] as [number, number]]),
      ),
      municipalities: body.map(boxesOf),
      total: total && boxesOf(total),
      facts: factBoxes,
    },
    findings: [
      ...factFindings(facts).map((finding) => withRenaming(finding, {municipalities: rows, period})),
      ...readingFindings(draft, origin),
    ],
  };
}

/** An unknown region may be one that was renamed: its municipalities say which. */
function withRenaming(finding: Finding, sheet: Pick<Edition, "municipalities" | "period">): Finding {
  const {code, printed} = finding;
  if (code !== "region-missing" || typeof printed !== "string") return finding;
  return {...finding, ...likelyRenaming(printed, sheet)};
}

function pagesOf({cells}: TableRow): number[] {
  return Object.values(cells).flatMap(({page}) => page ?? []);
}

/** What a total row may be labelled with; of a region that is in doubt, all names. */
function namesOf({chosen, doubtful}: Choice<RegionText>): string[] {
  const said = chosen ? [chosen] : doubtful;
  return said.flatMap(({value}) => [
    value.printedName,
    ...(value.region ? namesOfRegion(value.region.code) : []),
  ]);
}

function municipalityOf(row: TableRow, period: Period | null, region: Region | undefined): MunicipalityRow {
  const {name, code} = officialName(row.name, period, region);
  return {name, ...(name !== row.name && {printedName: row.name}), code, figures: figuresOf(row)};
}

/** A national table may list regions instead of municipalities. */
function officialName(printed: string, period: Period | null, region: Region | undefined) {
  const match = findMunicipality(printed, period, region);
  const asRegion = region?.code === netherlands.code ? findRegion(printed, period) : undefined;
  if (asRegion && match?.match !== "exact") return {name: asRegion.name, code: asRegion.code};
  return match ? {name: match.municipality.name, code: match.municipality.code} : {name: printed, code: null};
}

/** Under its name at the end of the quarter. */
function regionOf(stated: RegionText | null, period: Period | null): Edition["region"] {
  if (!stated) return null;
  const {printedName, region} = stated;
  const dated = region && (regionIn(region.code, period) ?? region);
  const {name, code, slug} = dated ?? {name: printedName, code: null, slug: slugOf(printedName)};
  return {name, printedName, code, slug};
}

/** In a column that the table does not have, nothing can be read. */
function figuresOf({cells}: TableRow): Figures {
  return byColumn((column) => cells[column]?.figure ?? {kind: "unreadable", raw: ""});
}

function boxesOf({row, page}: PrintedRow): RowBoxes {
  const figures = Object.fromEntries(
    columns.flatMap((column) => {
      const {words = [], page: own = page} = row.cells[column] ?? {};
      return words.length > 0 ? [[column, placeOn(own, words)]] : [];
    }),
  ) as Partial<Record<Column, Place>>;
  return {name: row.nameWords.length > 0 ? placeOn(page, row.nameWords) : null, figures};
}

/** Nothing is said of a register that is not mentioned at all. */
function registerOf({persons, knownPercent}: Facts): Edition["register"] {
  if (![persons, knownPercent].some(({chosen, doubtful}) => chosen || doubtful.length > 0)) return null;
  return {persons: persons.chosen?.value ?? null, knownPercent: knownPercent.chosen?.value ?? null};
}

function factBoxesOf({period, region, persons, knownPercent}: Facts): NonNullable<Edition["boxes"]["facts"]> {
  const places = {
    region: region.chosen?.place,
    period: period.chosen?.place,
    register_persons: persons.chosen?.place,
    register_percent: knownPercent.chosen?.place,
  };
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place));
}

/** What only the reading can tell; sums, names and the register are judged by validation.ts. */
function readingFindings(draft: Draft, {method}: Origin): Finding[] {
  const ocr = method === "ocr" || draft.isOcrLayer ? [findingOf("read-by-ocr")] : [];
  const assumed = draft.tables.some((table) => table.headings === null) ? [findingOf("columns-assumed")] : [];
  return [...ocr, ...assumed, ...orderFindings(draft), ...tableFindings(draft)];
}

/** An assumed order that the usual proportions speak against. */
function orderFindings({tables}: Draft): Finding[] {
  const isAssumed = tables.some(
    ({headings, columns: printed}) => headings === null && printed.length === columns.length,
  );
  const alternative = isAssumed ? unusualOrder(tables) : null;
  return alternative
    ? [findingOf("table-doubtful", {reading: [...groups], alternative: [...alternative]})]
    : [];
}

/** letters of what stands above a table that a finding repeats */
const longestCaption = 60;

/** Tables of the same municipalities between which nothing on the sheet decides: what stands above each, and where. */
function tableFindings({doubtful}: Draft): Finding[] {
  if (doubtful.length === 0) return [];
  const candidates = doubtful.map(([first]) => {
    const {page, rows} = first as Table;
    const words = Object.values(rows[0]?.cells ?? {}).flatMap((cell) => cell.words);
    const [left, top] = words.length > 0 ? placeOf(words) : [0, 0];
    const title = captionOf(first as Table)
      .slice(0, longestCaption)
      .trim();
    return `«${title}» (p. ${page}, ${Math.round(left)} bij ${Math.round(top)} punten)`;
  });
  return [findingOf("table-doubtful", {candidates})];
}
