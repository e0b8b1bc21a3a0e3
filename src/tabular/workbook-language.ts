/** Says in a workbook which language its texts are in. */
import {crc32, deflateRawSync, inflateRawSync} from "node:zlib";
import {strFromU8, strToU8, Unzip, type UnzipDecoder, Zip, type ZipInputFile} from "fflate";

/** Names the language of the texts, which hucre has no property for. Everything else stays as it was compressed. */
export function withLanguage(workbook: Uint8Array, language: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const unzip = new Unzip((file) => {
    const {name, compression} = file;
    file.ondata = (error, compressed) => {
      if (error) throw error;
      const bytes = compression === deflate ? inflateRawSync(compressed) : compressed;
      if (name !== "docProps/core.xml") return add(zip, name, {bytes, compressed, compression});
      const text = strFromU8(bytes).replace("<dcterms:created", `<dc:language>${language}</dc:language>$&`);
      const named = strToU8(text);
      add(zip, name, {bytes: named, compressed: deflateRawSync(named), compression: deflate});
    };
    file.start();
  });
  unzip.register(AsCompressed);
  unzip.push(workbook, true);
  zip.end();
  return Buffer.concat(pieces);
}

const deflate = 8;

/** Hands on what is compressed as it is: Node inflates it several times as fast as fflate does. */
class AsCompressed implements UnzipDecoder {
  static readonly compression = deflate;
  declare ondata: UnzipDecoder["ondata"];
  readonly #pieces: Uint8Array[] = [];

  push(piece: Uint8Array, final: boolean): void {
    this.#pieces.push(piece);
    if (final) this.ondata(null, Buffer.concat(this.#pieces), true);
  }
}

function add(
  zip: Zip,
  filename: string,
  {
    bytes,
    compressed,
    compression,
  }: {bytes: Uint8Array; compressed: Uint8Array<ArrayBuffer>; compression: number},
): void {
  // a date by local parts: zip archives know no time zone
  const mtime = new Date(1980, 0, 1);
  const file: ZipInputFile = {filename, mtime, size: bytes.length, crc: crc32(bytes), compression};
  zip.add(file);
  file.ondata?.(null, compressed, true);
}
