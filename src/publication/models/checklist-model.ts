/** The checklist as the index and the change report show it: in Dutch, those first that something is to be done for. */
import type {Wording} from "../../edition/wording.js";
import {
  type Checklist,
  countRead,
  isSettled,
  type RegionStatus,
  regionStates,
} from "../../quarter/checklist-schema.js";

export type ChecklistModel = ReturnType<typeof checklistModel>;

export function checklistModel({period, expected, regions, remarks}: Checklist, wording: Wording) {
  const lines = regions.map((status) => lineOf(status, wording));
  return {
    ...{period, expected, there: countRead(regions)},
    /** "30 gereed, 3 open, 1 ontbreekt" */
    counts: regionStates
      .map((state) => ({state, count: regions.filter((region) => region.state === state).length}))
      .filter(({count}) => count > 0)
      .map(({state, count}) => `${count} ${wording.checklist(`state-${state}`)}`)
      .join(", "),
    waiting: lines.filter(({isWaiting}) => isWaiting),
    others: lines.filter(({isWaiting}) => !isWaiting),
    remarks: [
      ...regions.flatMap(({region, remarks: own}) => own.map(({message}) => ({region, message}))),
      ...remarks.map(({message}) => ({region: null, message})),
    ],
  };
}

function lineOf(status: RegionStatus, wording: Wording) {
  const {region, slug, state, errors, warnings, answered, next} = status;
  return {
    ...{region, slug, errors, warnings, answered, ...commandApart(next)},
    state: wording.checklist(`state-${state}`),
    isWaiting: !isSettled(status),
  };
}

/** A step ends with its command, if it has one: that is to be seen, and copied, as one. */
function commandApart(next: string): {next: string; command: string | null} {
  const [, words = next, command = null] = /^(.*:) (npx factsheet .+)$/u.exec(next) ?? [];
  return {next: words, command};
}
