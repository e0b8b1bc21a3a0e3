/** What is wrong in a table that a person filled in: which cell, what stands there, and what was expected. */
export interface Slip {
  /** "Cijfers!H7", or "line 7, gemeente_met" */
  readonly place: string;
  readonly message: string;
}

/** The slips as one error each; beyond a handful the rest is counted. */
export function slipMessages(slips: readonly Slip[]): string[] {
  const named = slips.slice(0, mostNamed).map(({place, message}) => `${place}: ${message}`);
  const rest = slips.length - named.length;
  return rest > 0 ? [...named, `and ${rest} more of such slips`] : named;
}

const mostNamed = 20;
