import {createModel} from "../../src/publication/model.js";
import {settings} from "../support/compared.js";
import {sheetOf} from "../support/sheets.js";

test.each([
  ["gooi-en-vechtstreek", "2022-Q1", ["vierde kwartaal 2021"]],
  ["gooi-en-vechtstreek", "2022-Q2", []],
  ["rijnmond", "2023-Q1", ["vierde kwartaal 2022", "eerste kwartaal 2022"]],
  ["zeeland", "2023-Q1", []],
])("%s, %s: differences across a herindeling are said to be about another area", (slug, period, quarters) => {
  expect(createModel(sheetOf(slug, period), settings).redrawn).toEqual(quarters);
});
