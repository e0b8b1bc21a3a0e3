// Beside the quarter that is published, readers see others as they are public.
import {archiveOf} from "../../../src/edition/archive.js";
import {figuresHash} from "../../../src/edition/certificate.js";
import type {PlacedEdition} from "../../../src/edition/edition.js";
import {asShown, publicArchiveOf} from "../../../src/run/publish/public-archive.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {madeEdition} from "../../support/made.js";

const made = (period: string, met: number, day: string) =>
  madeEdition(period, {
    rows: {Dordrecht: [met, 341, 498, 77], Sliedrecht: [24, 40, 97, 17]},
    source: {created: `${day}T09:00:00Z`, file: `${day}.pdf`},
  });
const before = made("2022-Q4", 200, "2023-01-12");
const published = made("2023-Q1", 212, "2023-04-12");
const revised = made("2023-Q1", 221, "2023-09-01");
const next = made("2023-Q2", 215, "2023-07-12");

const archive = archiveOf([before, revised, published, next]);
const recordOf = (edition: PlacedEdition) => ({
  ...{region: edition.region.slug, period: edition.period, by: "A. Bakker", date: "2023-07-20"},
  figures: figuresHash(edition),
});
const publicNow = publicArchiveOf(archive, [recordOf(published), recordOf(next)]).archive;

test.each([
  ["2023-Q2", published],
  ["2023-Q1", revised],
])("publishing %s shows of the first quarter what is public, or what is being published", (period, first) => {
  const shown = asShown(archive, publicNow, parsePeriod(period));
  expect(shown.get("2023-Q1/drechtsteden")?.current.source.file).toBe(first.source.file);
  expect(shown.get("2023-Q2/drechtsteden")?.current.source.file).toBe(next.source.file);
  // never published: there is nothing else to show
  expect(shown.get("2022-Q4/drechtsteden")?.current.source.file).toBe(before.source.file);
});
