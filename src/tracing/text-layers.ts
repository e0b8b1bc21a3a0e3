/** Paragraphs over the page, and what was read in them. */
import type {CandidateRecord, EditionRecord, PageRecord} from "../extraction/trace/record.js";
import {type Html, text} from "./html.js";
import {type Layer, label, rect, round} from "./svg.js";

export function paragraphs(page: PageRecord): Layer {
  const svg = page.paragraphs
    .map(
      ({box, text: shown, use}, i) =>
        rect(
          box,
          `paragraph ${use.replaceAll(" ", "-")}`,
          `paragraph, taken for ${use}: ${shown}`,
          `paragraph-${i}`,
        ) + label([box[0], box[1] - 1], "tag paragraphs", use),
    )
    .join("");
  return {id: "paragraphs", key: "p", name: "Paragraphs", isOn: false, count: page.paragraphs.length, svg};
}

export function facts(page: PageRecord, editions: readonly EditionRecord[]): Layer {
  const all = editions.flatMap((edition, i) =>
    edition.facts.flatMap(({fact, candidates}) =>
      candidates.map((candidate, j) => ({fact, candidate, id: factId(i, fact, j)})),
    ),
  );
  const here = all.filter(({candidate}) => candidate.page === page.number && candidate.box);
  const svg = here.map(({fact, candidate, id}) => factSvg(fact, candidate, id)).join("");
  return {
    id: "facts",
    key: "f",
    name: "Facts and candidates",
    isOn: true,
    count: here.length,
    svg: svg + factLabels(here),
  };
}

/** Several facts of one paragraph share a label. */
function factLabels(here: readonly {fact: string; candidate: CandidateRecord}[]): Html {
  const places = new Map<string, {fact: string; candidate: CandidateRecord}[]>();
  for (const each of here) {
    const key = String(each.candidate.box);
    places.set(key, [...(places.get(key) ?? []), each]);
  }
  return [...places.values()]
    .map((some) => {
      // at the end of the paragraph, where its last line mostly leaves room
      const [, , x = 0, y = 0] = some[0]?.candidate.box ?? [];
      const parts = some.map(
        ({fact, candidate: {value, verdict}}) =>
          `<tspan class="${stateOf(verdict)}">${text(`${fact} ${value}`)}</tspan>`,
      );
      return `<text class="tag facts" text-anchor="end" x="${round(x + 2)}" y="${round(y + 8)}">${parts.join("  ")}</text>`;
    })
    .join("");
}

function stateOf(verdict: CandidateRecord["verdict"]): string {
  return verdict.replace(" ", "-");
}

export function factId(edition: number, fact: string, candidate: number): string {
  return `fact-${edition}-${fact}-${candidate}`;
}

function factSvg(fact: string, {value, box, verdict, where, text: shown}: CandidateRecord, id: string): Html {
  const [x0, y0, x1, y1] = box ?? [0, 0, 0, 0];
  const tip = `${fact} ${value}: ${verdict} · ${where} · ${shown}`;
  return rect([x0 - 2, y0 - 2, x1 + 2, y1 + 2], `fact ${stateOf(verdict)}`, tip, id);
}
