import {readFileSync} from "node:fs";
import {contrast, parseTheme} from "../../../src/publication/templates/theme.js";

const text = readFileSync("templates/theme.yaml", "utf8");
const theme = parseTheme(text, "theme.yaml");
const modes = ["light", "dark"] as const;

test("contrast is that of WCAG 2.2", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each(modes)("in %s", (mode) => {
  const colour = (name: keyof typeof theme.colours) => theme.colours[name][mode];
  const textColours = [
    ...new Set(["link" as const, ...Object.values(theme.text).map((style) => style.colour)]),
  ];

  test.each(textColours)("text in %s can be read on whatever it stands on", (name) => {
    const backgrounds = name === "onBand" ? (["band"] as const) : (["paper", "surface"] as const);
    for (const background of backgrounds)
      expect(contrast(colour(name), colour(background))).toBeGreaterThanOrEqual(4.5);
  });

  test("lines and bars with klantprofiel stand out from the paper", () => {
    for (const name of ["gemeente_met", "uwv_met", "accent", "muted", "signal"] as const)
      expect(contrast(colour(name), colour("paper"))).toBeGreaterThanOrEqual(3);
  });

  test("bars beside each other can be told apart without colour", () => {
    const stacked = ["gemeente_met", "uwv_met", "gemeente_zonder", "uwv_zonder"] as const;
    for (const [i, name] of stacked.slice(1).entries())
      expect(contrast(colour(stacked[i] as "accent"), colour(name))).toBeGreaterThanOrEqual(1.4);
  });
});

test.each([
  [
    'muted: {light: "#55565a"',
    'muted: {light: "#9a9a9a"',
    "text in colour muted on paper has a contrast of 2.8 : 1 (light), 4.5 is needed",
    "make muted darker",
  ],
  [
    'muted: {light: "#55565a", dark: "#b4b8be"}',
    'muted: {light: "#55565a", dark: "#333333"}',
    "text in colour muted on paper has a contrast of 1.4 : 1 (dark), 4.5 is needed",
    "make muted lighter",
  ],
  [
    'onBand: {light: "#ffffff"',
    'onBand: {light: "#6d96bd"',
    "text in colour onBand on band has a contrast of 3.3 : 1 (light), 4.5 is needed",
    "make onBand darker",
  ],
  ['"#c3c9d1"', '"grey"', "colours.rule.light: a colour like #12436d is expected", "mend that value"],
  [
    "columnGap: 22",
    "columGap: 22",
    'there is no setting "page.columGap"',
    "names that exist here: margin, columnGap",
  ],
  ["colour: signal, after: 7", "colour: red, after: 7", "text.p.notice.colour: ", "mend that value"],
])("«%s» written as «%s» is refused, with file and line", (right, wrong, message, next) => {
  const line = text.slice(0, text.indexOf(right)).split("\n").length;
  const spoilt = text.replace(right, wrong);
  expect(spoilt).not.toBe(text);
  const place = `theme.yaml:${line}`;
  const slip = slipOf(() => parseTheme(spoilt, "theme.yaml"));
  expect(slip).toMatchObject({message: expect.stringContaining(message), details: {place}});
  expect(slip.details.next).toBe(next);
});

function slipOf(work: () => unknown): {details: {place: string; next: string}} {
  try {
    work();
  } catch (error) {
    return error as never;
  }
  throw new Error("nothing was refused");
}
