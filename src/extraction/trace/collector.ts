/** The listener behind `extract --trace`: keeps what the stages tell, until it is written down as a record. */
import type {Glyph} from "../words/glyph.js";
import type {
  DropReason,
  PageTrace,
  Trace,
  TracedColumns,
  TracedDraft,
  TracedFacts,
  TracedGrid,
  TracedLayout,
  TracedOcrWord,
  TracedParagraph,
  TracedTable,
  TracedText,
  TracedTokenLine,
} from "./trace.js";

export interface AttemptNotes {
  readonly name: string;
  readonly outcome: string | null;
  readonly pages: ReadonlyMap<number, PageNotes>;
  readonly editions: readonly {readonly draft: TracedDraft; readonly facts: TracedFacts}[];
}

/** All that was told of a page, in the order in which it was told. */
export interface PageNotes {
  readonly number: number;
  readonly dropped: Map<Glyph, DropReason>;
  text: TracedText | null;
  readonly figures: {layout: TracedLayout; lines: readonly TracedTokenLine[]}[];
  readonly grids: {readonly grid: TracedGrid; readonly lines: readonly TracedTokenLine[]}[];
  readonly gaveUp: {readonly what: TracedGrid | TracedTable | null; readonly rule: string}[];
  readonly tables: {readonly table: TracedTable; readonly how: TracedColumns}[];
  readonly paragraphs: TracedParagraph[];
  readonly ocr: {readonly lines: readonly (readonly TracedOcrWord[])[]; readonly toPage: ToPage}[];
}

type ToPage = Parameters<PageTrace["ocrLines"]>[1];

export interface Collector {
  readonly trace: Trace;
  readonly attempts: readonly AttemptNotes[];
  /** the attempt whose editions count: the last one unless the reading said another */
  readonly chosen: () => string;
}

export function createCollector(): Collector {
  const attempts = [attemptNamed("text")];
  let chosen: string | null = null;
  const current = () => attempts.at(-1) as ReturnType<typeof attemptNamed>;
  const trace: Trace = {
    attempt: (name) => void attempts.push(attemptNamed(name)),
    outcome(said) {
      current().outcome = said;
    },
    chosen(name) {
      chosen = name;
    },
    onPage(number) {
      const {pages} = current();
      const notes = pages.get(number) ?? pageNumbered(number);
      pages.set(number, notes);
      return pageTrace(notes);
    },
    edition: (draft, facts) => void current().editions.push({draft, facts}),
  };
  return {trace, attempts, chosen: () => chosen ?? current().name};
}

function attemptNamed(name: string) {
  const editions: {draft: TracedDraft; facts: TracedFacts}[] = [];
  return {name, outcome: null as string | null, pages: new Map<number, PageNotes>(), editions};
}

function pageNumbered(number: number): PageNotes {
  return {
    number,
    dropped: new Map(),
    text: null,
    figures: [],
    grids: [],
    gaveUp: [],
    tables: [],
    paragraphs: [],
    ocr: [],
  };
}

function pageTrace(notes: PageNotes): PageTrace {
  return {
    isOn: true,
    // in a turned page the glyph is a turned copy
    dropped: (glyph: Glyph & {source?: Glyph}, why) => void notes.dropped.set(glyph.source ?? glyph, why),
    written(text) {
      notes.text = text;
    },
    figures(layout, lines, grids) {
      notes.figures.push({layout, lines});
      const given = notes.gaveUp.flatMap(({what}) => (what && !isTable(what) ? [what] : []));
      const known = new Set(notes.grids.map(({grid}) => grid));
      // what was given up before it became a grid of this layout is shown as one
      for (const grid of [...given, ...grids]) if (!known.has(grid)) notes.grids.push({grid, lines});
    },
    gaveUp: (what, rule) => void notes.gaveUp.push({what, rule}),
    table: (table, how) => void notes.tables.push({table, how}),
    paragraphs: (paragraphs) => void notes.paragraphs.push(...paragraphs),
    ocrLines: (lines, toPage) => void notes.ocr.push({lines, toPage}),
  };
}

export function isTable(what: TracedGrid | TracedTable): what is TracedTable {
  return "rows" in what;
}
