/** Which places a printed name can mean: as they are spelt, as a spelling folds, or with a slip. */
import {foldSpelling, spellingDistance} from "./spelling.js";

export interface NameIndex<Place> {
  /** Those that are called so; `exact` to the letter, else folded. Empty when there is none. */
  find(text: string): {readonly places: readonly Place[]; readonly isExact: boolean};
  /** Those whose spelling is one slip away, or two in nine letters or more. */
  close(text: string): readonly Place[];
}

/** Looked up again and again for the same few words that are no names, so they are kept. */
const mostKept = 5000;

/** @param named places, each with every spelling of its name */
export function createNameIndex<Place>(
  named: readonly (readonly [Place, readonly string[]])[],
): NameIndex<Place> {
  const exact = new Map<string, Set<Place>>();
  const folded = new Map<string, Set<Place>>();
  const loose = new Map<string, Set<Place>>();
  for (const [place, spellings] of named) {
    for (const spelling of spellings.flatMap(writtenOut)) {
      put(exact, spelling.normalize("NFC"), place);
      put(folded, foldSpelling(spelling), place);
      put(loose, foldName(spelling), place);
    }
  }
  const kept = new Map<string, readonly Place[]>();
  return {
    find(text) {
      const same = exact.get(text.normalize("NFC"));
      if (same) return {places: [...same], isExact: true};
      const alike = folded.get(foldSpelling(text)) ?? loose.get(foldName(text)) ?? [];
      return {places: [...alike], isExact: false};
    },
    close(text) {
      const key = foldSpelling(text);
      const known = kept.get(key);
      if (known) return known;
      const allowed = key.length < 9 ? 1 : 2;
      const near = [...folded].flatMap(([name, places]) =>
        spellingDistance(name, key, allowed) <= allowed ? [...places] : [],
      );
      const found = [...new Set(near)];
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, found);
      return found;
    },
  };
}

function put<Place>(index: Map<string, Set<Place>>, key: string, place: Place): void {
  const places = index.get(key);
  if (places) places.add(place);
  else index.set(key, new Set([place]));
}

/** Abbreviations of provinces behind a name, in the spelling of Statistics Netherlands and as others write them. */
const provinces: Readonly<Record<string, readonly string[]>> = {
  "NH.": ["Noord-Holland"],
  "ZH.": ["Zuid-Holland"],
  "O.": ["Overijssel", "Ov."],
  "L.": ["Limburg", "Lb."],
  "Z.": ["Zeeland", "Zld."],
};

/** "Bergen (NH.)" is also "Bergen", and "Bergen (Noord-Holland)". */
function writtenOut(spelling: string): string[] {
  const [, name, province] = /^(.+) \((\w+\.)\)$/.exec(spelling) ?? [];
  if (name === undefined || province === undefined) return [spelling];
  return [spelling, name, ...(provinces[province] ?? []).map((full) => `${name} (${full})`)];
}

const articles = new Set(["de", "den", "het", "t", "s"]);

/** As foldSpelling, and without articles: "Alphen a/d Rijn", "Alphen aan den Rijn"; "St. Anthonis", "Sint Anthonis"; "Gooi & Vechtstreek". */
export function foldName(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " en ")
    .replace(/\ba\s?[/.]\s?d\b\.?/g, " aan ")
    .replace(/(?<![\p{L}\p{N}'’])st\b\.?/gu, "sint")
    .split(/[^\p{L}\p{N}]+/u);
  const kept = words.filter((word) => !articles.has(word));
  return foldSpelling((kept.length > 0 ? kept : words).join(""));
}
