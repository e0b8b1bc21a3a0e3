/** The sentence about the doelgroepregister: how many persons it holds, and what part of them Sonar knows. */

export interface RegisterText {
  readonly persons: number | null;
  readonly knownPercent: number | null;
}

const count = "(\\d{1,3}(?:[. '’]\\d{3})+|\\d+)";
const people = "(?:personen|mensen|doelgroepers|werkzoekenden)";
const percentage = "(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:%|procent)";

/** Most telling first. */
const personsPatterns: readonly RegExp[] = [
  new RegExp(
    `(?:in totaal|totaal van|bevat|telt|omvat|staan)\\s+(?:er\\s+)?(?:in totaal\\s+)?${count}\\s+${people}`,
    "iu",
  ),
  new RegExp(`${count}\\s+${people}`, "iu"),
];
const percentPatterns: readonly RegExp[] = [
  new RegExp(`${percentage}\\s*(?:\\S+\\s+){0,5}?(?:bekend|geregistreerd)`, "iu"),
  new RegExp(`(?:bekend|geregistreerd)[^.]{0,40}?${percentage}`, "iu"),
  new RegExp(percentage, "iu"),
];

/** Whether a paragraph is about the register; most paragraphs mention it without a number. */
export function isRegisterText(text: string): boolean {
  return /register|banenafspraak|doelgroep|Sonar/iu.test(text) && personsPatterns.some((p) => p.test(text));
}

/** The register's persons and known percentage in a paragraph. */
export function registerIn(text: string): RegisterText {
  const persons = firstMatch(personsPatterns, text);
  const percent = firstMatch(percentPatterns, text);
  return {
    persons: persons === null ? null : Number(persons.replace(/\D/g, "")),
    knownPercent: percent === null ? null : Number(percent.replace(",", ".")),
  };
}

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)?.[1];
    if (match !== undefined) return match;
  }
  return null;
}
