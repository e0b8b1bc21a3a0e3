// A municipality that two regions list while it moves between them, or neither: the national sum says how it counts it.
import {archiveOf} from "../../../src/edition/archive.js";
import {addUpRegions} from "../../../src/publication/models/national.js";
import {parsePeriod} from "../../../src/vocabulary/period.js";
import {madeEdition} from "../../support/made.js";

const elburg = {Elburg: [30, 116, 159, 32]} as const;
function movers(quarter: string, inZwolle: boolean, inVeluwe: boolean) {
  const editions = [
    madeEdition(quarter, {region: "Regio Zwolle", rows: {Kampen: [1, 2, 3, 4], ...(inZwolle && elburg)}}),
    madeEdition(quarter, {
      region: "Stedendriehoek en Noordwest Veluwe",
      rows: {Zutphen: [1, 2, 3, 4], ...(inVeluwe && elburg)},
    }),
  ];
  return addUpRegions(archiveOf(editions), parsePeriod(quarter), true)?.movers;
}

test.each([
  [true, true, {twice: ["Elburg"], nowhere: ["Nunspeet"]}],
  [false, false, {twice: [], nowhere: ["Elburg", "Nunspeet"]}],
  [true, false, {twice: [], nowhere: ["Nunspeet"]}],
])("in Regio Zwolle %s, in Stedendriehoek en Noordwest Veluwe %s", (zwolle, veluwe, expected) => {
  expect(movers("2022-Q1", zwolle, veluwe)).toEqual(expected);
});

test("long after it is only counted twice: that it is missing is a finding of its region", () => {
  expect(movers("2023-Q1", true, true)).toEqual({twice: ["Elburg"], nowhere: []});
});
