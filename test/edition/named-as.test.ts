import {namedAs} from "../../src/edition/named-as.js";
import {madeEdition} from "../support/made.js";

const rows = {Huizen: [1, 2, 3, 4], Hilversum: [5, 6, 7, 8]} as const;
const region = "Gooi en Vechtstreek";
const earlier = madeEdition("2026-Q4", {region, rows});
const later = madeEdition("2027-Q1", {region, rows});

test("a municipality that was renamed since has its new name, and its own figures", () => {
  const renamed = {
    ...later,
    municipalities: later.municipalities.map((row) =>
      row.name === "Hilversum" ? {...row, name: "Hilversum aan de Vecht"} : row,
    ),
  };
  const found = namedAs(earlier, renamed);
  expect(found.municipalities.map(({name}) => name)).toEqual(["Huizen", "Hilversum aan de Vecht"]);
  expect(found.municipalities.map(({figures}) => figures)).toEqual(
    earlier.municipalities.map(({figures}) => figures),
  );
});

test("where nothing was renamed it is the same edition", () => {
  expect(namedAs(earlier, later)).toBe(earlier);
});
