/** When two names are of the same file, however a person or a disk writes them. */

/** Accents as one character or as two, and the backslashes of Windows, are the same. */
export function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .normalize("NFC")
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
}
