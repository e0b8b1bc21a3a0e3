/** The words of an element, as they are set: with their weight, where they lead to, and where a line may end. */
import {type Element, Text} from "domhandler";
import {elementsIn, textOf} from "../document.js";
import {textWidth} from "../fonts.js";
import type {Weight} from "../templates/theme.js";

export interface SetWord {
  readonly text: string;
  readonly weight: Weight;
  readonly address: string | undefined;
  readonly spaceBefore: boolean;
  /** whether a line may end before it: at a space, or behind a hyphen */
  readonly mayBreakBefore: boolean;
}

/** "Hardinxveld-Giessendam" may be broken behind its hyphen; "'s-Hertogenbosch" and "2020-2023" may not. */
const afterHyphen = /(?<=\p{L}{2}-)(?=\p{L}{2})/u;

/** Words as they follow each other; white space of the source counts as one space. */
export function wordsOf(element: Element, weight: Weight, address?: string): SetWord[] {
  const words: SetWord[] = [];
  let space = false;
  for (const child of element.children) {
    if (child instanceof Text) {
      // No-break spaces are part of a word.
      for (const part of child.data.match(/[ \t\r\n]+|[^ \t\r\n]+/g) ?? []) {
        if (/^[ \t\r\n]/.test(part)) space = true;
        else {
          const spaceBefore = space && words.length > 0;
          part.split(afterHyphen).forEach((text, i) => {
            const mayBreakBefore = i > 0 || spaceBefore;
            words.push({text, weight, address, spaceBefore: i === 0 && spaceBefore, mayBreakBefore});
          });
          space = false;
        }
      }
    } else if (elementsIn([child])[0]) {
      const inner = child as Element;
      const heavier = inner.name === "strong" ? (weight === "regular" ? "semibold" : "bold") : weight;
      const nested = wordsOf(inner, heavier, inner.name === "a" ? inner.attribs.href : address);
      const spaceBefore = space && words.length > 0;
      words.push(
        ...nested.map((word, i) => (i === 0 ? {...word, spaceBefore, mayBreakBefore: spaceBefore} : word)),
      );
      space = /[ \t\r\n]$/.test(textOf(inner));
    }
  }
  return words;
}

/** A word that is wider than a line is broken where the line is full: nothing may run over the edge of the page. */
export function partsOf(word: SetWord, size: number, width: number): SetWord[] {
  const widthOf = (text: string) => textWidth(word.weight, text) * size;
  if (widthOf(word.text) <= width) return [word];
  const parts = [""];
  for (const character of word.text) {
    const longer = `${parts.at(-1)}${character}`;
    if (parts.at(-1) === "" || widthOf(longer) <= width) parts[parts.length - 1] = longer;
    else parts.push(character);
  }
  return parts.map((text, i) =>
    i === 0 ? {...word, text} : {...word, text, spaceBefore: false, mayBreakBefore: true},
  );
}
