/** What a PDF that we drew says and shows: its structure tree with the text, its text boxes, its pages as pictures. */
import {createCanvas} from "@napi-rs/canvas";
import {getDocument, type PDFDocumentProxy} from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of the structure tree; text inside an element stands in the order in which it is read. */
export interface Tag {
  readonly type: string;
  readonly alt?: string;
  readonly children: readonly (Tag | string)[];
}

/** Where letters stand, in points from the top left of the page. */
export interface TextBox {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface DrawnPdf {
  readonly pages: number;
  readonly tags: Tag;
  readonly boxes: readonly TextBox[];
  readonly title: string;
  readonly language: string;
  readonly bookmarks: readonly string[];
  /** contents by name */
  readonly attachments: ReadonlyMap<string, string>;
}

interface Item {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly width?: number;
  readonly transform?: readonly number[];
}
interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

export async function readDrawnPdf(pdf: Uint8Array): Promise<DrawnPdf> {
  const document = await open(pdf);
  const boxes: TextBox[] = [];
  const trees: Tag[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const proxy = await document.getPage(page);
    const items = (await proxy.getTextContent({includeMarkedContent: true})).items as Item[];
    boxes.push(...boxesOf(items, page, proxy.view[3] as number));
    trees.push(tagOf((await proxy.getStructTree()) as Node, textsById(items)));
  }
  const {info} = (await document.getMetadata()) as unknown as {info: Record<string, string>};
  const outline = (await document.getOutline()) ?? [];
  const attached = Object.values((await document.getAttachments()) ?? {}) as {
    filename: string;
    content: Uint8Array;
  }[];
  await document.destroy();
  return {
    pages: document.numPages,
    tags: joined(trees),
    boxes,
    title: info.Title ?? "",
    language: info.Language ?? "",
    bookmarks: outline.flatMap((top) => [top, ...top.items]).map(({title}) => title),
    attachments: new Map(
      attached.map(({filename, content}) => [filename, Buffer.from(content).toString("utf8")]),
    ),
  };
}

/** The text of the elements of this type, in the order in which they are read. */
export function textsOf(tag: Tag, type: string): string[] {
  return tagsOf(tag, type).map(textOf);
}

export function tagsOf(tag: Tag, type: string): Tag[] {
  const below = tag.children.flatMap((child) => (typeof child === "string" ? [] : tagsOf(child, type)));
  return tag.type === type ? [tag, ...below] : below;
}

export function textOf(tag: Tag): string {
  const parts = tag.children.map((child) => (typeof child === "string" ? child : textOf(child)));
  return oneLine(parts.join(""));
}

function oneLine(text: string): string {
  // A line may end behind a hyphen, without a space.
  return text.replace(/-\n/g, "-").replace(/\s+/g, " ").trim();
}

/** The tree as text, a line for every element: for golden files. */
export function printTags(tag: Tag, depth = 0): string {
  const words = oneLine(tag.children.filter((child) => typeof child === "string").join(""));
  const shown = tag.type === "Figure" ? `«${tag.alt}»` : words;
  const line = `${"  ".repeat(depth)}${tag.type}${shown && ` ${shown}`}\n`;
  const below = tag.children.flatMap((child) =>
    typeof child === "string" ? [] : [printTags(child, depth + 1)],
  );
  return [line, ...below].join("");
}

/** A page as grey values from 0 (black) to 255, row by row. */
export async function pictureOf(pdf: Uint8Array, page: number, width: number): Promise<Uint8Array> {
  const document = await open(pdf);
  const proxy = await document.getPage(page);
  const viewport = proxy.getViewport({scale: width / (proxy.view[2] as number)});
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext("2d");
  await proxy.render({canvas: canvas as never, canvasContext: context as never, viewport}).promise;
  const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
  await document.destroy();
  return Uint8Array.from({length: data.length / 4}, (_, i) => {
    const [red, green, blue] = [data[4 * i], data[4 * i + 1], data[4 * i + 2]] as [number, number, number];
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

async function open(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  // pdf.js takes the bytes for itself.
  return getDocument({data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false}).promise;
}

/** Letters reach from about 0.74 of their size above the baseline to 0.2 below it. */
function boxesOf(items: readonly Item[], page: number, height: number): TextBox[] {
  return items
    .filter((item) => item.str?.trim())
    .map(({str, width, transform}) => {
      const [a, b, , , x, y] = transform as [number, number, number, number, number, number];
      const size = Math.hypot(a, b);
      const text = (str as string).trimEnd();
      const part = text.length / (str as string).length;
      const baseline = height - y;
      return {
        text,
        page,
        left: x,
        top: baseline - 0.74 * size,
        right: x + (width as number) * part,
        bottom: baseline + 0.2 * size,
      };
    });
}

function textsById(items: readonly Item[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(item.id);
    else if (item.type === "endMarkedContent") open.pop();
    else if (item.str !== undefined) {
      const id = open.findLast((one) => one !== undefined);
      if (id) texts.set(id, `${texts.get(id) ?? ""}${item.str}${item.hasEOL ? "\n" : ""}`);
    }
  }
  return texts;
}

function tagOf(node: Node, texts: ReadonlyMap<string, string>): Tag {
  const children = (node.children ?? []).flatMap((child): (Tag | string)[] => {
    if (child.type === "content") return [texts.get(child.id ?? "") ?? ""];
    return child.role ? [tagOf(child, texts)] : [];
  });
  return {type: node.role ?? "", ...(node.alt && {alt: node.alt}), children};
}

/** pdf.js gives a tree for every page: what continues on the next page is put together again. */
function joined(trees: readonly Tag[]): Tag {
  const [first, ...rest] = trees.flatMap((tree) => tree.children as readonly Tag[]);
  return rest.reduce((all, next) => continued(all, next), first as Tag);
}

function continued(a: Tag, b: Tag): Tag {
  const [last, next] = [a.children.at(-1), b.children[0]];
  if (typeof last !== "object" || typeof next !== "object" || !goesOn(last, next))
    return {...a, children: [...a.children, ...b.children]};
  return {...a, children: [...a.children.slice(0, -1), continued(last, next), ...b.children.slice(1)]};
}

/** A table goes on when it does not begin again with a caption or headings. */
function goesOn(last: Tag, next: Tag): boolean {
  if (last.type !== next.type) return false;
  const [first] = next.children;
  if (typeof first !== "object") return false;
  if (next.type === "TBody") return true;
  if (next.type === "Table") return first.type === "TBody" || first.type === "TFoot";
  const end = last.children.at(-1);
  return next.type === "Sect" && typeof end === "object" && goesOn(end, first);
}
