/** Single cells of a table that comes in: a quarter, a region, a number of persons. What is doubtful is a slip, never a guess. */

import type {Settings} from "../../settings/settings.js";
import {quoteYaml} from "../../settings/yaml.js";
import {type Column, columns, type Figure, nobody, parseFigure} from "../../vocabulary/figure.js";
import {isPeriod, type Period} from "../../vocabulary/period.js";
import {findRegion, netherlands, type Region, regionsIn} from "../../vocabulary/region.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {figureFrom, unreadMark} from "../form.js";
import type {Cell} from "./records.js";
import type {Slip} from "./slip.js";

/** What was read, or what is wrong. */
export type Read<T> = {readonly value: T} | {readonly slip: Slip};

export function isSlip<T>(read: Read<T>): read is {readonly slip: Slip} {
  return "slip" in read;
}

/** What is shown otherwise than it is stored is never read; what cannot be told apart is a slip of its cell. */
function slip(cell: Cell, message: string): {readonly slip: Slip} {
  return {slip: {place: cell.place, message}};
}

/** As it is written; null where nothing is. */
export function readName(cell: Cell): Read<string | null> {
  if (cell.doubt !== undefined) return slip(cell, cell.doubt);
  return {value: cell.value === null ? null : String(cell.value)};
}

export function readPeriod(cell: Cell): Read<Period> {
  if (cell.doubt !== undefined) return slip(cell, cell.doubt);
  if (isPeriod(cell.value)) return {value: cell.value};
  return slip(cell, `${seen(cell)}; a quarter such as 2023-Q2 was expected`);
}

/** By name or, where that is empty, by code; both must mean the same. */
export function readRegion(name: Cell, code: Cell): Read<Region & {readonly printedName: string}> {
  for (const cell of [name, code]) if (cell.doubt !== undefined) return slip(cell, cell.doubt);
  const byCode = [...regionsIn(), netherlands].find((region) => region.code === code.value);
  if (code.value !== null && !byCode) {
    return slip(code, `${seen(code)}; a code such as AM13 was expected, or nothing`);
  }
  const printedName = name.value === null ? byCode?.name : String(name.value);
  const region = printedName === undefined ? undefined : findRegion(printedName);
  if (!region || printedName === undefined) {
    const expected = `the name of one of the ${regionsIn().length} arbeidsmarktregio's was expected`;
    return slip(name, `${seen(name)}; ${expected}${renaming(name, byCode)}`);
  }
  if (byCode && byCode.code !== region.code) {
    return slip(code, `${code.value} is ${byCode.name}, but beside it stands ${region.name}`);
  }
  return {value: {...region, printedName}};
}

/** A figure, and whether it is what the format of its cell shows rather than what stands in it. */
export interface ReadFigure {
  readonly figure: Figure;
  readonly isByFormat: boolean;
}

/** With its code beside it, an unknown name is that of a region that was renamed. */
function renaming({value}: Cell, known: Region | undefined): string {
  if (!known || value === null) return "";
  const line = `regions: [{code: ${known.code}, name: ${quoteYaml(String(value))}}]`;
  return `; if ${known.name} is called so now, add to input/gazetteer.yaml, with its day as since: ${line}`;
}

/**
 * A whole number, or a symbol in its place.
 *
 * @param symbol the cell of the column with `_symbol`, which is taken as it stands where the number is empty
 */
export function readFigure(cell: Cell, symbol: Cell): Read<ReadFigure> {
  for (const each of [cell, symbol]) if (each.doubt !== undefined) return slip(each, each.doubt);
  if (typeof cell.value === "number" && cell.shown !== undefined) return readShown(cell, cell.shown, symbol);
  const read = readStored(cell, symbol);
  return isSlip(read) ? read : {value: {figure: read.value, isByFormat: false}};
}

/** What is below a symbol that a format shows is never named: it may be what nobody should know. */
function readShown(cell: Cell, shown: string, symbol: Cell): Read<ReadFigure> {
  const figure = shown === "" ? nobody : parseFigure(withoutZeros(shown));
  const isSame = figure.kind === "count" && figure.persons === cell.value;
  if (isSame && !figure.mark) return readFigure({value: cell.value, place: cell.place}, symbol);
  if (isSame) return {value: {figure, isByFormat: false}};
  const isWithheld = figure.kind === "suppressed" || figure.kind === "withheld";
  if (isWithheld && symbol.value === null) return {value: {figure, isByFormat: true}};
  if (figure.kind === "none" && cell.value === 0) return {value: {figure, isByFormat: shown === ""}};
  // half a person, or less than nobody: what is shown of it matters less
  if (figure.kind === "count" || isBelowZero(cell.value)) {
    const persons = readPersons({value: cell.value, place: cell.place});
    if (isSlip(persons)) return persons;
  }
  const what =
    shown === ""
      ? "its number format hides what stands in it"
      : `it shows "${shown}", which is not what stands in it`;
  return slip(cell, `${what}; type what should be read, or give the cell the number format General`);
}

/** A whole number may be shown with places behind its comma: "3,00" is 3. */
function withoutZeros(shown: string): string {
  return shown.replace(/^(\d[\d.]*),0+$/, "$1");
}

function isBelowZero(value: Cell["value"]): boolean {
  return typeof value === "number" && value < 0;
}

function readStored(cell: Cell, symbol: Cell): Read<Figure> {
  const mark = symbol.value === null ? null : String(symbol.value);
  if (typeof cell.value !== "string") {
    const persons = readPersons(cell);
    if (isSlip(persons)) return persons;
    if (persons.value === null || mark === null || /^(\*+|[pr])$/.test(mark)) {
      return {value: figureFrom(persons.value, mark)};
    }
    return slip(
      symbol,
      `"${mark}" cannot stand beside a number; only * or p (provisional) and r (revised) can`,
    );
  }
  if (/^\d+$/.test(cell.value)) return readStored({...cell, value: Number(cell.value)}, symbol);
  if (mark !== null)
    return slip(symbol, `"${mark}" stands beside ${seen(cell)}; one of the two was expected`);
  if (cell.value.startsWith(unreadMark)) {
    const raw = cell.value.slice(unreadMark.length).trim();
    return {value: figureFrom(null, raw || unreadMark)};
  }
  const figure = parseFigure(cell.value);
  if (figure.kind !== "count" && figure.kind !== "unreadable") return {value: figure};
  const [, digits, sign = ""] = /^(\d+) ?([*pr])$/.exec(cell.value) ?? [];
  if (digits) return {value: figureFrom(Number(digits), sign)};
  return slip(cell, `${seen(cell)}; ${expectedNumber(cell.value)}`);
}

/** A whole number of persons, or nothing. */
export function readPersons(cell: Cell): Read<number | null> {
  const {value, shown, doubt} = cell;
  if (doubt !== undefined) return slip(cell, doubt);
  if (value === null) return {value: null};
  if (typeof value === "string" && /^\d+$/.test(value)) return {value: Number(value)};
  if (typeof value !== "number") return slip(cell, `${seen(cell)}; ${expectedNumber(String(value))}`);
  if (value < 0) return slip(cell, `${value} is less than nobody; a whole number was expected`);
  if (!Number.isSafeInteger(value))
    return slip(cell, `${value} is not a whole number of persons${thousandsDotIn(value)}`);
  const figure = shown === undefined ? null : parseFigure(withoutZeros(shown));
  if (!figure || (figure.kind === "count" && figure.persons === value)) return {value};
  return slip(
    cell,
    `it shows "${shown}", which is not what stands in it; give the cell the number format General`,
  );
}

/** Which number was meant is not for this program to say: more than one may be. */
function thousandsDotIn(value: number): string {
  const isLike = /^\d{1,3}\.\d{1,3}$/.test(String(value));
  return isLike ? "; was a thousands dot read as a decimal point?" : "";
}

function expectedNumber(text: string): string {
  return parseFigure(text).kind === "count"
    ? "write it without dots, commas or spaces"
    : "a whole number was expected, or a symbol such as - or <5";
}

/** "75", 74.6, "74,6%", or 0.746 that is shown as 75%: as it is seen, not as a share. */
export function readPercent(cell: Cell): Read<number | null> {
  const {value, shown, doubt} = cell;
  if (doubt !== undefined) return slip(cell, doubt);
  if (value === null) return {value: null};
  const text = String(shown ?? value).replace(/\s*%$/, "");
  const percent = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (Number.isNaN(percent)) return slip(cell, `${seen(cell)}; a percentage such as 75 or 74,6 was expected`);
  if (percent > 0 && percent < 1) {
    return slip(cell, `${percent} is less than one percent; write the percentage as the sheet prints it`);
  }
  return {value: percent};
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  ja: true,
  yes: true,
  false: false,
  nee: false,
  no: false,
};

/** Empty is no. */
export function readYesOrNo(cell: Cell, words: {readonly yes: string; readonly no: string}): Read<boolean> {
  if (cell.doubt !== undefined) return slip(cell, cell.doubt);
  if (cell.value === null) return {value: false};
  const text = String(cell.value).toLowerCase();
  const truth = text === words.yes ? true : text === words.no ? false : truths[text];
  return truth === undefined
    ? slip(cell, `${seen(cell)}; ${words.yes} or ${words.no} was expected`)
    : {value: truth};
}

function seen({value, shown}: Cell): string {
  return value === null ? "this is empty" : `"${shown ?? value}" stands here`;
}

/** Labels of the columns whose figures in this row are provisional, or revised, with semicolons between them. */
export function readMarked(cell: Cell, labels: Settings["columns"]): Read<Column[]> {
  if (cell.doubt !== undefined) return slip(cell, cell.doubt);
  const names = cell.value === null ? [] : String(cell.value).split(";").map(foldSpelling);
  const found = names.map((name) =>
    columns.find((column) =>
      [column, labels[column].label, labels[column].short].map(foldSpelling).includes(name),
    ),
  );
  const known = found.filter((column) => column !== undefined);
  if (known.length === names.length) return {value: known};
  const all = columns.map((column) => labels[column].label).join("; ");
  return slip(cell, `${seen(cell)}; names of columns were expected: ${all}`);
}
