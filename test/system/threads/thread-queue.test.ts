import {createThreadQueue} from "../../../src/system/threads/thread-queue.js";

test("each thread has one task at a time, and tasks begin in the order in which they came", async () => {
  const share = createThreadQueue(["a", "b"]);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const tasks = [1, 2, 3, 4].map((task) =>
    share(async (thread) => {
      begun.push(`${task} on ${thread}`);
      await new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual(["1 on a", "2 on b"]);
  ends[1]?.();
  await tasks[1];
  await Promise.resolve();
  expect(begun).toEqual(["1 on a", "2 on b", "3 on b"]);
  ends[0]?.();
  await tasks[0];
  await Promise.resolve();
  for (const end of ends) end();
  await Promise.all(tasks);
  expect(begun.slice(3)).toEqual(["4 on a"]);
});

test("one task after the other stays on one thread: the others need not start", async () => {
  const share = createThreadQueue(["a", "b", "c"]);
  const threads: string[] = [];
  for (let i = 0; i < 5; i++) await share(async (thread) => void threads.push(thread));
  expect(new Set(threads).size).toBe(1);
});

test("a task that fails gives its thread back", async () => {
  const share = createThreadQueue(["a"]);
  await expect(share(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await share(async (thread) => thread)).toBe("a");
});
