/** Templates that a publisher has a copy of, beside those of this version of the program. */

/** Hashes by path below the folder of templates. */
export type TemplateHashes = Readonly<Record<string, string>>;

export interface TemplateNews {
  /** other than when they were copied, and nobody changed the copy: it can be replaced */
  readonly newer: readonly string[];
  /** changed here and in this version: what is new has to be put in by hand */
  readonly both: readonly string[];
  /** came with this version */
  readonly missing: readonly string[];
}

/**
 * @param copied as the templates of the program were when they were copied
 * @param here as the copies are now
 * @param packaged as those of this version are
 */
export function templateNews(
  copied: TemplateHashes,
  here: TemplateHashes,
  packaged: TemplateHashes,
): TemplateNews {
  const files = Object.keys(packaged).sort();
  const changed = files.filter(
    (file) => here[file] !== undefined && here[file] !== packaged[file] && copied[file] !== packaged[file],
  );
  return {
    newer: changed.filter((file) => here[file] === copied[file]),
    both: changed.filter((file) => here[file] !== copied[file]),
    missing: files.filter((file) => here[file] === undefined),
  };
}

/** A sentence for each kind of news, for who runs the program. */
export function newsInWords({newer, both, missing}: TemplateNews): string[] {
  return [
    [newer, "newer in this version, and not changed by you: take over those of the package"] as const,
    [both, "changed in this version as well as by you: put in by hand what is new"] as const,
    [missing, "new in this version: factsheet init adds them"] as const,
  ].flatMap(([files, what]) => (files.length > 0 ? [`${files.join(", ")}: ${what}`] : []));
}
