/** A piece of the page: its height is known before it is drawn, and it is drawn whole. */
import type {Element} from "domhandler";
import {InputError} from "../../vocabulary/error.js";
import {classesOf, placeOf, type SheetDocument, textOf} from "../document.js";
import type {Templates} from "../templates/templates.js";
import {styleOf, type TextStyle} from "../templates/theme.js";
import type {Structure} from "./pdfkit.js";
import type {Pen} from "./pen.js";
import {layText, type TextBlock} from "./text-block.js";

export interface Block {
  /** points, with the space before and after */
  readonly height: number;
  readonly draw: (pen: Pen, x: number, y: number, parent: Structure) => void;
  /** whether it may stand further from its neighbours than it has to */
  readonly isPiece?: boolean;
  /**
   * The part that fits in so many points, and the rest; null when nothing worth while fits. Only for what can be
   * split. `capacity` is the height of the pages that follow.
   */
  readonly split?: Split;
  /**
   * The same for what is taller than a page, and has to go on on the next one, wherever that is; null when nothing fits.
   * Texts that people write may be of any length: a note, a reason, the corrections of a bad scan.
   */
  readonly divide?: Split;
  /** stands with what follows it: a heading */
  readonly isHeading?: boolean;
  /** is left out at the top of a page */
  readonly isSpace?: boolean;
}
export type Split = (available: number, capacity: number) => readonly [Block, Block] | null;

/** What every block is made with. */
export interface Setting {
  readonly document: SheetDocument;
  readonly templates: Templates;
  /** how far apart the rows of tables and charts stand: 1 is as designed, less is tighter */
  readonly density: number;
}

/** Blocks below each other. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw: (pen, x, y, parent) => {
      let top = y;
      for (const block of blocks) {
        block.draw(pen, x, top, parent);
        top += block.height;
      }
    },
    ...(blocks.some((block) => block.split) && {
      split: (available: number, capacity: number) => splitStack(blocks, available, capacity),
    }),
    divide: (available, capacity) => divideStack(blocks, available, capacity),
  };
}

/** Within the first block that does not fit, or before it; a heading goes along with what it is the heading of. */
function divideStack(
  blocks: readonly Block[],
  available: number,
  capacity: number,
): readonly [Block, Block] | null {
  let left = available;
  const index = blocks.findIndex((block) => {
    if (block.height > left && !block.isSpace) return true;
    left -= block.height;
    return false;
  });
  const pieces = blocks[index]?.divide?.(left, capacity);
  if (pieces)
    return [stack([...blocks.slice(0, index), pieces[0]]), stack([pieces[1], ...blocks.slice(index + 1)])];
  let end = index;
  while (end > 0 && (blocks[end - 1]?.isHeading || blocks[end - 1]?.isSpace)) end--;
  if (end <= 0) return null;
  const later = blocks.slice(end);
  return [stack(blocks.slice(0, end)), stack(later[0]?.isSpace ? later.slice(1) : later)];
}

/** Only within a block that can be split: a heading stays with what it is the heading of. */
function splitStack(
  blocks: readonly Block[],
  available: number,
  capacity: number,
): readonly [Block, Block] | null {
  let left = available;
  const index = blocks.findIndex((block) => {
    if (block.height > left) return true;
    left -= block.height;
    return false;
  });
  const pieces = blocks[index]?.split?.(left, capacity);
  if (!pieces) return null;
  return [stack([...blocks.slice(0, index), pieces[0]]), stack([pieces[1], ...blocks.slice(index + 1)])];
}

/** A block inside a structure element of its own, which goes on where the block is split. */
export function tagged(type: string, block: Block): Block {
  return taggedPiece(type, block, {element: null}, true);
}

function taggedPiece(type: string, block: Block, tree: {element: Structure | null}, isLast: boolean): Block {
  const {split, divide} = block;
  const goingOn =
    (part: Split): Split =>
    (available, capacity) => {
      const pieces = part(available, capacity);
      return (
        pieces && [taggedPiece(type, pieces[0], tree, false), taggedPiece(type, pieces[1], tree, isLast)]
      );
    };
  return {
    ...block,
    draw: (pen, x, y, parent) => {
      tree.element ??= pen.pdf.structure(type, parent);
      block.draw(pen, x, y, tree.element);
      if (isLast) tree.element.end();
    },
    ...(split && {split: goingOn(split)}),
    ...(divide && {divide: goingOn(divide)}),
  };
}

/** Where rows stand further apart, so do the lines of running text: a quarter as much. */
export function elementStyle(element: Element, {templates, density}: Setting): TextStyle {
  const style = styleOf(templates.theme, element.name, classesOf(element));
  const name = [element.name, ...classesOf(element).slice(0, 1)].join(".");
  const airier = runningText.includes(name) ? 1 + Math.max(0, density - 1) / 4 : 1;
  return {...style, leading: style.leading * airier, after: style.after * airier};
}

const runningText = ["p", "p.message", "p.small", "li", "dd.meaning"];

/** Space inside the coloured panel of a notice, in points. */
const panelPadding = {left: 11, top: 5};
const panels = ["notice", "register"];

/** A paragraph or heading with its tag, with its space before and after. */
export function paragraph(element: Element, type: string, width: number, setting: Setting): Block {
  const style = elementStyle(element, setting);
  if (classesOf(element).some((name) => panels.includes(name))) return panel(element, type, width, style);
  const text = layText(element, style, width);
  return tagged(type, atTop(text, style));
}

/** A text block with the space that its style keeps around it. */
export function atTop(text: TextBlock, style: TextStyle): Block {
  return {
    height: style.before + text.height + style.after,
    draw: (pen, x, y, parent) => text.draw(pen, x, y + style.before, parent),
    divide: (available) => {
      const pieces = text.divide(available - style.before);
      return pieces && [atTop(pieces[0], {...style, after: 0}), atTop(pieces[1], {...style, before: 0})];
    },
  };
}

function panel(element: Element, type: string, width: number, style: TextStyle): Block {
  const text = layText(element, style, width - 2 * panelPadding.left);
  return panelPiece(tagged(type, linesBlock(text)), width, style);
}

/** The lines of a text as they are, without space around them. */
export function linesBlock(text: TextBlock): Block {
  return {
    height: text.height,
    draw: text.draw,
    divide: (available) => {
      const pieces = text.divide(available);
      return pieces && [linesBlock(pieces[0]), linesBlock(pieces[1])];
    },
  };
}

function panelPiece(words: Block, width: number, style: TextStyle): Block {
  const inner = words.height + 2 * panelPadding.top;
  return {
    height: style.before + inner + style.after,
    draw: (pen, x, y, parent) => {
      const top = y + style.before;
      pen.decorate(x, top, width, inner, "surface");
      pen.decorate(x, top, 3, inner, style.colour === "signal" ? "signal" : "accent");
      words.draw(pen, x + panelPadding.left, top + panelPadding.top, parent);
    },
    divide: (available, capacity) => {
      const pieces = words.divide?.(available - style.before - 2 * panelPadding.top, capacity);
      if (!pieces) return null;
      return [
        panelPiece(pieces[0], width, {...style, after: 0}),
        panelPiece(pieces[1], width, {...style, before: 0}),
      ];
    },
  };
}

/** A heading that the bookmarks lead to. */
export function bookmarked(element: Element, block: Block): Block {
  const title = textOf(element).replace(/\s+/g, " ").trim();
  const {divide} = block;
  return {
    ...block,
    isHeading: true,
    ...(divide && {
      divide: (available, capacity) => {
        const pieces = divide(available, capacity);
        return pieces && [bookmarked(element, pieces[0]), pieces[1]];
      },
    }),
    draw: (pen, x, y, parent) => {
      pen.bookmark(title, y);
      block.draw(pen, x, y, parent);
    },
  };
}

/** @throws InputError `invalid`: what a template asks for does not fit, in points */
export function failToFit(
  element: Element,
  needed: number,
  available: number,
  direction: "wide" | "high",
  {templates}: Setting,
): never {
  const chart = element.attribs["data-chart"];
  const what = chart ? `the chart "${chart}"` : `<${element.name}>`;
  const size = `${Math.ceil(needed)} points ${direction}, there is room for ${Math.floor(available)}`;
  throw new InputError("invalid", `${what} does not fit: ${size}`, {
    place: placeOf(element, templates),
    next: "make it smaller, or give it more room: its own row, smaller letters, a smaller margin",
  });
}
