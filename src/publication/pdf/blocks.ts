/** From the elements of the document to blocks: one small function for each kind of element. */
import {Element} from "domhandler";
import {paintChart} from "../charts/chart.js";
import {alternativeText, classesOf, columnWidths, elementsIn, pageWidth} from "../document.js";
import {
  atTop,
  type Block,
  bookmarked,
  elementStyle,
  paragraph,
  type Setting,
  stack,
  tagged,
} from "./block.js";
import {createCanvas} from "./canvas.js";
import {definitions, key, list} from "./lists.js";
import {tableBlock} from "./table-block.js";
import {layText} from "./text-block.js";

/** @param width in points */
export function createBlock(element: Element, width: number, setting: Setting): Block {
  const make = makers[element.name];
  if (!make) throw new Error(`<${element.name}> cannot stand here on paper`);
  return make(element, width, setting);
}

type Maker = (element: Element, width: number, setting: Setting) => Block;

const makers: Readonly<Record<string, Maker>> = {
  h1: (element, width, setting) => bookmarked(element, paragraph(element, "H1", width, setting)),
  h2: (element, width, setting) => bookmarked(element, paragraph(element, "H2", width, setting)),
  h3: (element, width, setting) => ({...paragraph(element, "H3", width, setting), isHeading: true}),
  figcaption: (element, width, setting) => bookmarked(element, paragraph(element, "H2", width, setting)),
  p: (element, width, setting) => paragraph(element, "P", width, setting),
  header: headerBand,
  div: (element, width, setting) =>
    classesOf(element).includes("columns")
      ? columns(element, width, setting)
      : below(element, width, setting),
  section: (element, width, setting) => tagged("Sect", below(element, width, setting)),
  ul: (element, width, setting) =>
    classesOf(element).includes("key") ? key(element, width, setting) : list(element, width, setting),
  dl: (element, width, setting) =>
    classesOf(element).includes("key-figures")
      ? keyFigures(element, width, setting)
      : definitions(element, width, setting),
  figure: (element, width, setting) => {
    const block = figure(element, width, setting);
    // One that stands by itself has no row of columns that would keep it apart from what follows.
    return isAlone(element) ? stack([block, blank(rowGap)]) : block;
  },
  table: tableBlock,
};

/** Space between rows of columns, and below lists, in points. */
const rowGap = 10;

function below(element: Element, width: number, setting: Setting): Block {
  const children = elementsIn(element.children).filter((child) => !classesOf(child).includes("web"));
  return stack(
    children.flatMap((child, i) => {
      const block = createBlock(child, width, setting);
      return i > 0 && startsWithHeading(child) ? [blank(rowGap), block] : [block];
    }),
  );
}

function isAlone({parent}: Element): boolean {
  return parent instanceof Element && parent.name === "article";
}

/** A piece of its own, which stands a little apart from the one above it. */
function startsWithHeading(element: Element): boolean {
  const [first] = elementsIn(element.children);
  return first?.name === "h2" || first?.name === "figcaption";
}

function blank(height: number): Block {
  return {height, draw: () => undefined, isSpace: true};
}

/** The head of the sheet, on a band from edge to edge. */
function headerBand(element: Element, width: number, setting: Setting): Block {
  const content = below(element, width, setting);
  const [underText, underBand] = [10, 13];
  return {
    height: content.height + underText + underBand,
    draw: (pen, x, y, parent) => {
      pen.decorate(0, 0, pageWidth, y + content.height + underText, "band");
      content.draw(pen, x, y, parent);
    },
  };
}

/** Beside each other, all from the same top. */
function columns(element: Element, width: number, setting: Setting): Block {
  const widths = columnWidths(element, width, setting.templates.theme);
  const blocks = elementsIn(element.children).map((child, i) =>
    createBlock(child, widths[i] ?? width, setting),
  );
  const {columnGap} = setting.templates.theme.page;
  return besideEachOther(
    blocks,
    blocks.map((_, i) => (widths[i] ?? width) + columnGap),
  );
}

/** @param steps from the left of each column to that of the next; one without a block stays empty */
function besideEachOther(blocks: readonly (Block | null)[], steps: readonly number[]): Block {
  return {
    height: Math.max(0, ...blocks.map((block) => block?.height ?? 0)) + rowGap,
    draw: (pen, x, y, parent) => {
      let left = x;
      blocks.forEach((block, i) => {
        block?.draw(pen, left, y, parent);
        left += steps[i] ?? 0;
      });
    },
    divide: (available, capacity) => {
      const pieces = blocks.map((block): readonly [Block | null, Block | null] | null => {
        if (!block || block.height <= available) return [block, null];
        return block.divide?.(available, capacity) ?? null;
      });
      if (pieces.some((pair) => pair === null)) return null;
      const column = (which: 0 | 1) => pieces.map((pair) => pair?.[which] ?? null);
      return [besideEachOther(column(0), steps), besideEachOther(column(1), steps)];
    },
  };
}

/** Large numbers beside each other; under each what it counts and how it changed. */
function keyFigures(element: Element, width: number, setting: Setting): Block {
  const groups = elementsIn(element.children);
  const gap = 14;
  const columnWidth = (width - gap * (groups.length - 1)) / groups.length;
  const items = groups.map((group) => {
    const parts = elementsIn(group.children).map((part) => {
      const style = elementStyle(part, setting);
      const text = atTop(layText(part, style, columnWidth), style);
      return {part, block: part.name === "dd" ? tagged("P", text) : text};
    });
    const isValue = (part: Element) => part.name === "dd" && classesOf(part).length === 0;
    return {
      term: stack(parts.filter(({part}) => part.name === "dt").map(({block}) => block)),
      value: stack(parts.filter(({part}) => isValue(part)).map(({block}) => block)),
      rest: stack(parts.filter(({part}) => part.name === "dd" && !isValue(part)).map(({block}) => block)),
    };
  });
  const termHeight = Math.max(...items.map(({term}) => term.height));
  const height = Math.max(...items.map(({value, rest}) => termHeight + value.height + rest.height));
  return tagged("L", {
    height: height + 4 + rowGap,
    draw: (pen, x, y, parent) => {
      items.forEach(({term, value, rest}, i) => {
        const left = x + i * (columnWidth + gap);
        pen.decorate(left, y, columnWidth, 1.4, "accent");
        const item = pen.pdf.structure("LI", parent);
        tagged("Lbl", term).draw(pen, left, y + 4 + value.height, item);
        tagged("LBody", {
          height: 0,
          draw: (_, __, ___, body) => {
            value.draw(pen, left, y + 4, body);
            rest.draw(pen, left, y + 4 + value.height + termHeight, body);
          },
        }).draw(pen, left, y, item);
        item.end();
      });
    },
  });
}

/** Heading, message and key are read as text; only the drawing itself is a Figure with an alternative. */
function figure(element: Element, width: number, setting: Setting): Block {
  const children = elementsIn(element.children);
  const isNote = (child: Element) => classesOf(child).includes("note");
  const blocksOf = (some: readonly Element[]) => some.map((child) => createBlock(child, width, setting));
  const before = blocksOf(children.filter((child) => !isNote(child)));
  const notes = blocksOf(children.filter(isNote));
  return tagged("Sect", stack([...before, drawing(element, setting), ...notes]));
}

function drawing(element: Element, setting: Setting): Block {
  const chart = setting.document.charts.get(element);
  if (!chart) return {height: 0, draw: () => undefined};
  const {width, height} = chart;
  return {
    // While a density is being chosen, the charts are still as designed.
    height: chart.heightAt(setting.density) + 4,
    draw: (pen, x, y, parent) => {
      const alt = alternativeText(element, setting.templates);
      const figureElement = pen.pdf.structure("Figure", parent, {alt, bbox: [x, y, x + width, y + height]});
      figureElement.add(() => {
        pen.pdf.write("q");
        paintChart(chart, createCanvas(pen.pdf, setting.templates.theme, x, y));
        pen.pdf.write("Q");
      });
      figureElement.end();
    },
  };
}
