/** The review page: the source page with a box around everything that was read, beside the table as it was read. */
import type {RegionChanges} from "../../change/region-changes.js";
import {isConcept} from "../../edition/concept.js";
import type {CorrectedCell, Edition, RowBoxes} from "../../edition/edition.js";
import type {Settings} from "../../settings/settings.js";
import {quoteYaml} from "../../settings/yaml.js";
import {type Column, columns, type Figures, rawOf} from "../../vocabulary/figure.js";
import {formatPeriod} from "../../vocabulary/period.js";
import {agreeingSums} from "../models/agreeing-sums.js";
import {type Diagnosis, diagnosisOf} from "../models/diagnosis.js";
import {printFigure} from "../models/printed-figure.js";
import type {Beside} from "../models/sheet-model.js";
import type {PageTemplates} from "../templates/page-templates.js";
import {drawPage} from "./page-shell.js";
import {factsOf} from "./review-facts.js";
import {placeOf} from "./review-place.js";

/** A page of the source as it looks. */
export interface Picture {
  /** from 1 */
  readonly page: number;
  readonly jpeg: Uint8Array;
}

export interface ReviewInput {
  readonly edition: Edition;
  readonly pictures: readonly Picture[];
  /** null where nothing was compared, so that no finding is known to be answered */
  readonly changes?: RegionChanges | null;
  /** the review pages before and after it; left out: it stands by itself */
  readonly beside?: Beside | null;
}

export type ReviewModel = ReturnType<typeof createReviewModel>;

/** @returns a self-contained web page; what it shows is what is in the edition, findings included */
export function drawReview(input: ReviewInput, templates: PageTemplates): string {
  const model = createReviewModel(input, templates.settings);
  return drawPage(templates, "review", model, {title: model.title, description: model.title});
}

/** The pages of the source that hold something that was read. */
export function pagesToReview({boxes}: Edition): number[] {
  return Object.keys(boxes.pages)
    .map(Number)
    .sort((a, b) => a - b);
}

export function createReviewModel(
  {edition, pictures, changes, beside = null}: ReviewInput,
  settings: Settings,
) {
  const {region, period, source, total, boxes, municipalities} = edition;
  const name = region?.name ?? "onbekende regio";
  const diagnoses = diagnosesOf(edition, changes);
  const rows = [
    ...municipalities.map((row, i) => ({
      ...row,
      id: `r${i + 1}`,
      isTotal: false,
      boxes: boxes.municipalities[i],
    })),
    ...(total
      ? [{name: total.label, figures: total.figures, id: "totaal", isTotal: true, boxes: boxes.total}]
      : []),
  ].map((row) => rowOf(edition, row, {settings, diagnoses}));
  const doubted = rows.flatMap((row) =>
    row.cells
      .filter(({isDoubted}) => isDoubted)
      .map(({column, value}) => ({municipality: row.nameInYaml, column, value: value ?? "…"})),
  );
  const names = new Set(rows.map((row) => row.name));
  const facts = factsOf(edition);
  const elsewhere = edition.findings.filter(({municipality}) => !municipality || !names.has(municipality));
  return {
    heading: settings.title,
    title: `Controleblad ${name}${period ? `, ${formatPeriod(period)}` : ""}`,
    region: name,
    period,
    quarter: period ?? "…",
    slug: region?.slug ?? "…",
    publisher: settings.publisher,
    fictional: edition.fictional,
    concept: isConcept(edition, changes),
    source: {...source, hash: source.sha256.slice(0, 8), byOcr: source.method === "ocr"},
    facts,
    columns: columns.map((id) => ({id, ...settings.columns[id]})),
    rows,
    /** the figure that the lines to copy are about, unless the reader points at another */
    toCorrect: doubted.find(({value}) => value !== "…") ??
      doubted[0] ?? {municipality: "…", column: "…", value: "…"},
    sums: agreeingSums(edition, settings),
    /** pages beside it; null where the page stands by itself */
    beside,
    links:
      changes && region
        ? {checklist: "../../index.html", report: "../changes.html", sheet: `../${region.slug}.html`}
        : null,
    findings: elsewhere.map(({severity, message}) => ({message, isError: severity === "error"})),
    pages: pictures.map(({page, jpeg}) => {
      const [width, height] = boxes.pages[page] ?? [595, 842];
      return {
        pageNumber: page,
        width,
        height,
        image: `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`,
        boxes: [...facts, ...rows].flatMap(({places}) => places).filter((place) => place.page === page),
      };
    }),
  };
}

/** What is told of single cells: by findings, and by changes that nobody has answered. */
function diagnosesOf({findings}: Edition, changes: RegionChanges | null | undefined): Diagnosis[] {
  const open = (changes?.changes ?? []).filter(
    ({severity, explanation}) => severity !== "info" && explanation === null,
  );
  const told = [...findings.filter(({code}) => code !== "corrected"), ...open].flatMap(
    (one) => diagnosisOf(one) ?? [],
  );
  return told.filter(({message}, i) => told.findIndex((other) => other.message === message) === i);
}

interface Told {
  readonly settings: Settings;
  readonly diagnoses: readonly Diagnosis[];
}

interface PrintedRow {
  readonly id: string;
  readonly name: string;
  readonly printedName?: string | undefined;
  readonly figures: Figures;
  readonly isTotal: boolean;
  readonly boxes: RowBoxes | null | undefined;
}

function rowOf(edition: Edition, row: PrintedRow, told: Told) {
  const {id, name, isTotal} = row;
  const own = edition.findings.filter(({municipality}) => municipality === name);
  const cells = columns.map((column) => cellOf(edition, row, column, told));
  const aboutRow = own.filter(({column}) => column === undefined).map(({message}) => message);
  const nameBox = row.boxes?.name ?? null;
  return {
    id,
    name,
    nameInYaml: quoteYaml(name),
    isTotal,
    printedName: row.printedName ?? null,
    hasBox: nameBox !== null,
    cells,
    messages: [...aboutRow, ...cells.flatMap(({messages}) => messages)],
    places: [
      ...(nameBox ? [placeOf(id, nameBox, name, aboutRow.length > 0)] : []),
      ...cells.flatMap((cell) =>
        cell.place
          ? [placeOf(cell.id, cell.place, `${name}, ${cell.label}: ${cell.text}`, cell.isDoubted)]
          : [],
      ),
    ],
  };
}

function cellOf(
  edition: Edition,
  {id, name, figures, boxes}: PrintedRow,
  column: Column,
  {settings, diagnoses}: Told,
) {
  const own = diagnoses.filter((one) => one.municipality === name && one.column === column);
  const messages = own.map(({message}) => message);
  const correction = edition.corrections.find(
    (c): c is CorrectedCell => c.municipality === name && c.column === column,
  );
  const place = boxes?.figures[column] ?? null;
  return {
    id: `${id}-${column}`,
    column,
    short: settings.columns[column].short,
    label: settings.columns[column].label,
    text: printFigure(figures[column]),
    /** what the sheet prints, where a person corrected it; "–" when it prints no number */
    printed: correction ? rawOf(correction.printed) || "–" : null,
    messages,
    isDoubted: messages.length > 0,
    /** what probably should stand there; null: nothing was found */
    value: own.find(({value}) => value !== null)?.value ?? null,
    hasBox: place !== null,
    place,
  };
}
