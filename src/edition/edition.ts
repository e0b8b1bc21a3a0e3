/** One edition: one region in one quarter, as printed, with every figure whole. Its JSON: edition-json.ts. */
import {
  blackedOut,
  type Column,
  countOf,
  type Figure,
  type Figures,
  isRegisterColumn,
  nobody,
  type RegisterColumn,
} from "../vocabulary/figure.js";
import type {Finding} from "../vocabulary/finding.js";
import type {Period} from "../vocabulary/period.js";
import type {EditionData} from "./edition-schema.js";

export interface Edition
  extends Omit<EditionData, "municipalities" | "total" | "symbols" | "corrections" | "findings"> {
  readonly municipalities: readonly MunicipalityRow[];
  readonly total: TotalRow | null;
  readonly corrections: readonly CorrectedFigure[];
  readonly findings: readonly Finding[];
}

export interface MunicipalityRow {
  readonly name: string;
  /** only where the name is printed otherwise */
  readonly printedName?: string;
  readonly code: string | null;
  readonly figures: Figures;
}

export interface TotalRow {
  readonly label: string;
  readonly figures: Figures;
}

/** A figure that a person has put right; the edition holds what it was corrected to. */
export type CorrectedFigure = CorrectedCell | CorrectedRegister;

export interface CorrectedCell extends SaidOfCorrection {
  readonly municipality: string;
  readonly column: Column;
  readonly printed: Figure;
  readonly corrected: Figure;
}

/** Persons, or the percentage of them that is known in Sonar; null where nothing was read. */
export interface CorrectedRegister extends SaidOfCorrection {
  readonly municipality?: undefined;
  readonly column: RegisterColumn;
  readonly printed: number | null;
  readonly corrected: number;
}

interface SaidOfCorrection {
  /** for those who judge the sheet */
  readonly reason: string;
  /** for its readers, in these words; left out: nothing */
  readonly onSheet?: string;
  readonly name: string;
  readonly date: string;
}

/** Where an edition has what a correction of its register is about. */
export const registerFields = {register_persons: "persons", register_percent: "knownPercent"} as const;

export function isOfRegister(correction: Pick<CorrectedFigure, "column">): correction is CorrectedRegister {
  return isRegisterColumn(correction.column);
}

/** What a person says that stands in a cell. */
export function statedFigure(value: number | "none" | "withheld"): Figure {
  if (typeof value === "number") return countOf(value);
  return value === "none" ? nobody : blackedOut;
}

export type Place = {readonly page: number; readonly box: readonly [number, number, number, number]};
export type RowBoxes = Edition["boxes"]["municipalities"][number];

/** An edition that can be archived and published: its region and quarter are known. */
export type PlacedEdition = Edition & {
  readonly region: NonNullable<Edition["region"]>;
  readonly period: Period;
};

/** The edition as it is given to the public: without findings, boxes, where the file lay, and who corrected it and why. */
export interface PublicEdition extends Omit<Edition, "findings" | "boxes" | "source" | "corrections"> {
  readonly corrections: readonly PublicCorrection[];
}

export type PublicCorrection =
  | Omit<CorrectedCell, "reason" | "name">
  | Omit<CorrectedRegister, "reason" | "name">;

export function isPlaced(edition: Edition): edition is PlacedEdition {
  return edition.region !== null && edition.period !== null;
}

/** Whether it was read from CSV or a workbook, which have figures but no headings, narrative or order of columns. */
export function isFromTable(edition: Edition): boolean {
  return edition.source.method === "table";
}

/** A row of the table as it is printed; the total row last, under its label. */
export interface PrintedRow {
  readonly name: string;
  readonly figures: Figures;
}

export function rowsOf({municipalities, total}: Pick<Edition, "municipalities" | "total">): PrintedRow[] {
  return [...municipalities, ...(total ? [{name: total.label, figures: total.figures}] : [])];
}
