/** Conditional formats: they may show a number otherwise than its cell says. */
import {InputError} from "../../../vocabulary/error.js";
import {compare} from "./number-format.js";
import {type Range, rangesIn} from "./sheet.js";
import type {Look} from "./styles.js";
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
  #ranges: readonly Range[] = [];
  #rule: Attributes | null = null;
  #formulas: string[] = [];
  #hidesValue = false;
  #isInFormula = false;

  constructor(private readonly looks: readonly Look[]) {}

  open(name: string, attributes: Attributes): void {
    if (name === "conditionalFormatting") this.#ranges = rangesIn(attributes.sqref ?? "");
    if (name === "cfRule") [this.#rule, this.#formulas, this.#hidesValue] = [attributes, [], false];
    if (name === "formula") {
      this.#isInFormula = true;
      this.#formulas.push("");
    }
    if ((name === "dataBar" || name === "iconSet") && attributes.showValue === "0") this.#hidesValue = true;
  }

  text(text: string): void {
    if (this.#isInFormula) this.#formulas[this.#formulas.length - 1] += text;
  }

  close(name: string): void {
    if (name === "formula") this.#isInFormula = false;
    if (name !== "cfRule" || !this.#rule) return;
    const rule = this.#rule;
    const formulas = this.#formulas;
    this.#rule = null;
    if (this.formats.length >= mostFormats) throw tooMany();
    this.formats.push({
      ranges: this.#ranges,
      priority: Number(rule.priority ?? 0),
      appliesTo: (value) => applies(rule, formulas, value),
      look: this.looks[Number(rule.dxfId ?? -1)] ?? {},
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
