/** Shapes of SVG in points of the page. Each says what it is to whoever points at it. */
import {type Html, text} from "./html.js";

/** One stage of reading, to be switched on and off. */
export interface Layer {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly count: number;
  readonly svg: Html;
}

export type Box = readonly [number, number, number, number];

export function rect([x0, y0, x1, y1]: Box, className: string, tip: string, id = ""): Html {
  const size = `x="${x0}" y="${y0}" width="${round(x1 - x0)}" height="${round(y1 - y0)}"`;
  return `<rect ${id && `id="${id}" `}class="${className}" ${size} data-t="${text(tip)}"/>`;
}

export function label([x, y]: readonly [number, number], className: string, value: string): Html {
  return `<text class="${className}" x="${round(x)}" y="${round(y)}">${text(value)}</text>`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
