import fc from "fast-check";
import {findExchangedColumns} from "../../src/edition/column-order.js";
import {isPlaced, type PlacedEdition} from "../../src/edition/edition.js";
import {type Figures, type Group, groups} from "../../src/vocabulary/figure.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const editions = readSeriesTruth().map(editionFromTruth).filter(isPlaced);
const at = (period: string, slug: string) =>
  editions.find((edition) => edition.period === period && edition.region.slug === slug) as PlacedEdition;

/** The edition as it is misread when its columns are printed in this order and taken for the usual one. */
function printedIn(order: readonly Group[], edition: PlacedEdition): PlacedEdition {
  const misread = (figures: Figures) => {
    const entries = groups.map((group, i) => [group, figures[order[i] as Group]]);
    return {...Object.fromEntries(entries), totaal: figures.totaal} as unknown as Figures;
  };
  return {
    ...edition,
    municipalities: edition.municipalities.map((row) => ({...row, figures: misread(row.figures)})),
  };
}

const uwvFirst = ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder"] as const;

test("columns of UWV that stand first are seen beside the quarter before, with both readings", () => {
  const finding = findExchangedColumns(
    printedIn(uwvFirst, at("2022-Q4", "zeeland")),
    at("2022-Q3", "zeeland"),
  );
  expect(finding).toMatchObject({
    code: "columns-exchanged",
    against: "2022-Q3",
    reading: uwvFirst,
    alternative: groups,
  });
});

test("the assumed order is never doubted in the series, a quarter or a year later", () => {
  const doubted = editions.flatMap((edition) =>
    editions
      .filter((e) => e.region.slug === edition.region.slug && e.fictional === edition.fictional)
      .filter((earlier) => earlier.period < edition.period)
      .flatMap((earlier) => findExchangedColumns(edition, earlier) ?? []),
  );
  expect(doubted).toEqual([]);
});

test("whatever the order, and whatever the region, an exchange of gemeente and UWV is seen", () => {
  const latest = editions.filter(({period, fictional}) => period === "2022-Q4" && fictional);
  fc.assert(
    fc.property(fc.constantFrom(...latest), (edition) => {
      const earlier = at("2022-Q3", edition.region.slug);
      return findExchangedColumns(printedIn(uwvFirst, edition), earlier) !== null;
    }),
  );
});

test("regions without a common municipality say nothing", () => {
  expect(findExchangedColumns(at("2022-Q4", "zeeland"), at("2022-Q3", "gorinchem"))).toBeNull();
});
