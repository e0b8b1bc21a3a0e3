/** Sheets of arbitrary layout, drawn as glyphs, with what a reading of them has to give. */
import fc from "fast-check";
import type {Glyph, Page} from "../../src/extraction/words/glyph.js";
import {type Column, columns} from "../../src/vocabulary/figure.js";
import {membersOf} from "../../src/vocabulary/municipality.js";
import {formatPeriod, parsePeriod, quarterOf, yearOf} from "../../src/vocabulary/period.js";
import {type Region, regionIn, regionsIn} from "../../src/vocabulary/region.js";
import {type Pencil, pageOf, turnPage, widthOf, write} from "./drawn-page.js";

// in the order of their slugs, which stay
const regions = regionsIn().toSorted((a, b) => (a.slug < b.slug ? -1 : 1));

type Align = "left" | "centre" | "right";

/** How a sheet looks. */
export interface Look {
  readonly size: number;
  readonly leading: number;
  readonly align: Align;
  readonly headingAlign: Align;
  readonly headings: "one level" | "two levels" | "turned" | "none" | "letters apart";
  readonly groupAlign: "left" | "centre";
  readonly order: readonly Column[];
  readonly pitch: number;
  readonly uneven: boolean;
  readonly nameAlign: Align;
  readonly thousands: string;
  readonly zero: string;
  readonly suppressed: string;
  readonly suppressedShare: number;
  readonly emptyShare: number;
  readonly wrap: "no" | "top" | "middle" | "bottom";
  readonly codes: "no" | "before" | "after" | "glued";
  readonly percent: "no" | "sign" | "decimal";
  readonly spaces: "glyphs" | "gaps";
  readonly spacing: number;
  readonly operations: "text" | "glyph";
  readonly period: "words" | "ordinal" | "q" | "digit" | "year first" | "capitals";
  readonly regionPlace: "title" | "own line" | "sentence" | "right";
  readonly register: "below" | "above" | "beside";
  readonly story: "below" | "above" | "beside" | "none";
  readonly decoys: boolean;
  readonly totalGap: number;
  readonly capitals: boolean;
  readonly notes: boolean;
  readonly stars: boolean;
  readonly footer: boolean;
  readonly turn: number;
  readonly skew: number;
  readonly perPage: number;
  readonly shuffle: boolean;
}

export interface DrawnSheet {
  readonly seed: number;
  readonly region: number;
  readonly period: string;
  readonly rowCount: number;
  readonly figures: readonly (readonly number[])[];
  readonly look: Look;
}

const choose = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const usually = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({weight: 3, arbitrary: fc.constant(usual)}, {weight: 2, arbitrary: fc.constantFrom(...others)});
const seldom = (share: number) =>
  fc.oneof({weight: 6, arbitrary: fc.constant(0)}, {weight: 1, arbitrary: fc.constant(share)});

const orders: readonly (readonly Column[])[] = [
  columns,
  ["uwv_met", "uwv_zonder", "gemeente_met", "gemeente_zonder", "totaal"],
  ["gemeente_zonder", "gemeente_met", "uwv_zonder", "uwv_met", "totaal"],
  ["totaal", "gemeente_met", "gemeente_zonder", "uwv_met", "uwv_zonder"],
  ["gemeente_met", "uwv_met", "gemeente_zonder", "uwv_zonder", "totaal"],
];

const look: fc.Arbitrary<Look> = fc.record({
  size: fc.integer({min: 60, max: 120}).map((tenths) => tenths / 10),
  leading: fc.integer({min: 115, max: 240}).map((hundredths) => hundredths / 100),
  align: usually<Align>("right", "left", "centre"),
  headingAlign: usually<Align>("right", "left", "centre"),
  headings: usually<Look["headings"]>("one level", "two levels", "turned", "none"),
  groupAlign: choose<Look["groupAlign"]>("left", "centre"),
  order: fc.oneof({weight: 2, arbitrary: fc.constant(columns)}, {weight: 1, arbitrary: choose(...orders)}),
  pitch: fc.integer({min: 52, max: 95}).map((tenths) => tenths / 10),
  uneven: fc.boolean(),
  nameAlign: usually<Align>("left", "right", "centre"),
  thousands: choose(".", " ", "\u00a0", "\u2009", "'", "", "’"),
  zero: usually("0", "-", "–", ""),
  suppressed: choose("<5", "x", "*", "."),
  suppressedShare: seldom(0.15),
  emptyShare: seldom(0.2),
  wrap: usually<Look["wrap"]>("no", "top", "middle", "bottom"),
  codes: usually<Look["codes"]>("no", "before", "after", "glued"),
  percent: usually<Look["percent"]>("no", "sign", "decimal"),
  spaces: choose<Look["spaces"]>("glyphs", "gaps"),
  spacing: usually(0, 0.08, 0.15, 0.2),
  operations: choose<Look["operations"]>("text", "glyph"),
  period: choose<Look["period"]>("words", "ordinal", "q", "digit", "year first", "capitals"),
  regionPlace: usually<Look["regionPlace"]>("title", "own line", "sentence", "right"),
  register: usually<Look["register"]>("below", "above"),
  story: usually<Look["story"]>("below", "above", "beside", "none"),
  decoys: fc.boolean(),
  totalGap: usually(1, 1.5, 2.5),
  capitals: usually(false, true),
  notes: usually(false, true),
  stars: usually(false, true),
  footer: fc.boolean(),
  turn: usually(0, 1, 2, 3),
  skew: usually(0, 0.01, -0.015),
  perPage: usually(1000, 6, 15),
  shuffle: fc.boolean(),
});

export const drawnSheet: fc.Arbitrary<DrawnSheet> = fc.record({
  seed: fc.nat(),
  region: fc.nat(regions.length - 1),
  period: fc
    .tuple(fc.integer({min: 2019, max: 2025}), fc.integer({min: 1, max: 4}))
    .map(([y, q]) => `${y}-Q${q}`),
  rowCount: fc.integer({min: 3, max: 30}),
  figures: fc.array(fc.array(fc.nat(2500), {minLength: 4, maxLength: 4}), {minLength: 30, maxLength: 30}),
  look,
});

/** What is printed in a cell, and what it means. */
export interface ExpectedCell {
  readonly printed: string;
  readonly value: number | null;
}

export interface ExpectedSheet {
  readonly region: string;
  readonly period: string;
  readonly rows: readonly {readonly name: string; readonly cells: Readonly<Record<Column, ExpectedCell>>}[];
  readonly total: Readonly<Record<Column, ExpectedCell>>;
  readonly persons: number;
  readonly percent: number;
}

export function expectedOf({region, period, rowCount, figures, look, seed}: DrawnSheet): ExpectedSheet {
  const random = randomFrom(seed);
  const quarter = parsePeriod(period);
  const {code} = regions[region] as Region;
  const names = membersOf({code}, quarter).slice(0, rowCount);
  const values = names.map((_, i) => {
    const scale = [1, 30, 400, 2500][Math.floor(random() * 4)] as number;
    return (figures[i] as readonly number[]).map((n) => Math.floor((n / 2500) * scale));
  });
  const withTotal = values.map((four) => [...four, four.reduce((a, b) => a + b, 0)]);
  const sums = columns.map((_, c) => withTotal.reduce((sum, row) => sum + (row[c] as number), 0));
  const cell = (value: number, mayHide: boolean): ExpectedCell => {
    if (mayHide && look.suppressedShare > 0 && value < 5 && value > 0 && random() < 0.8) {
      return {printed: look.suppressed, value: null};
    }
    if (value === 0) return look.zero === "0" ? {printed: "0", value: 0} : {printed: look.zero, value: null};
    return {printed: grouped(value, look.thousands), value};
  };
  const cells = (row: readonly number[], mayHide: boolean) =>
    Object.fromEntries(columns.map((c, i) => [c, cell(row[i] as number, mayHide && i < 4)])) as Record<
      Column,
      ExpectedCell
    >;
  const total = sums[4] as number;
  const percent = 40 + Math.floor(random() * 50);
  return {
    region: (regionIn(code, quarter) as Region).name,
    period,
    rows: names.map(({name}, i) => ({name, cells: cells(withTotal[i] as number[], true)})),
    total: cells(sums, false),
    persons: Math.max(1, Math.round((total * 100) / percent)),
    percent,
  };
}

function grouped(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** A small generator of its own, so that a sheet is drawn the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const labels: Readonly<Record<Column, readonly [string, string]>> = {
  gemeente_met: ["Gemeente", "met klantprofiel"],
  gemeente_zonder: ["Gemeente", "zonder klantprofiel"],
  uwv_met: ["UWV", "met klantprofiel"],
  uwv_zonder: ["UWV", "zonder klantprofiel"],
  totaal: ["", "Totaal"],
};

/** The pages of the sheet. */
export function drawSheet(sheet: DrawnSheet): Page[] {
  const expected = expectedOf(sheet);
  const {look} = sheet;
  const random = randomFrom(sheet.seed + 1);
  const chunks: (typeof expected.rows)[] = [];
  for (let i = 0; i < expected.rows.length; i += look.perPage)
    chunks.push(expected.rows.slice(i, i + look.perPage));
  return chunks.map((rows, i) => {
    const page = drawPage(look, expected, rows, i, chunks.length);
    const glyphs = [...page.glyphs];
    if (look.shuffle) glyphs.sort(() => random() - 0.5);
    return turnPage(skewed({...page, glyphs}, look.skew), look.turn);
  });
}

function skewed(page: Page, by: number): Page {
  if (by === 0) return page;
  const [cos, sin] = [Math.cos(by), Math.sin(by)];
  const at = (x: number, y: number) => [x * cos - y * sin + 15, x * sin + y * cos + 15] as const;
  const glyphs = page.glyphs.map((glyph) => {
    const [x0, y0] = at(glyph.x0, glyph.y0);
    const [x1, y1] = at(glyph.x1, glyph.y1);
    return {...glyph, x0, y0, x1, y1, angle: glyph.angle + by};
  });
  return {...page, glyphs};
}

function drawPage(
  look: Look,
  expected: ExpectedSheet,
  rows: ExpectedSheet["rows"],
  index: number,
  pageCount: number,
): Page {
  const glyphs: Glyph[] = [];
  let operation = 0;
  const put = (text: string, x: number, y: number, pencil: Pencil, align: Align = "left") => {
    const width = widthOf(text, pencil) - (pencil.spacing ?? 0) * pencil.size;
    const start = align === "left" ? x : align === "right" ? x - width : x - width / 2;
    const drawn = write(text, start, y, pencil, operation++);
    glyphs.push(
      ...(look.operations === "glyph" ? drawn.map((g) => ({...g, operation: operation++})) : drawn),
    );
  };
  const {size} = look;
  const type: Pencil = {size, spaces: look.spaces, spacing: look.spacing};
  const title: Pencil = {...type, size: 16, font: "Helvetica-Bold"};
  const subtitle: Pencil = {...type, size: 12};
  const left = 48;
  let y = 60;

  put("Transparantie van klantprofielen", left, y, title);
  y += 22;
  const when = writtenPeriod(expected.period, look.period);
  if (look.regionPlace === "title") put(`${when} ${expected.region}`, left, y, subtitle);
  else put(when, left, y, subtitle);
  if (look.regionPlace === "right") put(expected.region, 547, y, subtitle, "right");
  if (look.regionPlace === "own line") {
    y += 18;
    put(expected.region, left, y, subtitle);
  }
  y += 26;

  const sentence = `In Sonar zijn niet alle doelgroepers opgenomen, in de arbeidsmarktregio ${expected.region} bevat het doelgroepregister banenafspraak in totaal ${grouped(expected.persons, ".")} personen. Hiervan is ${expected.percent}% bekend binnen Sonar.`;
  const prose = (text: string, x: number, top: number, width: number, pencil: Pencil): number => {
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (widthOf(longer, pencil) > width && line !== "") {
        put(line, x, top, pencil);
        top += 1.25 * pencil.size;
        line = word;
      } else line = longer;
    }
    put(line, x, top, pencil);
    return top + 1.25 * pencil.size;
  };
  const body: Pencil = {...type, size: 9, spacing: 0};
  const tell = (x: number, top: number, width: number): number => {
    put("Transparantie op de arbeidsmarkt", x, top, {...body, font: "Helvetica-Bold"});
    top = prose(
      "Gemeenten en UWV hebben een gedeelde verantwoordelijkheid om transparantie op de arbeidsmarkt te realiseren. Speciaal voor werkgevers heeft UWV daarom de kandidatenverkenner banenafspraak ontwikkeld.",
      x,
      top + 14,
      width,
      body,
    );
    if (look.decoys) {
      top = prose(
        "Utrecht 12 34 56 78 en in 2021 waren er 1.250 plaatsingen, 134 meer dan in 2020. Per 1 januari telde de regio 14 gemeenten.",
        x,
        top + 5,
        width,
        body,
      );
    }
    return top + 10;
  };
  if (index === 0 && look.register === "above") y = prose(sentence, left, y, 500, body) + 12;
  if (index === 0 && look.story === "above") y = tell(left, y, 500) + 6;

  // columns
  const shown = expected.rows.map(
    ({name}) => (look.capitals ? name.toUpperCase() : name) + (look.codes === "glued" ? "GM1234" : ""),
  );
  const words =
    look.wrap === "no"
      ? [...shown, "TOTAAL AMR"]
      : [...shown.flatMap((name) => name.split(" ")), "TOTAAL AMR"];
  const bold: Pencil = {...type, font: "Helvetica-Bold"};
  const nameWidth =
    Math.max(8.5 * size, ...words.map((word) => widthOf(word, bold) + 1.6 * size)) / (1 + look.spacing);
  const codeWidth = look.codes === "before" || look.codes === "after" ? 5 * size : 0;
  const heading: Pencil = {...type, size: size * 0.95, font: "Helvetica-Bold"};
  const widest = Math.max(
    ...(look.headings === "two levels" ? ["Zonder profiel"] : ["klantprofiel"]).map((text) =>
      widthOf(text, heading),
    ),
    ...expected.rows.flatMap(({cells: row}) => columns.map((column) => widthOf(row[column].printed, type))),
    ...columns.map((column) => widthOf(expected.total[column].printed, bold)),
  );
  const least = look.headings === "none" || look.headings === "turned" ? 0 : widest + 1.6 * size;
  const pitches = look.order.map((_, i) =>
    Math.max(least, (look.pitch + (look.uneven ? (i % 3) - 1 : 0)) * size * (1 + look.spacing)),
  );
  const nameLeft = left + (look.codes === "before" ? codeWidth : 0);
  let x = nameLeft + nameWidth * (1 + look.spacing) + (look.codes === "after" ? codeWidth : 0);
  const cells = pitches.map((pitch) => {
    const cell = {left: x + 0.4 * size, right: x + pitch - 0.4 * size};
    x += pitch;
    return cell;
  });
  const percentCell = {left: x + 0.4 * size, right: x + 5 * size};
  const width = Math.max(
    595,
    x + 60 + (look.percent !== "no" ? 6 * size : 0) + (look.story === "beside" ? 240 : 0),
  );
  const at = (cell: {left: number; right: number}, align: Align) =>
    align === "left" ? cell.left : align === "right" ? cell.right : (cell.left + cell.right) / 2;

  // headings
  const step = 1.2 * size;
  if (look.headings === "one level") {
    const lines = look.order.map((column) =>
      wrapped(labels[column].join(" ").trim(), heading, cells, look.order.indexOf(column)),
    );
    const most = Math.max(...lines.map((l) => l.length));
    for (const [i, some] of lines.entries()) {
      for (const [j, text] of some.entries()) {
        put(
          text,
          at(cells[i]!, look.headingAlign),
          y + (most - some.length + j) * step,
          heading,
          look.headingAlign,
        );
      }
    }
    y += (most - 1) * step;
    put("Gemeente", nameLeft, y, heading);
  } else if (look.headings === "two levels") {
    const groups = groupsOf(look.order);
    for (const {first, last, label} of groups) {
      const span = {left: cells[first]!.left, right: cells[last]!.right};
      if (label) put(label, at(span, look.groupAlign), y, heading, look.groupAlign);
    }
    y += step;
    look.order.forEach((column, i) => {
      const text =
        column === "totaal"
          ? "Totaal"
          : subLabel(column, groups.find((g) => i >= g.first && i <= g.last)!.label);
      put(text, at(cells[i]!, look.headingAlign), y, heading, look.headingAlign);
    });
    put("Gemeente", nameLeft, y, heading);
  } else if (look.headings === "turned") {
    y += widthOf("Gemeente zonder klantprofiel", heading) + 0.5 * size;
    look.order.forEach((column, i) => {
      put(labels[column].join(" ").trim(), (cells[i]!.left + cells[i]!.right) / 2 + 0.3 * size, y, {
        ...heading,
        angle: -Math.PI / 2,
      });
    });
    put("Gemeente", nameLeft, y, heading);
  }
  y += 1.7 * size;

  // rows
  const tableTop = y;
  const pitch = look.leading * size;
  const drawRow = (
    name: string,
    values: Readonly<Record<Column, ExpectedCell>>,
    pencil: Pencil,
    code: string,
    isTotal: boolean,
  ) => {
    const nameCell = {left: nameLeft, right: nameLeft + nameWidth * (1 + look.spacing) - size};
    const full = look.codes === "glued" && code ? `${code}${name}` : name;
    const lines =
      look.wrap === "no" || isTotal ? [full] : breakLines(full, pencil, nameCell.right - nameCell.left);
    const lineStep = 1.15 * size;
    const baseline =
      look.wrap === "bottom"
        ? y + (lines.length - 1) * lineStep
        : look.wrap === "middle"
          ? y + ((lines.length - 1) * lineStep) / 2
          : y;
    for (const [i, text] of lines.entries()) {
      put(text, at(nameCell, look.nameAlign), y + i * lineStep, pencil, look.nameAlign);
    }
    if (look.notes && !isTotal && name.length % 4 === 0 && lines.length === 1 && look.nameAlign === "left") {
      put("1", at(nameCell, "left") + widthOf(full, pencil) + 0.02 * size, y - 0.35 * size, {
        ...pencil,
        size: 0.6 * size,
        spacing: 0,
      });
    }
    if (code && look.codes === "before") put(code, left, baseline, pencil);
    if (code && look.codes === "after")
      put(code, nameLeft + nameWidth * (1 + look.spacing), baseline, pencil);
    look.order.forEach((column, i) => {
      const {printed, value} = values[column];
      const star = look.stars && value !== null && value % 7 === 3 ? "*" : "";
      if (printed + star !== "") put(printed + star, at(cells[i]!, look.align), baseline, pencil, look.align);
      if (look.notes && value !== null && value % 11 === 5 && star === "") {
        const end =
          look.align === "right"
            ? at(cells[i]!, "right")
            : look.align === "left"
              ? at(cells[i]!, "left") + widthOf(printed, pencil)
              : at(cells[i]!, "centre") + widthOf(printed, pencil) / 2;
        put("2", end + 0.02 * size, baseline - 0.35 * size, {...pencil, size: 0.6 * size, spacing: 0});
      }
    });
    if (look.percent !== "no") {
      const met = (values.gemeente_met.value ?? 0) + (values.uwv_met.value ?? 0);
      const share = (100 * met) / Math.max(1, values.totaal.value ?? 1);
      put(
        look.percent === "sign" ? `${Math.round(share)}%` : share.toFixed(1).replace(".", ","),
        percentCell.right,
        baseline,
        pencil,
        "right",
      );
    }
    y += (lines.length - 1) * lineStep + pitch;
  };
  for (const {name, cells: values} of rows) {
    const code = look.codes === "no" ? "" : codeOf(name);
    drawRow(look.capitals ? name.toUpperCase() : name, values, type, code, false);
  }
  if (index === pageCount - 1) {
    y += (look.totalGap - 1) * pitch;
    drawRow("TOTAAL AMR", expected.total, {...type, font: "Helvetica-Bold"}, "", true);
    y += 10;
    if (look.register === "below") y = prose(sentence, left, y + 8, 500, body) + 8;
    if (look.story === "below") y = tell(left, y + 8, 500);
  }
  if (look.story === "beside" && index === 0)
    tell(x + 30 + (look.percent !== "no" ? 6 * size : 0), tableTop, 210);
  const height = Math.max(842, y + 60);
  if (look.footer)
    put(`UWV | ${when} | pagina ${index + 1} van ${pageCount}`, left, height - 25, {
      ...type,
      size: 7,
      spacing: 0,
    });
  return pageOf(glyphs, width, height, index + 1);
}

function codeOf(name: string): string {
  return `GM${String(1000 + ((name.length * 37) % 900)).padStart(4, "0")}`;
}

function writtenPeriod(period: string, how: Look["period"]): string {
  const quarter = parsePeriod(period);
  const [year, q] = [yearOf(quarter), quarterOf(quarter)];
  const text = formatPeriod(quarter);
  if (how === "ordinal") return `${q}e kwartaal ${year}`;
  if (how === "q") return `Q${q} ${year}`;
  if (how === "digit") return `Kwartaal ${q} ${year}`;
  if (how === "year first") return `${year}, ${text.replace(` ${year}`, "")}`;
  return how === "capitals" ? text.toUpperCase() : `${text[0]!.toUpperCase()}${text.slice(1)}`;
}

function wrapped(
  text: string,
  pencil: Pencil,
  cells: readonly {left: number; right: number}[],
  i: number,
): string[] {
  return breakLines(text, pencil, cells[i]!.right - cells[i]!.left);
}

function breakLines(text: string, pencil: Pencil, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, pencil) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

interface Group {
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

/** Neighbouring columns of one organisation, or else of one kind of profile. */
function groupsOf(order: readonly Column[]): Group[] {
  const byOrganisation = (column: Column) =>
    column === "totaal" ? "" : column.startsWith("uwv") ? "UWV" : "Gemeente";
  const byProfile = (column: Column) =>
    column === "totaal" ? "" : column.endsWith("met") ? "Met klantprofiel" : "Zonder klantprofiel";
  const runs = (label: (column: Column) => string) => {
    const groups: Group[] = [];
    for (const [i, column] of order.entries()) {
      const before = groups.at(-1);
      if (before && before.label === label(column)) groups[groups.length - 1] = {...before, last: i};
      else groups.push({first: i, last: i, label: label(column)});
    }
    return groups;
  };
  const organisations = runs(byOrganisation);
  return organisations.length === 3 ? organisations : runs(byProfile);
}

function subLabel(column: Column, group: string): string {
  if (group === "UWV" || group === "Gemeente")
    return column.endsWith("met") ? "Met profiel" : "Zonder profiel";
  return column.startsWith("uwv") ? "UWV" : "Gemeente";
}
