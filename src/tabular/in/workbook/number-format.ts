/** What a spreadsheet shows of a number: its format may hide it, round it, or show something else in its place. */
import {type Colour, colourNamed} from "./colours.js";

/**
 * A number as its format shows it, in Dutch notation: 1030 with `#,##0` is "1.030", 3 with `[<5]"<5"` is "<5".
 *
 * @param code as in ECMA-376, 18.8.31; "General" for none
 * @returns null where it is shown as something that is no number: a date, a fraction, a power of ten
 */
export function shownAs(code: string, value: number): string | null {
  const sections = sectionsOf(code).slice(0, 3);
  const section = sectionFor(sections, value);
  if (!section) return "####";
  if (section.parts.some(({kind}) => kind === "other")) return null;
  const isNegative = value < 0 && !section.isForNegatives;
  return `${isNegative ? "-" : ""}${fill(section.parts, Math.abs(value))}`.trim();
}

/** A text as its format shows it: the fourth section is for texts. */
export function textShownAs(code: string, text: string): string {
  const section = sectionsOf(code)[3];
  if (!section) return text;
  return section.parts
    .map((part) => (part.kind === "text" ? text : part.kind === "literal" ? part.text : ""))
    .join("");
}

/** The colour in which its format shows a number, or a text; null where it leaves that to the font. */
export function colourShownBy(code: string, value: number | string): Colour | null {
  const sections = sectionsOf(code);
  const section = typeof value === "number" ? sectionFor(sections.slice(0, 3), value) : sections[3];
  return section?.colour ?? null;
}

interface Part {
  /** text: where a text comes; general: the number as it is; digits: placeholders; other: dates and the like */
  readonly kind: "literal" | "digits" | "general" | "text" | "percent" | "other";
  readonly text: string;
}

interface Section {
  readonly parts: readonly Part[];
  readonly condition: ((value: number) => boolean) | null;
  readonly colour: Colour | null;
  /** it shows them without a sign: that stands in the section */
  readonly isForNegatives: boolean;
}

const token =
  /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(General|Standaard)|([0#?][0#?.,]*|[.,][0#?]+)|(E[+-])|(@)|(%)|([ymdhsg]+|am\/pm|a\/p)|(\/)|(.)/giu;

function sectionsOf(code: string): Section[] {
  const texts = splitSections(code);
  const sections = texts.map(parseSection);
  const hasCondition = sections.some(({condition}) => condition !== null);
  return sections.map((section, i) => ({...section, isForNegatives: i === 1 && !hasCondition}));
}

/** At semicolons that are no literals. */
function splitSections(code: string): string[] {
  const sections = [""];
  for (const [piece] of code.matchAll(/"[^"]*"?|\\.|\[[^\]]*\]|./gsu)) {
    if (piece === ";") sections.push("");
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

function parseSection(text: string): Omit<Section, "isForNegatives"> {
  let condition: Section["condition"] = null;
  let colour: Colour | null = null;
  const parts: Part[] = [];
  for (const match of text.matchAll(token)) {
    const [, quoted, escaped, bracket, general, digits, power, at, percent, date, slash, other] = match;
    if (bracket !== undefined) {
      condition = conditionIn(bracket) ?? condition;
      colour = colourNamed(bracket) ?? colour;
      if (/^[hms]+$/i.test(bracket)) parts.push({kind: "other", text: bracket});
      // a currency, before the language: [$€-413]
      const currency = /^\$([^-]+)/.exec(bracket)?.[1];
      if (currency) parts.push({kind: "literal", text: currency});
    } else if (general) parts.push({kind: "general", text: ""});
    else if (digits) parts.push({kind: "digits", text: digits});
    else if (at) parts.push({kind: "text", text: ""});
    else if (percent) parts.push({kind: "percent", text: "%"});
    else if (power || date || slash) parts.push({kind: "other", text: match[0]});
    else if (match[0].startsWith("_")) parts.push({kind: "literal", text: " "});
    else if (!match[0].startsWith("*")) parts.push({kind: "literal", text: quoted ?? escaped ?? other ?? ""});
  }
  return {parts, condition, colour};
}

function conditionIn(bracket: string): Section["condition"] {
  const [, sign, limit] = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(bracket) ?? [];
  return sign === undefined ? null : (value) => compare(value, sign, Number(limit));
}

/** "=", "<>", "<" and so on, as spreadsheets write them. */
export function compare(value: number, sign: string, limit: number): boolean {
  if (sign === "=") return value === limit;
  if (sign === "<>") return value !== limit;
  if (sign.startsWith("<")) return value < limit || (sign === "<=" && value === limit);
  return value > limit || (sign === ">=" && value === limit);
}

/** Conditions come first; without one, the sections are for positive numbers, negative ones and zero. */
function sectionFor(sections: readonly Section[], value: number): Section | undefined {
  const [first, second, third] = sections;
  if (!first || !second) return first?.condition && !first.condition(value) ? undefined : first;
  if (!sections.some(({condition}) => condition)) {
    if (value < 0) return second;
    return value === 0 && third ? third : first;
  }
  if ((first.condition ?? ((number: number) => number > 0))(value)) return first;
  if (!third) return second.condition && !second.condition(value) ? undefined : second;
  return (second.condition ?? ((number: number) => number < 0))(value) ? second : third;
}

function fill(parts: readonly Part[], value: number): string {
  const percents = parts.filter(({kind}) => kind === "percent").length;
  const written = parts.map(({kind, text}) => (kind === "digits" ? text : "")).join("");
  const [whole = "", decimals = ""] = written.split(".");
  // commas behind the last place leave out thousands
  const thousands = (/,+$/.exec(whole)?.[0] ?? "").length + decimals.replace(/[^,]/g, "").length;
  const places = {whole: whole.replace(/,+$/, ""), decimals: decimals.replaceAll(",", "")};
  const number = value * 100 ** percents * 1000 ** -thousands;
  let isShown = false;
  return parts
    .map(({kind, text}) => {
      if (kind === "literal" || kind === "percent") return text;
      if (kind === "general" || kind === "text") return dutch(String(value));
      if (isShown) return "";
      isShown = true;
      return inPlaces(places, number);
    })
    .join("");
}

function inPlaces({whole, decimals}: {whole: string; decimals: string}, number: number): string {
  const fixed = rounded(number, Math.min(20, decimals.length));
  const [integer = "", fraction] = fixed.split(".");
  const least = whole.replace(/[^0]/g, "").length;
  const padded = integer === "0" && least === 0 ? "" : integer.padStart(least, "0");
  const grouped = whole.includes(",") ? padded.replace(/\B(?=(\d{3})+$)/g, ".") : padded;
  const needed = decimals.replace(/[#?]+$/, "").length;
  const shown = (fraction ?? "").replace(/0+$/, "").padEnd(needed, "0");
  return shown === "" ? grouped : `${grouped},${shown}`;
}

/** As decimals are rounded, halves up: to the computer, 7.35 lies below its middle. */
function rounded(number: number, places: number): string {
  const scaled = Number((number * 10 ** places).toPrecision(15));
  return Number.isSafeInteger(Math.round(scaled))
    ? (Math.round(scaled) / 10 ** places).toFixed(places)
    : number.toFixed(places);
}

function dutch(number: string): string {
  return number.replace(".", ",");
}

/** Formats that have a number instead of a code (ECMA-376, 18.8.30); what is not here is a date, in some language. */
export function builtInFormat(id: number): string {
  return builtIn[id] ?? (id === 0 ? "General" : "d-m-yyyy");
}

const accounting = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ';
const builtIn: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"€" #,##0',
  6: '"€" #,##0',
  7: '"€" #,##0.00',
  8: '"€" #,##0.00',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  37: "#,##0;(#,##0)",
  38: "#,##0;(#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;(#,##0.00)",
  41: accounting,
  42: `"€" ${accounting}`,
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ ',
  48: "##0.0E+0",
  49: "@",
};
