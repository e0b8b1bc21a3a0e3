/** The checklist as text: for a terminal, for a mail or a wiki, and as JSON. */
import type {Wording} from "../edition/wording.js";
import {type Checklist, countRead, isSettled, regionStates} from "./checklist-schema.js";

/** Lines for a terminal, no colour: a region that something is to be done for on a line of its own, the others together. */
export function checklistLines(checklist: Checklist): string[] {
  const {regions, remarks} = checklist;
  const loud = regions.filter((region) => !isSettled(region));
  const groups = regionStates.flatMap((state) => {
    const [first, ...others] = regions.filter((region) => region.state === state && isSettled(region));
    if (!first) return [];
    return [{name: others.length === 0 ? first.region : `${others.length + 1} regions`, ...first}];
  });
  const rows = [...loud.map((region) => ({name: region.region, ...region})), ...groups];
  const width = Math.max(0, ...rows.map(({name}) => name.length));
  return [
    `${checklist.period}: ${countsOf(checklist)}`,
    ...rows.map(({name, state, next}) => `  ${name.padEnd(width)}  ${state.padEnd(9)}  ${next}`),
    ...regions.flatMap(({region, remarks: own}) => own.map(({message}) => `  ${region}: ${message}`)),
    ...remarks.map(({message}) => `  ${message}`),
  ];
}

/** "34 of 35 regions: 30 ready, 3 open, 1 refused, 1 missing" */
export function countsOf({regions, expected}: Pick<Checklist, "regions" | "expected">): string {
  const counts = regionStates.toReversed().flatMap((state) => {
    const count = regions.filter((region) => region.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return `${countRead(regions)} of ${expected} regions${counts.length > 0 ? `: ${counts.join(", ")}` : ""}`;
}

/** All regions, one to a line. */
export function checklistToTable(checklist: Checklist): string {
  const {period, regions, remarks} = checklist;
  const width = Math.max(6, ...regions.map(({region}) => region.length));
  const head = `${"region".padEnd(width)}  ${"state".padEnd(9)}  errors  warnings  answered  next`;
  const rows = regions.map(({region, state, errors, warnings, answered, next}) => {
    const numbers = [[errors, 6] as const, [warnings, 8] as const, [answered, 8] as const];
    const cells = numbers.map(([n, size]) => String(n).padStart(size)).join("  ");
    return `${region.padEnd(width)}  ${state.padEnd(9)}  ${cells}  ${next}`;
  });
  const own = regions.flatMap(({region, remarks: some}) => some.map(({message}) => `${region}: ${message}`));
  const others = [...own, ...remarks.map(({message}) => message)];
  const lines = [`${period}: ${countsOf(checklist)}`, "", head, ...rows, ...(others.length > 0 ? [""] : [])];
  return `${[...lines, ...others].join("\n")}\n`;
}

/** In Dutch throughout, for colleagues. */
export function checklistToMarkdown(checklist: Checklist, wording: Wording): string {
  const {regions, remarks, expected, period, fictional} = checklist;
  const say = (name: string, parameters = {}) => wording.checklist(name, parameters);
  const rows = regions.map((status) => {
    const {region, state, errors, warnings, answered, next} = status;
    const cells = [region, say(`state-${state}`), errors, warnings, answered, next];
    return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  });
  const own = regions.flatMap(({region, remarks: some}) => some.map(({message}) => `${region}: ${message}`));
  const others = [...own, ...remarks.map(({message}) => message)].map((message) => `- ${message}`);
  return [
    `# ${say("title", {quarter: period})}`,
    "",
    ...(fictional ? [`${say("fictional")}`, ""] : []),
    `${say("counted", {there: countRead(regions), expected})}`,
    "",
    `| ${say("columns")} |`,
    "|---|---|--:|--:|--:|---|",
    ...rows,
    ...(others.length > 0 ? ["", ...others] : []),
    "",
  ].join("\n");
}

/** A line for every region. */
export function checklistToJson({period, fictional, expected, regions, remarks}: Checklist): string {
  const head = JSON.stringify({period, fictional, expected}).slice(0, -1);
  const lines = (items: readonly object[]) => items.map((item) => `\n  ${JSON.stringify(item)}`).join(",");
  return `${head},"regions":[${lines(regions)}\n],"remarks":[${lines(remarks)}\n]}\n`;
}
