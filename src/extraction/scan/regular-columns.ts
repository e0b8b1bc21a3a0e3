/** Headings of a scan may be read in part: an order of columns that makes no sense is a misreading, and not believed. */
import type {Edition, RowBoxes} from "../../edition/edition.js";
import {type Column, type Group, groups} from "../../vocabulary/figure.js";
import {findingOf} from "../../vocabulary/finding.js";

/** The edition with its groups in the usual order, and `columns-assumed`, unless the order that was read is regular. */
export function inRegularOrder(edition: Edition): Edition {
  const order = edition.columns;
  const read = order.filter((column): column is Group => column !== "totaal");
  if (read.length !== groups.length || isRegular(read)) return edition;
  const usual = order.map((column) =>
    column === "totaal" ? column : (groups[read.indexOf(column)] as Column),
  );
  const renamed = new Map(order.map((column, i) => [column, usual[i] as Column]));
  const rename = <T extends object>(record: T): T =>
    Object.fromEntries(
      Object.entries(record).map(([column, value]) => [renamed.get(column as Column), value]),
    ) as T;
  const boxesOf = (row: RowBoxes): RowBoxes => ({...row, figures: rename(row.figures)});
  const {municipalities, total, boxes} = edition;
  return {
    ...edition,
    columns: usual,
    headings: null,
    municipalities: municipalities.map((row) => ({...row, figures: rename(row.figures)})),
    total: total && {...total, figures: rename(total.figures)},
    boxes: {
      ...boxes,
      municipalities: boxes.municipalities.map(boxesOf),
      total: boxes.total && boxesOf(boxes.total),
    },
    findings: [
      ...edition.findings.filter(({code}) => code !== "columns-assumed"),
      findingOf("columns-assumed"),
    ],
  };
}

/** Whether what is told first is told of both halves in the same order: met, zonder, met, zonder. */
function isRegular(order: readonly Group[]): boolean {
  const [party, profile] = [0, 1].map((part) => order.map((group) => group.split("_")[part]));
  return [
    [party, profile],
    [profile, party],
  ].some(
    ([first, second]) =>
      first?.[0] === first?.[1] &&
      first?.[2] === first?.[3] &&
      second?.[0] === second?.[2] &&
      second?.[1] === second?.[3],
  );
}
