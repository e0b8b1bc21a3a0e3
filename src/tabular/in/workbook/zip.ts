/** The parts of a zip archive, which a workbook is: what they say of their size is checked before anything is inflated. */
import {crc32, createInflateRaw} from "node:zlib";
import {InputError} from "../../../vocabulary/error.js";

export interface ZipPart {
  readonly name: string;
  /** bytes, as the archive declares them */
  readonly size: number;
  /** the content piece by piece, never more than was declared; @throws InputError `invalid` when it is damaged */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Of one part: a sheet that is styled down to its last row has some 200 MB of empty cells, and they are passed by. */
const mostBytes = 300 * 2 ** 20;
/** A workbook has a few dozen. */
const mostParts = 10_000;
/** The directory stands at the end, before a comment of at most so many bytes (APPNOTE.TXT, 4.3.16). */
const endLength = 22;
const longestComment = 0xffff;
const marks = {end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50};

/**
 * @returns the parts by name, in small letters: programs do not agree on capitals
 * @throws InputError `invalid` for what is no zip, has parts without end, or is protected with a password
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOfDirectory(view);
  const count = view.readUInt16LE(end + 10);
  if (count > mostParts) throw damaged(`it has ${count} parts`);
  const parts = new Map<string, ZipPart>();
  let at = view.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== marks.entry)
      throw damaged("its directory is broken off");
    const lengths = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset)) as [number, number, number];
    const name = view
      .toString("utf8", at + 46, at + 46 + lengths[0])
      .replaceAll("\\", "/")
      .replace(/^\//, "");
    const entry: Entry = {
      name,
      isLocked: (view.readUInt16LE(at + 8) & 1) === 1,
      method: view.readUInt16LE(at + 10),
      crc: view.readUInt32LE(at + 16),
      compressed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      start: view.readUInt32LE(at + 42),
    };
    const key = name.toLowerCase();
    if (parts.has(key)) throw damaged(`its part ${name} is there twice`);
    parts.set(key, {name, size: entry.size, content: () => contentOf(view, entry)});
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  readonly crc: number;
  /** bytes */
  readonly compressed: number;
  readonly size: number;
  /** where its own heading begins in the archive */
  readonly start: number;
}

function endOfDirectory(view: Buffer): number {
  const first = Math.max(0, view.length - endLength - longestComment);
  for (let at = view.length - endLength; at >= first; at--) {
    if (view.readUInt32LE(at) === marks.end) return at;
  }
  throw damaged("it is no zip archive, or its end is missing");
}

async function* contentOf(view: Buffer, entry: Entry): AsyncIterable<Uint8Array> {
  const {name, size, crc} = entry;
  if (entry.isLocked) throw damaged("it is protected with a password");
  if (size > mostBytes) {
    const [is, most] = [size, mostBytes].map((bytes) => `${Math.round(bytes / 2 ** 20)} MB`);
    throw new InputError("invalid", `its part ${name} is ${is} when unpacked, and at most ${most} is read`, {
      next: "copy the table to a new workbook",
    });
  }
  let [seen, sum] = [0, 0];
  for await (const piece of inflated(rawOf(view, entry), entry)) {
    seen += piece.length;
    if (seen > size) break;
    sum = crc32(piece, sum);
    yield piece;
  }
  if (seen !== size || sum !== crc) throw damaged(`its part ${name} is not what its directory says`);
}

function rawOf(view: Buffer, {name, start, compressed}: Entry): Buffer {
  if (start + 30 > view.length || view.readUInt32LE(start) !== marks.local)
    throw damaged(`its part ${name} is not there`);
  const from = start + 30 + view.readUInt16LE(start + 26) + view.readUInt16LE(start + 28);
  if (from + compressed > view.length) throw damaged(`its part ${name} is broken off`);
  return view.subarray(from, from + compressed);
}

/** A piece at a time: of what is inflated, no more is in memory. */
async function* inflated(raw: Buffer, {name, method}: Entry): AsyncIterable<Uint8Array> {
  if (method === 0) return yield raw;
  if (method !== 8) throw damaged(`its part ${name} is compressed in a way that is not known`);
  const inflate = createInflateRaw({chunkSize: pieceSize});
  inflate.end(raw);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw damaged(`its part ${name} cannot be unpacked`);
  }
}

const pieceSize = 1 << 17;

function damaged(what: string): InputError {
  return new InputError("invalid", what);
}
