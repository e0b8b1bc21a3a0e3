/** Workbooks in tests: the values of one that was written, and XLSX and ODS files with whatever a person or program leaves in them. */
import {strToU8, type Zippable, zipSync} from "fflate";
import {readWorkbook} from "../../src/tabular/in/workbook/read-workbook.js";
import {type CellValue, cellName} from "../../src/tabular/in/workbook/sheet.js";

/** Row by row from the first; an empty cell is undefined. */
export async function valuesIn(
  workbook: Uint8Array,
): Promise<{name: string; rows: (CellValue | undefined)[][]}[]> {
  const sheets = await readWorkbook(workbook);
  return sheets.map(({name, rows}) => {
    const dense = Array.from({length: (rows.at(-1)?.index ?? -1) + 1}, (): (CellValue | undefined)[] => []);
    for (const {index, cells} of rows) dense[index] = cells.map((cell) => cell?.value);
    return {name, rows: dense};
  });
}

export interface MadeRun {
  readonly text: string;
  readonly is?: "struck" | "raised";
  /** "FFFFFF" */
  readonly colour?: string;
  /** in points */
  readonly size?: number;
}

/** A cell as somebody made it; `shown` is what its program shows, which ODS keeps and XLSX does not. */
export interface MadeCell {
  readonly value: string | number | null;
  readonly format?: string;
  readonly shown?: string;
  readonly is?: "struck" | "raised";
  /** "FFFFFF" */
  readonly colour?: string;
  readonly ground?: string;
  /** of its letters, in points */
  readonly size?: number;
  readonly runs?: readonly MadeRun[];
  /** a formula; with value null one that was never worked out */
  readonly formula?: string;
}

export interface MadeSheet {
  readonly name: string;
  readonly isHidden?: boolean;
  readonly rows: readonly (readonly (MadeCell | string | number | null)[])[];
  /** from 0 */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** so low, or so narrow, that nothing is seen */
  readonly lowRows?: readonly number[];
  readonly narrowColumns?: readonly number[];
  /** "A2:A4" */
  readonly merged?: readonly string[];
  /** more elements behind the rows of an XLSX sheet */
  readonly behind?: string;
}

type MadeLook = {
  readonly [Key in "format" | "is" | "colour" | "ground" | "size"]?: MadeCell[Key] | undefined;
};

function cellOf(cell: MadeCell | string | number | null): MadeCell {
  return typeof cell === "object" && cell !== null ? cell : {value: cell};
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface MadeBook {
  readonly sheets: readonly MadeSheet[];
  /** looks of conditional formats, as `<dxf>` elements */
  readonly conditional?: string;
  /** more attributes of `<calcPr>` */
  readonly calculation?: string;
}

/** The parts of an XLSX workbook, by path. */
export function xlsxParts({sheets, conditional = "", calculation = ""}: MadeBook): Record<string, string> {
  const styles = new Map<string, number>([[JSON.stringify({}), 0]]);
  const looks: MadeLook[] = [{}];
  const styleOf = ({format, is, colour, ground, size}: MadeCell) => {
    const look = {format, is, colour, ground, size};
    const key = JSON.stringify(look);
    if (!styles.has(key)) styles.set(key, looks.push(look) - 1);
    return styles.get(key) as number;
  };
  const xmls = sheets.map((sheet) => xlsxSheet(sheet, styleOf));
  const list = sheets.map(
    ({name, isHidden}, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const start = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`;
  return {
    "_rels/.rels": `${start}<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook ${main} xmlns:r="${office}"><sheets>${list.join("")}</sheets><calcPr calcId="1"${calculation}/></workbook>`,
    "xl/_rels/workbook.xml.rels": `${start}${relations.join("")}<Relationship Id="rIdS" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
    "xl/styles.xml": xlsxStyles(looks, conditional),
    ...Object.fromEntries(xmls.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  };
}

export function zipOf(parts: Record<string, string>): Uint8Array {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync(files);
}

export function xlsxOf(book: MadeBook): Uint8Array {
  return zipOf(xlsxParts(book));
}

const effects = {struck: "<strike/>", raised: '<vertAlign val="superscript"/>'} as const;

function xlsxStyles(looks: readonly MadeLook[], conditional: string): string {
  const fonts = looks.map(
    ({is, colour, size = 11}) =>
      `<font>${is ? effects[is] : ""}<sz val="${size}"/>${colour ? `<color rgb="FF${colour}"/>` : '<color theme="1"/>'}<name val="Arial"/></font>`,
  );
  const fills = looks.map(({ground}) =>
    ground
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${ground}"/></patternFill></fill>`
      : '<fill><patternFill patternType="none"/></fill>',
  );
  const formats = looks.map(
    ({format = "General"}, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(format)}"/>`,
  );
  const xfs = looks.map((_, i) => `<xf numFmtId="${164 + i}" fontId="${i}" fillId="${i}"/>`);
  return `${head}<styleSheet ${main}><numFmts>${formats.join("")}</numFmts><fonts>${fonts.join("")}</fonts><fills>${fills.join("")}</fills><cellXfs>${xfs.join("")}</cellXfs><dxfs>${conditional}</dxfs></styleSheet>`;
}

function xlsxSheet(
  {
    rows,
    hiddenRows = [],
    hiddenColumns = [],
    lowRows = [],
    narrowColumns = [],
    merged = [],
    behind = "",
  }: MadeSheet,
  styleOf: (cell: MadeCell) => number,
): string {
  const columnOf = (column: number, how: string) => `<col min="${column + 1}" max="${column + 1}" ${how}/>`;
  const columns = [
    ...hiddenColumns.map((column) => columnOf(column, 'hidden="1"')),
    ...narrowColumns.map((column) => columnOf(column, 'width="0.1" customWidth="1"')),
  ];
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => xlsxCell(cellOf(cell), cellName(row, column), styleOf));
    const low = lowRows.includes(row) ? ' ht="0.5" customHeight="1"' : "";
    return `<row r="${row + 1}"${low}${hiddenRows.includes(row) ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  });
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `${head}<worksheet ${main}><cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData><mergeCells>${merges}</mergeCells>${behind}</worksheet>`;
}

function xlsxCell(cell: MadeCell, name: string, styleOf: (cell: MadeCell) => number): string {
  const {value, formula, runs} = cell;
  const place = `r="${name}" s="${styleOf(cell)}"`;
  if (runs) {
    const texts = runs.map(
      ({text, is, colour, size}) =>
        `<r><rPr>${is ? effects[is] : ""}${size ? `<sz val="${size}"/>` : ""}${colour ? `<color rgb="FF${colour}"/>` : ""}</rPr><t xml:space="preserve">${escaped(text)}</t></r>`,
    );
    return `<c ${place} t="inlineStr"><is>${texts.join("")}</is></c>`;
  }
  if (formula !== undefined) {
    return `<c ${place}><f>${escaped(formula)}</f>${value === null ? "<v/>" : `<v>${value}</v>`}</c>`;
  }
  if (value === null) return `<c ${place}/>`;
  return typeof value === "number"
    ? `<c ${place}><v>${value}</v></c>`
    : `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

const odsNames = ["office", "table", "text", "style", "fo"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

/** The same as an ODS workbook. Merged cells and conditional formats are left out. */
export function odsOf({sheets}: MadeBook): Uint8Array {
  const styles: string[] = [
    '<style:style style:name="seen" style:family="table"><style:table-properties table:display="true"/></style:style>',
    '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>',
    `<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>`,
    `<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>`,
    `<style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.1mm"/></style:style>`,
    `<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="0in"/></style:style>`,
  ];
  const tables = sheets.map((sheet) => {
    const {name, isHidden, rows, hiddenRows = [], hiddenColumns = []} = sheet;
    const {lowRows = [], narrowColumns = []} = sheet;
    const columns = Array.from(
      {length: 20},
      (_, i) =>
        `<table:table-column${narrowColumns.includes(i) ? ' table:style-name="narrow"' : ""}${hiddenColumns.includes(i) ? ' table:visibility="collapse"' : ""}/>`,
    );
    const lines = rows.map((cells, row) => {
      const hidden = hiddenRows.includes(row) ? ' table:visibility="collapse"' : "";
      const low = lowRows.includes(row) ? ' table:style-name="low"' : "";
      return `<table:table-row${low}${hidden}>${cells.map((cell) => odsCell(cellOf(cell), styles)).join("")}</table:table-row>`;
    });
    const style = isHidden ? "hidden" : "seen";
    return `<table:table table:name="${escaped(name)}" table:style-name="${style}">${columns.join("")}${lines.join("")}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
  });
  const content = `${head}<office:document-content ${odsNames}><office:automatic-styles>${styles.join("")}</office:automatic-styles><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`;
  return zipOf({mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content});
}

function odsCell(
  {value, shown, is, colour, ground, size, runs, formula}: MadeCell,
  styles: string[],
): string {
  const name = `ce${styles.length}`;
  const text = [
    is === "struck" ? ' style:text-line-through-style="solid"' : "",
    is === "raised" ? ' style:text-position="super 58%"' : "",
    colour ? ` fo:color="#${colour}"` : "",
    size ? ` fo:font-size="${size}pt"` : "",
  ].join("");
  const cell = ground ? `<style:table-cell-properties fo:background-color="#${ground}"/>` : "";
  styles.push(
    `<style:style style:name="${name}" style:family="table-cell">${cell}<style:text-properties${text}/></style:style>`,
  );
  const start = `<table:table-cell table:style-name="${name}"${formula === undefined ? "" : ` table:formula="of:=${escaped(formula)}"`}`;
  if (runs) {
    const spans = runs.map(({text, is, colour, size}, i) => {
      const own = `${name}-${i}`;
      const look = `${colour ? ` fo:color="#${colour}"` : ""}${size ? ` fo:font-size="${size}pt"` : ""}`;
      styles.push(
        `<style:style style:name="${own}" style:family="text"><style:text-properties${look}/></style:style>`,
      );
      return `<text:span text:style-name="${is ?? own}">${escaped(text)}</text:span>`;
    });
    return `${start} office:value-type="string"><text:p>${spans.join("")}</text:p></table:table-cell>`;
  }
  if (value === null) return `${start}/>`;
  const paragraph = `<text:p>${escaped(shown ?? String(value))}</text:p>`;
  return typeof value === "number"
    ? `${start} office:value-type="float" office:value="${value}">${paragraph}</table:table-cell>`
    : `${start} office:value-type="string">${paragraph}</table:table-cell>`;
}
