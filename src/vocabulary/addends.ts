/** Figures as numbers to add up: nobody is 0, what is not known is null and makes every sum that it is part of unknown. */
import {byColumn, type Column, type Figure, type Figures, groups} from "./figure.js";

/** A row as numbers to add up; null is suppressed, withheld or unreadable. */
export type Addends = Readonly<Record<Column, number | null>>;

export function addendsOf(figures: Figures): Addends {
  return byColumn((column) => addend(figures[column]));
}

export function addend(figure: Figure): number | null {
  if (figure.kind === "count") return figure.persons;
  return figure.kind === "none" ? 0 : null;
}

/** null as soon as one part is unknown */
export function sumOf(parts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

/** What the four groups come to. */
export function sumOfGroups(addends: Addends): number | null {
  return sumOf(groups.map((group) => addends[group]));
}

/** Persons with a klantprofiel as a share of the row's total; null when 0 of 0 or when a part is unknown. */
export function shareWithProfile(addends: Addends): number | null {
  const {gemeente_met, uwv_met, totaal} = addends;
  const known = sumOf([gemeente_met, uwv_met]);
  return known === null || !totaal || sumOfGroups(addends) === null ? null : known / totaal;
}
