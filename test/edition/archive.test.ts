import {archiveEntries, archiveOf, currentEditions, periodsOf} from "../../src/edition/archive.js";
import type {PlacedEdition} from "../../src/edition/edition.js";
import {sameFigures} from "../../src/edition/same-figures.js";
import {findingOf} from "../../src/vocabulary/finding.js";
import {wording} from "../support/compared.js";
import {figure, persons} from "../support/figures.js";
import {editionFromTruth, readSeriesTruth} from "../support/truth.js";

const truths = readSeriesTruth();
const zeeland = ["2023-Q1", "2023-Q2"].map((period) => {
  const truth = truths.find((t) => t.region === "Zeeland" && t.period === period);
  if (!truth) throw new Error(`the series has no Zeeland of ${period}`);
  return editionFromTruth(truth) as PlacedEdition;
}) as [PlacedEdition, PlacedEdition];
const [, edition] = zeeland;

function withSource(changes: Partial<PlacedEdition["source"]>, total = edition.total): PlacedEdition {
  return {...edition, total, source: {...edition.source, ...changes}};
}

const otherTotal = edition.total && {
  ...edition.total,
  figures: {...edition.total.figures, totaal: figure(persons(edition.total.figures.totaal) + 1)},
};

test("editions lie by quarter and region, whatever order they came in", () => {
  const [earlier, later] = zeeland;
  const archive = archiveOf([later, earlier]);
  expect([...archive.keys()]).toEqual(["2023-Q1/zeeland", "2023-Q2/zeeland"]);
  expect(periodsOf(archive)).toEqual(["2023-Q1", "2023-Q2"]);
});

test("equal figures from two files are one edition", () => {
  const archive = archiveOf([edition, withSource({file: "copy.pdf", sha256: "b".repeat(64)})]);
  expect(archiveEntries(archive).map(([name]) => name)).toEqual(["2023-Q2/zeeland.json"]);
});

test("of different figures the later PDF is current, the earlier is kept under the start of its hash", () => {
  const first = withSource({created: "2023-07-01T00:00:00Z", sha256: "a".repeat(64)});
  const revised = withSource({created: "2023-08-01T00:00:00Z", sha256: "b".repeat(64)}, otherTotal);
  const archive = archiveOf([first, revised]);
  expect(currentEditions(archive)).toEqual([revised]);
  expect(archiveEntries(archive).map(([name]) => name)).toEqual([
    "2023-Q2/zeeland.json",
    "2023-Q2/zeeland.aaaaaaaa.json",
  ]);
});

test("two editions of one region and quarter in the same PDF do not take each other's file", () => {
  const hash = {sha256: "a".repeat(64), created: "2023-07-01T00:00:00Z"};
  const again = otherTotal && {...otherTotal, label: "Totaal"};
  const archive = archiveOf([
    withSource({created: "2023-08-01T00:00:00Z", sha256: "b".repeat(64)}),
    withSource(hash, otherTotal),
    withSource(hash, again),
  ]);
  const entries = archiveEntries(archive);
  expect(entries.map(([name]) => name)).toEqual([
    "2023-Q2/zeeland.json",
    "2023-Q2/zeeland.aaaaaaaa.json",
    "2023-Q2/zeeland.aaaaaaaa-2.json",
  ]);
});

test("a real edition is current before a fictional one that is later, without a doubt", () => {
  const real = {...withSource({created: "2023-07-01T00:00:00Z", sha256: "b".repeat(64)}), fictional: false};
  const fictional = {
    ...withSource({created: "2023-08-01T00:00:00Z", sha256: "a".repeat(64)}, otherTotal),
    fictional: true,
  };
  for (const editions of [
    [real, fictional],
    [fictional, real],
  ]) {
    expect(currentEditions(archiveOf(editions))).toEqual([real]);
  }
});

test("where no date decides, both are doubtful until a person chooses", () => {
  const rivals = [
    withSource({created: null, file: "a.pdf", sha256: "a".repeat(64)}),
    withSource({created: null, file: "b.pdf", sha256: "b".repeat(64)}, otherTotal),
  ];
  const entry = archiveOf(rivals).get("2023-Q2/zeeland");
  const codes = [entry?.current, ...(entry?.versions ?? [])].map((e) => e?.findings.map((f) => f.code));
  expect(codes).toEqual([["ambiguous-edition"], ["ambiguous-edition"]]);
  const chosen = archiveOf([...rivals], new Map([["2023-Q2/zeeland", "b.pdf"]])).get("2023-Q2/zeeland");
  expect(chosen?.current.source.file).toBe("b.pdf");
  expect(chosen?.current.findings).toEqual([]);
});

test("the message has the lines for editions.yaml, with both files", () => {
  const rivals = [
    withSource({created: null, file: "2023-Q2/zeeland.pdf", sha256: "a".repeat(64)}),
    withSource({created: null, file: "nieuw/b: c.pdf", sha256: "b".repeat(64)}, otherTotal),
  ];
  const [finding] = archiveOf(rivals).get("2023-Q2/zeeland")?.current.findings ?? [];
  const message = wording.finding("ambiguous-edition", finding!);
  expect(message).toContain("2023-Q2/zeeland: 2023-Q2/zeeland.pdf");
  expect(message).toContain('2023-Q2/zeeland: "nieuw/b: c.pdf"');
});

describe("which of two PDFs counts", () => {
  const old = withSource({created: "2023-07-10T09:00:00+02:00", file: "old.pdf", sha256: "a".repeat(64)});
  const current = (source: Partial<PlacedEdition["source"]>, gone: readonly string[] = [], first = old) => {
    const other = withSource({file: "new.pdf", sha256: "b".repeat(64), created: null, ...source}, otherTotal);
    const results = [
      [first, other],
      [other, first],
    ].map((both) => archiveOf(both, new Map(), (e) => !gone.includes(e.source.file)).get("2023-Q2/zeeland"));
    expect(results[0]).toEqual(results[1]);
    const {source: chosen, findings} = results[0]!.current;
    return [chosen.file, findings.some(({code}) => code === "ambiguous-edition")];
  };

  test.each([
    ["changed later, made earlier", {created: "2023-07-05", modified: "2023-07-20"}, "new.pdf", false],
    ["made later", {created: "2023-07-11T00:00:00Z"}, "new.pdf", false],
    ["made earlier", {created: "2023-07-09T00:00:00Z"}, "old.pdf", false],
    [
      "changed at the same moment, made later",
      {created: "2023-07-09", modified: "2023-07-10T07:00:00Z"},
      "old.pdf",
      false,
    ],
    ["at the same moment in another zone", {created: "2023-07-10T07:00:00Z"}, "old.pdf", true],
    ["without dates", {}, "old.pdf", true],
  ] as const)("one %s", (_, source, file, isAmbiguous) => {
    expect(current(source)).toEqual([file, isAmbiguous]);
  });

  test("what lies in input/, whatever its dates, and without a doubt", () => {
    expect(current({created: "2023-07-05"}, ["old.pdf"])).toEqual(["new.pdf", false]);
    expect(current({created: "2024-07-05"}, ["new.pdf"])).toEqual(["old.pdf", false]);
    expect(current({}, ["old.pdf"])).toEqual(["new.pdf", false]);
  });
});

test("a doubt of an earlier run does not outlive its cause", () => {
  const rivals = [
    withSource({created: null, file: "a.pdf", sha256: "a".repeat(64)}),
    withSource({created: null, file: "b.pdf", sha256: "b".repeat(64)}, otherTotal),
  ];
  const doubtful = archiveOf(rivals).get("2023-Q2/zeeland")?.current as PlacedEdition;
  expect(archiveOf([doubtful]).get("2023-Q2/zeeland")?.current.findings).toEqual([]);
});

test("only what a sheet states counts for sameness, not where it was printed", () => {
  expect(sameFigures(edition, withSource({file: "elsewhere.pdf"}))).toBe(true);
  expect(sameFigures(edition, withSource({}, otherTotal))).toBe(false);
});

describe("a table beside PDFs", () => {
  const [edition] = zeeland as [PlacedEdition, PlacedEdition];
  const table = (change: Partial<PlacedEdition> = {}): PlacedEdition => ({
    ...edition,
    narrative: [],
    ...change,
    source: {...edition.source, file: "in.xlsx", sha256: "f".repeat(64), created: null, method: "table"},
  });
  const pdf = {...edition, narrative: [{heading: "Sonar", paragraphs: ["Tekst."]}]};
  const otherRegister = {register: {persons: 1, knownPercent: 75}};

  test.each([[[table(), pdf]], [[pdf, table()]]])("with equal figures it is the PDF that stays", (both) => {
    const [entry] = archiveOf(both).values();
    expect(entry?.current.source.file).toBe(pdf.source.file);
    expect(entry?.versions).toEqual([]);
  });

  test("with other figures it is overtaken, and kept as an earlier version without doubt", () => {
    const [entry] = archiveOf([table(otherRegister), pdf]).values();
    expect(entry?.current.source.file).toBe(pdf.source.file);
    expect(entry?.versions.map(({source}) => source.file)).toEqual(["in.xlsx"]);
    expect(entry?.current.findings).toEqual(pdf.findings);
  });

  test("a percentage that was worked out does not disagree with a printed one", () => {
    const computed = {
      register: {persons: edition.register?.persons ?? null, knownPercent: 1},
      findings: [findingOf("percentage-computed")],
    };
    expect(archiveOf([table(computed), pdf]).get("2023-Q1/zeeland")?.versions).toEqual([]);
  });
});
