/** The partials of an environment: each is compiled with the first template that names it, and none stands in itself. */

/** A template file: its name as the user sees it ("partials/table.hbs") and its text. */
export interface TemplateSource {
  readonly file: string;
  readonly text: string;
  /** what the template says with its elements marked (html-vocabulary.ts); the text itself when nothing is to be marked */
  readonly marked?: string;
}

export interface PartialBook {
  /** of all that exist: templates may name no others */
  readonly names: readonly string[];
  /**
   * Is called for every partial that a template names.
   *
   * @returns the number of its characters with what it names; when it would have to be in itself, by way of which partials
   */
  readonly open: (name: string) => {readonly length: number} | {readonly circle: readonly string[]};
}

/** @param compile gives the number of its characters, with those of the partials that it names */
export function createPartialBook(
  partials: readonly TemplateSource[],
  compile: (partial: TemplateSource) => number,
): PartialBook {
  const sources = new Map(partials.map((partial) => [partialName(partial.file), partial]));
  const lengths = new Map<string, number>();
  /** being compiled now, each named by the one before it */
  const path: string[] = [];
  return {
    names: [...sources.keys()],
    open(name) {
      if (path.includes(name)) return {circle: [...path.slice(path.indexOf(name)), name]};
      const known = lengths.get(name);
      if (known !== undefined) return {length: known};
      path.push(name);
      const length = compile(sources.get(name) as TemplateSource);
      path.pop();
      lengths.set(name, length);
      return {length};
    },
  };
}

/** "partials/table.hbs" -> "table" */
export function partialName(file: string): string {
  return file.replace(/^.*\//, "").replace(/\.hbs$/, "");
}
