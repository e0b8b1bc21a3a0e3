/** The files in input/ as the checklist has to know them: what came of each, and for which region and quarter it stands. */
import {type InputFact, periodNamed, regionNamed} from "../../quarter/input-fact.js";
import type {Period} from "../../vocabulary/period.js";
import {findRegionBySlug} from "../../vocabulary/region.js";
import type {Inventory} from "./inventory.js";
import type {InputRecord} from "./manifest.js";

/**
 * @param records what was read of the files, when they had these bytes or others
 * @param inHand the quarter that a file stands for when nothing says another; null: none is known
 */
export function inputFactsOf(
  {sources, unreadable, notRead}: Pick<Inventory, "sources" | "unreadable" | "notRead">,
  records: readonly InputRecord[],
  inHand: Period | null,
): InputFact[] {
  const byFile = new Map(records.map((record) => [record.file, record]));
  const facts = sources.map(({file, sha256}): InputFact => {
    const record = byFile.get(file);
    const known = record?.sha256 === sha256 ? record : undefined;
    const named = namedBy(file);
    const {region, period} = known?.about ?? {};
    return {
      ...{file, sha256, editions: known?.editions ?? []},
      state: !known ? "waiting" : known.editions.length > 0 ? "read" : "refused",
      code: known?.errors[0]?.code ?? null,
      region: named.region ?? findRegionBySlug(region ?? "") ?? null,
      period: period ?? named.namedPeriod ?? inHand,
      namedPeriod: named.namedPeriod,
    };
  });
  const refused = (code: string) => (one: {readonly file: string}) => {
    const named = namedBy(one.file);
    const period = named.namedPeriod ?? inHand;
    return {file: one.file, sha256: "", editions: [], state: "refused", code, ...named, period} as const;
  };
  return [...facts, ...unreadable.map(refused("unreadable")), ...notRead.map(refused("not-read"))];
}

function namedBy(file: string): Pick<InputFact, "region" | "namedPeriod"> {
  return {region: regionNamed(file), namedPeriod: periodNamed(file)};
}
