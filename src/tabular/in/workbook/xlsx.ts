/** XLSX and XLSM workbooks: their sheets as they are seen. */
import {InputError} from "../../../vocabulary/error.js";
import type {Colour} from "./colours.js";
import type {Sheet} from "./sheet.js";
import {noStyles, readStyles, readTheme} from "./styles.js";
import {readSharedTexts} from "./texts.js";
import {type Shared, WorksheetReader} from "./worksheet.js";
import {type Attributes, readXml} from "./xml.js";
import type {ZipPart} from "./zip.js";

type Parts = ReadonlyMap<string, ZipPart>;

/** @throws InputError `invalid` */
export async function readXlsx(parts: Parts): Promise<Sheet[]> {
  const start =
    (await relationsOf(parts, "")).find(({type}) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const book = parts.get(start.toLowerCase());
  if (!book) throw new InputError("invalid", "it is a zip archive, but no workbook is in it");
  const {sheets, isToBeCalculated} = await readBook(book);
  const relations = await relationsOf(parts, start);
  const shared = await readShared(parts, relations, isToBeCalculated);
  const read: Sheet[] = [];
  for (const {name, state, relation} of sheets) {
    const target = relations.find(({id}) => id === relation);
    // a sheet that is a chart, or of macros, has no cells
    if (target?.type !== "worksheet") continue;
    const part = parts.get(target.target.toLowerCase());
    if (!part) throw new InputError("invalid", `its sheet ${name} is not there`);
    const reader = new WorksheetReader(shared);
    await readXml(part, reader, "without");
    read.push({name, isHidden: state !== "visible", ...reader.content()});
  }
  return read;
}

interface NamedSheet {
  readonly name: string;
  readonly state: string;
  /** of the relation that leads to it */
  readonly relation: string;
}

async function readBook(part: ZipPart): Promise<{sheets: NamedSheet[]; isToBeCalculated: boolean}> {
  const sheets: NamedSheet[] = [];
  let isToBeCalculated = false;
  const open = (name: string, attributes: Attributes) => {
    if (name === "calcPr") isToBeCalculated = ["1", "true"].includes(attributes.fullCalcOnLoad ?? "");
    if (name !== "sheet") return;
    // the prefix of its namespace is the producer's choice
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
    sheets.push({name: attributes.name ?? "", state: attributes.state ?? "visible", relation});
  };
  await readXml(part, {open}, "without");
  return {sheets, isToBeCalculated};
}

interface Relation {
  readonly id: string;
  /** the last part of its address: "worksheet" */
  readonly type: string;
  /** path from the root of the archive */
  readonly target: string;
}

/** @param source path of the part that has them; "" for the archive itself */
async function relationsOf(parts: Parts, source: string): Promise<Relation[]> {
  const [folder, name] = [source.replace(/[^/]*$/, ""), source.replace(/^.*\//, "")];
  const part = parts.get(`${folder}_rels/${name}.rels`.toLowerCase());
  const relations: Relation[] = [];
  if (!part) return relations;
  const open = (element: string, {Id = "", Type = "", Target = "", TargetMode}: Attributes) => {
    if (element !== "Relationship" || TargetMode === "External") return;
    const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
    relations.push({id: Id, type: Type.replace(/^.*\//, ""), target: decodeURIComponent(target)});
  };
  await readXml(part, {open}, "without");
  return relations;
}

async function readShared(
  parts: Parts,
  relations: readonly Relation[],
  isToBeCalculated: boolean,
): Promise<Shared> {
  const partOf = (kind: string) =>
    parts.get(relations.find(({type}) => type === kind)?.target.toLowerCase() ?? "");
  const [texts, styles, theme] = [partOf("sharedStrings"), partOf("styles"), partOf("theme")];
  const colours: readonly Colour[] | null = theme ? await readTheme(theme) : null;
  const known = styles ? await readStyles(styles, colours) : noStyles;
  return {
    texts: texts ? await readSharedTexts(texts, known.palette) : [],
    styles: known,
    isToBeCalculated,
  };
}
