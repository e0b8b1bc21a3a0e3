// The same table arranged in unusual ways is read as the usual one is: halves beside each other, names elsewhere.
import fc from "fast-check";
import {readPages} from "../../../src/extraction/extract.js";
import type {Glyph, Page} from "../../../src/extraction/words/glyph.js";
import {columns, personsIn} from "../../../src/vocabulary/figure.js";
import {pageOf, widthOf, write} from "../../support/drawn-page.js";
import {settings} from "../../support/words.js";

const facts = {producer: null, created: null, fictional: false};
const source = {file: "drawn.pdf", sha256: "0".repeat(64)};
const pencil = {size: 8};

const names = [
  "Goes",
  "Hulst",
  "Sluis",
  "Veere",
  "Tholen",
  "Borsele",
  "Noord-Beveland",
  "Schouwen-Duiveland",
];
const heads = [
  ["Gemeente", "met"],
  ["Gemeente", "zonder"],
  ["UWV", "met"],
  ["UWV", "zonder"],
  ["Totaal", ""],
] as const;

type Put = (text: string, x: number, y: number, align?: "left" | "right") => void;

function paper(draw: (put: Put) => void): Page {
  const glyphs: Glyph[] = [];
  const put: Put = (text, x, y, align = "left") => {
    glyphs.push(
      ...write(text, align === "left" ? x : x - widthOf(text, pencil), y, pencil, glyphs.length + 1),
    );
  };
  put("Transparantie van klantprofielen", 50, 50);
  put("Tweede kwartaal 2023  Zeeland", 50, 70);
  draw(put);
  put("In de arbeidsmarktregio Zeeland bevat het doelgroepregister in totaal 90000 personen.", 50, 560);
  put("Hiervan is 50% bekend.", 50, 572);
  return pageOf(glyphs, 842, 595);
}

function heading(put: Put, right: readonly number[], y: number): void {
  heads.forEach(([over, under], i) => {
    put(over, right[i] as number, y, "right");
    put(under, right[i] as number, y + 10, "right");
  });
}

const figures = fc.array(
  fc.tuple(
    fc.integer({min: 1, max: 40}),
    fc.integer({min: 20, max: 999}),
    fc.integer({min: 200, max: 4000}),
    fc.integer({min: 5, max: 300}),
  ),
  {minLength: 5, maxLength: names.length},
);

interface TableRow {
  readonly name: string;
  readonly values: readonly number[];
}

function tableOf(some: readonly (readonly number[])[]): TableRow[] {
  const rows = some.map((row, i) => ({name: names[i] as string, values: [...row, sumOf(row)]}));
  const total = rows[0]?.values.map((_, i) => sumOf(rows.map(({values}) => values[i] as number))) ?? [];
  return [...rows, {name: "TOTAAL AMR", values: total}];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

const line = (put: Put, {values}: TableRow, right: readonly number[], y: number) => {
  values.forEach((value, i) => {
    put(String(value), right[i] as number, y, "right");
  });
};
const rights = (from: number, step: number) => heads.map((_, i) => from + step * i);

const arrangements: Readonly<Record<string, (put: Put, rows: readonly TableRow[]) => void>> = {
  "two halves beside each other": (put, rows) => {
    const half = Math.ceil(rows.length / 2);
    for (const [from, start] of [
      [0, 50],
      [half, 440],
    ] as const) {
      const right = rights(start + 150, 52);
      heading(put, right, 100);
      rows.slice(from, from + half).forEach((row, i) => {
        put(row.name, start, 130 + 14 * i);
        line(put, row, right, 130 + 14 * i);
      });
    }
  },
  "names at the right": (put, rows) => {
    heading(put, rights(100, 70), 100);
    rows.forEach((row, i) => {
      line(put, row, rights(100, 70), 130 + 14 * i);
      put(row.name, 400, 130 + 14 * i);
    });
  },
  "names in the middle": (put, rows) => {
    const right = [120, 200, 500, 580, 660];
    heading(put, right, 100);
    put("Gemeente", 240, 110);
    rows.forEach((row, i) => {
      line(put, row, right, 130 + 14 * i);
      put(row.name, 240, 130 + 14 * i);
    });
  },
  "names above their figures": (put, rows) => {
    heading(put, rights(240, 80), 100);
    rows.forEach((row, i) => {
      put(row.name, 50, 130 + 26 * i);
      line(put, row, rights(240, 80), 142 + 26 * i);
    });
  },
  "turned over": (put, rows) => {
    const right = rows.map((_, i) => 170 + 82 * i);
    rows.forEach((row, i) => {
      put(row.name, right[i] as number, 110, "right");
    });
    heads.forEach((head, k) => {
      put(head.join(" "), 50, 126 + 14 * k);
      rows.forEach((row, i) => {
        put(String(row.values[k]), right[i] as number, 126 + 14 * k, "right");
      });
    });
  },
  "headings below": (put, rows) => {
    rows.forEach((row, i) => {
      put(row.name, 50, 110 + 14 * i);
      line(put, row, rights(240, 80), 110 + 14 * i);
    });
    heading(put, rights(240, 80), 112 + 14 * rows.length);
  },
  "a percentage under each figure": (put, rows) => {
    heading(put, rights(240, 80), 100);
    rows.forEach((row, i) => {
      put(row.name, 50, 134 + 26 * i);
      row.values.slice(0, 4).forEach((value, k) => {
        put(String(value), 240 + 80 * k, 130 + 26 * i, "right");
        put(`${Math.round((100 * value) / (row.values[4] ?? 1))}%`, 240 + 80 * k, 139 + 26 * i, "right");
      });
      put(String(row.values[4]), 560, 134 + 26 * i, "right");
    });
  },
  "letters for headings, explained below": (put, rows) => {
    rights(240, 80).forEach((x, i) => {
      put("ABCDE"[i] as string, x, 110, "right");
    });
    rows.forEach((row, i) => {
      put(row.name, 50, 130 + 14 * i);
      line(put, row, rights(240, 80), 130 + 14 * i);
    });
    put(
      "A = gemeente met profiel; B = gemeente zonder profiel; C = UWV met profiel;",
      50,
      145 + 14 * rows.length,
    );
    put("D = UWV zonder profiel; E = totaal", 50, 157 + 14 * rows.length);
  },
  "provinces and inhabitants before the names": (put, rows) => {
    heading(put, rights(340, 80), 100);
    rows.forEach((row, i) => {
      if (i < rows.length - 1) {
        put("Zeeland", 50, 130 + 14 * i);
        put(`${31 + i}.40${i}`, 124, 130 + 14 * i, "right");
      }
      put(row.name, 130, 130 + 14 * i);
      line(put, row, rights(340, 80), 130 + 14 * i);
    });
  },
  "marks, units and parentheses": (put, rows) => {
    heading(put, rights(240, 100), 100);
    rows.forEach((row, i) => {
      put(row.name, 50, 130 + 14 * i);
      row.values.forEach((value, k) => {
        put(i % 2 === 0 ? `${value} pers.` : `(${value}) pers.`, 240 + 100 * k, 130 + 14 * i, "right");
      });
    });
  },
  "sums and shares between the columns": (put, rows) => {
    const right = rights(200, 115);
    heading(put, right, 100);
    rows.forEach((row, i) => {
      put(row.name, 50, 130 + 14 * i);
      line(put, row, right, 130 + 14 * i);
      const [a = 0, b = 0, c = 0, d = 0, all = 1] = row.values;
      put(String(a + b), 345, 130 + 14 * i, "right");
      put(String(Math.round((100 * c) / all)), 460, 130 + 14 * i, "right");
      put(String(c + d), 590, 130 + 14 * i, "right");
    });
  },
};

test.each(Object.keys(arrangements))("%s: every figure where it belongs", (name) => {
  fc.assert(
    fc.property(figures, (some) => {
      const rows = tableOf(some);
      const [edition, ...others] = readPages([paper((put) => arrangements[name]?.(put, rows))], {
        facts,
        source,
        settings,
        method: "text",
      });
      expect(others).toEqual([]);
      const read = [
        ...(edition?.municipalities ?? []).map((row) => ({
          name: row.name,
          values: columns.map((c) => personsIn(row.figures[c])),
        })),
        {
          name: edition?.total?.label,
          values: columns.map((c) => edition?.total && personsIn(edition.total.figures[c])),
        },
      ];
      expect(read).toEqual(rows);
      expect(edition?.findings.map(({code}) => code)).not.toContain("columns-assumed");
    }),
    {numRuns: 30},
  );
});
