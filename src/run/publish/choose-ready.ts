/** What of a quarter may be published; a refusal names all that may not, and what is to be done about it. */
import {vouchingsOf} from "../../edition/certificate.js";
import type {Checklist, RegionStatus} from "../../quarter/checklist-schema.js";
import {InputError} from "../../vocabulary/error.js";
import type {LoadedQuarters} from "../quarter.js";

export interface Choice {
  readonly checklist: Checklist;
  readonly ready: readonly RegionStatus[];
  /** of those that were asked for */
  readonly left: readonly RegionStatus[];
}

/** @throws InputError `usage` */
export function chooseReady(
  loaded: LoadedQuarters,
  {regions, partial}: {readonly regions: readonly string[]; readonly partial: boolean},
): Choice {
  const checklist = loaded.checklists.at(-1);
  if (!checklist) throw new InputError("usage", "there is no such quarter", {next: "factsheet status"});
  const asked = checklist.regions.filter(({slug}) => regions.length === 0 || regions.includes(slug));
  const unknown = regions.filter((slug) => !asked.some((status) => status.slug === slug));
  if (unknown.length > 0) {
    throw new InputError("usage", `there is nothing of ${unknown.join(", ")} in ${checklist.period}`, {
      next: `choose one of ${checklist.regions.map(({slug}) => slug).join(", ")}`,
    });
  }
  const ready = asked.filter((status) => isReady(status, loaded));
  const left = asked.filter((status) => !ready.includes(status));
  if (left.length > 0 && (!partial || ready.length === 0)) throw refusal(checklist, left, ready);
  if (ready.length > 0) return {checklist, ready, left};
  throw new InputError("usage", `there is nothing of ${checklist.period} yet`, {next: "factsheet status"});
}

const mayPass = ["ready", "certified", "published", "stale"];

function isReady(
  {slug, state, errors}: RegionStatus,
  {archive, inputs, checklists}: LoadedQuarters,
): boolean {
  if (errors > 0 || !mayPass.includes(state)) return false;
  if (!inputs.settings.requireCertificates) return true;
  const edition = archive.get(`${checklists.at(-1)?.period}/${slug}`)?.current;
  return edition !== undefined && vouchingsOf(edition, inputs.certificates).some(({valid}) => valid);
}

function refusal(
  {period}: Checklist,
  left: readonly RegionStatus[],
  ready: readonly RegionStatus[],
): InputError {
  const lines = left.map(({region, slug, state, errors, next}) => {
    const isUncertified = errors === 0 && mayPass.includes(state);
    const step = isUncertified ? `factsheet certify ${slug} ${period} --by NAME` : next;
    return `\n  ${region.padEnd(24)} ${isUncertified ? "not certified" : state}: ${step}`;
  });
  const count = `${left.length} of ${left.length + ready.length} regions of ${period}`;
  return new InputError("usage", `${count} cannot be published yet, so nothing was:${lines.join("")}`, {
    next: ready.length > 0 ? "do that, or publish the others with --partial" : "do that first",
  });
}
