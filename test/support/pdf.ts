/** Small PDFs written by hand, for what no producer would make. */
import {deflateSync} from "node:zlib";

export interface Stream {
  /** without the brackets, /Length and /Filter */
  readonly entries?: string;
  readonly data: string | Uint8Array;
}

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: readonly (string | Stream)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets = objects.map((object, i) => {
    const offset = lengthOf(parts);
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), bodyOf(object), Buffer.from("\nendobj\n"));
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const start = lengthOf(parts);
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}`),
    Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** A PDF of one page that draws this content; objects of the resources are numbered from 5. */
export function pageOf(
  content: Stream,
  resources = "",
  objects: readonly (string | Stream)[] = [],
): Uint8Array {
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
    content,
    ...objects,
  ]);
}

/** A form that calls a form twice, that calls a form twice…: 2 to the power of `depth` calls, and no loop. */
export function endlessPdf(depth = 60): Uint8Array {
  const forms = Array.from({length: depth}, (_, i) => ({
    entries:
      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << " +
      `/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /F ${i + 6} 0 R >> >>`,
    data: i === depth - 1 ? "BT /T 1 Tf (x) Tj ET" : "/F Do /F Do",
  }));
  return pageOf({data: "/F Do"}, "/XObject << /F 5 0 R >>", forms);
}

/** A few kilobytes that become so many megabytes of spaces. */
export function bombPdf(megabytes: number): Uint8Array {
  const once = deflateSync(Buffer.alloc(megabytes * 2 ** 20, " "), {level: 9});
  const entries = "/Filter [/FlateDecode /FlateDecode]";
  return pageOf({entries, data: deflateSync(once, {level: 9})});
}

function bodyOf(object: string | Stream): Buffer {
  if (typeof object === "string") return Buffer.from(object);
  const data = Buffer.from(object.data);
  const head = `<< ${object.entries ?? ""} /Length ${data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from("\nendstream")]);
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
