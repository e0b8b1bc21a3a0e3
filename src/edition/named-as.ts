/** An earlier edition under the names of a later one: a municipality that was renamed since is the same row. */
import type {PlacedEdition} from "./edition.js";

/** @returns the same edition where nothing was renamed */
export function namedAs(earlier: PlacedEdition, {municipalities}: PlacedEdition): PlacedEdition {
  const names = new Map(municipalities.flatMap(({code, name}) => (code === null ? [] : [[code, name]])));
  const nameOf = (code: string | null) => (code === null ? undefined : names.get(code));
  const isRenamed = earlier.municipalities.some(({code, name}) => (nameOf(code) ?? name) !== name);
  if (!isRenamed) return earlier;
  return {
    ...earlier,
    municipalities: earlier.municipalities.map((row) => ({...row, name: nameOf(row.code) ?? row.name})),
  };
}
