// How many columns of counts a table has at least: four, of which the fifth may be empty or left out.
import {findTables} from "../../../src/extraction/table/find-tables.js";
import {createMarkFinder} from "../../../src/extraction/table/heading-phrases.js";
import {pageTextOf} from "../../../src/extraction/words/page-text.js";
import {pageOf, widthOf, write} from "../../support/drawn-page.js";
import {settings} from "../../support/words.js";

const pencil = {size: 10};
const findMarks = createMarkFinder(settings.headings);

function columnsUnder(...headings: string[]) {
  const put = (text: string, column: number, y: number) =>
    write(text, 200 + 90 * column - widthOf(text, pencil), y, pencil, y);
  const page = pageOf([
    ...headings.flatMap((heading, i) => put(heading, i, 100)),
    ...["Goes", "Hulst", "Sluis", "Veere"].flatMap((name, row) => [
      ...write(name, 50, 120 + 15 * row, pencil, row),
      ...headings.flatMap((_, i) => put(String(11 * (i + 1) + row), i, 120 + 15 * row)),
    ]),
  ]);
  return findTables(pageTextOf(page), findMarks, null).flatMap((tables) =>
    tables.map(({columns}) => columns),
  );
}

test("four columns of counts are a table, the headings say which", () => {
  expect(columnsUnder("Gemeente met", "Gemeente zonder", "UWV met", "UWV zonder")).toEqual([
    ["gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"],
  ]);
});

test.each([
  [["UWV met", "UWV zonder", "Totaal gemeente"]],
  [["Gemeente met", "Gemeente zonder", "Totaal UWV"]],
])("three are none, even where %j name both organisations and both kinds", (headings) => {
  expect(columnsUnder(...headings)).toEqual([]);
});
