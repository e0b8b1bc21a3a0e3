/** Beside the picture: what came of the page, and why. */
import type {Edition} from "../edition/edition.js";
import type {
  AttemptRecord,
  CandidateRecord,
  EditionRecord,
  FactRecord,
  PageRecord,
  TableRecord,
  TraceRecord,
} from "../extraction/trace/record.js";
import {columns} from "../vocabulary/figure.js";
import {type Html, text} from "./html.js";
import type {Layer} from "./svg.js";
import {factId} from "./text-layers.js";

export function verdictOf(record: TraceRecord, attempt: AttemptRecord): Html {
  const came = attempt.outcome === null ? "" : `<p>What came of it: ${text(attempt.outcome)}</p>`;
  if (record.error) {
    const {code, message, stack} = record.error;
    return `${came}<div class="verdict bad"><b>${text(code)}</b> ${text(message)}${stack === undefined ? "" : `<pre>${text(stack)}</pre>`}</div>`;
  }
  const passed = attempt.isChosen
    ? ""
    : `<p class="rule">Read as «${text(attempt.name)}» it was passed over: another attempt counts.</p>`;
  return passed + came + record.editions.map(editionVerdict).join("");
}

function editionVerdict({
  region,
  period,
  register,
  municipalities,
  total,
  findings,
  headings,
}: Edition): Html {
  const isBad = findings.some(({severity}) => severity === "error");
  const isDoubted = findings.some(({severity}) => severity === "warning");
  const said = [
    region ? `${region.name}${region.code ? ` (${region.code})` : ""}` : "no region",
    period ?? "no quarter",
    `${municipalities.length} rows`,
    total ? `total row «${total.label}»` : "no total row",
    register ? `register ${register.persons ?? "?"}, ${register.knownPercent ?? "?"}%` : "no register",
    headings ? "columns by headings" : "columns assumed",
  ];
  const list = findings.map(({code, severity, municipality, column, printed, expected}) => {
    const where = [municipality, column].filter(Boolean).join(", ");
    const numbers = [
      printed === undefined ? "" : `printed ${JSON.stringify(printed)}`,
      expected === undefined ? "" : `expected ${JSON.stringify(expected)}`,
    ]
      .filter(Boolean)
      .join(", ");
    return `<li><span class="dot ${severity}"></span><code>${text(code)}</code> ${text([where, numbers].filter(Boolean).join(": "))}</li>`;
  });
  const state = isBad ? " bad" : isDoubted ? " doubt" : "";
  return `<div class="verdict${state}"><b>${text(said.slice(0, 2).join(" · "))}</b><br>${text(said.slice(2).join(" · "))}${list.length > 0 ? `<ul>${list.join("")}</ul>` : ""}</div>`;
}

export function layerSwitches(layers: readonly Layer[]): Html {
  const boxes = [...layers]
    .reverse()
    .map(
      ({id, key, name, isOn, count}) =>
        `<label><input type="checkbox" value="${id}" data-key="${key}"${isOn ? " checked" : ""}> <kbd>${key}</kbd> ${text(name)} <span class="n">${count}</span></label>`,
    );
  return `<div class="layers">${boxes.join("")}</div><p class="soft"><kbd>a</kbd> all or none · <kbd>i</kbd> picture full, faint, none · <kbd>←</kbd> <kbd>→</kbd> pages · click holds what the pointer says, <kbd>Esc</kbd> lets go</p>`;
}

export function tablesPart({grids, tables, gaveUp}: PageRecord): Html {
  const none =
    grids.length === 0 && gaveUp.length === 0 ? "<p>No upright text, so nothing was looked for.</p>" : "";
  return [
    none,
    ...gaveUp.map((rule) => `<p class="rule">${text(rule)}</p>`),
    ...grids.map(
      ({bands, gaveUp: rule}, i) =>
        `<p data-to="grid-${i}"><b>Grid ${i + 1}</b>, ${bands.length} bands: ${rule === null ? "became a table" : `<span class="rule">given up: ${text(rule)}</span>`}</p>`,
    ),
    ...tables.map((table, i) => (table.gaveUp === null ? tablePart(table, i) : "")),
    ...tables.map((table, i) => (table.gaveUp === null ? "" : passedOver(table, i))),
  ].join("");
}

function passedOver(table: TableRecord, i: number): Html {
  const rule = `<p class="rule" data-to="table-${i}">Table ${i + 1} passed over: ${text(table.gaveUp ?? "")}</p>`;
  return `${rule}<details><summary class="soft">what it said</summary>${tablePart(table, i)}</details>`;
}

function tablePart({rows, columns: bands, decidedBy, agreement, headings}: TableRecord, i: number): Html {
  const sums =
    agreement === null ? "no row can be added up" : `${Math.round(100 * agreement)}% of the rows add up`;
  const order = bands.map(({column, heading}) => `${column ?? "–"}${heading ? ` «${heading}»` : ""}`);
  const named = columns.filter((column) => bands.some((band) => band.column === column));
  const untaken = headings.filter(({isTaken}) => !isTaken).map((phrase) => `«${phrase.text}»`);
  const body = rows.map(
    ({name, cells}, row) =>
      `<tr data-to="row-${i}-${row}"><td>${text(name || "(no name)")}</td>${named
        .map((column) => {
          const cell = cells.find((each) => each.column === column);
          const isPlain = cell?.kind === "count";
          return `<td${isPlain ? "" : ` class="rule"`}>${text(cell?.raw || "empty")}${isPlain || !cell ? "" : ` <small>${text(cell.kind)}</small>`}</td>`;
        })
        .join("")}</tr>`,
  );
  return `<h3 data-to="table-${i}">Table ${i + 1}: ${rows.length} rows, columns by ${text(decidedBy)}, ${sums}</h3>
<p class="soft">${text(order.join(" · "))}</p>
${untaken.length > 0 ? `<p class="soft">Above the table and not taken: ${text(untaken.join(" "))}</p>` : ""}
<div class="scroll"><table><thead><tr><th>row</th>${named.map((column) => `<th>${text(column.replace("_", " "))}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

export function factsPart(editions: readonly EditionRecord[]): Html {
  if (editions.length === 0) return "<p>No edition came as far as facts.</p>";
  return editions
    .map(({pages, facts}, i) => {
      const title = editions.length > 1 ? `<h3>Edition ${i + 1} (page ${pages.join(", ")})</h3>` : "";
      return title + facts.map((fact) => factPart(fact, i)).join("");
    })
    .join("");
}

function factPart({fact, value, because, candidates}: FactRecord, edition: number): Html {
  const list = candidates.map((candidate, i) => candidatePart(candidate, factId(edition, fact, i)));
  return `<h3>${text(fact)}: ${value === null ? `<span class="rule">none</span>` : text(value)} <span class="soft">${text(because)}</span></h3>${list.join("")}`;
}

function candidatePart(
  {value, text: shown, where, page, evidence, score, verdict}: CandidateRecord,
  id: string,
): Html {
  const reasons = evidence.map(
    ({reason, weight}) =>
      `<span class="${weight < 0 ? "minus" : "plus"}">${text(`${weight < 0 ? "−" : "+"}${Math.abs(weight)} ${reason}`)}</span>`,
  );
  return `<div class="cand ${verdict.replace(" ", "-")}" data-to="${id}"><b>${text(value)}</b>${text(verdict)} · ${text(where)}${page === null ? "" : ` · p. ${page}`}${evidence.length > 0 ? ` · ${round(score)}` : ""}<br><q>${text(shorten(shown))}</q>${reasons.length > 0 ? `<br>${reasons.join(", ")}` : ""}</div>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** characters of a paragraph that are enough to know it by */
const longest = 160;

function shorten(shown: string): string {
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** Neighbours of one reason together: a watermark is one line, not ten letters. */
export function droppedPart({dropped}: PageRecord): Html {
  if (dropped.length === 0) return "<p>None.</p>";
  const runs: {why: string; text: string; count: number}[] = [];
  for (const [i, {why, text: shown}] of dropped.entries()) {
    const run = runs.at(-1);
    if (run?.why === why) {
      run.text += gapBefore(dropped, i) + shown;
      run.count++;
    } else runs.push({why, text: shown, count: 1});
  }
  const reasons = [...new Set(runs.map(({why}) => why))];
  return reasons
    .map((why) => {
      const own = runs.filter((run) => run.why === why);
      const count = own.reduce((sum, run) => sum + run.count, 0);
      const samples = own.slice(0, 12).map((run) => `<code>${text(shorten(run.text))}</code>`);
      return `<p><b>${text(why)}</b> (${count}): ${samples.join(" ")}${own.length > 12 ? " …" : ""}</p>`;
    })
    .join("");
}

/** Letters that do not touch are parted, so that the words can be read. */
function gapBefore(dropped: PageRecord["dropped"], i: number): string {
  const [before, here] = [dropped[i - 1]?.box, dropped[i]?.box];
  if (!before || !here) return "";
  const touches = Math.abs(before[1] - here[1]) < 3 && Math.abs(here[0] - before[2]) < 1;
  return touches ? "" : " ";
}

export function paragraphsPart({paragraphs}: PageRecord): Html {
  return paragraphs
    .map(
      ({text: shown, use}, i) =>
        `<p data-to="paragraph-${i}"><b>${text(use)}</b> ${text(shorten(shown))}</p>`,
    )
    .join("");
}
