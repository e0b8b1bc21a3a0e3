/** What templates/theme.yaml says: colours for light and dark, sizes and weights of every element. */
import {z} from "zod";
import {parseYaml} from "../../settings/yaml.js";
import {InputError} from "../../vocabulary/error.js";

export const colourNames = [
  "paper",
  "surface",
  "ink",
  "muted",
  "accent",
  "link",
  "signal",
  "rule",
  "grid",
  "band",
  "onBand",
  "gemeente_met",
  "uwv_met",
  "gemeente_zonder",
  "uwv_zonder",
] as const;
export type ColourName = (typeof colourNames)[number];

/** Colours that text is set on: each text colour must stand out from them. */
const backgroundsOf = (name: ColourName): readonly ColourName[] =>
  name === "onBand" ? ["band"] : ["paper", "surface"];
const minimumContrast = 4.5;

const hex = z.string().regex(/^#[0-9a-f]{6}$/i, "a colour like #12436d is expected");
const points = z.number().nonnegative();
const textStyle = z.strictObject({
  size: z.number().positive(),
  leading: z.number().positive(),
  weight: z.enum(["regular", "semibold", "bold"]),
  colour: z.enum(colourNames),
  before: points.default(0),
  after: points.default(0),
});

const themeSchema = z.strictObject({
  colours: z.record(z.enum(colourNames), z.strictObject({light: hex, dark: hex})),
  page: z.strictObject({margin: points, columnGap: points}),
  /** by element ("p") or element and class ("p.note") */
  text: z.record(z.string().regex(/^[a-z][a-z0-9]*(\.[a-z-]+)?$/), textStyle),
  charts: z.strictObject({labelSize: z.number().positive()}),
});

export type Theme = z.infer<typeof themeSchema>;
export type TextStyle = z.infer<typeof textStyle>;
export type Weight = TextStyle["weight"];

/** Elements that must have a style of their own: the others take theirs from these. */
const neededStyles = ["p", "h1", "h2", "h3", "dt", "dd", "caption", "figcaption", "th", "td", "li", "footer"];

/** @throws InputError `invalid` with file and line, also for a text colour that does not stand out */
export function parseTheme(text: string, file: string): Theme {
  const theme = parseYaml(text, file, themeSchema);
  const missing = neededStyles.find((name) => !(name in theme.text));
  if (missing) throw new InputError("invalid", `text: there is no style "${missing}"`, {place: file});
  checkContrast(theme, text, file);
  return theme;
}

/** The style of an element: that of its first class that has one, else that of the element, else that of p. */
export function styleOf(theme: Theme, element: string, classes: readonly string[]): TextStyle {
  const own = classes.map((name) => theme.text[`${element}.${name}`]).find((style) => style);
  return own ?? theme.text[element] ?? (theme.text.p as TextStyle);
}

/** Ratio of the luminances of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function checkContrast(theme: Theme, text: string, file: string): void {
  const used = new Set<ColourName>(["link", ...Object.values(theme.text).map((style) => style.colour)]);
  for (const name of used) {
    for (const background of backgroundsOf(name)) {
      for (const mode of ["light", "dark"] as const) {
        const ratio = contrast(theme.colours[name][mode], theme.colours[background][mode]);
        if (ratio >= minimumContrast) continue;
        const line = text.split("\n").findIndex((content) => content.trimStart().startsWith(`${name}:`)) + 1;
        throw new InputError(
          "invalid",
          `text in colour ${name} on ${background} has a contrast of ${ratio.toFixed(1)} : 1 (${mode}), ${minimumContrast} is needed`,
          {place: `${file}:${line}`, next: `make ${name} ${mode === "light" ? "darker" : "lighter"}`},
        );
      }
    }
  }
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
