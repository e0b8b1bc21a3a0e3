/** How the cells of a workbook look, as far as that decides what is read: number format, colours, strokes, height. */
import {
  black,
  type Colour,
  colourOf,
  isUnseen,
  officeTheme,
  type Palette,
  usualIndexed,
  white,
} from "./colours.js";
import {builtInFormat} from "./number-format.js";
import {type Attributes, readXml} from "./xml.js";
import type {ZipPart} from "./zip.js";

/** What a style says; what it is silent about is undefined. */
export interface Look {
  readonly format?: string;
  readonly isStruck?: boolean;
  readonly isRaised?: boolean;
  /** of the letters, in points */
  readonly size?: number;
  readonly colour?: Colour;
  /** mixed: a pattern, or from one colour to another */
  readonly ground?: Colour | "mixed";
}

export interface Styles {
  readonly palette: Palette;
  /** of cells, by their number */
  readonly cells: readonly Look[];
  /** of conditional formats, by their number */
  readonly conditional: readonly Look[];
}

/** Why a text of this look is not seen as it stands, in words; null when it is. */
export function doubtOfLook({isStruck, isRaised, size, colour, ground}: Look): string | null {
  if (isStruck) return "this is struck out; leave it out, or undo the stroke";
  if (isRaised) return "this is raised or lowered as a note is; leave the note out";
  if (isTooSmall(size)) {
    return "the letters are so small that nobody reads them; make them larger, or leave the text out";
  }
  return ground !== "mixed" && isUnseen(colour ?? black, ground ?? white)
    ? "the text has the colour of its ground, so that nobody sees it; give it another, or leave it out"
    : null;
}

/** In points: spreadsheet programs go down to 1, which is a dot. */
const leastSize = 3;

export function isTooSmall(size: number | undefined): boolean {
  return size !== undefined && size < leastSize;
}

export const noStyles: Styles = {
  cells: [{}],
  conditional: [],
  palette: {theme: officeTheme, indexed: usualIndexed},
};

/** @param theme its colours; null for those of Office */
export async function readStyles(part: ZipPart, theme: readonly Colour[] | null): Promise<Styles> {
  const palette: Palette = {theme: theme ?? officeTheme, indexed: (await readIndexed(part)) ?? usualIndexed};
  const reader = new StyleReader(palette);
  await readXml(part, reader, "without");
  return reader.styles();
}

/** A workbook may have its own numbered colours; they stand behind the styles that use them. */
async function readIndexed(part: ZipPart): Promise<Colour[] | null> {
  const colours: Colour[] = [];
  await readXml(
    part,
    {
      open: (name, attributes) =>
        void (name === "rgbColor" && colours.push(colourOf(attributes, noPalette) ?? black)),
    },
    "without",
  );
  return colours.length > 0 ? colours : null;
}

const noPalette: Palette = {theme: [], indexed: []};

type Draft = {-readonly [Key in keyof Look]: Look[Key]};

/** Gathers them while the part of the styles is read. */
export class StyleReader {
  readonly #palette: Palette;
  readonly #formats = new Map<string, string>();
  readonly #fonts: Draft[] = [];
  readonly #fills: Draft[] = [];
  readonly #xfs: Attributes[] = [];
  readonly #conditional: Draft[] = [];
  /** the elements that are open */
  readonly #path: string[] = [];

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  open(name: string, attributes: Attributes): void {
    const group = this.#path[1];
    this.#path.push(name);
    if (group === "dxfs" && name === "dxf") this.#conditional.push({});
    if (group === "fonts" && name === "font") this.#fonts.push({});
    if (group === "fills" && name === "fill") this.#fills.push({});
    if (group === "cellXfs" && name === "xf") this.#xfs.push(attributes);
    if (name === "numFmt") this.#format(group, attributes);
    const look = this.#drawn(group);
    if (!look) return;
    if (this.#path.includes("font")) this.#font(look, name, attributes);
    if (this.#path.includes("fill")) this.#fill(look, name, attributes, group === "dxfs");
  }

  close(): void {
    this.#path.pop();
  }

  styles(): Styles {
    const cells = this.#xfs.map(({numFmtId = "0", fontId = "0", fillId = "0"}): Look => {
      const format = this.#formats.get(numFmtId) ?? builtInFormat(Number(numFmtId));
      return {...this.#fonts[Number(fontId)], ...this.#fills[Number(fillId)], format};
    });
    return {cells, conditional: this.#conditional, palette: this.#palette};
  }

  /** What is being described. */
  #drawn(group: string | undefined): Draft | undefined {
    if (group === "dxfs") return this.#conditional.at(-1);
    return group === "fonts" ? this.#fonts.at(-1) : group === "fills" ? this.#fills.at(-1) : undefined;
  }

  #format(group: string | undefined, {numFmtId = "", formatCode = ""}: Attributes): void {
    const look = group === "dxfs" ? this.#conditional.at(-1) : undefined;
    if (look) look.format = formatCode;
    else this.#formats.set(numFmtId, formatCode);
  }

  #font(look: Draft, name: string, attributes: Attributes): void {
    if (name === "strike") look.isStruck = isOn(attributes);
    if (name === "vertAlign") look.isRaised = isRaisedBy(attributes);
    if (name === "sz" && attributes.val !== undefined) look.size = Number(attributes.val);
    const colour = name === "color" ? colourOf(attributes, this.#palette) : null;
    if (colour) look.colour = colour;
  }

  /** In a conditional format the colour of a plain fill is called that of the background. */
  #fill(look: Draft, name: string, attributes: Attributes, isConditional: boolean): void {
    const {patternType = isConditional ? "solid" : "none"} = attributes;
    if (name === "gradientFill") look.ground = "mixed";
    if (name === "patternFill" && !["solid", "none"].includes(patternType)) look.ground = "mixed";
    const colour =
      name === (isConditional ? "bgColor" : "fgColor") ? colourOf(attributes, this.#palette) : null;
    if (colour && look.ground !== "mixed") look.ground = colour;
  }
}

/** `<strike/>` and `<strike val="1"/>` */
export function isOn({val = "1"}: Attributes): boolean {
  return val !== "0" && val !== "false";
}

export function isRaisedBy({val}: Attributes): boolean {
  return val === "superscript" || val === "subscript";
}

/** The colours of a theme, as styles number them: light and dark stand exchanged in the file. */
export async function readTheme(part: ZipPart): Promise<readonly Colour[]> {
  const colours: Colour[] = [];
  let isIn = false;
  await readXml(
    part,
    {
      open(name, {val, lastClr}) {
        if (name === "clrScheme") isIn = true;
        const hex = name === "sysClr" ? (lastClr ?? (val === "window" ? "FFFFFF" : "000000")) : val;
        if (isIn && /^(sys|srgb)Clr$/.test(name))
          colours.push(colourOf({rgb: hex ?? ""}, noPalette) ?? black);
      },
      close(name) {
        if (name === "clrScheme") isIn = false;
      },
    },
    "without",
  );
  const [dark = black, light = white, dark2 = black, light2 = white, ...rest] = colours;
  return [light, dark, light2, dark2, ...rest];
}
