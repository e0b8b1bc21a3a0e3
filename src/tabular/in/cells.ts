/** Single cells of a table that comes in: a quarter, a region, a number of persons. What is doubtful is a slip, never a guess. */

import type {Settings} from "../../settings/settings.js";
import {type Column, columns, type Figure, parseFigure} from "../../vocabulary/figure.js";
import {isPeriod, type Period} from "../../vocabulary/period.js";
import {findRegion, netherlands, type Region, regions} from "../../vocabulary/region.js";
import {foldSpelling} from "../../vocabulary/spelling.js";
import {figureFrom, unreadMark} from "../form.js";
import type {Cell} from "./records.js";
import type {Slip} from "./slip.js";

/** What was read, or what is wrong. */
export type Read<T> = {readonly value: T} | {readonly slip: Slip};

export function isSlip<T>(read: Read<T>): read is {readonly slip: Slip} {
  return "slip" in read;
}

function slip(cell: Cell, message: string): {readonly slip: Slip} {
  return {slip: {place: cell.place, message}};
}

export function readPeriod(cell: Cell): Read<Period> {
  if (isPeriod(cell.value)) return {value: cell.value};
  return slip(cell, `${seen(cell)}; a quarter such as 2023-Q2 was expected`);
}

/** By name or, where that is empty, by code; both must mean the same. */
export function readRegion(name: Cell, code: Cell): Read<Region & {readonly printedName: string}> {
  const byCode = [...regions, netherlands].find((region) => region.code === code.value);
  if (code.value !== null && !byCode) {
    return slip(code, `${seen(code)}; a code such as AM13 was expected, or nothing`);
  }
  const printedName = name.value === null ? byCode?.name : String(name.value);
  const region = printedName === undefined ? undefined : findRegion(printedName);
  if (!region || printedName === undefined) {
    return slip(name, `${seen(name)}; the name of one of the 35 arbeidsmarktregio's was expected`);
  }
  if (byCode && byCode.code !== region.code) {
    return slip(code, `${code.value} is ${byCode.name}, but beside it stands ${region.name}`);
  }
  return {value: {...region, printedName}};
}

/**
 * A whole number, or a symbol in its place.
 *
 * @param symbol the cell of the column with `_symbol`, which is taken as it stands where the number is empty
 */
export function readFigure(cell: Cell, symbol: Cell): Read<Figure> {
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
  if (/^\d+$/.test(cell.value)) return readFigure({...cell, value: Number(cell.value)}, symbol);
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
  const {value} = cell;
  if (value === null) return {value: null};
  if (typeof value === "string" && /^\d+$/.test(value)) return {value: Number(value)};
  if (typeof value !== "number") return slip(cell, `${seen(cell)}; ${expectedNumber(String(value))}`);
  if (value < 0) return slip(cell, `${value} is less than nobody; a whole number was expected`);
  if (Number.isSafeInteger(value)) return {value};
  const thousand = Math.round(value * 1000 * 1e6) / 1e6;
  const meant = Number.isInteger(thousand)
    ? `; if a thousands dot was read as a decimal point, write ${thousand}`
    : "";
  return slip(cell, `${value} is not a whole number of persons${meant}`);
}

function expectedNumber(text: string): string {
  const figure = parseFigure(text);
  return figure.kind === "count"
    ? `write ${figure.persons}, without dots, commas or spaces`
    : "a whole number was expected, or a symbol such as - or <5";
}

/** "75", 74.6 or "74,6%": as printed, not as a share. */
export function readPercent(cell: Cell): Read<number | null> {
  const {value} = cell;
  if (value === null) return {value: null};
  const text = String(value).replace(/\s*%$/, "");
  const percent = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (Number.isNaN(percent)) return slip(cell, `${seen(cell)}; a percentage such as 75 or 74,6 was expected`);
  if (percent > 0 && percent < 1) {
    const whole = Math.round(percent * 1e6) / 1e4;
    return slip(cell, `${percent} is less than one percent; if the cell shows ${whole}%, write ${whole}`);
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
  if (cell.value === null) return {value: false};
  const text = String(cell.value).toLowerCase();
  const truth = text === words.yes ? true : text === words.no ? false : truths[text];
  return truth === undefined
    ? slip(cell, `${seen(cell)}; ${words.yes} or ${words.no} was expected`)
    : {value: truth};
}

function seen({value}: Cell): string {
  return value === null ? "this is empty" : `"${value}" stands here`;
}

/** Labels of the columns whose figures in this row are provisional, or revised, with semicolons between them. */
export function readMarked(cell: Cell, labels: Settings["columns"]): Read<Column[]> {
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
