/** What the choice of quarter, region and register leaves to be said: nothing was found, or evidence does not decide. */
import {type Finding, findingOf} from "../../vocabulary/finding.js";
import {type Candidate, type Choice, quoted} from "./candidates.js";
import type {Facts} from "./facts.js";

export function factFindings({period, region, persons, knownPercent}: Facts): Finding[] {
  return [
    ...periodFindings(period),
    ...regionFindings(region),
    ...doubt("register-doubtful", persons, (value) => String(value)),
    ...(persons.doubtful.length > 0 ? [] : doubt("register-doubtful", knownPercent, (value) => `${value}%`)),
  ];
}

function periodFindings(choice: Facts["period"]): Finding[] {
  const {chosen, doubtful, disagreeing} = choice;
  if (!chosen) {
    return doubtful.length > 0
      ? doubt("period-doubtful", choice, (value) => value)
      : [findingOf("period-missing")];
  }
  return disagreeing.map((other) =>
    findingOf("period-disagrees", {printed: chosen.value, other: other.value, quoted: quoted(other)}),
  );
}

function regionFindings(choice: Facts["region"]): Finding[] {
  const {chosen, doubtful} = choice;
  if (!chosen) {
    return doubtful.length > 0
      ? doubt("region-doubtful", choice, ({printedName}) => printedName)
      : [findingOf("region-missing")];
  }
  return chosen.value.region ? [] : [findingOf("region-missing", {printed: chosen.value.printedName})];
}

type DoubtCode = "period-doubtful" | "region-doubtful" | "register-doubtful";

/** The values that it may be, and where each is printed. */
function doubt<Value>(
  code: DoubtCode,
  {doubtful}: Choice<Value>,
  nameOf: (value: Value) => string,
): Finding[] {
  if (doubtful.length === 0) return [];
  return [
    findingOf(code, {
      printed: doubtful.map(({value}) => nameOf(value)),
      quoted: doubtful.map((candidate: Candidate<Value>) => quoted(candidate)),
    }),
  ];
}
