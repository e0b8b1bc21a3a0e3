/** Puts the blocks of a sheet on A4 pages, in reading order, with a band on top and a footer below. */
import type {Element} from "domhandler";
import {elementsIn, pageWidth, type SheetDocument, textOf} from "../document.js";
import {textWidth} from "../fonts.js";
import type {Templates} from "../templates.js";
import {styleOf} from "../theme.js";
import type {Block, Setting} from "./block.js";
import {createBlock} from "./blocks.js";
import type {Structure, TaggedPdf} from "./pdfkit.js";
import {Pen} from "./pen.js";

const pageHeight = 841.89;
const bandHeight = 9;
/** First line of a page, and the line that nothing may pass, in points from the top. */
const top = 30;
const bottom = pageHeight - 42;
const footerLine = pageHeight - 22;

/** Draws all pages. */
export function layOut(document: SheetDocument, pdf: TaggedPdf, templates: Templates): void {
  const setting: Setting = {document, templates};
  const pen = new Pen(pdf, templates.theme);
  const margin = templates.theme.page.margin;
  const children = elementsIn(document.article.children);
  const blocks = children
    .filter(({name}) => name !== "footer")
    .map((element) => createBlock(element, pageWidth - 2 * margin, setting));
  const root = pdf.structure("Document", null);
  placeBlocks(blocks, pen, margin, root);
  root.end();
  drawFooters(
    children.find(({name}) => name === "footer"),
    pen,
    templates,
  );
}

function placeBlocks(blocks: readonly Block[], pen: Pen, margin: number, root: Structure): void {
  let y = startPage(pen);
  const waiting = [...blocks];
  for (let block = waiting.shift(); block; block = waiting.shift()) {
    const pieces = y + block.height > bottom ? block.split?.(bottom - y) : null;
    if (pieces) {
      pieces[0].draw(pen, margin, y, root);
      y = bottom;
      waiting.unshift(pieces[1]);
      continue;
    }
    if (y + block.height > bottom && y > top) {
      y = startPage(pen);
      waiting.unshift(block);
      continue;
    }
    block.draw(pen, margin, y, root);
    y += block.height;
  }
}

function startPage(pen: Pen): number {
  pen.pdf.addPage();
  pen.pdf.artifact(() => pen.rectangle(0, 0, pageWidth, bandHeight, "accent"), "Pagination");
  return top;
}

/** The footer of the template on every page, with the page's number. */
function drawFooters(footer: Element | undefined, pen: Pen, templates: Templates): void {
  const {pdf, theme} = pen;
  const {margin} = theme.page;
  const style = styleOf(theme, "footer", []);
  const words = footer ? textOf(footer).replace(/\s+/g, " ").trim() : "";
  for (let page = 0; page < pdf.pages; page++) {
    pdf.switchToPage(page);
    const number = templates.settings.pageNumber
      .replace("{page}", String(page + 1))
      .replace("{pages}", String(pdf.pages));
    const right = pageWidth - margin - textWidth(style.weight, number) * style.size;
    pdf.artifact(() => {
      pen.rectangle(margin, footerLine - style.leading, pageWidth - 2 * margin, 0.5, "rule");
      pen.text(words, margin, footerLine, style.weight, style.size, style.colour);
      pen.text(number, right, footerLine, style.weight, style.size, style.colour);
    }, "Pagination");
  }
}
