// What each printed row is: municipalities stay, sums of groups and what is carried over go, and the total is found by label or sums.
import {sortRows} from "../../../src/extraction/table/row-kinds.js";
import {joinPieces, knownNamesAmong} from "../../../src/extraction/table/row-names.js";
import type {Table, TableRow} from "../../../src/extraction/table/table.js";
import {columns, parseFigure} from "../../../src/vocabulary/figure.js";

type Count = number | "x";
type Counts = readonly [Count, Count, Count, Count];
const word = (text: string) => ({text}) as never;

/** Of figures that are withheld there is no sum. */
function totalOf(counts: Counts): Count {
  return counts.reduce<Count>((sum, count) => (sum === "x" || count === "x" ? "x" : sum + count), 0);
}

function row(name: string, counts?: Counts): TableRow {
  const printed = counts ? [...counts, totalOf(counts)] : columns.map(() => "");
  const cells = columns.map((column, i) => {
    const text = String(printed[i]);
    return [column, {figure: parseFigure(text), kind: "count", words: text === "" ? [] : [word(text)]}];
  });
  return {name, nameWords: [word(name)], y: 0, cells: Object.fromEntries(cells)} as unknown as TableRow;
}

function sorted(rows: readonly TableRow[], regionNames = ["Zeeland"]) {
  const {body, total} = sortRows([{rows, page: 1} as unknown as Table], regionNames);
  return {body: body.map(({row: {name}}) => name), total: total?.row.name ?? null};
}

const goes = row("Goes", [1, 2, 3, 4]);
const hulst = row("Hulst", [2, 3, 4, 5]);
const sluis = row("Sluis", [4, 5, 6, 7]);
const sum = (name: string) => row(name, [7, 10, 13, 16]);
const three = ["Goes", "Hulst", "Sluis"];

test.each(["TOTAAL AMR", "Totaal Zeeland", "Zeeland", "Arbeidsmarktregio Zeeland", "Hele regio", ""])(
  "the row «%s» with the sums at the end, or at the head, is the total",
  (label) => {
    expect(sorted([goes, hulst, sluis, sum(label)])).toEqual({body: three, total: label});
    expect(sorted([sum(label), goes, hulst, sluis])).toEqual({body: three, total: label});
  },
);

test("a row without a name that does not add up is no total, nor one of two rows", () => {
  expect(sorted([goes, hulst, sluis, row("", [7, 10, 13, 17])]).total).toBeNull();
  expect(sorted([goes, row("", [1, 2, 3, 4])]).total).toBeNull();
});

test("two columns that add up are no proof where the others are withheld", () => {
  const withheld = [row("Goes", [1, 2, "x", "x"]), row("Hulst", [2, 3, "x", "x"])];
  expect(sorted([...withheld, row("", [3, 5, "x", "x"])]).total).toBeNull();
  const three = [row("Goes", [1, 2, 3, "x"]), row("Hulst", [2, 3, 4, "x"])];
  expect(sorted([...three, row("", [3, 5, 7, "x"])]).total).toBe("");
});

test("a municipality with the name of the region is the total only where it adds up", () => {
  const printed = ["Goes", "Hulst", "Gorinchem"];
  expect(sorted([goes, hulst, row("Gorinchem", [4, 5, 6, 7])], ["Gorinchem"])).toEqual({
    ...{body: printed, total: null},
  });
  expect(sorted([goes, hulst, row("Gorinchem", [3, 5, 7, 9])], ["Gorinchem"])).toEqual({
    ...{body: ["Goes", "Hulst"], total: "Gorinchem"},
  });
});

test("of several totals the last of the region's own is the total: the country is there to compare with", () => {
  const rows = [goes, hulst, sluis, sum("Totaal regio"), row("Totaal Nederland", [700, 800, 900, 1000])];
  expect(sorted(rows)).toEqual({body: three, total: "Totaal regio"});
  expect(sorted(rows, ["Nederland"]).total).toBe("Totaal Nederland");
  expect(sorted([goes, hulst, sluis, sum("Totaal van de regio in Nederland")]).total).toContain("regio");
});

test("what adds up a group, or carries on, is no row", () => {
  const group = row("Noord", [3, 5, 7, 9]);
  expect(sorted([goes, hulst, group, sluis, sum("Totaal")])).toEqual({body: three, total: "Totaal"});
  for (const label of ["Subtotaal", "waarvan stad", "Transport", "Vorige pagina"]) {
    expect(sorted([goes, hulst, row(label, [1, 1, 1, 1]), sluis, sum("Totaal")]).body).toEqual(three);
  }
});

test("each group is added up by itself, and the sum of all so far is none either", () => {
  const [tholen, veere] = [row("Tholen", [1, 1, 1, 1]), row("Veere", [2, 2, 2, 2])];
  const rows = [goes, hulst, row("Noord", [3, 5, 7, 9]), tholen, veere, row("Midden", [3, 3, 3, 3])];
  expect(sorted([...rows, row("Totaal", [6, 8, 10, 12])]).body).toEqual(["Goes", "Hulst", "Tholen", "Veere"]);
  const running = [...rows.slice(0, -1), row("Tot hier", [6, 8, 10, 12]), sluis];
  expect(sorted([...running, row("Totaal", [10, 13, 16, 19])]).body).toEqual([
    ...["Goes", "Hulst", "Tholen", "Veere", "Sluis"],
  ]);
});

test("a place that is no municipality stays where its figures are its own", () => {
  const outside = row("Buiten de regio", [9, 9, 9, 9]);
  expect(sorted([goes, hulst, outside, row("Totaal", [12, 14, 16, 18])]).body).toEqual([
    ...["Goes", "Hulst", "Buiten de regio"],
  ]);
});

test("a name without figures is a row, unless it repeats one that has them", () => {
  expect(sorted([goes, row("Hulst"), sluis, row("Totaal", [5, 7, 9, 11])]).body).toEqual(three);
  expect(sorted([row("Goes"), goes, hulst, row("Totaal", [3, 5, 7, 9])]).body).toEqual(["Goes", "Hulst"]);
});

test("behind the total only municipalities are rows", () => {
  const rows = [goes, hulst, row("Totaal", [7, 10, 13, 16]), sluis, row("Bron", [1, 1, 1, 2])];
  expect(sorted(rows)).toEqual({body: three, total: "Totaal"});
});

describe("pieces of names", () => {
  const piece = (text: string, y: number) => ({text, y, line: {size: 10}, words: []}) as never;
  const join = (...texts: string[]) => joinPieces(texts.map((text) => piece(text, 0)));

  test("keep the hyphen that the name has, of whichever kind it is", () => {
    expect(join("Midden‐", "Groningen")).toBe("Midden-Groningen");
    expect(join("Nieuwe‐", "gein")).toBe("Nieuwegein");
    expect(join("Goes/", "Hulst")).toBe("Goes/Hulst");
  });

  test("make one name of as many as stand together, and each piece counts once", () => {
    const pieces = [
      piece("Nuenen, Gerwen", 100),
      piece("en Nederwetten", 112),
      piece("Goes", 140),
      piece("Bron", 155),
    ];
    const names = knownNamesAmong(pieces).map((run) => joinPieces(run));
    expect(names).toEqual(["Nuenen, Gerwen en Nederwetten", "Goes"]);
    const midden = (y: number) => [piece("Midden-", 100), piece("Groningen", y)];
    expect(knownNamesAmong(midden(112)).map((run) => joinPieces(run))).toEqual(["Midden-Groningen"]);
    expect(knownNamesAmong(midden(117)).map((run) => joinPieces(run))).toEqual(["Groningen"]);
  });
});
