/** How a number goes wrong at the keyboard: digits exchanged, doubled, dropped, or a zero too many. */

/** Two neighbouring digits exchanged: 284 for 824. */
export function isTransposition(printed: number, meant: number): boolean {
  return transpositionsOf(meant).includes(printed);
}

/** A digit doubled (1223 for 123), dropped (13 for 123), or a zero put behind it (1230 for 123). */
export function isDigitSlip(printed: number, meant: number): boolean {
  return digitSlipsOf(meant).includes(printed);
}

/** Every number that arises by exchanging two neighbouring digits; none that would begin with a zero. */
export function transpositionsOf(meant: number): number[] {
  const digits = String(meant);
  const made = eachIndex(digits.length - 1, (i) => {
    const [a, b] = [digits[i], digits[i + 1]];
    return `${digits.slice(0, i)}${b}${a}${digits.slice(i + 2)}`;
  });
  return distinctNumbers(made, meant);
}

export function digitSlipsOf(meant: number): number[] {
  if (meant === 0) return [];
  const digits = String(meant);
  const doubled = eachIndex(digits.length, (i) => digits.slice(0, i + 1) + digits.slice(i));
  const dropped = eachIndex(digits.length, (i) => digits.slice(0, i) + digits.slice(i + 1));
  return distinctNumbers([...doubled, ...dropped, `${digits}0`], meant);
}

function eachIndex(length: number, make: (i: number) => string): string[] {
  return Array.from({length: Math.max(0, length)}, (_, i) => make(i));
}

/** Nobody types 015 for 105: what begins with a zero, or is nothing at all, is not offered. */
function distinctNumbers(texts: readonly string[], meant: number): number[] {
  const legible = texts.filter((text) => /^[1-9]/.test(text)).map(Number);
  return [...new Set(legible)].filter((number) => number !== meant);
}
