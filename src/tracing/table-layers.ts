/** Grids, tables and their headings over the page. */
import type {PageRecord, TableRecord} from "../extraction/trace/record.js";
import {type Html, text} from "./html.js";
import {type Layer, label, polygon, rect, round} from "./svg.js";

export function grids(page: PageRecord): Layer {
  const svg = page.grids
    .map(({outline, bands, gaveUp}, i) => {
      const fate = gaveUp === null ? "became a table" : `given up: ${gaveUp}`;
      const [corner = [0, 0]] = outline;
      return [
        polygon(
          outline,
          gaveUp === null ? "grid" : "grid lost",
          `grid ${i + 1}, ${bands.length} bands, ${fate}`,
          `grid-${i}`,
        ),
        ...bands.map((band, j) => polygon(band, "band", `grid ${i + 1}, band ${j + 1} of ${bands.length}`)),
        label([corner[0], corner[1] - 2], "tag grids", `grid ${i + 1}`),
      ].join("");
    })
    .join("");
  return {id: "grids", key: "b", name: "Grids and bands", isOn: true, count: page.grids.length, svg};
}

export function tables(page: PageRecord): Layer {
  const svg = page.tables.map((table, i) => tableSvg(table, i)).join("");
  return {
    id: "rows",
    key: "r",
    name: "Rows and columns",
    isOn: true,
    count: page.tables.reduce((sum, {rows}) => sum + rows.length, 0),
    svg,
  };
}

function tableSvg({rows, outline, columns, gaveUp}: TableRecord, table: number): Html {
  const tip = gaveUp === null ? "" : ` (table passed over: ${gaveUp})`;
  const [corner = [0, 0]] = outline;
  const parts = rows.flatMap(({name, box, outline: strip, cells}, i) => [
    polygon(
      strip,
      i % 2 ? "row" : "row odd",
      `row ${i + 1}: ${name || "no name"}${tip}`,
      `row-${table}-${i}`,
    ),
    ...(box ? [rect(box, "name", `row ${i + 1}, name: ${name}`)] : []),
    ...cells.flatMap(({column, kind, raw, box: place}) =>
      place
        ? [rect(place, `cell ${column}`, `${name || "no name"}, ${column}: «${raw}» read as ${kind}`)]
        : [],
    ),
  ]);
  // under the table, where they hide no heading
  const heads = columns.map(({column, heading, outline: [, , right = [0, 0], left = [0, 0]]}) => {
    const [middle, bottom] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
    const place = `text-anchor="middle" x="${round(middle)}" y="${round(bottom + 6)}"`;
    const name = column === null ? "no column" : column.replace("gemeente_", "gem. ").replace("_", " ");
    return `<text class="tag column ${column ?? "none"}" ${place}><title>${text(heading ?? "")}</title>${text(name)}</text>`;
  });
  return [
    polygon(outline, gaveUp === null ? "table" : "table lost", `table ${table + 1}${tip}`, `table-${table}`),
    ...parts,
    label([corner[0], corner[1] - 2], "tag rows", `table ${table + 1}`),
    ...heads,
  ].join("");
}

export function headings(page: PageRecord): Layer {
  const all = page.tables.flatMap((table) => table.headings);
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
