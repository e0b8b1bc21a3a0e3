/** Bytes as text: in which of the usual encodings they are. */

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

/**
 * The encoding that bytes are in: as their mark says, else UTF-8 if they are that, else what spreadsheet programs and
 * editors of Windows write.
 *
 * @returns null for bytes that are no text in any of these
 */
export function decodeText(bytes: Uint8Array): {readonly text: string; readonly encoding: Encoding} | null {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) {
    const text = decode(wide, bytes);
    return text === null ? null : {text, encoding: "UTF-16"};
  }
  const text = decodeUtf8(bytes);
  if (text !== null) return {text, encoding: "UTF-8"};
  const western = decodeWindows1252(bytes);
  // control characters are in no text
  return western === null || controls.test(western) ? null : {text: western, encoding: "Windows-1252"};
}

/** The text without its byte order mark; null for bytes that are not UTF-8, or no text. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const text = decode("utf-8", bytes);
  return text?.includes("\0") ? null : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;

/** 80 to 9F; a space stands for the five that mean nothing. Node's own decoder takes them for control characters. */
const upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function decodeWindows1252(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const read = text.replace(/[\x80-\x9f]/g, (mark) => upper[mark.charCodeAt(0) - 0x80] as string);
  return /[\x81\x8d\x8f\x90\x9d]/.test(text) ? null : read;
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

/** By the byte order mark, or by every second byte being zero, as in Latin letters. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 64);
  if (start.length < 4 || start.length % 2 === 1) return null;
  const isZero = (odd: number) => start.every((byte, i) => i % 2 !== odd || byte === 0);
  if (isZero(1) && !isZero(0)) return "utf-16le";
  return isZero(0) && !isZero(1) ? "utf-16be" : null;
}
