/** The styles of an ODS workbook, as far as they decide what is seen. */
import {colourFrom} from "./colours.js";
import type {Look} from "./styles.js";
import type {Attributes} from "./xml.js";

export interface OdsLook extends Look {
  /** of a whole sheet */
  readonly isHidden?: boolean;
  /** it formats numbers in a way of its own */
  readonly dataStyle?: string;
  /** styles that take its place where a condition holds (other programs than LibreOffice write only these) */
  readonly conditional?: readonly string[];
}

export class OdsStyles {
  readonly #styles = new Map<string, {parent: string | undefined; look: OdsLook}>();
  #name: string | null = null;

  open(name: string, attributes: Attributes): void {
    if (name === "style:style" || name === "style:default-style") {
      const family = attributes["style:family"] ?? "";
      this.#name = keyOf(family, attributes["style:name"] ?? "");
      const parent = attributes["style:parent-style-name"];
      const dataStyle = attributes["style:data-style-name"];
      this.#styles.set(this.#name, {
        parent: name === "style:style" ? keyOf(family, parent ?? "") : undefined,
        look: {...(dataStyle !== undefined && {dataStyle})},
      });
    }
    const style = this.#name === null ? undefined : this.#styles.get(this.#name);
    if (!style || !name.startsWith("style:")) return;
    const other = name === "style:map" ? attributes["style:apply-style-name"] : undefined;
    const {conditional = []} = style.look;
    style.look = {
      ...style.look,
      ...lookIn(attributes),
      ...(other !== undefined && {conditional: [...conditional, other]}),
    };
  }

  close(name: string): void {
    if (name === "style:style" || name === "style:default-style") this.#name = null;
  }

  /** What a style says, with what it takes over from those it builds on. */
  look(family: string, name: string): OdsLook {
    let look: OdsLook = {};
    let key: string | undefined = keyOf(family, name);
    for (let depth = 0; key !== undefined && depth < deepest; depth++) {
      const style = this.#styles.get(key);
      look = {...style?.look, ...look};
      key = style ? style.parent : key === keyOf(family, "") ? undefined : keyOf(family, "");
    }
    return look;
  }
}

/** A style builds on a few others, in no circle. */
const deepest = 20;

function keyOf(family: string, name: string): string {
  return `${family}/${name}`;
}

function lookIn(attributes: Attributes): OdsLook {
  const line = attributes["style:text-line-through-style"] ?? attributes["style:text-line-through-type"];
  const position = attributes["style:text-position"];
  const colour = colourFrom(attributes["fo:color"] ?? "");
  const ground = colourFrom(attributes["fo:background-color"] ?? "");
  const display = attributes["table:display"] ?? attributes["text:display"];
  const size = pointsIn(attributes["fo:font-size"]);
  const extent = pointsIn(attributes["style:column-width"] ?? attributes["style:row-height"]);
  return {
    ...(size !== null && {size}),
    ...(extent !== null && {isHidden: extent < leastExtent}),
    ...(line !== undefined && {isStruck: line !== "none"}),
    ...(position !== undefined && {isRaised: /^(?:super|sub|-?[1-9])/.test(position)}),
    ...(colour && {colour}),
    ...(ground && {ground}),
    ...(display !== undefined && {isHidden: display === "false" || display === "none"}),
  };
}

/** In points: of a row that is lower, or a column that is narrower, nothing is seen. */
const leastExtent = 2;

const points: Readonly<Record<string, number>> = {
  pt: 1,
  pc: 12,
  px: 0.75,
  in: 72,
  cm: 72 / 2.54,
  mm: 7.2 / 2.54,
};

/** "0.45cm" in points; null for what is no length. */
function pointsIn(length: string | undefined): number | null {
  const [, number, unit = ""] = /^([\d.]+)([a-z]+)$/.exec(length ?? "") ?? [];
  const size = points[unit];
  return number === undefined || size === undefined ? null : Number(number) * size;
}
