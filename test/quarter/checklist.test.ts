import {archiveKey, archiveOf} from "../../src/edition/archive.js";
import {figuresHash} from "../../src/edition/certificate.js";
import type {Point} from "../../src/edition/concept.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {checklistOf} from "../../src/quarter/checklist.js";
import {type InputFact, periodNamed, regionNamed} from "../../src/quarter/input-fact.js";
import type {QuarterFacts} from "../../src/quarter/quarter-facts.js";
import type {Period} from "../../src/vocabulary/period.js";
import {findRegionBySlug, regionsIn} from "../../src/vocabulary/region.js";
import {seriesEditions, wording} from "../support/compared.js";
import {persons, withCell} from "../support/figures.js";

const now = "2023-Q2" as Period;
const series = seriesEditions();
const names = ["zeeland", "twente", "drenthe"];
const of = (slug: string, period: string) =>
  series.find((edition) => edition.region.slug === slug && edition.period === period) as PlacedEdition;
const quarter = (period: string, slugs = names) => slugs.map((slug) => of(slug, period));
const zeeland = of("zeeland", now);
const error: Point = {kind: "spike", severity: "error", answered: false, message: "Fout."};

function facts(editions: readonly PlacedEdition[], more: Partial<QuarterFacts> = {}): QuarterFacts {
  const none = {answers: new Map(), certificates: [], publications: [], inputs: []};
  return {archive: archiveOf(editions), ...none, ...more};
}

function input(file: string, more: Partial<InputFact> = {}): InputFact {
  const named = {region: regionNamed(file), period: periodNamed(file), namedPeriod: periodNamed(file)};
  return {file, sha256: file, state: "refused", code: "no-text", editions: [], ...named, ...more};
}

function list(editions: readonly PlacedEdition[], more: Partial<QuarterFacts> = {}) {
  return checklistOf(now, facts(editions, more), wording);
}

function stateOf(slug: string, ...args: Parameters<typeof list>) {
  return list(...args).regions.find((region) => region.slug === slug);
}

const record = (edition: PlacedEdition, date = "2023-07-10") => ({
  ...{region: edition.region.slug, period: edition.period, date, by: "A. de Vries"},
  figures: figuresHash(edition),
});
const certificate = (edition: PlacedEdition) => {
  const {by, ...rest} = record(edition);
  return {...rest, name: by};
};
const earlier = quarter("2023-Q1");
const answersFor = (points: Point[]) => new Map([[archiveKey(zeeland), {points}]]);

test("a region that had an edition in any of the last four quarters is missing when it has none", () => {
  const editions = [...quarter("2022-Q2", ["friesland"]), ...quarter("2022-Q1", ["flevoland"]), ...earlier];
  const {expected, regions: all} = list([...editions, zeeland]);
  expect(expected).toBe(4);
  expect(all.map(({slug, state}) => [slug, state])).toEqual([
    ["drenthe", "missing"],
    ["friesland", "missing"],
    ["twente", "missing"],
    ["zeeland", "ready"],
  ]);
  expect(all[0]).toMatchObject({source: null, published: null, open: 0, next: /Vraag de factsheet op/});
});

test("in a first quarter none is missing, and all there are counted", () => {
  const {expected, regions: all} = list([zeeland]);
  expect(expected).toBe(regionsIn().length);
  expect(all.map(({slug}) => slug)).toEqual(["zeeland"]);
});

test("real and fictional quarters expect nothing of each other", () => {
  const real = {...zeeland, fictional: false};
  expect(list([...earlier, real]).regions.map(({slug}) => slug)).toEqual(["zeeland"]);
  expect(list([...earlier.map((edition) => ({...edition, fictional: false})), real]).regions).toHaveLength(3);
});

test("a file that could not be read stands for its region by name or folder, and says why", () => {
  const refused = stateOf("twente", [...earlier, zeeland], {inputs: [input("2023-Q2/twente.pdf")]});
  expect(refused).toMatchObject({state: "refused", source: "2023-Q2/twente.pdf"});
  expect(refused?.next).toContain("geen leesbare tekst");
  const waiting = {inputs: [input("2023-Q2/twente.pdf", {state: "waiting", code: null})]};
  expect(stateOf("twente", [...earlier, zeeland], waiting)).toMatchObject({
    state: "received",
    next: "Voer npx factsheet build uit: 2023-Q2/twente.pdf is nog niet verwerkt.",
  });
});

test("errors are open, warnings too until somebody vouches or publishes; an answer closes both", () => {
  const open = stateOf("zeeland", [zeeland], {answers: answersFor([error])});
  expect(open).toMatchObject({state: "open", open: 1, errors: 1, warnings: 0, answered: 0});
  expect(open?.next).toBe("Verbeter of beantwoord 1 fout: npx factsheet answer zeeland 2023-Q2");
  const warning = {...error, severity: "warning"} as const;
  const answers = answersFor([warning, {...warning, answered: true}, warning]);
  expect(stateOf("zeeland", [zeeland], {answers})).toMatchObject({
    ...{state: "open", open: 2, warnings: 2, answered: 1},
    next: "Vraag na en beantwoord 2 waarschuwingen: npx factsheet answer zeeland 2023-Q2",
  });
  const certificates = [certificate(zeeland)];
  expect(stateOf("zeeland", [zeeland], {answers, certificates})?.state).toBe("certified");
  expect(stateOf("zeeland", [zeeland], {answers: answersFor([error]), certificates})?.state).toBe("open");
  expect(stateOf("zeeland", [zeeland], {answers: answersFor([{...error, answered: true}])})).toMatchObject({
    ...{state: "ready", answered: 1},
    next: "Publiceer: npx factsheet publish 2023-Q2",
  });
});

test("where certificates are asked for, what is ready is certified first", () => {
  const asked = {needsCertificates: true};
  expect(stateOf("zeeland", [zeeland], asked)?.next).toContain("factsheet certify zeeland 2023-Q2");
  expect(stateOf("zeeland", [zeeland], {...asked, certificates: [certificate(zeeland)]})?.next).toContain(
    "publish",
  );
});

test("published as long as the figures are, stale when they are others, whatever is open", () => {
  const publications = [record(zeeland)];
  expect(stateOf("zeeland", [zeeland], {publications})).toMatchObject({
    ...{state: "published", next: "Niets: gepubliceerd op 10 juli 2023."},
    published: {date: "2023-07-10", figures: figuresHash(zeeland).slice(0, 8)},
  });
  const first = zeeland.municipalities[0]!;
  const other = withCell(zeeland, first.name, "totaal", persons(first.figures.totaal) + 1) as PlacedEdition;
  expect(stateOf("zeeland", [other], {publications})?.state).toBe("stale");
  expect(stateOf("zeeland", [other], {publications, answers: answersFor([error])})).toMatchObject({
    ...{state: "stale", errors: 1, next: /verbeter of beantwoord eerst 1 fout/},
  });
  expect(stateOf("zeeland", [zeeland], {publications, answers: answersFor([error])})?.state).toBe("open");
  const again = [...publications, record(other, "2023-08-01")];
  expect(stateOf("zeeland", [other], {publications: again})?.state).toBe("published");
});

test("what is not drawn yet is received", () => {
  expect(stateOf("zeeland", [zeeland], {drawn: new Set()})?.state).toBe("received");
  expect(stateOf("zeeland", [zeeland], {drawn: new Set(["2023-Q2/zeeland"])})?.state).toBe("ready");
});

test("the same bytes twice, another quarter than the path says, and files for no region are named", () => {
  const inputs = [
    input("2023-Q1/twente.pdf", {sha256: "a", state: "read", code: null, editions: ["2023-Q1/twente"]}),
    input("2023-Q2/twente.pdf", {sha256: "a", state: "read", code: null, editions: ["2023-Q1/twente"]}),
    input("2023-Q2/bijlage.pdf", {code: "not-this-publication"}),
  ];
  const {remarks} = list([...earlier, zeeland], {inputs});
  expect(remarks.map(({code, severity, message}) => [code, severity, message])).toEqual([
    [
      "other-quarter",
      "warning",
      "2023-Q2/twente.pdf is naar de naam van het tweede kwartaal van 2023, maar bevat het eerste kwartaal van 2023.",
    ],
    ["duplicate", "info", "2023-Q2/twente.pdf is byte voor byte gelijk aan 2023-Q1/twente.pdf."],
    ["unread", "info", "2023-Q2/bijlage.pdf: Dit is geen factsheet Transparantie van klantprofielen."],
  ]);
});

test("what is open in earlier quarters is named, but for warnings that were published over", () => {
  const warning = {...error, severity: "warning"} as const;
  const answers = new Map([
    ["2023-Q1/twente", {points: [error, error]}],
    ["2023-Q1/drenthe", {points: [warning]}],
  ]);
  expect(list([...earlier, zeeland], {answers}).remarks.map(({message}) => message)).toEqual([
    "In het eerste kwartaal van 2023 is nog open: 2 fouten en 1 waarschuwing (Zeeland, Twente en Drenthe).".replace(
      "Zeeland, Twente en Drenthe",
      "Drenthe en Twente",
    ),
  ]);
  const publications = [record(of("drenthe", "2023-Q1"))];
  expect(list([...earlier, zeeland], {answers, publications}).remarks.map(({message}) => message)).toEqual([
    "In het eerste kwartaal van 2023 is nog open: 2 fouten (Twente).",
  ]);
});

test("OCR, a file that took another's place, and one besides that is unread stand with the region", () => {
  const scan = {
    ...zeeland,
    source: {...zeeland.source, file: "scan.pdf", sha256: "b", method: "ocr" as const},
  };
  const first = zeeland.municipalities[0]!;
  const old = withCell(zeeland, first.name, "totaal", 1) as PlacedEdition;
  const versions = {...old, source: {...old.source, file: "oud.pdf", created: "2020-01-01T00:00:00Z"}};
  const region = stateOf("zeeland", [{...scan, source: {...scan.source, created: "2023-07-01"}}, versions], {
    inputs: [input("2023-Q2/zeeland-2.pdf")],
  });
  expect(region?.remarks.map(({code}) => code)).toEqual(["ocr", "revised", "unread"]);
  expect(region?.remarks[1]?.message).toBe("scan.pdf kwam in de plaats van oud.pdf, met andere cijfers.");
});

test.each([
  ["2023-Q2/zeeland.pdf", "2023-Q2", "zeeland"],
  ["Zeeland 2e kwartaal 2023.pdf", "2023-Q2", "zeeland"],
  ["2023 kw 2/AMR Midden-Utrecht def.pdf", "2023-Q2", "midden-utrecht"],
  ["in/q2-2023/factsheet_zuid_limburg.pdf", "2023-Q2", "zuid-limburg"],
  ["zeeland.pdf", null, "zeeland"],
  ["2023-Q1 en 2023-Q2.pdf", null, null],
  ["twente en drenthe 2023Q4.pdf", "2023-Q4", null],
  ["scan0012.pdf", null, null],
])("the name of %s stands for quarter %s and region %s", (file, period, slug) => {
  expect(periodNamed(file)).toBe(period);
  expect(regionNamed(file)?.slug ?? null).toBe(slug);
  if (slug) expect(findRegionBySlug(slug)).toEqual(regionNamed(file));
});
