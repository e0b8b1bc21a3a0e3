/** Texts of a workbook: plain, or in runs that may be struck out or raised. */
import {InputError} from "../../../vocabulary/error.js";
import {type Colour, colourOf, type Palette} from "./colours.js";
import {longestText} from "./sheet.js";
import {isOn, isRaisedBy, isTooSmall} from "./styles.js";
import {type Attributes, readXml} from "./xml.js";
import type {ZipPart} from "./zip.js";

export interface SeenText {
  readonly text: string;
  /** why it is not all seen as it stands, in words */
  readonly doubt?: string;
  /** of its runs, where they have one of their own */
  readonly colours?: readonly Colour[];
}

/** Bytes of all texts that cells share: they are kept while the sheets are read. */
const mostShared = 64 * 2 ** 20;

/** The texts that cells name by their number. */
export async function readSharedTexts(part: ZipPart, palette: Palette): Promise<SeenText[]> {
  if (part.size > mostShared) throw tooLong(`all texts together are ${Math.round(part.size / 2 ** 20)} MB`);
  const texts: SeenText[] = [];
  const reader = new TextReader(palette);
  await readXml(
    part,
    {
      open: (name, attributes) => reader.open(name, attributes),
      text: (text) => reader.text(text),
      close(name) {
        reader.close(name);
        if (name === "si") texts.push(reader.take());
      },
    },
    "without",
  );
  return texts;
}

/** Gathers the runs of one text. Guides to how it is spoken are no part of it. */
export class TextReader {
  #text = "";
  #doubt: string | undefined;
  #isInText = false;
  #isSpoken = false;
  #run: Run = {};
  #colours: Colour[] = [];

  constructor(private readonly palette: Palette) {}

  open(name: string, attributes: Attributes): void {
    if (name === "r") this.#run = {};
    else if (name === "t") this.#isInText = true;
    else if (name === "rPh") this.#isSpoken = true;
    else if (name === "strike") this.#run.isStruck = isOn(attributes);
    else if (name === "vertAlign") this.#run.isRaised = isRaisedBy(attributes);
    else if (name === "sz") this.#run.size = Number(attributes.val);
    else if (name === "color") this.#run.colour = colourOf(attributes, this.palette);
  }

  text(text: string): void {
    if (!this.#isInText || this.#isSpoken) return;
    this.#text += text;
    if (this.#text.length > longestText) throw tooLong("a text");
    if (text.trim() === "") return;
    this.#doubt ??= doubtOfRun(this.#run);
    if (this.#run.colour) this.#colours.push(this.#run.colour);
  }

  close(name: string): void {
    if (name === "t") this.#isInText = false;
    else if (name === "rPh") this.#isSpoken = false;
    else if (name === "r") this.#run = {};
  }

  /** What was gathered; the next text begins. */
  take(): SeenText {
    const text = unescaped(this.#text);
    const doubt = this.#doubt;
    const colours = this.#colours;
    [this.#text, this.#doubt, this.#run, this.#colours] = ["", undefined, {}, []];
    return {text, ...(doubt !== undefined && {doubt}), ...(colours.length > 0 && {colours})};
  }
}

interface Run {
  isStruck?: boolean;
  isRaised?: boolean;
  /** in points */
  size?: number;
  colour?: Colour | null;
}

export function doubtOfRun({isStruck, isRaised, size}: Readonly<Run>): string | undefined {
  if (isStruck) return "a part of the text is struck out; leave that part out";
  if (isTooSmall(size)) return "a part of the text is so small that nobody reads it; leave that part out";
  return isRaised ? "a part of the text is raised or lowered, as a note is; leave that part out" : undefined;
}

/** Marks that XML has no room for are written `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function tooLong(what: string): InputError {
  return new InputError(
    "invalid",
    `${what} in it is longer than ${longestText} characters, and no cell holds as much`,
    {
      next: "copy the table to a new workbook",
    },
  );
}
