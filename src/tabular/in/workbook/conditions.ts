/** Conditional formats: they may show a number otherwise than its cell says. */
import {InputError} from "../../../vocabulary/error.js";
import {compare} from "./number-format.js";
import {type Range, rangesIn} from "./sheet.js";
import {type Look, StyleReader, type Styles} from "./styles.js";
import type {Attributes} from "./xml.js";

export interface ConditionalFormat {
  readonly ranges: readonly Range[];
  readonly priority: number;
  /** whether it is used for a number; null where that depends on more than the number */
  readonly appliesTo: (value: number) => boolean | null;
  readonly look: Look;
  /** only its bar or sign is shown, and not the value */
  readonly hidesValue: boolean;
}

/** Gathers them while a sheet is read. */
export class ConditionReader {
  readonly formats: ConditionalFormat[] = [];
  /** of the group that is open: newer programs write its ranges behind its rules */
  #ranges: Range[] = [];
  #isInGroup = false;
  #isInRanges = false;
  /** reads the look that newer programs write within a rule */
  #ownLook: StyleReader | null = null;
  #rule: Attributes | null = null;
  #formulas: string[] = [];
  #hidesValue = false;
  #isInFormula = false;

  constructor(private readonly styles: Styles) {}

  open(name: string, attributes: Attributes): void {
    if (name === "conditionalFormatting") {
      this.#isInGroup = true;
      this.#ranges = rangesIn(attributes.sqref ?? "");
    }
    if (!this.#isInGroup) return;
    if (name === "sqref") this.#isInRanges = true;
    if (name === "cfRule") {
      [this.#rule, this.#formulas, this.#hidesValue, this.#ownLook] = [attributes, [], false, null];
    }
    if (name === "dxf") {
      this.#ownLook = new StyleReader(this.styles.palette);
      for (const each of ["styleSheet", "dxfs"]) this.#ownLook.open(each, {});
    }
    this.#ownLook?.open(name, attributes);
    // within "cfvo" an "f" is a limit of a bar, and does no harm among formulas that are not looked at
    if (name === "formula" || name === "f") {
      this.#isInFormula = true;
      this.#formulas.push("");
    }
    if ((name === "dataBar" || name === "iconSet") && attributes.showValue === "0") this.#hidesValue = true;
  }

  text(text: string): void {
    if (this.#isInRanges) this.#ranges.push(...rangesIn(text));
    if (this.#isInFormula) this.#formulas[this.#formulas.length - 1] += text;
  }

  close(name: string): void {
    if (name === "formula" || name === "f") this.#isInFormula = false;
    if (name === "sqref") this.#isInRanges = false;
    if (name === "conditionalFormatting") this.#isInGroup = false;
    if (name === "cfRule") this.#endRule();
    else this.#ownLook?.close();
  }

  #endRule(): void {
    if (!this.#rule) return;
    const rule = this.#rule;
    const formulas = this.#formulas;
    const own = this.#ownLook?.styles().conditional.at(-1);
    this.#ownLook = null;
    this.#rule = null;
    if (this.formats.length >= mostFormats) throw tooMany();
    this.formats.push({
      ranges: this.#ranges,
      priority: Number(rule.priority ?? 0),
      appliesTo: (value) => applies(rule, formulas, value),
      look: own ?? this.styles.conditional[Number(rule.dxfId ?? -1)] ?? {},
      hidesValue: this.#hidesValue,
    });
  }
}

const signs: Readonly<Record<string, string>> = {
  lessThan: "<",
  lessThanOrEqual: "<=",
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
};

function applies(
  {type, operator = ""}: Attributes,
  formulas: readonly string[],
  value: number,
): boolean | null {
  const [first = Number.NaN, second = Number.NaN] = formulas.map((text) =>
    text.trim() === "" ? Number.NaN : Number(text),
  );
  if (type !== "cellIs" || Number.isNaN(first)) return null;
  const sign = signs[operator];
  if (sign !== undefined) return compare(value, sign, first);
  if (Number.isNaN(second)) return null;
  const isBetween = value >= Math.min(first, second) && value <= Math.max(first, second);
  return operator === "between" ? isBetween : operator === "notBetween" ? !isBetween : null;
}

/** Pasting makes many; more than these and no table was meant to be read by people. */
const mostFormats = 2_000;

function tooMany(): InputError {
  return new InputError("invalid", `there are more than ${mostFormats} conditional formats`, {
    next: "copy the table to a new workbook",
  });
}
