/** What a preview draws from: the archive and the templates, read again when they change, drawn when asked for. */

import {type Archive, periodsOf} from "../edition/archive.js";
import type {PlacedEdition} from "../edition/edition.js";
import {finishArchive} from "../edition/finish-archive.js";
import {nationalName} from "../publication/models/national.js";
import {prepareNationalSheet} from "../publication/national-sheet.js";
import {type PreparedSheet, prepareSheet} from "../publication/sheet.js";
import {loadTemplates, type Templates} from "../publication/templates/templates.js";
import type {DrawInput} from "../publication/threads/draw-task.js";
import {comparisonOf, nationalInputs, sheetInputs} from "../run/draw/sheet-inputs.js";
import {type OwnWords, readOwnWords, readTemplateWords, type TemplateWords} from "../run/plan/inputs.js";
import {requireInput} from "../run/plan/inventory.js";
import {loadArchive, presentThen} from "../run/plan/stored-archive.js";
import type {Config} from "../settings/config.js";
import {InputError} from "../vocabulary/error.js";
import type {Period} from "../vocabulary/period.js";
import {netherlands} from "../vocabulary/region.js";

/** A sheet that can be shown. */
export interface Choice {
  readonly slug: string;
  readonly name: string;
}

export interface Studio {
  /** latest first */
  readonly periods: () => Promise<Period[]>;
  /** the regions of a quarter, and the country when it has a sheet */
  readonly choices: (period: Period) => Promise<Choice[]>;
  /** @throws InputError for a slip in the templates, and when there is no such sheet */
  readonly sheet: (period: Period, slug: string) => Promise<PreparedSheet>;
  /** What was read of these is old. */
  readonly forget: (what: Saved) => void;
}

/** What was saved: how sheets look, what templates say of figures, what people wrote in input/, or the archive itself. */
export type Saved = "looks" | "words" | "answers" | "figures";

interface Figures {
  readonly archive: Archive;
  readonly words: OwnWords & TemplateWords;
  readonly drawable: Map<Period, readonly DrawInput[]>;
}

export function createStudio(config: Config): Studio {
  let templates: Promise<Templates> | null = null;
  let editions: Promise<readonly PlacedEdition[]> | null = null;
  let figures: Promise<Figures> | null = null;
  const prepared = new Map<string, Promise<PreparedSheet>>();
  const currentEditions = () => (editions ??= loadArchive(config.output).then((stored) => stored.editions));
  const currentFigures = () => (figures ??= currentEditions().then((all) => finishFigures(all, config)));
  const currentTemplates = () => (templates ??= loadTemplates(config.templates));

  async function prepare(period: Period, slug: string): Promise<PreparedSheet> {
    const input = drawable(await currentFigures(), period).find((one) => slugOf(one) === slug);
    if (!input) throw new InputError("usage", `there is no sheet of ${slug} in ${period}`);
    const loaded = await currentTemplates();
    return "sums" in input ? prepareNationalSheet(input, loaded) : prepareSheet(input, loaded);
  }

  return {
    periods: async () => periodsOf((await currentFigures()).archive).reverse(),
    choices: async (period) =>
      drawable(await currentFigures(), period).map((input) =>
        "sums" in input
          ? {slug: nationalName, name: netherlands.name}
          : {slug: input.edition.region.slug, name: input.edition.region.name},
      ),
    sheet: (period, slug) => {
      const key = `${period}/${slug}`;
      const known = prepared.get(key) ?? prepare(period, slug);
      prepared.set(key, known);
      return known;
    },
    forget: (what) => {
      if (what === "figures") editions = null;
      if (what === "looks" || what === "words") templates = null;
      if (what !== "looks") figures = null;
      prepared.clear();
    },
  };
}

async function finishFigures(editions: readonly PlacedEdition[], config: Config): Promise<Figures> {
  await requireInput(config);
  const words = {...(await readTemplateWords(config.templates)), ...(await readOwnWords(config.input))};
  const archive = finishArchive(editions, words, await presentThen(config.output));
  if (archive.size === 0) {
    const next = "run factsheet build first, or name another folder with --output";
    throw new InputError("usage", "there are no figures to show", {place: config.output, next});
  }
  return {archive, words, drawable: new Map()};
}

/** Comparing a quarter takes the whole country, so it is done once. */
function drawable({archive, words, drawable: known}: Figures, period: Period): readonly DrawInput[] {
  const before = known.get(period);
  if (before) return before;
  const comparison = comparisonOf([period], words, archive);
  const sheets = [
    ...nationalInputs(archive, comparison),
    ...sheetInputs(archive, comparison.quarters, words.certificates),
  ];
  known.set(period, sheets);
  return sheets;
}

function slugOf(input: DrawInput): string {
  return "sums" in input ? nationalName : input.edition.region.slug;
}
