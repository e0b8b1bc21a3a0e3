/** What the text around a table says of it: quarter, region and register, each chosen from all that may be meant. */
import type {Settings} from "../../settings/settings.js";
import type {RegionText} from "../text/region-text.js";
import type {Choice} from "./candidates.js";
import {choosePeriod, type PeriodChoice, type Witnesses} from "./period-choice.js";
import {chooseRegister, type RegisterChoice} from "./register-choice.js";
import type {SheetText} from "./whereabouts.js";

export interface Facts extends RegisterChoice {
  readonly period: PeriodChoice;
  readonly region: Choice<RegionText>;
}

/** @param inSonar the printed total of the table; null without one */
export function factsOf(
  sheet: SheetText,
  region: Choice<RegionText>,
  witnesses: Witnesses,
  inSonar: number | null,
  checks: Settings["checks"],
): Facts {
  const period = choosePeriod(sheet, witnesses);
  const register = chooseRegister(sheet, {
    region: region.chosen?.value ?? null,
    period: period.chosen?.value ?? null,
    total: inSonar === null || inSonar === 0 ? null : {inSonar, checks},
  });
  return {period, region, ...register};
}
