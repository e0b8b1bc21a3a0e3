/** The percentage known in Sonar, where a table leaves it open: worked out, and said so. */
import type {Edition} from "../../edition/edition.js";
import {personsIn} from "../../vocabulary/figure.js";
import {findingOf} from "../../vocabulary/finding.js";

/** The edition with its percentage, in whole points as factsheets print it; unchanged where it is given or cannot be worked out. */
export function withKnownPercent(edition: Edition): Edition {
  const {register, total} = edition;
  if (!total || !register?.persons || register.knownPercent !== null) return edition;
  // an empty total, or one that is withheld, is nothing to work with
  const known = personsIn(total.figures.totaal);
  if (known === null) return edition;
  const {persons} = register;
  const expected = Math.round((100 * known) / persons);
  return {
    ...edition,
    register: {persons, knownPercent: expected},
    findings: [...edition.findings, findingOf("percentage-computed", {total: known, persons, expected})],
  };
}
