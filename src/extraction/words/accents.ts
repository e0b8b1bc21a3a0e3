/** Accents that were drawn over a letter as glyphs of their own (TeX, old Type 1 fonts). */
import type {TurnedGlyph} from "./orientation.js";

/** Spacing accents, and the combining ones that they stand for. */
const combining: Readonly<Record<string, string>> = {
  "\u00b4": "\u0301",
  "\u02ca": "\u0301",
  "`": "\u0300",
  "\u02cb": "\u0300",
  "\u00a8": "\u0308",
  "^": "\u0302",
  "\u02c6": "\u0302",
  "~": "\u0303",
  "\u02dc": "\u0303",
  "\u00b8": "\u0327",
  "\u02c7": "\u030c",
  "\u02da": "\u030a",
};

/** An accent that was drawn over a letter, as a glyph of its own, becomes part of that letter. */
export function composeAccents(glyphs: readonly TurnedGlyph[]): readonly TurnedGlyph[] {
  if (!glyphs.some(isAccent)) return glyphs;
  const composed = [...glyphs];
  for (const accent of glyphs.filter(isAccent)) {
    const index = composed.findIndex((letter) => compose(letter, accent) !== null);
    const letter = composed[index];
    if (!letter) continue;
    composed[index] = {...letter, text: compose(letter, accent) as string, source: letter.source ?? letter};
    composed.splice(composed.indexOf(accent), 1);
  }
  return composed;
}

function isAccent({text}: TurnedGlyph): boolean {
  if (combining[text] !== undefined) return true;
  return text > "\u007f" && /^\p{M}$/u.test(text);
}

/** The accented letter, if the accent lies over this one and there is such a letter. */
function compose(letter: TurnedGlyph, accent: TurnedGlyph): string | null {
  if (!/^\p{L}$/u.test(letter.text)) return null;
  const centre = (accent.x0 + accent.x1) / 2;
  if (centre <= letter.x0 || centre > letter.x1 + 0.02 * letter.size) return null;
  const mark = combining[accent.text] ?? accent.text;
  const together = (letter.text.replace("ı", "i") + mark).normalize("NFC");
  return together.length === 1 ? together : null;
}
