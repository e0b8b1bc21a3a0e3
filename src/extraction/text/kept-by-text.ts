/** What is worked out of a text is kept for when the same is asked again: sheets share most of their words. */

/** at most so many texts for each kind of work */
const mostKept = 1000;

/** @param work depends on the text only; whoever asks leaves what it returns as it is */
export function keptByText<Result>(work: (text: string) => Result): (text: string) => Result {
  const kept = new Map<string, {readonly result: Result}>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known.result;
    const result = work(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, {result});
    return result;
  };
}
