/** Data that is seldom asked for and takes much room, kept as compressed text until then. */
import {deflateRawSync, inflateRawSync} from "node:zlib";

/**
 * @param value anything that JSON can hold
 * @returns the same anew at every call
 */
export function packed<T>(value: T): () => T {
  // a copy: what zlib gives stands in a buffer that is larger
  const bytes = new Uint8Array(deflateRawSync(JSON.stringify(value), {level: 1}));
  return () => JSON.parse(inflateRawSync(bytes).toString("utf8")) as T;
}
