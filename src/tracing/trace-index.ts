/** The way in to the traces of several files: what came of each, the worst first. */
import type {TraceRecord} from "../extraction/trace/record.js";
import type {TracePage} from "./draw-trace.js";
import {type Html, text, wrapTrace} from "./html.js";

export interface TracedFile {
  readonly record: TraceRecord;
  readonly pages: readonly Omit<TracePage, "html">[];
  /** "midden-utrecht.trace.json" */
  readonly json: string;
}

export function drawTraceIndex(files: readonly TracedFile[]): string {
  const sorted = [...files].sort((a, b) => troubleOf(b.record) - troubleOf(a.record));
  const body = `<div class="list"><h1>How ${files.length} ${files.length === 1 ? "file was" : "files were"} read</h1>
<table><thead><tr><th>file</th><th>what came of it</th><th>pages</th></tr></thead><tbody>
${sorted.map(rowOf).join("\n")}
</tbody></table></div>`;
  return wrapTrace("Traces of reading", body, false);
}

function troubleOf({error, editions}: TraceRecord): number {
  if (error) return 1000;
  const weights = {error: 10, warning: 1, info: 0};
  return editions.flatMap(({findings}) => findings).reduce((sum, {severity}) => sum + weights[severity], 0);
}

function rowOf({record, pages, json}: TracedFile): Html {
  const counts = record.attempts.length > 1 ? record.attempts.find(({isChosen}) => isChosen)?.name : null;
  const links = pages.map(({file, page, attempt}) => {
    const label = text(attempt === "text" ? `p. ${page}` : `p. ${page} ${attempt}`);
    return `<a${attempt === counts ? ' class="chosen"' : ""} href="${text(encodeURIComponent(file))}">${label}</a>`;
  });
  return `<tr><td><b>${text(record.file)}</b><br><a class="soft" href="${text(encodeURIComponent(json))}">json</a></td><td>${outcomeOf(record)}</td><td>${links.join(" · ")}</td></tr>`;
}

function outcomeOf({error, editions}: TraceRecord): Html {
  if (error) return `<span class="dot error"></span><code>${text(error.code)}</code> ${text(error.message)}`;
  return editions
    .map(({region, period, municipalities, findings}) => {
      const codes = [...new Set(findings.map(({code, severity}) => `${severity} ${code}`))].map((each) => {
        const [severity = "", code = ""] = each.split(" ");
        return `<span class="dot ${severity}"></span><code>${text(code)}</code>`;
      });
      return `${text(`${region?.name ?? "no region"} · ${period ?? "no quarter"} · ${municipalities.length} rows`)}<br>${codes.join(" ")}`;
    })
    .join("<br>");
}
