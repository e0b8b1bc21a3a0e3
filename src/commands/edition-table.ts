/** An edition as a table of text, to be read on a terminal: what is printed, symbols included, then the findings. */
import {type Edition, type PrintedRow, rowsOf} from "../edition/edition.js";
import type {Settings} from "../settings/settings.js";
import {columns, formatCount, markSigns} from "../vocabulary/figure.js";
import {shownName} from "../vocabulary/shown.js";

export function editionToTable(edition: Edition, settings: Settings): string {
  const head = ["", ...columns.map((column) => settings.columns[column].short)];
  const rows = rowsOf(edition).map(cellsOf);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const findings = edition.findings.map(({severity, message}) => `  ${severity.padEnd(9)}${message}`);
  return `${[titleOf(edition), "", ...[head, ...rows].map(line), "", ...findings].join("\n").trimEnd()}\n`;
}

function titleOf({region, period, register, source}: Edition): string {
  const persons = register?.persons != null && `${register.persons} in the register`;
  const known = register?.knownPercent != null && `${register.knownPercent}% known`;
  const told = [persons, known].filter(Boolean).join(", ");
  return [region?.name ?? "no region", period ?? "no quarter", told, shownName(source.file)]
    .filter(Boolean)
    .join(" · ");
}

function cellsOf({name, figures}: PrintedRow): string[] {
  const cells = columns.map((column) => {
    const figure = figures[column];
    if (figure.kind !== "count") return figure.raw || (figure.kind === "unreadable" ? "?" : "");
    return `${formatCount(figure.persons)}${figure.mark ? markSigns[figure.mark.meaning] : ""}`;
  });
  return [name, ...cells];
}
