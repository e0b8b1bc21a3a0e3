/** All kinds of changes on one sheet, each once: what one kind explains is not offered to the next. */
import type {Settings} from "../settings/settings.js";
import {type ComparedCell, cellsOf} from "./compared-cells.js";
import type {Flag} from "./flag.js";
import {columnsChangedFlags} from "./kinds/columns-changed.js";
import {exchangedFlags} from "./kinds/columns-exchanged.js";
import {findingFlags} from "./kinds/findings.js";
import {mergerFlags} from "./kinds/merger.js";
import {misplacedRowFlags} from "./kinds/misplaced-rows.js";
import {municipalityFlags} from "./kinds/municipalities.js";
import {narrativeFlags} from "./kinds/narrative.js";
import {regionMoveFlags} from "./kinds/region-move.js";
import {registerFlags} from "./kinds/register-jump.js";
import {respellingFlags} from "./kinds/respelling.js";
import {returnFlags} from "./kinds/return.js";
import {revisionFlags} from "./kinds/revision.js";
import {slipFlags} from "./kinds/slips.js";
import {spikeFlags} from "./kinds/spike.js";
import {staleCopyFlags} from "./kinds/stale-copy.js";
import {swapFlags} from "./kinds/swapped-columns.js";
import type {Limits} from "./measure.js";
import type {Subject} from "./subject.js";

/** @param isAnswered whether a note answers the flag */
export function flagsOf(subject: Subject, settings: Settings, isAnswered: (flag: Flag) => boolean): Flag[] {
  const flags = [
    ...columnsChangedFlags(subject),
    ...figureFlags(subject, settings),
    ...municipalityFlags(subject, settings.changes),
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

/** From the whole to the single figure: copies, whole columns, whole rows, pairs, slips, then mere moves. */
const figureKinds: readonly FigureKind[] = [
  (subject, _, limits) => staleCopyFlags(subject, limits),
  exchangedFlags,
  misplacedRowFlags,
  swapFlags,
  slipFlags,
  (_, cells, limits) => returnFlags(cells, limits),
  spikeFlags,
];

function figureFlags(subject: Subject, {changes: limits, columns}: Settings): Flag[] {
  let open: readonly ComparedCell[] = cellsOf(subject);
  return figureKinds.flatMap((find) => {
    const flags = find(subject, open, limits, columns);
    const taken = new Set(flags.flatMap((flag) => flag.doubts ?? []));
    open = open.filter((cell) => !taken.has(cell.place));
    return flags;
  });
}
