/** Tables, and whatever else may lie in a folder, that are broken, endless, or no ordinary files. */
import {execFileSync} from "node:child_process";
import {mkdirSync, symlinkSync, truncateSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {join} from "node:path";
import {strToU8, zipSync} from "fflate";
import {noise} from "./pdfs.mjs";

const heading =
  "region,regionCode,period,municipality,code,gemeente_met,gemeente_zonder,uwv_met,uwv_zonder,totaal";
const row = "Zeeland,AM34,2023-Q1,Goes,GM0664,1,2,3,4,10\n";
const table = ["invalid-table"];
const costly = [...table, "too-large", "timed-out"];

const times = (number, make) => Array.from({length: number}, (_, i) => make(i));

/** @param {() => number} random */
export function hostileTables(random) {
  const csv = (name, bytes, codes = table) => ({name: `${name}.csv`, bytes: Buffer.from(bytes), codes});
  const xlsx = (name, bytes, codes = table) => ({name: `${name}.xlsx`, bytes: Buffer.from(bytes), codes});
  return [
    csv("empty", ""),
    csv("quote-never-closed", `${heading}\n"${row.repeat(300_000)}`, costly),
    csv("rows-without-end", `${heading}\n${row.repeat(1_200_000)}`, costly),
    csv("one-line", "a".repeat(3e7), costly),
    csv("columns", `${Array.from({length: 500_000}, (_, i) => `c${i}`).join(",")}\n${row}`, costly),
    csv("separators", ";".repeat(5e6), costly),
    csv("quotes", '"'.repeat(4e6), costly),
    csv("nulls", Buffer.alloc(1e6), costly),
    csv("lines", "\n".repeat(5e6), costly),
    ...times(10, (i) => csv(`noise-${i}`, noise(3000, random))),
    ...times(15, (i) => csv(`foreign-${i}`, `naam;bedrag ${i}\nJansen;${i}\n`)),
    csv("utf-16", Buffer.from(`\ufeffnaam;bedrag\nJansen;1\n`, "utf16le")),
    csv("formula", `${heading}\n=cmd|'/c calc'!A1,,,,,,,,,\n`),
    ...times(10, (i) => xlsx(`noise-${i}`, noise(3000, random))),
    ...times(5, (i) => xlsx(`cut-${i}`, bookOf([["a", "b"]]).subarray(0, 100 + 60 * i))),
    xlsx("empty", ""),
    xlsx("not-a-workbook", zipSync({"a.txt": strToU8("a")})),
    xlsx("names-outside", zipSync({"../../outside.txt": strToU8("a"), "/etc/outside.txt": strToU8("a")})),
    xlsx("entities", withSheet(laughs(), entities), costly),
    xlsx("far-cells", withSheet(farCells(60_000)), costly),
    xlsx("many-cells", withSheet(manyCells(2_000_000)), costly),
    xlsx(
      "one-cell",
      withSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${"a".repeat(2e8)}</t></is></c></row>`),
      costly,
    ),
    xlsx("bomb", zipSync({...book, "xl/worksheets/sheet1.xml": new Uint8Array(1.2e9)}), costly),
    xlsx("deep", withSheet("<a>".repeat(1e6)), costly),
    ...times(3, (i) =>
      xlsx(
        `foreign-${i}`,
        bookOf([
          ["naam", "bedrag"],
          ["Jansen", String(i)],
        ]),
      ),
    ),
    xlsx("locked", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)])),
  ];
}

const book = {
  "[Content_Types].xml": strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  ),
  "_rels/.rels": strToU8(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  "xl/workbook.xml": strToU8(
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  "xl/_rels/workbook.xml.rels": strToU8(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
};

function withSheet(rows, before = "") {
  const sheet = `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync({...book, "xl/worksheets/sheet1.xml": strToU8(sheet)});
}

function bookOf(rows) {
  const cell = (text, column, line) =>
    `<c r="${"ABCDEFGHIJ"[column]}${line + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return withSheet(
    rows
      .map(
        (cells, line) => `<row r="${line + 1}">${cells.map((text, i) => cell(text, i, line)).join("")}</row>`,
      )
      .join(""),
  );
}

function laughs() {
  return `<row r="1"><c r="A1" t="inlineStr"><is><t>&lol9;</t></is></c></row>`;
}

function farCells(count) {
  return times(count, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join("");
}

function manyCells(count) {
  return times(count / 1000, (line) => `<row r="${line + 1}">${"<c><v>1</v></c>".repeat(1000)}</row>`).join(
    "",
  );
}

/**
 * What has to be made in its place: pipes, links, sockets, names that no text holds.
 *
 * @param {string} folder input/
 * @returns {{files: {name: string, codes: (string | null)[]}[], close: () => void}}
 */
export function makeOddFiles(folder) {
  const files = [];
  const note = (name, codes) => files.push({name, codes});
  const unreadable = ["unreadable"];
  for (const ending of ["pdf", "csv", "xlsx"]) {
    for (let i = 0; i < 3; i++) {
      execFileSync("mkfifo", [join(folder, `pipe-${i}.${ending}`)]);
      note(`pipe-${i}.${ending}`, unreadable);
    }
    const links = {
      pipe: `pipe-0.${ending}`,
      zero: "/dev/zero",
      random: "/dev/urandom",
      tty: "/dev/tty",
      gone: "nowhere",
      circle: `to-circle.${ending}`,
    };
    for (const [what, to] of Object.entries(links)) {
      symlinkSync(to, join(folder, `to-${what}.${ending}`));
      note(`to-${what}.${ending}`, unreadable);
    }
    mkdirSync(join(folder, `folder.${ending}`));
    for (const name of [`.hidden.${ending}`, `._fork.${ending}`, `~$open.${ending}`]) {
      writeFileSync(join(folder, name), "x");
      note(name, [null]);
    }
    const odd = [
      `\u001b[31mred\u001b[0m.${ending}`,
      `two\nlines.${ending}`,
      `bell\u0007.${ending}`,
      `\u202efdp.${ending}`,
      `${"long".repeat(60)}.${ending}`,
      `-rf.${ending}`,
      `con.${ending}`,
      `a:b.${ending}`,
      `$(id).${ending}`,
      `trailing .${ending}`,
    ];
    for (const name of odd) {
      writeFileSync(join(folder, name), "x");
      note(name, ["not-a-pdf", "invalid-table"]);
    }
    const bytes = Buffer.concat([
      Buffer.from(`${folder}/latin-`),
      Buffer.from([0xe9]),
      Buffer.from(`.${ending}`),
    ]);
    writeFileSync(bytes, "x");
    note(`latin-\ufffd.${ending}`, unreadable);
    writeFileSync(join(folder, `huge.${ending}`), "%PDF-1.7\n");
    truncateSync(join(folder, `huge.${ending}`), 40 * 2 ** 30);
    note(`huge.${ending}`, ["too-large", "invalid-table"]);
  }
  const others = [
    "xls",
    "xlsm",
    "ods",
    "tsv",
    "txt",
    "docx",
    "zip",
    "json",
    "numbers",
    "eml",
    "pdf.part",
    "PNG",
  ];
  for (const ending of others) {
    writeFileSync(join(folder, `other.${ending}`), "x");
    // one that is still being downloaded is passed over
    note(
      `other.${ending}`,
      ending.endsWith("part") ? [null] : ["not-read", "invalid-table", "unreadable", "not-a-pdf"],
    );
  }
  const bins = [".stversions", "$RECYCLE.BIN", "#recycle", ".Trash-1000", "@eaDir", "lost+found"];
  for (const bin of bins) {
    mkdirSync(join(folder, bin));
    writeFileSync(join(folder, bin, "old.pdf"), "x");
    note(`${bin}/old.pdf`, [null]);
  }
  const servers = times(2, (i) => {
    const name = `socket-${i}.${i === 0 ? "pdf" : "csv"}`;
    note(name, unreadable);
    // a socket's path is short: it is made where it is, by a name from there
    return createServer().listen(join(folder, name));
  });
  return {files, close: () => servers.map((server) => server.close())};
}

const entities = `<!DOCTYPE x [<!ENTITY lol "lol">${times(9, (i) => `<!ENTITY lol${i + 1} "${`&lol${i || ""};`.repeat(10)}">`).join("")}]>`;
