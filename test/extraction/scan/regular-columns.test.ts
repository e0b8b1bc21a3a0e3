import type {Edition} from "../../../src/edition/edition.js";
import {inRegularOrder} from "../../../src/extraction/scan/regular-columns.js";
import type {Column} from "../../../src/vocabulary/figure.js";
import {editionFromTruth, readSeriesTruth} from "../../support/truth.js";

/** The edition whose headings were read in this order: the figures stay in their places on the page. */
function sheet(order: readonly Column[]): Edition {
  const edition = editionFromTruth(readSeriesTruth()[0] as Parameters<typeof editionFromTruth>[0]);
  return {...edition, columns: order, headings: [...order]};
}

test.each<[string, Column[]]>([
  ["the usual order", ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"]],
  [
    "UWV first, and the total before all",
    ["totaal", "uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder"],
  ],
  ["by profile, those without first", ["gemeente_zonder", "uwv_zonder", "gemeente_met", "uwv_met", "totaal"]],
])("%s is believed", (_, order) => {
  expect(inRegularOrder(sheet(order))).toEqual(sheet(order));
});

test("an order that makes no sense becomes the usual one, which is then assumed", () => {
  const read = sheet(["gemeente_zonder", "gemeente_met", "uwv_met", "uwv_zonder", "totaal"]);
  const edition = inRegularOrder(read);
  expect(edition.columns).toEqual(["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder", "totaal"]);
  expect(edition.headings).toBeNull();
  expect(edition.findings.map(({code}) => code)).toEqual(["columns-assumed"]);
  const {gemeente_met, gemeente_zonder, ...others} = read.municipalities[0]?.figures ?? ({} as never);
  expect(edition.municipalities[0]?.figures).toEqual({
    ...others,
    gemeente_met: gemeente_zonder,
    gemeente_zonder: gemeente_met,
  });
});
