/** What is wrong in a table that a person filled in: which cell, what stands there, and what was expected. */
export interface Slip {
  /** "Cijfers!H7", or "line 7, gemeente_met"; null for the whole file */
  readonly place: string | null;
  readonly message: string;
}

/** The slips as one error each; the same one in many cells is said once, and beyond a handful the rest is counted. */
export function slipMessages(slips: readonly Slip[]): string[] {
  const places = new Map<string, string[]>();
  for (const {place, message} of slips) {
    const same = places.get(message) ?? [];
    if (place !== null) same.push(place);
    places.set(message, same);
  }
  const all = [...places].map(([message, where]) =>
    where.length > 0 ? `${listed(where)}: ${message}` : message,
  );
  const rest = all.length - mostNamed;
  return rest > 0 ? [...all.slice(0, mostNamed), `and ${rest} more of such slips`] : all;
}

const mostNamed = 20;
const mostPlaces = 6;

function listed(places: readonly string[]): string {
  const rest = places.length - mostPlaces;
  return rest > 1 ? `${places.slice(0, mostPlaces).join(", ")} and ${rest} more cells` : places.join(", ");
}
