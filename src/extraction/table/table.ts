/** A table of the factsheet on one page: its rows with names and figures, and where they are printed. */
import type {Column} from "../../vocabulary/figure.js";
import type {Box} from "../words/glyph.js";
import type {Layout} from "../words/page-text.js";
import type {Word} from "../words/words.js";
import type {Band} from "./bands.js";
import type {CaptionLine} from "./caption.js";
import type {Cell} from "./rows.js";

export interface TableRow {
  /** as printed, its lines joined; "" where none is printed */
  readonly name: string;
  readonly nameWords: readonly Word[];
  readonly y: number;
  readonly cells: Readonly<Partial<Record<Column, Cell>>>;
}

export interface Table {
  readonly page: number;
  readonly layout: Layout;
  readonly rows: readonly TableRow[];
  /** in printed order */
  readonly columns: readonly Column[];
  /** as printed, one for each column; null when they did not decide */
  readonly headings: readonly string[] | null;
  /** the headings did not decide, but name UWV before the municipalities */
  readonly namesUwvFirst: boolean;
  /** of the rows whose figures can be added up, the part that adds up; null when there are none */
  readonly agreement: number | null;
  /** of all columns of figures on the page, for the page on which the table goes on */
  readonly bands: readonly Band[];
  /** of these, those of its columns */
  readonly chosen: readonly Band[];
  /** the lines that stand above its own columns, headings included: which stand it is, or of whom */
  readonly caption: () => readonly CaptionLine[];
  /** the words of its headings and cells, which are no running text */
  readonly words: ReadonlySet<Word>;
  /** left, top, right, bottom in the frame of its layout, headings included */
  readonly extent: Box;
}
