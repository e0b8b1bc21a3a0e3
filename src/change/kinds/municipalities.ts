/** Rows that came or went: `municipality-missing`, `municipality-new`, and `return` for one that was away a quarter. */
import {columns} from "../../vocabulary/figure.js";
import type {Finding} from "../../vocabulary/finding.js";
import type {Alignment} from "../alignment.js";
import type {SheetRow} from "../counted-sheet.js";
import {type Flag, placeOf} from "../flag.js";
import type {Limits} from "../noise.js";
import type {Subject} from "../subject.js";
import {sumsOf} from "../sums.js";
import {adviceFor} from "./gazetteer-advice.js";

export function municipalityFlags(subject: Subject, limits: Limits): Flag[] {
  const {sheet, earlier, doubtOf} = subject;
  const [nearest] = earlier;
  if (!nearest) return [];
  const {against} = nearest;
  const isBack = (row: SheetRow) => doubtOf(against, placeOf(row.key)) !== undefined;
  const flagOf = (kind: "municipality-missing" | "municipality-new", row: SheetRow): Flag => {
    const place = {municipality: row.name, against};
    const total = row.counts.totaal;
    if (kind === "municipality-new") {
      if (isBack(row)) return {kind: "return", ...place, parameters: {back: row.name}};
      const parameters = adviceFor(row, sheet, nearest);
      return {kind, ...place, before: null, after: total, parameters, doubts: [placeOf(row.key)]};
    }
    if (isBack(row)) return {kind: "return", ...place, parameters: {gone: row.name}};
    const explains = stillCounted(subject, nearest, row, limits);
    const parameters = explains.length > 0 ? {counted: row.name} : adviceFor(row, sheet, nearest);
    return {kind, ...place, before: total, after: null, parameters, doubts: [placeOf(row.key)], explains};
  };
  return [
    ...nearest.missing.map((row) => flagOf("municipality-missing", row)),
    ...nearest.added.map((row) => flagOf("municipality-new", row)),
  ];
}

/** The column sums that fail because the total row still counts the municipality: all of them, or none. */
function stillCounted(
  {sheet, noiseSince}: Subject,
  {against}: Alignment,
  row: SheetRow,
  limits: Limits,
): Finding[] {
  const failing = sheet.edition.findings.filter(({code}) => code === "column-sum-mismatch");
  const {columnExcess} = sumsOf(sheet);
  const noise = noiseSince(against);
  const fits = columns.every((column) => {
    const before = row.counts[column];
    if (before === null) return true;
    const distance = noise.distance({
      place: placeOf(row.key, column),
      column,
      before,
      after: Math.max(0, -columnExcess[column]),
    });
    return Math.abs(distance) < limits.spreads;
  });
  return fits ? failing : [];
}
