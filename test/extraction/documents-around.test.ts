// Documents that hold the sheet in another way than as text on their pages: as a PDF inside, or as a picture.
import {readFileSync} from "node:fs";
import {extractEditions} from "../../src/extraction/extract.js";
import {parseSettings} from "../../src/settings/settings.js";
import {pageOf, pdfOf} from "../support/pdf.js";

const settings = parseSettings(readFileSync("templates/publication.yaml", "utf8"), "publication.yaml");
const read = (pdf: Uint8Array) => extractEditions(pdf, {file: "drawn.pdf", sha256: "0".repeat(64)}, settings);

const font = "/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
const cover = "BT /T 12 Tf 50 700 Td (Open this portfolio in a viewer) Tj ET";

/** A page, and files inside the document. */
function withFiles(files: readonly (readonly [name: string, content: string])[]): Uint8Array {
  const names = files.map(([name], i) => `(${name}) ${2 * i + 5} 0 R`).join(" ");
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${names}] >> >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${font} >> >>`,
    {data: cover},
    ...files.flatMap(([name, content], i) => [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${2 * i + 6} 0 R >> >>`,
      {entries: "/Type /EmbeddedFile", data: content},
    ]),
  ]);
}

test("a portfolio is called one, and names the PDFs in it", async () => {
  const pdf = withFiles([
    ["zeeland.pdf", "%PDF-1.7 …"],
    ["read-me.txt", "text"],
  ]);
  await expect(read(pdf)).rejects.toMatchObject({
    code: "not-this-publication",
    message: expect.stringMatching(/portfolio.*\(zeeland\.pdf\)/),
    details: {next: expect.stringContaining("save the PDFs in it")},
  });
});

test("files that are no PDFs make no portfolio", async () => {
  await expect(read(withFiles([["read-me.txt", "text"]]))).rejects.toMatchObject({
    message: expect.not.stringContaining("portfolio"),
  });
});

test("where the text speaks of the sheet and its table is a picture, OCR may read it", async () => {
  const image = {
    entries: "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray",
    data: new Uint8Array(64),
  };
  const page = (title: string, size: number) =>
    pageOf(
      {data: `BT /T 12 Tf 50 700 Td (${title}) Tj ET q ${size} 0 0 ${size} 50 300 cm /I Do Q`},
      `${font} /XObject << /I 5 0 R >>`,
      [image],
    );
  const title = "Transparantie van klantprofielen, tweede kwartaal 2023, arbeidsmarktregio Zeeland";
  await expect(read(page(title.repeat(4), 300))).rejects.toMatchObject({code: "no-text"});
  await expect(read(page(title.repeat(4), 40))).rejects.toMatchObject({code: "not-this-publication"});
  await expect(
    read(page("Een brief over iets anders, van en voor de gemeente. ".repeat(5), 300)),
  ).rejects.toMatchObject({
    code: "not-this-publication",
  });
});
