// Text that paint covers, mixes with or cuts: what a viewer shows is what is read.
import fc from "fast-check";
import {lookClosely} from "../../../src/extraction/closer-look.js";
import {openPdf} from "../../../src/extraction/pdf/pdf.js";
import {visibleText} from "../../../src/extraction/words/visible.js";
import {pageOf, type Stream} from "../../support/pdf.js";

const helvetica = "/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
/** without such a word nobody looks */
const subject = "BT /T 9 Tf 40 800 Td (gemeente) Tj ET\n";
const figure = "BT /T 12 Tf 100 500 Td (31) Tj ET\n";
const newer = "BT /T 12 Tf 100 500 Td (28) Tj ET\n";
/** over the figure */
const place = "95 495 40 20";

async function seenIn(content: string, resources = "", objects: readonly (string | Stream)[] = []) {
  const pdf = pageOf({data: subject + content}, `${helvetica} ${resources}`, objects);
  return openPdf(pdf, async (document) => {
    const [page] = await lookClosely([await document.readPage(1)], document);
    if (!page) throw new Error("no page");
    const glyphs = visibleText(page).glyphs.filter(({y0}) => y0 > 300);
    return glyphs.map(({text}) => text).join("");
  });
}

/** A picture of 8 by 8 pixels. */
function image(grey: number, alpha?: number): (string | Stream)[] {
  const pixels = (value: number) => new Uint8Array(64).fill(value);
  const kind =
    "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray";
  const mask = alpha === undefined ? [] : [{entries: kind, data: pixels(Math.round(255 * alpha))}];
  return [{entries: `${kind} ${mask.length > 0 ? "/SMask 6 0 R" : ""}`, data: pixels(grey)}, ...mask];
}
const paintImage = "q 40 0 0 20 95 495 cm /I Do Q\n";
const withImage = "/XObject << /I 5 0 R >>";

describe("text under paint", () => {
  test.each([
    ["a white box", `1 g ${place} re f\n`, ""],
    ["a box that only darkens", `/G gs 1 1 0 rg ${place} re f\n`, "31"],
    ["a box within a clip that is elsewhere", `q 300 300 9 9 re W n 1 g ${place} re f Q\n`, "31"],
    [
      "a box cut to a triangle beside it",
      "q 60 495 m 90 495 l 60 600 l h W n 1 g 0 0 595 842 re f Q\n",
      "31",
    ],
    ["a box cut to a triangle around it", "q 60 400 m 300 400 l 60 700 l h W n 1 g 0 0 595 842 re f Q\n", ""],
    ["a thick line", "1 G 20 w 95 505 m 135 505 l S\n", ""],
    ["a thick line, turned by the matrix", "q 0 1 -1 0 115 485 cm 40 w 0 0 m 40 0 l 1 G S Q\n", ""],
    ["a thin line", "1 G 0.5 w 95 505 m 135 505 l S\n", "31"],
    ["a slanting thick line elsewhere in its box", "1 G 4 w 60 495 m 140 590 l S\n", "31"],
  ])("under %s", async (_, paint, expected) => {
    expect(await seenIn(figure + paint, "/ExtGState << /G << /BM /Multiply >> >>")).toBe(expected);
  });

  test("under an opaque picture it is not seen, under a translucent one it is", async () => {
    expect(await seenIn(figure + paintImage, withImage, image(255))).toBe("");
    expect(await seenIn(figure + paintImage, withImage, image(200, 0.3))).toBe("31");
    expect(await seenIn(figure + paintImage, withImage, image(200, 0))).toBe("31");
    expect(await seenIn(figure + paintImage, withImage, image(255, 1))).toBe("");
  });

  test("what is written over it again is seen, and only that", async () => {
    expect(await seenIn(`${figure}1 g ${place} re f 0 g\n${newer}`)).toBe("28");
    const marker = `/G gs 1 1 0 rg ${place} re f\n`;
    const multiply = "/ExtGState << /G << /BM /Multiply >> >>";
    expect(await seenIn(`${figure}1 g ${place} re f 0 g\n${newer}${marker}`, multiply)).toBe("28");
    expect(await seenIn(figure + paintImage + newer, withImage, image(255))).toBe("28");
  });

  test("text of a layer that goes on in the same operator stays where it is", async () => {
    const line = "BT /T 12 Tf 100 500 Td (31) Tj ( 75) Tj ET\n";
    expect(await seenIn(line + paintImage.replace("40 0 0 20", "18 0 0 20"), withImage, image(255))).toBe(
      " 75",
    );
  });

  test("printed twice under a translucent picture, it is not lost", async () => {
    expect(await seenIn(figure + figure + paintImage, withImage, image(200, 0.3))).toBe("3131");
  });

  test("white on a picture is seen where that is dark", async () => {
    expect(await seenIn(`${paintImage}1 g\n${figure}`, withImage, image(40))).toBe("31");
    expect(await seenIn(`${paintImage}1 g\n${figure}`, withImage, image(255))).toBe("");
  });

  test("letters that cut a gradient are seen", async () => {
    const shading =
      "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [100 0 140 0] " +
      "/Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1 >> /Extend [true true] >> >>";
    const cut = (paint: string) => `q BT /T 12 Tf 7 Tr 100 500 Td (31) Tj ET ${paint} Q\n`;
    expect(await seenIn(cut("/S sh"), shading)).toBe("31");
    expect(await seenIn(cut(""), shading)).toBe("");
  });

  test.each([
    ["black, of which brightness counts", "Luminosity", "0 g", ""],
    ["white, of which brightness counts", "Luminosity", "1 g", "31"],
    ["black, of which only counts that it is there", "Alpha", "0 g", "31"],
  ])("a soft mask that is %s", async (_, kind, colour, expected) => {
    const mask = {
      entries:
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency /CS /DeviceGray >>",
      data: `${colour} 0 0 595 842 re f`,
    };
    const masked = "/ExtGState << /M << /SMask << /S /NAME /G 5 0 R >> >> >>".replace("NAME", kind);
    expect(await seenIn(`q /M gs\n${figure}Q\n`, masked, [mask])).toBe(expected);
    // what it masks, not what comes behind
    expect(await seenIn(`q /M gs Q\n${figure}`, masked, [mask])).toBe("31");
  });

  test("a translucent group lies over it, an opaque one covers it", async () => {
    const group = {
      entries: "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>",
      data: `1 g ${place} re f`,
    };
    const resources = (alpha: number) => `/XObject << /F 5 0 R >> /ExtGState << /A << /ca ${alpha} >> >>`;
    expect(await seenIn(`${figure}q /A gs /F Do Q\n`, resources(0.6), [group])).toBe("31");
    expect(await seenIn(`${figure}q /A gs /F Do Q\n`, resources(1), [group])).toBe("");
  });

  test("whatever darkens a page leaves what it shows", async () => {
    const box = fc.record({
      x: fc.integer({min: 60, max: 140}),
      y: fc.integer({min: 470, max: 530}),
      width: fc.integer({min: 4, max: 90}),
      height: fc.integer({min: 4, max: 60}),
      grey: fc.constantFrom("1 g", "0.7 g", "1 1 0 rg"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(box, {minLength: 1, maxLength: 5}), async (boxes) => {
        const paint = boxes.map((b) => `${b.grey} ${b.x} ${b.y} ${b.width} ${b.height} re f\n`).join("");
        const mixed = await seenIn(`${figure}/G gs ${paint}`, "/ExtGState << /G << /BM /Multiply >> >>");
        expect(mixed).toBe("31");
      }),
      {numRuns: 15},
    );
  });
});
