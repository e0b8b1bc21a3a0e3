/** The trace of a file as web pages: for every page, and every way in which it was read, a picture with all stages over it. */
import type {AttemptRecord, PageRecord, TraceRecord} from "../extraction/trace/record.js";
import {type Html, text, wrapTrace} from "./html.js";
import {layersOf} from "./layers.js";
import {droppedPart, factsPart, layerSwitches, paragraphsPart, tablesPart, verdictOf} from "./panel.js";
import type {Layer} from "./svg.js";

/** A page of the PDF as it looks. */
export interface Picture {
  readonly page: number;
  readonly jpeg: Uint8Array;
}

export interface TracePage {
  /** "midden-utrecht.p1.html" */
  readonly file: string;
  readonly page: number;
  readonly attempt: string;
  readonly html: string;
}

/** @param name of the files: that of the PDF without its ending */
export function drawTrace(record: TraceRecord, pictures: readonly Picture[], name: string): TracePage[] {
  const all = record.attempts.flatMap((attempt) =>
    attempt.pages.map((page) => ({attempt, page, file: fileOf(name, page.number, attempt.name)})),
  );
  return all.map(({attempt, page, file}, i) => {
    const picture = pictures.find((each) => each.page === page.number);
    const others = all.map((other) => ({
      file: other.file,
      label:
        other.attempt.name === "text"
          ? `p. ${other.page.number}`
          : `p. ${other.page.number} ${other.attempt.name}`,
    }));
    const html = drawPage(record, attempt, page, picture, navigation(others, i));
    return {file, page: page.number, attempt: attempt.name, html};
  });
}

function fileOf(name: string, page: number, attempt: string): string {
  return `${name}.p${page}${attempt === "text" ? "" : `.${attempt.replaceAll(" ", "-")}`}.html`;
}

/** pages that have links of their own; of a long document those around the one that is shown */
const linked = 12;

function navigation(all: readonly {readonly file: string; readonly label: string}[], current: number): Html {
  const link = (i: number, label: string, rel: string) => {
    const target = all[i];
    return target ? `<a rel="${rel}" href="${text(encodeURIComponent(target.file))}">${label}</a>` : "";
  };
  const from = Math.max(0, Math.min(current - linked / 2, all.length - linked));
  const near = all
    .slice(from, from + linked)
    .map(({file, label}, i) =>
      from + i === current
        ? `<b>${text(label)}</b>`
        : `<a href="${text(encodeURIComponent(file))}">${text(label)}</a>`,
    );
  return `<nav><a href="index.html">all files</a>${link(current - 1, "←", "prev")}${near.join("")}${link(current + 1, "→", "next")}</nav>`;
}

function drawPage(
  record: TraceRecord,
  attempt: AttemptRecord,
  page: PageRecord,
  picture: Picture | undefined,
  links: Html,
): string {
  const layers = layersOf(page, attempt.editions);
  const body = `<div class="trace">
<div class="stage">${sheet(page, picture, layers)}</div>
<div class="side">
<h1>${text(record.file)}</h1>
${links}
${verdictOf(record, attempt)}
<h2>Layers</h2>
${layerSwitches(layers)}
<h2>Grids and tables</h2>
${tablesPart(page)}
<h2>Facts</h2>
${factsPart(attempt.editions)}
<h2>Glyphs dropped</h2>
${droppedPart(page)}
<h2>Paragraphs</h2>
${paragraphsPart(page)}
</div>
<div class="tip">Point at the page: what lies there is told here.</div>
</div>`;
  return wrapTrace(`${record.file}, page ${page.number}: trace`, body, true);
}

function sheet({width, height}: PageRecord, picture: Picture | undefined, layers: readonly Layer[]): Html {
  const groups = layers.map(({id, svg}) => `<g id="layer-${id}">${svg}</g>`).join("\n");
  const image = picture
    ? `<img alt="" width="${Math.round(width)}" height="${Math.round(height)}" src="data:image/jpeg;base64,${Buffer.from(picture.jpeg).toString("base64")}">`
    : `<img alt="" width="${Math.round(width)}" height="${Math.round(height)}" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==">`;
  return `<div class="sheet">${image}<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">\n${groups}\n</svg></div>`;
}
