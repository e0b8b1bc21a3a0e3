/** What was told of a page, written down: every place in points of the page, whichever way its text reads. */
import {isClutter} from "../scan/page-of-words.js";
import {type Box, boxOf, type Glyph, isBlank} from "../words/glyph.js";
import {isTable, type PageNotes} from "./collector.js";
import type {
  DrawingRecord,
  DroppedRecord,
  GlyphRecord,
  GridRecord,
  LineRecord,
  OcrRecord,
  PageRecord,
  ParagraphRecord,
  TableRecord,
} from "./record.js";
import type {TracedLayout, TracedTable, TracedText, TracedWord} from "./trace.js";

/** @param useOf what a paragraph was taken for */
export function pageRecordOf(notes: PageNotes, useOf: (text: string) => string): PageRecord {
  const {text, gaveUp} = notes;
  const glyphs = text?.page.glyphs ?? [];
  const inWords = new Set(
    (text?.layouts ?? []).flatMap(({lines}) => lines.flatMap(({words}) => words.flatMap(sourcesOf))),
  );
  const shown = glyphs.filter((glyph) => !isBlank(glyph.text) && !notes.dropped.has(glyph));
  return {
    number: notes.number,
    width: tenth(text?.page.width ?? 0),
    height: tenth(text?.page.height ?? 0),
    isOcrLayer: text?.isOcrLayer ?? false,
    drawings: drawingsOf(text),
    glyphs: shown.filter((glyph) => inWords.has(glyph)).map(glyphRecord),
    dropped: [
      ...[...notes.dropped]
        .filter(([glyph]) => !isBlank(glyph.text))
        .map(([glyph, why]) => droppedRecord(glyph, why)),
      ...shown.filter((glyph) => !inWords.has(glyph)).map((glyph) => droppedRecord(glyph, "set apart")),
    ],
    lines: (text?.layouts ?? []).flatMap((layout) => linesIn(layout, notes)),
    grids: notes.grids.map((each) => gridRecord(notes, each)),
    tables: notes.tables.map((each) => tableRecord(notes, each)),
    gaveUp: gaveUp.filter(({what}) => what === null).map(({rule}) => rule),
    paragraphs: notes.paragraphs.map(
      (paragraph): ParagraphRecord => ({
        text: paragraph.text,
        box: boxAround(paragraph.pieces.flatMap(({words}) => words)) ?? nowhere,
        use: useOf(paragraph.text),
      }),
    ),
    ocr: notes.ocr.flatMap(ocrRecords),
  };
}

function sourcesOf({glyphs}: TracedWord): Glyph[] {
  return glyphs.map((glyph) => glyph.source ?? glyph);
}

function glyphRecord(glyph: Glyph): GlyphRecord {
  return {text: glyph.text, box: tenths(boxOf(glyph))};
}

function droppedRecord(glyph: Glyph, why: DroppedRecord["why"]): DroppedRecord {
  return {...glyphRecord(glyph), why, operation: glyph.operation};
}

function drawingsOf(text: TracedText | null): DrawingRecord[] {
  const {rules = [], images = []} = text?.page ?? {};
  const shapes = rules.map(({x0, y0, x1, y1, operation, colour, alpha, cover}): DrawingRecord => {
    const isLine = Math.min(x1 - x0, y1 - y0) < thinnest;
    const box = tenths([x0, y0, x1, y1]);
    return {
      kind: isLine ? "line" : "shape",
      box,
      operation,
      colour,
      alpha: round2(alpha),
      cover: round2(cover),
    };
  });
  const pictures = images.map(
    ({x0, y0, x1, y1, operation}): DrawingRecord => ({
      kind: "image",
      box: tenths([x0, y0, x1, y1]),
      operation,
      colour: null,
      alpha: null,
      cover: null,
    }),
  );
  return [...shapes, ...pictures].sort((a, b) => a.operation - b.operation);
}

/** points: a thinner rectangle is a line */
const thinnest = 3;

function linesIn(layout: TracedLayout, notes: PageNotes): LineRecord[] {
  const tokenLines = notes.figures.find((figures) => figures.layout === layout)?.lines ?? [];
  return layout.lines.map((line, i) => ({
    box: boxAround(line.words) ?? nowhere,
    angle: tenth((layout.angle * 180) / Math.PI),
    words: line.words.map((word) => ({
      text: word.text,
      box: boxAround([word]) ?? nowhere,
      size: tenth(word.size),
      font: word.font,
      fill: word.fill,
      notes: word.notes,
    })),
    tokens: (tokenLines[i]?.tokens ?? []).map(({kind, text, words}) => ({
      kind,
      text,
      box: boxAround(words) ?? nowhere,
    })),
  }));
}

function gridRecord({gaveUp, tables}: PageNotes, {grid, lines}: PageNotes["grids"][number]): GridRecord {
  const within = lines.filter(({y}) => y > grid.top - 0.5 * grid.size && y < grid.bottom + 0.5 * grid.size);
  const figures = within.flatMap(({tokens}) =>
    tokens.flatMap((token) => (token.kind === "text" ? [] : token.words)),
  );
  const inBands = grid.bands.map(({x0, x1}) => figures.filter((word) => word.x0 < x1 && x0 < word.x1));
  const isRead = tables.some(({how}) => how.grid === grid);
  return {
    box: boxAround(inBands.flat()),
    bands: inBands.map(boxAround),
    gaveUp:
      gaveUp.find(({what}) => what === grid)?.rule ??
      (isRead ? null : "reading ended before it became a table"),
  };
}

function tableRecord({gaveUp}: PageNotes, {table, how}: PageNotes["tables"][number]): TableRecord {
  const printed = how.order.filter((column) => column !== null);
  const headings = new Map(printed.map((column, i) => [column, table.headings?.[i]]));
  const wordsOf = ({nameWords, cells}: TracedTable["rows"][number]) => [
    ...nameWords,
    ...Object.values(cells).flatMap((cell) => cell?.words ?? []),
  ];
  return {
    box: boxAround([...table.rows.flatMap(wordsOf), ...how.headingWords]),
    columns: how.order.map((column) => ({
      column,
      heading: (column && headings.get(column)) ?? null,
      box: column === null ? null : boxAround(table.rows.flatMap(({cells}) => cells[column]?.words ?? [])),
    })),
    decidedBy: how.decidedBy,
    agreement: table.agreement,
    rows: table.rows.map((row) => ({
      name: row.name,
      box: boxAround(wordsOf(row)),
      nameBox: boxAround(row.nameWords),
      cells: Object.entries(row.cells).flatMap(([column, cell]) =>
        cell ? [{column, kind: cell.figure.kind, raw: rawOf(cell.words), box: boxAround(cell.words)}] : [],
      ),
    })),
    headings: how.phrases
      .map(({text, words, marks}) => ({
        text,
        box: boxAround(words) ?? nowhere,
        marks,
        isTaken: words.some((word) => how.headingWords.includes(word)),
      }))
      .filter(({marks, isTaken}) => isTaken || marks.length > 0),
    // a table that was moved to be read is another one afterwards, with the same rows
    gaveUp: gaveUp.find(({what}) => what !== null && isTable(what) && what.rows === table.rows)?.rule ?? null,
  };
}

function rawOf(words: readonly TracedWord[]): string {
  return words.map(({text}) => text).join(" ");
}

function ocrRecords({lines, toPage}: PageNotes["ocr"][number]): OcrRecord[] {
  return lines.flatMap((words) =>
    words.map(({text, confidence, box: [left, top, right, bottom]}) => {
      const corners = [toPage(left, top), toPage(right, top), toPage(left, bottom), toPage(right, bottom)];
      return {text, confidence: Math.round(confidence), box: boundsOf(corners), isClutter: isClutter(words)};
    }),
  );
}

const nowhere: Box = [0, 0, 0, 0];

/** The box around some words on the page itself, or null when there are none. */
export function boxAround(words: readonly TracedWord[]): Box | null {
  const boxes = words.flatMap((word) => sourcesOf(word).map(boxOf));
  if (boxes.length === 0) return null;
  return boundsOf(boxes.flatMap(([x0, y0, x1, y1]) => [[x0, y0] as const, [x1, y1] as const]));
}

function boundsOf(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return tenths([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
}

function tenths([x0, y0, x1, y1]: Box): Box {
  return [tenth(x0), tenth(y0), tenth(x1), tenth(y1)];
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
