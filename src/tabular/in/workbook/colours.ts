/** Colours of a workbook: whether a text can be told from its ground. */
import type {Attributes} from "./xml.js";

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

/** Whether no reader sees a text of this colour: the least that is asked of the faintest text is a contrast of 1.5. */
export function isUnseen(text: Colour, ground: Colour): boolean {
  const [a, b] = [luminanceOf(text), luminanceOf(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < leastContrast;
}

const leastContrast = 1.12;

/** WCAG 2.2, relative luminance. */
function luminanceOf(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** "#1A1A1A", "FF1A1A1A" (the first two are its opacity, which programs pass over). */
export function colourFrom(hex: string): Colour | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) return null;
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Colour;
}

/** What colours are called in a workbook besides their own parts. */
export interface Palette {
  /** of the theme, in the order in which they are numbered */
  readonly theme: readonly Colour[];
  readonly indexed: readonly Colour[];
}

/** The colours of Office where a workbook has no theme: white, black, then those of its usual one. */
export const officeTheme: readonly Colour[] = [
  white,
  black,
  ...["EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"].map(
    (hex) => colourFrom(hex) as Colour,
  ),
];

/** The numbered colours (ECMA-376, 18.8.27): eight twice, forty-eight others, and the text and the ground of the screen. */
const eight = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF";
const others = `800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC
  CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
  3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333`;
export const usualIndexed: readonly Colour[] = `${eight} ${eight} ${others} 000000 FFFFFF`
  .split(/\s+/)
  .map((hex) => colourFrom(hex) as Colour);

const namedColours = ["black", "white", "red", "green", "blue", "yellow", "magenta", "cyan"];

/** As number formats name them: "White", "Color 2"; null for what is no colour. */
export function colourNamed(name: string): Colour | null {
  const [, number] = /^colou?r ?(\d+)$/i.exec(name) ?? [];
  const at = number === undefined ? namedColours.indexOf(name.toLowerCase()) : Number(number) - 1;
  // the first eight stand twice: those of number formats begin with the second time
  return at < 0 ? null : (usualIndexed[at + namedColours.length] ?? null);
}

/** @returns null for automatic, and for what is not known: it is seen */
export function colourOf({rgb, theme, indexed, tint}: Attributes, palette: Palette): Colour | null {
  const colour =
    rgb !== undefined
      ? colourFrom(rgb)
      : theme !== undefined
        ? palette.theme[Number(theme)]
        : palette.indexed[Number(indexed)];
  return colour ? tinted(colour, Number(tint ?? 0)) : null;
}

/** Lighter above 0, darker below. */
function tinted(colour: Colour, tint: number): Colour {
  return colour.map((part) =>
    tint < 0 ? part * (1 + tint) : part + (255 - part) * tint,
  ) as unknown as Colour;
}
