// Our sheets print shares, changes and earlier figures around the register. Read back, none of them is taken for it: there
// is no error that the edition itself does not have. `SHEETS=100 npm run test:jest test/extraction/own-figures` draws more.
import fc from "fast-check";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {revalidate} from "../../src/edition/validation.js";
import {extractEditions} from "../../src/extraction/extract.js";
import {prepareSheet} from "../../src/publication/sheet.js";
import {loadTemplates} from "../../src/publication/templates/templates.js";
import {countOf, personsIn} from "../../src/vocabulary/figure.js";
import {quartersBetween} from "../../src/vocabulary/period.js";
import {seriesEditions} from "../support/compared.js";

const templates = await loadTemplates("templates");
const series = seriesEditions();

type Register = NonNullable<PlacedEdition["register"]>;
type Alter = (edition: PlacedEdition, by: number) => PlacedEdition;

/** Registers and sums that do not agree, and a share of the register that is nearly the share with a profile. */
const alterations: Readonly<Record<string, Alter>> = {
  "as it is": (edition) => edition,
  "another percentage": (edition, by) =>
    withRegister(edition, ({persons}) => ({persons, knownPercent: 50 + by})),
  "other persons": (edition, by) =>
    withRegister(edition, ({persons, knownPercent}) => ({
      persons: (persons ?? 0) + 40 * by + 1,
      knownPercent,
    })),
  "a share as of those with a profile": (edition, by) =>
    withRegister(edition, () => {
      const share = withProfile(edition) / inSonar(edition) + by / 4000;
      return {persons: Math.round(inSonar(edition) / share), knownPercent: Math.round(100 * share)};
    }),
  "another total": (edition, by) => {
    const {total} = edition;
    const totaal = countOf(inSonar(edition) + 10 * Math.abs(by) + 1);
    return {...edition, total: total && {...total, figures: {...total.figures, totaal}}};
  },
};

const anyEdition = fc.constantFrom(...series.filter(({register, total}) => register && total));
const anyAlteration = fc.constantFrom(...Object.keys(alterations));
const own = (slug: string, period: string) =>
  series.find((one) => one.region.slug === slug && one.period === period) as PlacedEdition;

test("a sheet of our own, read back, has no error that its edition does not have", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyEdition,
      anyAlteration,
      fc.integer({min: -40, max: 40}),
      fc.boolean(),
      async (source, alteration, by, fictional) => {
        const altered = alterations[alteration]?.({...source, fictional}, by) ?? source;
        const edition = revalidate(altered, templates.settings.checks) as PlacedEdition;
        const [read] = await readBack(edition);
        expect(read?.source.method).toBe("attachment");
        expect(read && errorsOf(read)).toEqual(errorsOf(edition));
        expect(read?.register).toEqual(edition.register);
      },
    ),
    {
      numRuns: Number(process.env.SHEETS ?? 8),
      seed: 7,
      examples: [
        [own("drenthe", "2023-Q2"), "as it is", 0, true],
        [own("midden-utrecht", "2021-Q3"), "as it is", 0, true],
        [own("friesland", "2023-Q2"), "as it is", 0, false],
        [own("amersfoort", "2023-Q1"), "another percentage", 0, false],
      ],
    },
  );
}, 60_000);

async function readBack(edition: PlacedEdition) {
  const history = series
    .filter(({region, period}) => region.slug === edition.region.slug && isBefore(period, edition.period))
    .map((one) => ({...one, fictional: edition.fictional}));
  const {pdf} = await prepareSheet({edition, history, changes: null}, templates);
  return extractEditions(await pdf(), {file: "own.pdf", sha256: "0".repeat(64)}, templates.settings);
}

function isBefore(period: PlacedEdition["period"], other: PlacedEdition["period"]): boolean {
  return quartersBetween(period, other) > 0;
}

function errorsOf({findings}: Pick<PlacedEdition, "findings">): string[] {
  return findings.filter(({severity}) => severity === "error").map(({code}) => code);
}

function withRegister(edition: PlacedEdition, change: (register: Register) => Register): PlacedEdition {
  return {...edition, register: edition.register && change(edition.register)};
}

function inSonar({total}: PlacedEdition): number {
  return total ? (personsIn(total.figures.totaal) ?? 0) : 0;
}

function withProfile({total}: PlacedEdition): number {
  const {gemeente_met: municipal, uwv_met: uwv} = total?.figures ?? {};
  return (municipal ? (personsIn(municipal) ?? 0) : 0) + (uwv ? (personsIn(uwv) ?? 0) : 0);
}
