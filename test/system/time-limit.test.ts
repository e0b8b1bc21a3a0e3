import {TooLong, twice} from "../../src/system/time-limit.js";

test("what took too long is tried once more; what failed otherwise is not", async () => {
  let tries = 0;
  const failing = (error: Error, times: number) => async () => {
    tries++;
    if (tries <= times) throw error;
    return "drawn";
  };
  expect(await twice(failing(new TooLong(1), 1))).toBe("drawn");
  tries = 0;
  await expect(twice(failing(new TooLong(1), 2))).rejects.toThrow(TooLong);
  tries = 0;
  await expect(twice(failing(new Error("no such field"), 1))).rejects.toThrow("no such field");
  expect(tries).toBe(1);
});
