/** The share of the doelgroepregister that is known in Sonar: what persons make of it, beside the percentage that is printed. */
import type {Settings} from "../settings/settings.js";

/** @returns from 0 to 1 (more than 1 cannot be right); null for a register of nobody, or where one of the two is not known */
export function knownShareOf(inSonar: number | null, register: number | null): number | null {
  return inSonar === null || !register ? null : inSonar / register;
}

/**
 * Whether a printed percentage is that of the persons: as near as its rounding, and not over 100%.
 *
 * @param share as knownShareOf gives it; null says nothing against what is printed
 */
export function agreesWithPersons(
  percent: number,
  share: number | null,
  checks: Settings["checks"],
): boolean {
  const tolerance = Number.isInteger(percent) ? checks.percentTolerance : checks.percentToleranceDecimal;
  return percent <= 100 && (share === null || Math.abs(100 * share - percent) <= tolerance + 1e-9);
}
