/** Lists: of items with bullets, of colours with what they stand for, of terms with what they mean. */
import type {Element} from "domhandler";
import {classesOf, elementsIn} from "../document.js";
import type {ColourName, TextStyle} from "../templates/theme.js";
import {atTop, type Block, elementStyle, linesBlock, type Setting, stack, tagged} from "./block.js";
import {layText} from "./text-block.js";

const bulletIndent = 9;

export function list(element: Element, width: number, setting: Setting): Block {
  const items = elementsIn(element.children).map((item): Block => {
    const style = elementStyle(item, setting);
    const text = layText(item, style, width - bulletIndent);
    return tagged("LI", itemPiece(tagged("LBody", linesBlock(text)), style, true));
  });
  return tagged("L", stack(items));
}

/** An item of a list, or what is left of it for another page: that has no bullet. */
function itemPiece(words: Block, style: TextStyle, hasBullet: boolean): Block {
  return {
    height: words.height + style.after,
    draw: (pen, x, y, parent) => {
      if (hasBullet) {
        const label = pen.pdf.structure("Lbl", parent);
        label.add(() => pen.text("•", x, y + style.leading * 0.72, style.weight, style.size, "accent"));
        label.end();
      }
      words.draw(pen, x + bulletIndent, y, parent);
    },
    divide: (available, capacity) => {
      const pieces = words.divide?.(available, capacity);
      if (!pieces) return null;
      return [itemPiece(pieces[0], {...style, after: 0}, hasBullet), itemPiece(pieces[1], style, false)];
    },
  };
}

/** What the colours of a chart stand for: small squares with words, on as many lines as it takes. */
export function key(element: Element, width: number, setting: Setting): Block {
  const [square, gap] = [6.5, 14];
  let [left, line] = [0, 0];
  const items = elementsIn(element.children).map((item) => {
    const style = elementStyle(item, setting);
    const text = layText(item, style, width - square - 4);
    if (left > 0 && left + square + 4 + text.width > width) [left, line] = [0, line + 1];
    const place = {item, style, text, x: left, y: line * (style.leading + 0.5)};
    left += square + 4 + text.width + gap;
    return place;
  });
  const leading = items[0]?.style.leading ?? 0;
  return tagged("L", {
    height: (line + 1) * (leading + 0.5) + 3,
    draw: (pen, x, y, parent) => {
      for (const {item, style, text, ...place} of items) {
        const colour = classesOf(item)[0] as ColourName;
        pen.decorate(x + place.x, y + place.y + (style.leading - square) / 2, square, square, colour);
        const body = tagged("LI", tagged("LBody", {height: 0, draw: text.draw}));
        body.draw(pen, x + place.x + square + 4, y + place.y, parent);
      }
    },
  });
}

export function definitions(element: Element, width: number, setting: Setting): Block {
  const items = elementsIn(element.children).map((group) => {
    const parts = elementsIn(group.children).map((part) => {
      const style = elementStyle(part, setting);
      return tagged(part.name === "dt" ? "Lbl" : "LBody", atTop(layText(part, style, width), style));
    });
    return tagged("LI", stack(parts));
  });
  return tagged("L", stack(items));
}
