/** All kinds of changes on one sheet, each once: what explains a mismatch stands for it. */
import type {Settings} from "../settings.js";
import type {Flag} from "./flag.js";
import {columnsChangedFlags} from "./kinds/columns-changed.js";
import {findingFlags} from "./kinds/findings.js";
import {mergerFlags} from "./kinds/merger.js";
import {municipalityFlags} from "./kinds/municipalities.js";
import {narrativeFlags} from "./kinds/narrative.js";
import {respellingFlags} from "./kinds/respelling.js";
import {revisionFlags} from "./kinds/revision.js";
import {staleCopyFlags} from "./kinds/stale-copy.js";
import type {Subject} from "./subject.js";

export function flagsOf(subject: Subject, settings: Settings): Flag[] {
  const flags = [
    ...columnsChangedFlags(subject),
    ...staleCopyFlags(subject),
    ...municipalityFlags(subject),
    ...mergerFlags(subject),
    ...revisionFlags(subject, settings.columns),
    ...respellingFlags(subject),
    ...narrativeFlags(subject),
  ];
  return [...flags, ...findingFlags(subject, flags)];
}
