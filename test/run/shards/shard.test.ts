import fc from "fast-check";
import {formatShard, isOwn, parseShard} from "../../../src/run/shards/shard.js";

test.each([
  ["0/4", undefined, "0/4"],
  ["3/4", "1", "3/4"],
  ["4/4", undefined, "0/4"],
  ["4", "2", "2/4"],
  ["/4", "2", "2/4"],
  ["1", "0", "0/1"],
])("%s with JOB_COMPLETION_INDEX %s is %s", (text, jobIndex, shard) => {
  expect(formatShard(parseShard(text, jobIndex))).toBe(shard);
});

test.each([0, 1, 2, 3])("shard %i of four is the same by its name and by JOB_COMPLETION_INDEX", (index) => {
  const shard = {index, count: 4};
  expect(parseShard(`${index}/4`, undefined)).toEqual(shard);
  expect(parseShard("4", String(index))).toEqual(shard);
});

test.each([
  ["5/4", undefined],
  ["4", undefined],
  ["4", "x"],
  ["0/0", undefined],
  ["-1/4", undefined],
  ["one", "0"],
])("%s with JOB_COMPLETION_INDEX %s is no shard", (text, jobIndex) => {
  expect(() => parseShard(text, jobIndex)).toThrow(/is not a shard/);
});

test("every name is the own of exactly one shard, always the same", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({min: 1, max: 40}), (name, count) => {
      const owners = Array.from({length: count}, (_, index) => index).filter((index) =>
        isOwn(name, {index, count}),
      );
      expect(owners).toHaveLength(1);
    }),
  );
  expect(isOwn("2023-Q2/zeeland.pdf", {index: 2, count: 4})).toBe(true);
});
