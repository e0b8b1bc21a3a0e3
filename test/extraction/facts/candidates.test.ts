import fc from "fast-check";
import {
  type Candidate,
  candidateOf,
  choose,
  quoted,
  type Where,
} from "../../../src/extraction/facts/candidates.js";

const candidate = (value: string, where: Where, ...weights: number[]): Candidate<string> =>
  candidateOf(
    {value, text: value, where, place: {page: 2, box: [0, 0, 1, 1]}},
    weights.map((weight) => ({reason: "test", weight})),
  );
const same = (value: string) => value;

test("what stands in the title outranks a sentence", () => {
  const {chosen, doubtful} = choose([candidate("a", "sentence", 3), candidate("b", "title", 10)], same);
  expect(chosen?.value).toBe("b");
  expect(doubtful).toEqual([]);
});

test("two values with nearly the same support are both named, and neither is taken", () => {
  const {chosen, doubtful} = choose([candidate("a", "title", 10), candidate("b", "source line", 8)], same);
  expect(chosen).toBeNull();
  expect(doubtful.map(quoted)).toEqual(["«a» (p. 2)", "«b» (p. 2)"]);
});

test("a sentence that repeats itself is one witness", () => {
  const sentences = Array.from({length: 9}, () => candidate("a", "sentence", 3));
  expect(choose([...sentences, candidate("b", "title", 10)], same).chosen?.value).toBe("b");
});

test("a candidate that speaks of something else is kept, but never taken", () => {
  const {chosen, doubtful, candidates} = choose([candidate("a", "title", 10, -20)], same);
  expect([chosen, doubtful]).toEqual([null, []]);
  expect(candidates).toHaveLength(1);
});

test("the choice does not depend on the order of the candidates", () => {
  const wheres = ["title", "sentence", "source line", "path"] as const;
  const any = fc.record({
    value: fc.constantFrom("a", "b", "c"),
    where: fc.constantFrom(...wheres),
    weight: fc.integer({min: -5, max: 12}),
  });
  fc.assert(
    fc.property(fc.array(any, {maxLength: 6}), (list) => {
      const all = list.map(({value, where, weight}) => candidate(value, where, weight));
      const [there, back] = [choose(all, same), choose(all.toReversed(), same)];
      expect(back.chosen?.value).toBe(there.chosen?.value);
      expect(back.doubtful.map(({value}) => value).sort()).toEqual(
        there.doubtful.map(({value}) => value).sort(),
      );
    }),
  );
});
