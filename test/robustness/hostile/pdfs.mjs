/** PDFs that are broken, endless, or larger than they look. Each: its name, its bytes, and the codes that are true of it. */
import {deflateSync} from "node:zlib";

const head = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

/**
 * A PDF of these objects, with a table of where they lie.
 *
 * @param {(string | Buffer)[]} objects bodies, numbered from 1; the first is the catalog
 * @param {string} more what else the trailer says
 */
function pdfOf(objects, more = "") {
  const pieces = [Buffer.from(head, "latin1")];
  const places = [];
  let length = pieces[0].length;
  objects.forEach((body, i) => {
    places.push(length);
    const piece = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]);
    pieces.push(piece);
    length += piece.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${more}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

function stream(dictionary, bytes) {
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`),
    Buffer.from(bytes),
    Buffer.from("\nendstream"),
  ]);
}

const catalog = "<</Type/Catalog/Pages 2 0 R>>";
const pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/** One page with this content. @param more objects from 6 on; 5 is a font */
function pageOf(
  content,
  {resources = "/Font<</F 5 0 R>>", page = "", root = "", more = [], box = "[0 0 595 842]"} = {},
) {
  return pdfOf([
    root ? `<</Type/Catalog/Pages 2 0 R${root}>>` : catalog,
    pages,
    `<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents 4 0 R/Resources<<${resources}>>${page}>>`,
    Buffer.isBuffer(content) ? content : stream("", Buffer.from(content)),
    font,
    ...more,
  ]);
}

const text = "BT /F 12 Tf 72 700 Td (Nothing of this publication) Tj ET\n";

function flateBomb(megabytes, filters = 1) {
  let bytes = Buffer.alloc(megabytes * 2 ** 20, " ");
  for (let i = 0; i < filters; i++) bytes = deflateSync(bytes, {level: 9});
  const names = Array(filters).fill("/FlateDecode").join("");
  return stream(`/Filter[${names}]`, bytes);
}

const foreign = ["not-this-publication", "no-text"];
const broken = ["damaged", ...foreign];
const costly = [...broken, "too-large", "timed-out"];

/** @param {Buffer[]} good PDFs that are read without trouble @param {() => number} random */
export function hostilePdfs(good, random) {
  const of = (kind, number, codes, make) =>
    Array.from({length: number}, (_, i) => ({name: `${kind}-${i}.pdf`, bytes: make(i), codes}));
  const any = () => good[Math.floor(random() * good.length)];
  const loops = [
    pdfOf([catalog, "<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    pdfOf([
      catalog,
      "<</Type/Pages/Kids[3 0 R]/Count 5>>",
      "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 5/Parent 2 0 R>>",
    ]),
    pageOf(`${text}/X Do`, {
      resources: "/Font<</F 5 0 R>>/XObject<</X 6 0 R>>",
      more: [
        stream(
          "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
          Buffer.from("/X Do /X Do"),
        ),
      ],
    }),
    Buffer.from(pageOf(text).toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R/Prev 15"), "latin1"),
    pdfOf(["1 0 R", pages]),
    pdfOf(["<</Type/Catalog/Pages 1 0 R>>"]),
    pageOf(text, {page: "/Parent 3 0 R/Annots 3 0 R"}),
    pageOf(stream("/Filter[/FlateDecode]/Length 4 0 R", Buffer.from("x"))),
  ];
  const doors = [
    {root: "/OpenAction<</S/JavaScript/JS(while(true){})>>"},
    {root: "/OpenAction<</S/Launch/F(/bin/sh)>>"},
    {root: "/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>"},
    {root: "/AA<</WC<</S/SubmitForm/F(http://127.0.0.1:9/)>>>>"},
    {root: "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert(1))>>]>>>>"},
    {page: "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///etc/passwd)>>>>]"},
  ];
  const swelling = [
    pageOf(flateBomb(900)),
    pageOf(flateBomb(400, 2)),
    pageOf(stream("/Filter/FlateDecode", deflateSync(Buffer.from(text.repeat(2e6))))),
    pageOf(stream("/Filter/FlateDecode", deflateSync(Buffer.from("0 0 m 1 1 l S\n".repeat(8e6))))),
    pageOf(stream("/Filter/FlateDecode", deflateSync(Buffer.from("q\n".repeat(4e7))))),
    pageOf(stream("/Filter/FlateDecode", deflateSync(Buffer.from("[".repeat(3e7))))),
    pageOf(stream("/Filter/FlateDecode", deflateSync(Buffer.from(`BT /F 9 Tf (${"a".repeat(2e8)}) Tj ET`)))),
    pageOf(`${text}q 600 0 0 800 0 0 cm /I Do Q`, {
      resources: "/Font<</F 5 0 R>>/XObject<</I 6 0 R>>",
      more: [
        stream(
          "/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
          deflateSync(Buffer.alloc(3e8)),
        ),
      ],
    }),
    pageOf(`${text}q 600 0 0 800 0 0 cm /I Do Q`, {
      resources: "/Font<</F 5 0 R>>/XObject<</I 6 0 R>>",
      more: [
        stream(
          "/Type/XObject/Subtype/Image/Width 2000000/Height 2000000/BitsPerComponent 1/ColorSpace/DeviceGray",
          "x",
        ),
      ],
    }),
    pageOf(text, {box: "[0 0 10000000 10000000]"}),
    pageOf(text, {box: "[0 0 -1 1e30]"}),
    pdfOf([
      catalog,
      `<</Type/Pages/Kids[${"3 0 R ".repeat(2e5)}]/Count 200000>>`,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]),
    pdfOf([
      catalog,
      "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]),
    pdfOf([catalog, `<</Type/Pages/Kids ${"[".repeat(2e5)}3 0 R${"]".repeat(2e5)}/Count 1>>`]),
    pdfOf([`<</Type/Catalog/Pages 2 0 R/A${"<</A".repeat(1e5)} 1${">>".repeat(1e5)}>>`, pages]),
    pageOf("BT /F 9 Tf <00010002> Tj ET", {
      resources: "/Font<</F 6 0 R>>",
      more: [
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[0 2000000000 500]>>",
        stream(
          "",
          Buffer.from(
            "1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange",
          ),
        ),
      ],
    }),
    pageOf(`${text}/P sh`, {
      resources:
        "/Font<</F 5 0 R>>/Shading<</P<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]/Function<</FunctionType 4/Domain[0 1e9 0 1e9]/Range[0 1 0 1 0 1]>>>>>>",
    }),
    pageOf(`${text}/Pattern cs /T scn 0 0 600 800 re f`, {
      resources: "/Font<</F 5 0 R>>/Pattern<</T 6 0 R>>",
      more: [
        stream(
          "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1e6 1e6]/XStep 0.0001/YStep 0.0001/Resources<<>>",
          Buffer.from("0 0 1 1 re f"),
        ),
      ],
    }),
  ];
  return [
    ...of("cut", 40, broken, () => any().subarray(0, 20 + Math.floor(random() * 4000))),
    ...of("cut-late", 10, [...broken, null], () => {
      const bytes = any();
      return bytes.subarray(0, Math.floor(bytes.length * (0.3 + 0.4 * random())));
    }),
    ...of("noise", 25, broken, () => Buffer.concat([Buffer.from(head, "latin1"), noise(5000, random)])),
    ...of("loop", loops.length, costly, (i) => loops[i]),
    ...of("door", doors.length, foreign, (i) => pageOf(text, doors[i])),
    ...of("swell", swelling.length, costly, (i) => swelling[i]),
    ...of("locked", 4, ["encrypted"], (i) => lockedPdf(i)),
    ...of("empty", 2, ["not-a-pdf"], () => Buffer.alloc(0)),
    ...of("png", 8, ["not-a-pdf"], () =>
      Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), noise(2000, random)]),
    ),
    ...of("html", 8, ["not-a-pdf"], () => Buffer.from("<!doctype html><title>Log in</title>")),
    ...of("blank", 16, foreign, () => pageOf(" ")),
    ...of("portfolio", 2, foreign, () => portfolioOf(any())),
  ];
}

function lockedPdf(i) {
  const keys = `/V 4/R 4/Length 128/O<${"00".repeat(32)}>/U<${"00".repeat(32)}>/P -4`;
  const kinds = [
    `<</Filter/Standard${keys}/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF>>`,
    "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Length 128/Recipients[<00>]>>",
    "<</Filter/FOPN_fLock/V 1/Length 128>>",
    `<</Filter/Standard/V 1/R 2/O<${"11".repeat(32)}>/U<${"22".repeat(32)}>/P -4>>`,
  ];
  const bytes = pdfOf(
    [catalog, pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", kinds[i]],
    "/Encrypt 4 0 R/ID[<00><00>]",
  );
  return bytes;
}

function portfolioOf(inner) {
  return pageOf(text, {
    root: "/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a.pdf) 6 0 R]>>>>",
    more: [
      "<</Type/Filespec/F(a.pdf)/UF(a.pdf)/EF<</F 7 0 R>>>>",
      stream("/Type/EmbeddedFile/Subtype/application#2Fpdf", inner),
    ],
  });
}

/** @param {() => number} random */
export function noise(length, random) {
  return Buffer.from(Array.from({length}, () => Math.floor(random() * 256)));
}
