import {TooLong, twice, within} from "../../src/system/time-limit.js";

/** Work that never ends by itself. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const never = new AbortController().signal;

test("work that ends in time gives its result", async () => {
  expect(await within(10_000, never, async () => "drawn")).toBe("drawn");
});

test("work that takes too long is told to end, and says how long it was given", async () => {
  let told = false;
  const work = (signal: AbortSignal) => {
    signal.addEventListener("abort", () => {
      told = true;
    });
    return endless(signal);
  };
  await expect(within(5, never, work)).rejects.toThrow("it took more than 0.005 seconds");
  expect(told).toBe(true);
});

test("an interruption ends it with its own reason, before it began too", async () => {
  const controller = new AbortController();
  const interrupted = within(10_000, controller.signal, endless);
  controller.abort(new Error("interrupted"));
  await expect(interrupted).rejects.toThrow("interrupted");
  await expect(within(10_000, controller.signal, async () => "drawn")).rejects.toThrow("interrupted");
});

test("what took too long is tried once more; what failed otherwise is not", async () => {
  let tries = 0;
  const failing = (error: Error, times: number) => async () => {
    tries++;
    if (tries <= times) throw error;
    return "drawn";
  };
  expect(await twice(failing(new TooLong(), 1))).toBe("drawn");
  tries = 0;
  await expect(twice(failing(new TooLong(), 2))).rejects.toThrow(TooLong);
  tries = 0;
  await expect(twice(failing(new Error("no such field"), 1))).rejects.toThrow("no such field");
  expect(tries).toBe(1);
});
