/** Text of others, such as the name of a file, as it may be shown: it must not steer the terminal, or pass for our own words. */

/** What steers a terminal, and what turns the direction of writing or breaks a line unseen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A name on one line: "a<escape>[31m.pdf" is shown as "a\u001b[31m.pdf". */
export function shownName(name: string): string {
  return name.replace(steering, escapeOf);
}

/** Lines, as they are printed; what else steers is shown. Of JSON the meaning stays the same. */
export function shownText(text: string): string {
  return text.replace(steering, (character) =>
    keptInText.includes(character) ? character : escapeOf(character),
  );
}

const keptInText = ["\n", "\t", "\r"];

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
