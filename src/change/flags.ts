/** All kinds of changes on one sheet, each once: what one kind explains is not offered to the next. */
import type {Settings} from "../settings/settings.js";
import {type ComparedCell, cellsOf, movedWith} from "./compared-cells.js";
import type {Flag} from "./flag.js";
import {columnsChangedFlags} from "./kinds/columns-changed.js";
import {exchangedFlags} from "./kinds/columns-exchanged.js";
import {findingFlags} from "./kinds/findings.js";
import {foreignTableFlags} from "./kinds/foreign-table.js";
import {mergerFlags} from "./kinds/merger.js";
import {misplacedRowFlags} from "./kinds/misplaced-rows.js";
import {municipalityFlags} from "./kinds/municipalities.js";
import {narrativeFlags} from "./kinds/narrative.js";
import {rearrangedRowFlags} from "./kinds/rearranged-row.js";
import {regionMoveFlags} from "./kinds/region-move.js";
import {regionShiftOf} from "./kinds/region-shift.js";
import {registerFlags} from "./kinds/register-jump.js";
import {respellingFlags} from "./kinds/respelling.js";
import {returnFlags} from "./kinds/return.js";
import {revisionFlags} from "./kinds/revision.js";
import {slipFlags} from "./kinds/slips.js";
import {spikeFlags} from "./kinds/spike.js";
import {staleCopyFlags} from "./kinds/stale-copy.js";
import {swapFlags} from "./kinds/swapped-columns.js";
import type {Limits} from "./noise.js";
import type {Subject} from "./subject.js";

/** @param isAnswered whether a note answers the flag */
export function flagsOf(subject: Subject, settings: Settings, isAnswered: (flag: Flag) => boolean): Flag[] {
  const ofFigures = figureFlags(subject, settings);
  // of a table of another region its municipalities are not told one by one
  const isForeign = ofFigures.some(({doubts}) => doubts?.includes("table"));
  const flags = [
    ...columnsChangedFlags(subject),
    ...ofFigures,
    ...(isForeign ? [] : municipalityFlags(subject, settings.changes)),
    ...mergerFlags(subject),
    ...regionMoveFlags(subject),
    ...registerFlags(subject, settings.changes),
    ...revisionFlags(subject, settings.columns),
    ...respellingFlags(subject),
    ...narrativeFlags(subject),
  ];
  return [...flags, ...findingFlags(subject, flags, isAnswered)];
}

type FigureKind = (
  subject: Subject,
  cells: readonly ComparedCell[],
  limits: Limits,
  labels: Settings["columns"],
) => Flag[];

interface Step {
  readonly find: FigureKind;
  /** whether figures that are kept back are compared too, by their bounds */
  readonly readsHidden?: boolean;
}

/** From the whole to the part: copies, whole columns, whole rows, pairs. */
const structuralKinds: readonly Step[] = [
  {find: (subject, _, limits) => staleCopyFlags(subject, limits)},
  {find: foreignTableFlags},
  {find: exchangedFlags},
  {find: misplacedRowFlags},
  {find: swapFlags},
  {find: rearrangedRowFlags},
];

/** Then the single figure: slips, and mere moves. */
const singleKinds: readonly Step[] = [
  {find: slipFlags},
  {find: (_, cells, limits) => returnFlags(cells, limits), readsHidden: true},
  {find: spikeFlags, readsHidden: true},
];

function figureFlags(subject: Subject, {changes: limits, columns}: Settings): Flag[] {
  let open: readonly ComparedCell[] = cellsOf(subject, limits);
  const take = (kinds: readonly Step[]) =>
    kinds.flatMap(({find, readsHidden}) => {
      const readable = readsHidden ? open : open.filter(({hidden}) => hidden === undefined);
      const flags = find(subject, readable, limits, columns);
      const taken = new Set(flags.flatMap((flag) => flag.doubts ?? []));
      open = open.filter((cell) => !taken.has(cell.place));
      return flags;
    });
  const structural = take(structuralKinds);
  const shift = regionShiftOf(subject, open, limits);
  // what a region did as a whole is told once: its municipalities are held against that
  open = movedWith(subject, open, shift.ratios);
  return [...structural, ...shift.flags, ...take(singleKinds)];
}
