// What a spreadsheet shows of a number, by its format (ECMA-376, 18.8.31), in Dutch notation.
import fc from "fast-check";
import {builtInFormat, shownAs, textShownAs} from "../../../src/tabular/in/workbook/number-format.js";

test.each<[format: string, number: number, shown: string | null]>([
  ["General", 1030, "1030"],
  ["General", 0.5, "0,5"],
  ["0", 351.6, "352"],
  ["000", 12, "012"],
  ["#", 0, ""],
  ["#,##0", 1234567, "1.234.567"],
  ["#,##0.00", 1234.5, "1.234,50"],
  ["0.##", 4.5, "4,5"],
  ["0,", 7351, "7"],
  ["0.0,,", 7_350_000, "7,4"],
  ["0%", 0.746, "75%"],
  ['0"%"', 75, "75%"],
  ["[$-413]#,##0", 1030, "1.030"],
  ["[$€-413] #,##0", 12, "€ 12"],
  ['[<5]"<5"', 3, "<5"],
  ['[<5]"<5"', 7, "####"],
  ['[<5]"<5";0', 7, "7"],
  ['[=0]"-";[<5]"<5";0', 0, "-"],
  ['[=0]"-";[<5]"<5";0', 4, "<5"],
  ['[=0]"-";[<5]"<5";0', 5, "5"],
  [";;;", 7, ""],
  ['0;-0;"nihil"', 0, "nihil"],
  ["0;-0", -3, "-3"],
  ["0", -3, "-3"],
  ["0;(0)", -3, "(3)"],
  ["[Red]0", 3, "3"],
  ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 0, "-"],
  ['_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', 1030, "1.030"],
  ["\\x0", 3, "x3"],
  ['0" p"', 12, "12 p"],
  ["d-m-yyyy", 3, null],
  ["[h]:mm", 3, null],
  ["# ?/?", 0.5, null],
  ["0.00E+00", 12, null],
  ["", 12, ""],
])("%j shows %d as %j", (format, number, shown) => {
  expect(shownAs(format, number)).toBe(shown);
});

test("built-in formats are those of their numbers, and what is not listed is a date", () => {
  expect([0, 1, 3, 9].map((id) => shownAs(builtInFormat(id), 1030))).toEqual([
    "1030",
    "1030",
    "1.030",
    "103000%",
  ]);
  expect([14, 22, 45].map((id) => shownAs(builtInFormat(id), 1030))).toEqual([null, null, null]);
});

test("a text is shown by the fourth section, and as it is where there is none", () => {
  expect(textShownAs("0;0;0;@", "x")).toBe("x");
  expect(textShownAs("General", "x")).toBe("x");
  expect(textShownAs(";;;", "x")).toBe("");
  expect(textShownAs('0;0;0;"nee"', "x")).toBe("nee");
});

test("a whole number in an ordinary format reads as itself; whatever a format is, nothing is thrown", () => {
  const ordinary = fc.constantFrom(
    "0",
    "#,##0",
    "General",
    "[$-413]#,##0",
    "0;[Red]-0",
    "_ * #,##0_ ;_ * -#,##0_ ",
  );
  fc.assert(
    fc.property(ordinary, fc.integer({min: 1, max: 10 ** 9}), (format, number) => {
      expect(Number(shownAs(format, number)?.replaceAll(".", ""))).toBe(number);
    }),
  );
  const code = fc.string({unit: fc.constantFrom(...'0#?.,%;[]<>=5"\\_*@E+-dmyh/ x€'), maxLength: 14});
  fc.assert(
    fc.property(
      code,
      fc.double({noNaN: true, noDefaultInfinity: true}),
      (format, number) => void shownAs(format, number),
    ),
  );
});
