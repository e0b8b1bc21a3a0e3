/** Puts the blocks of a sheet on A4 pages, in reading order, with a band on top and a footer below. */
import type {Element} from "domhandler";
import {elementsIn, pageWidth, type SheetDocument, textOf} from "../document.js";
import {textWidth} from "../fonts.js";
import type {Templates} from "../templates/templates.js";
import {styleOf} from "../templates/theme.js";
import {type Block, failToFit, type Setting} from "./block.js";
import {createBlock} from "./blocks.js";
import {bestDensity, canBePaged, heightOf, paginate} from "./pagination.js";
import type {Structure, TaggedPdf} from "./pdfkit.js";
import {Pen} from "./pen.js";

const pageHeight = 841.89;
const bandHeight = 9;
/** First line of a page, and the line that nothing may pass, in points from the top. */
const top = 30;
const bottom = pageHeight - 42;
const footerLine = pageHeight - 22;
/** The most that goes between two blocks of what is left over on a page, in points; the rest stays below. */
const mostSpread = 26;

/** Draws all pages of a document whose density was chosen. */
export function layOut(document: SheetDocument, pdf: TaggedPdf, templates: Templates): void {
  const pen = new Pen(pdf, templates.theme);
  const root = pdf.structure("Document", null);
  const blocks = blocksOf(document, templates, document.density);
  for (const page of paginate(blocks, bottom - top)) drawPage(page, pen, templates.theme.page.margin, root);
  root.end();
  const footer = elementsIn(document.article.children).find(({name}) => name === "footer");
  drawFooters(footer, pen, templates);
}

/** How far apart rows should stand for the sheet to fill its pages well. */
export function chooseDensity(document: SheetDocument, templates: Templates): number {
  const pagesWith = (density: number) => paginate(blocksOf(document, templates, density), bottom - top);
  return bestDensity(pagesWith, bottom - top);
}

function blocksOf(document: SheetDocument, templates: Templates, density: number): Block[] {
  const setting: Setting = {document, templates, density};
  const width = pageWidth - 2 * templates.theme.page.margin;
  return elementsIn(document.article.children)
    .filter(({name}) => name !== "footer")
    .map((element) => {
      const block = createBlock(element, width, setting);
      const isTooHigh = density <= 1 && !canBePaged(block, bottom - top);
      if (isTooHigh) return failToFit(largestIn(element), block.height, bottom - top, "high", setting);
      return {...block, isPiece: hasHeading(element)};
    });
}

function hasHeading(element: Element): boolean {
  return elementsIn(element.children).some(
    (child) => ["h2", "caption", "figcaption"].includes(child.name) || hasHeading(child),
  );
}

/** The chart in it, if there is one: that is what can be made smaller. */
function largestIn(element: Element): Element {
  const inside = elementsIn(element.children);
  const chart = inside.find((child) => child.attribs["data-chart"]);
  return chart ?? element;
}

/** What is left over on a page goes between its pieces; the head of the sheet stays together. */
function drawPage(blocks: readonly Block[], pen: Pen, margin: number, root: Structure): void {
  const spare = bottom - top - heightOf(blocks);
  const isGap = (i: number) => i > 0 && Boolean(blocks[i]?.isPiece || blocks[i - 1]?.isPiece);
  const gaps = blocks.filter((_, i) => isGap(i)).length;
  const between = Math.max(0, Math.min(mostSpread, spare / Math.max(1, gaps)));
  let y = startPage(pen);
  blocks.forEach((block, i) => {
    if (isGap(i)) y += between;
    block.draw(pen, margin, y, root);
    y += block.height;
  });
}

function startPage(pen: Pen): number {
  pen.pdf.addPage();
  pen.pdf.artifact(() => pen.rectangle(0, 0, pageWidth, bandHeight, "band"), "Pagination");
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
