/** What a unit's own few observations are worth beside those of all: credibility. */

/** How many observations a unit has, and what they add up to. */
export interface Experience {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export interface Credibility {
  /** of all observations together */
  readonly mean: number;
  /** how many observations of its own make a unit's mean as credible as that of all; Infinity: units do not differ */
  readonly half: number;
}

/**
 * How much units differ from each other, against how much the observations of one unit differ.
 *
 * With n observations of its own a unit's mean is credible for Z = n / (n + k), where k is the variance within units
 * divided by the variance between their true means.
 *
 * Source: H. Buehlmann and E. Straub, "Glaubwuerdigkeit fuer Schadensaetze", Mitteilungen der Vereinigung
 * schweizerischer Versicherungsmathematiker 70 (1970), 111-133; the estimators without parameters as in S. A. Klugman,
 * H. H. Panjer and G. E. Willmot, "Loss Models" (4th ed. 2012), section 18.4, with every observation of weight 1.
 *
 * @param units those with a single observation count for the mean only
 */
export function credibilityOf(units: readonly Experience[]): Credibility {
  let [count, sum, squares, within, freedom] = [0, 0, 0, 0, 0];
  for (const unit of units) {
    count += unit.count;
    sum += unit.sum;
    squares += unit.count ** 2;
    if (unit.count < 2) continue;
    within += unit.sumOfSquares - unit.sum ** 2 / unit.count;
    freedom += unit.count - 1;
  }
  const mean = sum / count;
  if (freedom === 0) return {mean, half: Number.POSITIVE_INFINITY};
  const variance = within / freedom;
  const spread = units.reduce((total, unit) => total + unit.count * (unit.sum / unit.count - mean) ** 2, 0);
  const between = (spread - variance * (units.length - 1)) / (count - squares / count);
  return {mean, half: between > 0 ? variance / between : Number.POSITIVE_INFINITY};
}

/** The mean of a unit, as far as its own observations are credible; else that of all. */
export function credibleMean(
  {mean, half}: Credibility,
  {count, sum}: Pick<Experience, "count" | "sum">,
): number {
  if (count === 0) return mean;
  const own = count / (count + half);
  return own * (sum / count) + (1 - own) * mean;
}
