// One thread, one task at a time: what it throws arrives whole, and whatever a task does to it, the next one is performed.
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {built} from "../../../src/system/bundle-loader.js";
import {TaskFault} from "../../../src/system/threads/failure.js";
import {watchMemory} from "../../../src/system/threads/memory-watch.js";
import {createThread, type Thread, ThreadLost} from "../../../src/system/threads/thread.js";
import {TooLong} from "../../../src/system/time-limit.js";
import {InputError} from "../../../src/vocabulary/error.js";

const folder = mkdtempSync(join(tmpdir(), "factsheet-thread-"));
const threads: Thread<string, unknown>[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.end(new Error("the test is over"))));
});
afterAll(() => rmSync(folder, {recursive: true}));

const program = `
import {answerTasks} from ${JSON.stringify(new URL("system/threads/answer-tasks.js", built).href)};
import {InputError} from ${JSON.stringify(new URL("vocabulary/error.js", built).href)};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const tasks = {
  done: async () => "done",
  slip: async () => { throw new InputError("invalid", "there is no such field", {place: "a.hbs:3", next: "name it"}); },
  bug: async () => { throw new TypeError("a bug"); },
  hang: () => new Promise(() => setInterval(() => undefined, 1000)),
  spin: async () => { for (;;); },
  steps: async (more) => { for (let i = 0; i < 4; i++) { await wait(200); more(); } return "done"; },
  exit: async () => process.exit(),
  crash: () => new Promise(() => setTimeout(() => { throw new Error("thrown"); })),
  swell: async () => { const all = []; for (;;) all.push({more: [all.length]}); },
  grow: async () => { const all = []; for (;;) { all.push(Buffer.alloc(8 * 2 ** 20, 1)); await wait(5); } },
};
answerTasks((task, more) => tasks[task](more));
`;

// swell: of objects. Large arrays in a tight loop take the whole process along on Node 24, and not the thread alone: the
// limit of a heap is best effort (nodejs/node#65019).
function threadOf(code: string): Thread<string, unknown> {
  const file = join(folder, `thread-${Math.random()}.mjs`);
  writeFileSync(file, code);
  const options = {resourceLimits: {maxOldGenerationSizeMb: 64}};
  const thread = createThread<string, unknown>({file: pathToFileURL(file), name: "the tester", options});
  threads.push(thread);
  return thread;
}

const long = {time: 20_000};

test("an InputError arrives whole: code, place and advice; a bug with the stack of the thread", async () => {
  const thread = threadOf(program);
  const slip = await thread.ask("slip", long).catch((error: unknown) => error);
  expect(slip).toBeInstanceOf(InputError);
  expect(slip).toMatchObject({
    code: "invalid",
    message: "there is no such field",
    details: {place: "a.hbs:3", next: "name it"},
  });
  const bug = await thread.ask("bug", long).catch((error: unknown) => error);
  expect(bug).toBeInstanceOf(TaskFault);
  expect(bug).toMatchObject({
    message: "a bug",
    stack: expect.stringMatching(/^TypeError: a bug\n.*bug.*\.mjs/),
  });
  expect(await thread.ask("done", long)).toBe("done");
});

test.each([
  ["hang", {time: 300}, TooLong],
  ["spin", {time: 300}, TooLong],
  ["exit", long, ThreadLost],
  ["crash", long, ThreadLost],
  ["swell", long, ThreadLost],
  ["grow", {...long, memory: watchMemory(200 * 2 ** 20)}, ThreadLost],
])("after a task that does %s the next is performed by another thread", async (task, terms, error) => {
  const how = {exit: "ended", crash: "crashed", swell: "swelled", grow: "swelled"}[task];
  const thread = threadOf(program);
  const failed = await thread.ask(task, terms).catch((reason: unknown) => reason);
  expect(failed).toBeInstanceOf(error);
  if (how) expect(failed).toMatchObject({how});
  expect(await thread.ask("done", long)).toBe("done");
});

test("a task that asks for more time has it", async () => {
  expect(await threadOf(program).ask("steps", {time: 5000, moreTime: 2000})).toBe("done");
  const failed = threadOf(program).ask("steps", {time: 5000, moreTime: 20});
  await expect(failed).rejects.toThrow("it took more than 0.02 seconds");
});

test("a signal, and the end of the thread, end a task with their reason; what was ended starts anew", async () => {
  const controller = new AbortController();
  const thread = threadOf(program);
  const interrupted = thread.ask("spin", {...long, signal: controller.signal});
  controller.abort(new Error("interrupted"));
  await expect(interrupted).rejects.toThrow("interrupted");
  const ended = thread.ask("hang", long);
  await Promise.all([expect(ended).rejects.toThrow("closed"), thread.end(new Error("closed"))]);
  expect(await thread.ask("done", long)).toBe("done");
});

test("a program that cannot be loaded is told from a task that fails, every time", async () => {
  const thread = threadOf('throw new Error("no such bundle")');
  thread.start();
  for (let i = 0; i < 2; i++) {
    const asked = thread.ask("done", long);
    await expect(asked).rejects.toThrow(/the tester cannot be loaded: .*no such bundle/);
  }
});
