/** Grids, tables and their headings over the page. */
import type {PageRecord, TableRecord} from "../extraction/trace/record.js";
import {type Html, text} from "./html.js";
import {type Box, type Layer, label, rect, round} from "./svg.js";

export function grids(page: PageRecord): Layer {
  const svg = page.grids
    .map(({box, bands, gaveUp}, i) => {
      if (!box) return "";
      const fate = gaveUp === null ? "became a table" : `given up: ${gaveUp}`;
      const tip = `grid ${i + 1}, ${bands.length} bands, ${fate}`;
      const around = rect(wider(box, 2), gaveUp === null ? "grid" : "grid lost", tip, `grid-${i}`);
      const inside = bands.map((band, j) =>
        band ? rect(wider(band, 1), "band", `grid ${i + 1}, band ${j + 1} of ${bands.length}`) : "",
      );
      return [around, ...inside, label([box[0], box[1] - 3], "tag grids", `grid ${i + 1}`)].join("");
    })
    .join("");
  return {id: "grids", key: "b", name: "Grids and bands", isOn: true, count: page.grids.length, svg};
}

/** The tables that are the factsheet's. */
export function tables(page: PageRecord): Layer {
  const svg = page.tables.map((table, i) => (table.gaveUp === null ? tableSvg(table, i) : "")).join("");
  const count = page.tables.reduce((sum, {rows, gaveUp}) => sum + (gaveUp === null ? rows.length : 0), 0);
  return {id: "rows", key: "r", name: "Rows and columns", isOn: true, count, svg};
}

export function tablesPassedOver(page: PageRecord): Layer {
  const svg = page.tables.map((table, i) => (table.gaveUp === null ? "" : tableSvg(table, i))).join("");
  const count = page.tables.filter(({gaveUp}) => gaveUp !== null).length;
  return {id: "passed", key: "v", name: "Tables passed over", isOn: false, count, svg};
}

function tableSvg({rows, box, columns, gaveUp}: TableRecord, table: number): Html {
  if (!box) return "";
  const tip = gaveUp === null ? "" : ` (table passed over: ${gaveUp})`;
  const parts = rows.flatMap(({name, box: strip, nameBox, cells}, i) => [
    strip
      ? rect(
          wider(strip, 1),
          i % 2 ? "row" : "row odd",
          `row ${i + 1}: ${name || "no name"}${tip}`,
          `row-${table}-${i}`,
        )
      : "",
    nameBox ? rect(nameBox, "name", `row ${i + 1}, name: ${name}`) : "",
    ...cells.map(({column, kind, raw, box: place}) =>
      place ? rect(place, `cell ${column}`, `${name || "no name"}, ${column}: «${raw}» read as ${kind}`) : "",
    ),
  ]);
  return [
    rect(
      wider(box, 4),
      gaveUp === null ? "table" : "table lost",
      `table ${table + 1}${tip}`,
      `table-${table}`,
    ),
    ...parts,
    label([box[0] - 4, box[1] - 6], "tag rows", `table ${table + 1}`),
    ...columns.map((column) => columnTag(column, box[3])),
  ].join("");
}

/** Under the table, where it hides no heading. */
function columnTag({column, heading, box}: TableRecord["columns"][number], bottom: number): Html {
  if (!column || !box) return "";
  const place = `text-anchor="middle" x="${round((box[0] + box[2]) / 2)}" y="${round(bottom + 8)}"`;
  const name = column.replace("gemeente_", "gem. ").replace("_", " ");
  return `<text class="tag column ${column}" ${place}><title>${text(heading ?? "")}</title>${text(name)}</text>`;
}

function wider([x0, y0, x1, y1]: Box, by: number): Box {
  return [round(x0 - by), round(y0 - by), round(x1 + by), round(y1 + by)];
}

export function headings(page: PageRecord): Layer {
  const all = page.tables.flatMap((table) => (table.gaveUp === null ? table.headings : []));
  const svg = all
    .map(({box, text: shown, marks, isTaken}) =>
      rect(
        box,
        isTaken ? "heading" : "heading lost",
        `${isTaken ? "heading" : "above the table, not taken"}: «${shown}» · ${marks.join(", ") || "no mark"}`,
      ),
    )
    .join("");
  return {id: "headings", key: "h", name: "Headings and their marks", isOn: true, count: all.length, svg};
}
