/** A figure put right by a person, written to input/corrections.yaml. */
import {join} from "node:path";
import type {Point} from "../../edition/concept.js";
import {type Correction, concerns, parseCorrections} from "../../edition/correction.js";
import {type EditedCorrections, writeCorrection} from "../../edition/correction-text.js";
import {type Edition, registerFields, rowsOf, statedFigure} from "../../edition/edition.js";
import type {Config} from "../../settings/config.js";
import type {Settings} from "../../settings/settings.js";
import {writeAtomically} from "../../system/atomic-write.js";
import {readTextIfThere, today} from "../../system/effects.js";
import {InputError} from "../../vocabulary/error.js";
import {
  columns,
  isRegisterColumn,
  type RegisterColumn,
  rawOf,
  registerColumns,
} from "../../vocabulary/figure.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {ownFiles} from "../plan/inventory.js";
import type {Answer} from "./answer-points.js";
import type {JudgedSheet} from "./judged-sheet.js";

export interface Wanted extends Answer {
  /** as it is printed, or without capitals and signs; left out for the register */
  readonly municipality?: string | undefined;
  readonly column: string;
  readonly value: string;
}

export interface Corrected extends Omit<EditedCorrections, "text"> {
  readonly file: string;
  /** what stood there, and what stands there now */
  readonly before: string;
  readonly after: string;
  /** all that is on the sheet, as it is judged now */
  readonly points: readonly Point[];
}

/** @throws InputError `usage` for what does not exist on the sheet: says what does; `invalid` for a slip in the file */
export async function correctFigure(
  config: Config,
  {edition, words, judgedWith}: JudgedSheet,
  {municipality, column: columnText, value: valueText, because, onSheet, by}: Wanted,
): Promise<Corrected> {
  const column = columnNamed(columnText, words.settings);
  const row = rowNamed(edition, municipality, column);
  const value = valueIn(valueText, column);
  const before = figureAt(edition, row, column);
  const after = typeof value === "number" ? String(value) : rawOf(statedFigure(value));
  if (before === after)
    throw new InputError("usage", `it says ${after} already`, {next: "look at the place again"});
  const file = join(config.input, ownFiles.corrections);
  const correction: Correction = {
    ...{region: edition.region.name, period: edition.period},
    ...(row !== null && {municipality: row}),
    ...{column, value, source: edition.source.sha256.slice(0, 8), reason: because},
    ...(onSheet !== undefined && {onSheet}),
    ...{name: by.trim(), date: today()},
  };
  const isSame = (other: Correction) =>
    concerns(other, edition) &&
    other.column === column &&
    foldSpelling(other.municipality ?? "") === foldSpelling(row ?? "");
  const {text, lines, replaced} = writeCorrection(await readTextIfThere(file), file, correction, {
    isSame,
    today: today(),
  });
  const now = judgedWith({corrections: parseCorrections(text, file, today())});
  await writeAtomically(file, text);
  return {file, lines, replaced, before, after, points: now.points};
}

/** By its name in the files, or as it is headed. */
function columnNamed(text: string, {columns: labels}: Settings): Correction["column"] {
  const folded = foldSpelling(text);
  const all = [...columns, ...registerColumns];
  const found = all.find((column) => {
    const printed = isRegisterColumn(column) ? [] : [labels[column].label, labels[column].short];
    return [column, ...printed].some((name) => foldSpelling(name) === folded);
  });
  if (found) return found;
  throw new InputError("usage", `there is no column "${text}"`, {next: `choose one of ${all.join(", ")}`});
}

/** The name of the row; null for the register. */
function rowNamed(edition: Edition, text: string | undefined, column: Correction["column"]): string | null {
  const rows = rowsOf(edition).map(({name}) => name);
  if (isRegisterColumn(column)) {
    if (text === undefined) return null;
    throw new InputError("usage", `${column} is not of a municipality`, {next: "leave --municipality out"});
  }
  const next = `choose one of ${rows.join(", ")}`;
  if (text === undefined) throw new InputError("usage", "--municipality is missing", {next});
  const folded = foldSpelling(text);
  const printed = edition.municipalities.find((row) => foldSpelling(row.printedName ?? "") === folded)?.name;
  const isTotal = edition.total !== null && ["totaal", "total"].includes(folded);
  const found = [
    ...rows.filter((name) => foldSpelling(name) === folded),
    ...(printed === undefined ? [] : [printed]),
    ...(isTotal && edition.total ? [edition.total.label] : []),
  ];
  const [name] = found;
  if (name === undefined) throw new InputError("usage", `there is no row "${text}"`, {next});
  if (rows.filter((other) => other === name).length === 1) return name;
  throw new InputError(
    "usage",
    `${name} stands in the table more than once, so it does not say which row is meant`,
    {
      next: "ask for another PDF",
    },
  );
}

function valueIn(text: string, column: Correction["column"]): Correction["value"] {
  const value = text.trim();
  if (column === "register_percent") {
    if (/^\d+(?:[.,]\d+)?%?$/.test(value)) return Number(value.replace("%", "").replace(",", "."));
    throw new InputError("usage", `"${text}" is not a percentage`, {next: "write it as 74.5"});
  }
  if (/^\d+$/.test(value)) return Number(value);
  const isWord = value === "none" || value === "withheld";
  if (isWord && column !== "register_persons") return value;
  throw new InputError("usage", `"${text}" is not a number of persons`, {
    next: isRegisterColumn(column)
      ? "write the number without a dot, such as 4000"
      : "write the number without a dot, such as 4000, or none, or withheld",
  });
}

function figureAt(edition: Edition, row: string | null, column: Correction["column"]): string {
  if (isRegisterColumn(column)) return registerAt(edition, column);
  const figure = rowsOf(edition).find(({name}) => name === row)?.figures[column];
  return figure ? rawOf(figure) : "";
}

function registerAt({register}: Edition, column: RegisterColumn): string {
  return String(register?.[registerFields[column]] ?? "–");
}
