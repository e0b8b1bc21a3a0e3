// What may be published: nothing that is open, missing or, where that is asked for, not vouched for.
import type {Archive} from "../../../src/edition/archive.js";
import {figuresHash} from "../../../src/edition/certificate.js";
import type {RegionState, RegionStatus} from "../../../src/quarter/checklist-schema.js";
import {chooseReady} from "../../../src/run/publish/choose-ready.js";
import type {LoadedQuarters} from "../../../src/run/quarter.js";
import {settings} from "../../support/compared.js";
import {madeEdition} from "../../support/made.js";

const zeeland = madeEdition("2023-Q1", {region: "Zeeland", rows: {Veere: [20, 30, 90, 11]}});
const status = (slug: string, state: RegionState, errors = 0): RegionStatus => ({
  ...{region: slug, slug, fictional: false, state, open: errors, errors, warnings: 0, answered: 0},
  ...{source: null, published: null, next: `doe iets aan ${slug}`, remarks: []},
});

function loaded(regions: RegionStatus[], requireCertificates = false, certificates: object[] = []) {
  const archive: Archive = new Map([["2023-Q1/zeeland", {current: zeeland, versions: []}]]);
  const checklist = {period: "2023-Q1", fictional: false, expected: regions.length, regions, remarks: []};
  const inputs = {settings: {...settings, requireCertificates}, certificates};
  return {archive, checklists: [checklist], inputs} as unknown as LoadedQuarters;
}
const all = {regions: [], partial: false};
const slugs = (statuses: readonly RegionStatus[]) => statuses.map(({slug}) => slug);

test("what is ready, certified, published or stale without an error may pass", () => {
  const regions = [
    status("zeeland", "ready"),
    status("drenthe", "certified"),
    status("twente", "published"),
    status("flevoland", "stale"),
  ];
  expect(slugs(chooseReady(loaded(regions), all).ready)).toEqual([
    "zeeland",
    "drenthe",
    "twente",
    "flevoland",
  ]);
});

test.each<RegionState>(["missing", "received", "refused", "open"])(
  "one that is %s keeps the quarter back",
  (state) => {
    const regions = [status("zeeland", "ready"), status("drenthe", state)];
    expect(() => chooseReady(loaded(regions), all)).toThrow(
      new RegExp(`1 of 2 regions of 2023-Q1.*\\n {2}drenthe +${state}: doe iets aan drenthe`),
    );
    const partial = chooseReady(loaded(regions), {...all, partial: true});
    expect([slugs(partial.ready), slugs(partial.left)]).toEqual([["zeeland"], ["drenthe"]]);
    expect(slugs(chooseReady(loaded(regions), {...all, regions: ["zeeland"]}).ready)).toEqual(["zeeland"]);
  },
);

test("a stale sheet with an error does not pass, nor does a quarter of which nothing is ready", () => {
  const regions = [status("zeeland", "stale", 1)];
  expect(() => chooseReady(loaded(regions), all)).toThrow("cannot be published");
  expect(() => chooseReady(loaded(regions), {...all, partial: true})).toThrow("cannot be published");
  expect(() => chooseReady(loaded([]), all)).toThrow("there is nothing of 2023-Q1");
  expect(() => chooseReady(loaded(regions), {...all, regions: ["utrecht"]})).toThrow("nothing of utrecht");
});

test("where certificates are asked for, only what somebody vouches for passes, published before or not", () => {
  const certificate = {
    region: "zeeland",
    period: "2023-Q1",
    name: "A",
    date: "2023-04-20",
    figures: figuresHash(zeeland),
  };
  for (const state of ["ready", "published"] as const) {
    const regions = [status("zeeland", state)];
    expect(() => chooseReady(loaded(regions, true), all)).toThrow(
      /not certified: factsheet certify zeeland 2023-Q1/,
    );
    const void_ = {...certificate, figures: "0".repeat(64)};
    expect(() => chooseReady(loaded(regions, true, [void_]), all)).toThrow("not certified");
    expect(slugs(chooseReady(loaded(regions, true, [certificate]), all).ready)).toEqual(["zeeland"]);
  }
});
