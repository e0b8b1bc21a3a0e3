/** What a review page says besides the table: where region, quarter and register were read, and how they are put in doubt. */
import {type Edition, isOfRegister} from "../../edition/edition.js";
import {formatCount, formatPercent, isRegisterColumn} from "../../vocabulary/figure.js";
import type {FindingCode} from "../../vocabulary/finding.js";
import {formatPeriod} from "../../vocabulary/period.js";
import {placeOf} from "./review-place.js";

/** The findings that put each fact in doubt. */
const doubtsOf: Readonly<Record<string, readonly FindingCode[]>> = {
  region: ["region-missing", "region-doubtful"],
  period: ["period-missing", "period-doubtful", "period-disagrees"],
  register_persons: ["missing-register", "register-doubtful", "percentage-mismatch"],
  register_percent: ["missing-register", "register-doubtful", "percentage-mismatch"],
};

/** Region, quarter and register: what was read of each, and where. A figure of the register can be corrected. */
export function factsOf({region, period, register, boxes, findings, corrections}: Edition) {
  const persons = register?.persons ?? null;
  const percent = register?.knownPercent ?? null;
  const facts = [
    {id: "region", label: "Arbeidsmarktregio", text: region?.printedName ?? null},
    {id: "period", label: "Kwartaal", text: period && formatPeriod(period)},
    {
      id: "register_persons",
      label: "Personen in het doelgroepregister",
      text: persons && formatCount(persons),
    },
    {
      id: "register_percent",
      label: "Bekend in Sonar",
      text: percent && formatPercent(percent),
    },
  ] as const;
  return facts.map(({id, label, text}) => {
    const place = boxes.facts?.[id];
    const isDoubted = findings.some(({code}) => doubtsOf[id]?.includes(code));
    const shown = String(text ?? "–");
    const correction = corrections.find((one) => isOfRegister(one) && one.column === id);
    return {
      id,
      label,
      text: shown,
      isDoubted,
      /** whether it can be corrected */
      isFigure: isRegisterColumn(id),
      /** what the sheet prints, where a person corrected it; "–" when nothing was read */
      printed: correction ? String(correction.printed ?? "–") : null,
      hasBox: place !== undefined,
      places: place ? [placeOf(id, place, `${label}: ${shown}`, isDoubted)] : [],
    };
  });
}
