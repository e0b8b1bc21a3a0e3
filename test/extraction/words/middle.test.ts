import {middleOf} from "../../../src/extraction/words/middle.js";

test.each([
  [[], undefined],
  [[7], 7],
  [[10, 9, 2], 9],
  [[4, 1, 3, 2], 3],
])("the middle one of %j is %j, and they stay as they are", (values, middle) => {
  const before = [...values];
  expect(middleOf(values)).toBe(middle);
  expect(values).toEqual(before);
});
