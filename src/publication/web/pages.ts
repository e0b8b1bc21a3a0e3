/** The pages around the factsheets: the index, and per quarter the change report with its data files. */

import {unusedNotes} from "../../change/answers.js";
import type {Note} from "../../change/notes.js";
import type {QuarterChanges} from "../../change/region-changes.js";
import type {Archive} from "../../edition/archive.js";
import type {Certificate} from "../../edition/certificate.js";
import type {AnswersByEdition} from "../../edition/concept.js";
import type {PublicationRecord} from "../../edition/publication-record.js";
import {createWording} from "../../edition/wording.js";
import type {Checklist} from "../../quarter/checklist-schema.js";
import type {Period} from "../../vocabulary/period.js";
import {changesToCsv, changesToJson, type JoinedChanges, joinKinds} from "../models/changes-data.js";
import {checklistModel} from "../models/checklist-model.js";
import {createIndexModel, type UnreadFile} from "../models/index-model.js";
import {createReportModel} from "../models/report-model.js";
import type {PageTemplates} from "../templates/page-templates.js";
import {drawPage} from "./page-shell.js";

export interface PagesInput {
  readonly archive: Archive;
  /** what changed in the quarters of this run; a quarter with real and fictional editions has two */
  readonly quarters: readonly QuarterChanges[];
  /** which findings somebody answered, of all quarters; left out: none */
  readonly answers?: AnswersByEdition;
  /** what an earlier run left in output/: "2023-Q2/midden-utrecht.pdf" */
  readonly files: readonly string[];
  /** PDFs that gave no edition */
  readonly unread: readonly UnreadFile[];
  /** what analysts answered to changes */
  readonly notes?: readonly Note[];
  /** of the quarters of this run; left out: none */
  readonly checklists?: readonly Checklist[];
  /** who vouches for which figures */
  readonly certificates?: readonly Certificate[];
  /** what was published, and when */
  readonly publications?: readonly PublicationRecord[];
}

/**
 * One page after the other, since all of many quarters would take much memory.
 *
 * @returns texts by path below output/: of every quarter compared changes.{html,json,csv}, and index.html
 */
export function* drawPages(input: PagesInput, templates: PageTemplates): Generator<[string, string]> {
  const periods = [...new Set(input.quarters.map((quarter) => quarter.period))];
  const reports: string[] = [];
  for (const period of periods) {
    for (const [file, text] of reportFiles(period, input, templates)) {
      reports.push(file);
      yield [file, text];
    }
  }
  yield ["index.html", indexPage({...input, files: [...input.files, ...reports]}, templates)];
}

function indexPage(input: PagesInput, templates: PageTemplates): string {
  const model = createIndexModel(input, templates);
  return drawPage(templates, "index", model, {title: model.title, description: model.subtitle});
}

function reportFiles(
  period: Period,
  {archive, quarters, files, notes = [], checklists = []}: PagesInput,
  templates: PageTemplates,
): [string, string][] {
  const ofPeriod = quarters.filter((quarter) => quarter.period === period);
  const changes = joinKinds(ofPeriod);
  const unused = unusedNotes(notes, ofPeriod);
  const found = checklists.find((one) => one.period === period);
  const checklist = found && checklistModel(found, createWording(templates.messages, templates.settings));
  const model = createReportModel(
    {changes, files, unused, otherKind: otherKind(archive, changes), checklist: checklist ?? null},
    templates.settings,
  );
  const head = {title: `${model.heading}, ${model.title}`, description: model.title};
  return [
    [`${period}/changes.html`, drawPage(templates, "changes", model, head)],
    [`${period}/changes.json`, changesToJson(changes)],
    [`${period}/changes.csv`, changesToCsv(changes)],
  ];
}

/** The regions that have earlier editions of the other kind only: there is something, but not to compare with. */
function otherKind(archive: Archive, {period, regions}: JoinedChanges): Set<string> {
  const earlier = [...archive.values()].map(({current}) => current).filter((one) => one.period < period);
  const others = regions.filter(
    ({slug, fictional, against}) =>
      against.length === 0 &&
      earlier.some((one) => one.region.slug === slug && one.fictional !== fictional) &&
      !earlier.some((one) => one.region.slug === slug && one.fictional === fictional),
  );
  return new Set(others.map(({slug}) => slug));
}
