/** XML as workbooks are made of, read as a stream: no part of it is in memory as a tree. */
import {Parser} from "htmlparser2";
import {InputError} from "../../../vocabulary/error.js";
import type {ZipPart} from "./zip.js";

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document, in its order. Names are without the prefix of their namespace where that is asked for. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements of a workbook lie some ten deep. */
const deepest = 64;

/**
 * A document that is broken off, or whose elements do not end where they should, is refused. Entities of its own are
 * not known, and so not followed.
 *
 * @throws InputError `invalid`
 */
export async function readXml(
  part: ZipPart,
  listener: XmlListener,
  prefixes: "with" | "without",
): Promise<void> {
  const nameOf = prefixes === "with" ? (name: string) => name : withoutPrefix;
  let depth = 0;
  // one that ends by itself, <v/>, is told from one that is never closed by nothing having come between
  let isJustOpened = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        isJustOpened = true;
        if (depth > deepest) throw invalid(part, `has elements that lie more than ${deepest} deep`);
        listener.open(nameOf(name), attributes);
      },
      ontext: (text) => listener.text?.(text),
      onclosetag(name, isImplied) {
        depth -= 1;
        if (isImplied && !isJustOpened) throw invalid(part, "is no XML that is whole");
        isJustOpened = false;
        listener.close?.(nameOf(name));
      },
    },
    {xmlMode: true},
  );
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of part.content()) {
      decoder ??= new TextDecoder(encodingOf(piece), {fatal: true});
      parser.write(decoder.decode(piece, {stream: true}));
    }
    parser.end(decoder?.decode());
  } catch (error) {
    // what TextDecoder throws for bytes that are no text
    if (error instanceof TypeError && decoder)
      throw invalid(part, "is not in the encoding that it begins with");
    throw error;
  }
}

export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function encodingOf(piece: Uint8Array): string {
  const [first, second] = piece;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function invalid({name}: ZipPart, what: string): InputError {
  return new InputError("invalid", `its part ${name} ${what}`);
}
