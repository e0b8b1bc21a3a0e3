/** Soft masks: what was drawn into one says how much of later ink is seen (ISO 32000-1, 11.5). */
import type {Box, ImageBox, Rule} from "../words/glyph.js";

export interface SoftMask {
  /** whether brightness shows, or just that something is painted */
  readonly kind: "Luminosity" | "Alpha";
  /** brightness where nothing is painted, 0 to 1; null when a function changes it all */
  readonly ground: number | null;
  readonly rules: Rule[];
  readonly images: ImageBox[];
  /** where text is drawn into the mask */
  readonly texts: Box[];
}

/** @param group what pdf.js says of it */
export function createSoftMask(group: {
  readonly subtype?: string;
  readonly backdrop?: string | null;
  readonly transferMap?: unknown;
}): SoftMask {
  const isAlpha = group.subtype === "Alpha";
  const ground = isAlpha || !group.backdrop ? 0 : brightnessOf(group.backdrop);
  return {
    kind: isAlpha ? "Alpha" : "Luminosity",
    ground: group.transferMap ? null : ground,
    rules: [],
    images: [],
    texts: [],
  };
}

/** How much is seen of ink in this box, 0 to 1; null where that is not known, or not the same all over it. */
export function shownThrough(mask: SoftMask, box: Box): number | null {
  if ([...mask.images.map(boxOf), ...mask.texts].some((other) => overlap(other, box))) return null;
  let shown = mask.ground;
  for (const rule of mask.rules) {
    if (!overlap(boxOf(rule), box)) continue;
    const brightness = mask.kind === "Alpha" ? 1 : brightnessOf(rule.colour);
    const isWhole = rule.cover > 0.95 && !rule.isMixed && contains(boxOf(rule), box);
    shown =
      shown === null || brightness === null || !isWhole ? null : shown + (brightness - shown) * rule.alpha;
  }
  return shown;
}

function boxOf({x0, y0, x1, y1}: ImageBox): Box {
  return [x0, y0, x1, y1];
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function contains(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function brightnessOf(colour: string): number | null {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : null;
  if (value === null) return null;
  return (0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255)) / 255;
}
