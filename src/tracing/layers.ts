/** The stages of reading as layers of SVG over the picture of a page, in points of the page. */
import type {EditionRecord, PageRecord} from "../extraction/trace/record.js";
import {text} from "./html.js";
import {type Layer, rect, round} from "./svg.js";
import {grids, headings, tables, tablesPassedOver} from "./table-layers.js";
import {facts, paragraphs} from "./text-layers.js";

/** From the paper up: what lies lower is drawn first. */
export function layersOf(page: PageRecord, editions: readonly EditionRecord[]): Layer[] {
  const layers: Layer[] = [
    drawings(page),
    paragraphs(page),
    grids(page),
    tablesPassedOver(page),
    tables(page),
    headings(page),
    lines(page),
    words(page),
    tokens(page),
    glyphs(page),
    ocr(page),
    facts(page, editions),
    dropped(page),
    asRead(page),
  ];
  return layers.filter(({count}) => count > 0);
}

function glyphs({glyphs: kept}: PageRecord): Layer {
  // thousands of them: one path, without words of their own
  const path = kept.map(({box: [x0, y0, x1, y1]}) => `M${x0} ${y0}H${x1}V${y1}H${x0}Z`).join("");
  return {
    id: "glyphs",
    key: "g",
    name: "Glyphs kept",
    isOn: false,
    count: kept.length,
    svg: `<path class="kept" d="${path}"/>`,
  };
}

function drawings(page: PageRecord): Layer {
  const svg = page.drawings
    .map(({kind, box, operation, colour, alpha, cover}) => {
      const ink =
        colour === null ? "" : ` ${colour}, alpha ${alpha}, fills ${Math.round(100 * (cover ?? 0))}%`;
      return rect(box, `drawing ${kind}`, `${kind}${ink}, drawn as ${operation}`);
    })
    .join("");
  return {id: "drawings", key: "m", name: "Shapes and images", isOn: false, count: page.drawings.length, svg};
}

function dropped(page: PageRecord): Layer {
  const svg = page.dropped
    .map(({box, why, text: shown, operation}) =>
      rect(box, `drop ${why.replaceAll(" ", "-")}`, `dropped «${shown}»: ${why}, drawn as ${operation}`),
    )
    .join("");
  return {id: "dropped", key: "d", name: "Glyphs dropped", isOn: true, count: page.dropped.length, svg};
}

function lines(page: PageRecord): Layer {
  const svg = page.lines
    .map((line, i) =>
      rect(
        line.box,
        "line",
        `line ${i + 1}, ${line.angle}°: ${line.words.map((word) => word.text).join(" ")}`,
      ),
    )
    .join("");
  return {id: "lines", key: "l", name: "Lines", isOn: false, count: page.lines.length, svg};
}

function words(page: PageRecord): Layer {
  const all = page.lines.flatMap((line) => line.words);
  const svg = all
    .map(({box, text: shown, font, size, fill, notes}) =>
      rect(box, "word", `word «${shown}»${notes && ` with note mark ${notes}`} · ${font} ${size} pt ${fill}`),
    )
    .join("");
  return {id: "words", key: "w", name: "Words", isOn: false, count: all.length, svg};
}

function tokens(page: PageRecord): Layer {
  const all = page.lines.flatMap((line) => line.tokens).filter(({kind}) => kind !== "text");
  const svg = all
    .map(({box, kind, text: shown}) => rect(box, `token ${kind}`, `token «${shown}»: ${kind}`))
    .join("");
  return {id: "tokens", key: "t", name: "Tokens that are figures", isOn: false, count: all.length, svg};
}

/** What is written where as the reader has it: beside the picture, it shows a font that names the wrong letters. */
function asRead(page: PageRecord): Layer {
  const all = page.lines.flatMap((line) => line.words.map((word) => ({...word, angle: line.angle})));
  const svg = all
    .map(({box: [x0, , x1, y1], text: shown, size, angle}) => {
      const baseline = y1 - 0.2 * size;
      const turned =
        Math.abs(angle) > 1
          ? ` transform="rotate(${angle} ${x0} ${baseline})"`
          : ` textLength="${round(x1 - x0)}" lengthAdjust="spacingAndGlyphs"`;
      return `<text class="read" x="${x0}" y="${round(baseline)}" font-size="${size}"${turned}>${text(shown)}</text>`;
    })
    .join("");
  return {id: "read", key: "x", name: "Text as it is read", isOn: false, count: all.length, svg};
}

function ocr(page: PageRecord): Layer {
  const svg = page.ocr
    .map(({box, text: shown, confidence, isClutter}) => {
      const level = isClutter ? "clutter" : confidence < 60 ? "low" : confidence < 85 ? "fair" : "high";
      return rect(
        box,
        `ocr ${level}`,
        `OCR «${shown}», confidence ${confidence}${isClutter ? ", left out as clutter" : ""}`,
      );
    })
    .join("");
  return {id: "ocr", key: "o", name: "OCR words by confidence", isOn: true, count: page.ocr.length, svg};
}
