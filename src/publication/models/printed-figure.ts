/** A figure as our own pages print it. */
import {type Figure, formatCount, markSigns} from "../../vocabulary/figure.js";

/** The font of the sheet has no larger black box. */
const withheldSign = "■";

export function printFigure(figure: Figure): string {
  if (figure.kind === "count") {
    return `${formatCount(figure.persons)}${figure.mark ? markSigns[figure.mark.meaning] : ""}`;
  }
  if (figure.kind === "withheld") return withheldSign;
  return figure.raw || (figure.kind === "none" ? "–" : "?");
}
