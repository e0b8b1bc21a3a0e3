/**
 * One worker thread that performs one task at a time, and is replaced when a task hangs, swells or crashes it.
 *
 * Our own and not a pool's: of a pool we could not say which thread to end, its time limit would count from when a task
 * joins the queue, and of what a task throws it carries the message only.
 */
import {setTimeout as pause} from "node:timers/promises";
import {type TransferListItem, Worker, type WorkerOptions} from "node:worker_threads";
import {messageOf} from "../../vocabulary/error.js";
import {TooLong} from "../time-limit.js";
import type {Reply} from "./answer-tasks.js";
import {errorOf} from "./failure.js";
import type {MemoryWatch} from "./memory-watch.js";

/** What a thread is started with. */
export interface ThreadProgram {
  /** it calls answerTasks */
  readonly file: URL;
  /** as messages call it: "the program that reads PDFs" */
  readonly name: string;
  readonly options: WorkerOptions;
}

/** What a task may cost. */
export interface Terms {
  /** milliseconds from when the thread has it, and has started */
  readonly time: number;
  /** milliseconds from each time that the task asks for more time */
  readonly moreTime?: number;
  readonly memory?: MemoryWatch;
  /** ends the task at once */
  readonly signal?: AbortSignal;
  /** parts of the task that move to the thread, and are no longer here */
  readonly transfer?: readonly TransferListItem[];
}

export interface Thread<Task, Answer> {
  /** Starts it ahead of its first task, for which it starts by itself. */
  start(): void;
  /**
   * Performs one task; the next may be asked for when this one has settled.
   *
   * @throws what the task threw: an InputError whole, anything else as a TaskFault; TooLong; ThreadLost; the reason of
   *   the signal, or that of end(); Error when the program cannot be loaded
   */
  ask(task: Task, terms: Terms): Promise<Answer>;
  /** Ends it now, and whatever it is busy with. A later task starts it anew. */
  end(reason: unknown): Promise<void>;
}

/** Milliseconds: on a machine that is busy a thread takes its time to load what it needs. */
const longestStart = 20_000;

/** Milliseconds; what a library does in one go is not interrupted. */
const longestEnd = 5000;

/** What a task rejects with when the thread ended under it. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
  constructor(
    /** swelled: it took too much memory; crashed: something was thrown where nobody caught it; ended: it exited by itself */
    readonly how: "swelled" | "crashed" | "ended",
    cause?: unknown,
  ) {
    super(cause === undefined ? `its thread ${how}` : messageOf(cause), {cause});
  }
}

interface Running {
  readonly worker: Worker;
  /** it has loaded all that its tasks take */
  isReady: boolean;
  /** what it will exit with; null when it exits by itself, or not at all */
  crash: NodeJS.ErrnoException | null;
}

export function createThread<Task, Answer>({file, name, options}: ThreadProgram): Thread<Task, Answer> {
  let running: Running | null = null;
  let abandon: ((reason: unknown) => Promise<unknown>) | null = null;

  function started(): Running {
    running ??= begin();
    return running;
  }

  function begin(): Running {
    const worker = new Worker(file, options);
    const begun: Running = {worker, isReady: false, crash: null};
    worker.once("message", () => {
      begun.isReady = true;
    });
    // listened to always: between two tasks, too, a crash ends the thread only
    worker.on("error", (error) => {
      begun.crash = error;
      leave();
    });
    worker.on("exit", leave);
    return begun;

    /** The next task is for another one. */
    function leave(): void {
      if (running === begun) running = null;
    }
  }

  return {
    start: () => void started(),

    ask(task, {time, moreTime = time, memory, signal, transfer = []}) {
      signal?.throwIfAborted();
      const asked = started();
      const {worker} = asked;
      return new Promise((resolve, reject) => {
        let timer = giveUpAfter(time, asked.isReady ? 0 : longestStart);
        const release = memory?.over(() => giveUp(new ThreadLost("swelled")));
        const interrupt = () => {
          finish();
          reject(signal?.reason);
          void terminated();
        };
        signal?.addEventListener("abort", interrupt, {once: true});
        worker.on("message", receive).on("exit", fail);
        abandon = giveUp;
        worker.postMessage(task, transfer);

        function receive(reply: Reply<Answer>): void {
          if (reply.kind === "ready" || reply.kind === "more time") {
            clearTimeout(timer);
            timer = giveUpAfter(reply.kind === "ready" ? time : moreTime);
            return;
          }
          finish();
          if (reply.kind === "failed") reject(errorOf(reply.failure));
          else resolve(reply.answer);
        }

        /** Not before it exits: an error may overtake what the thread said before, its exit does not. */
        function fail(): void {
          finish();
          reject(asked.isReady ? lost(asked.crash) : notLoaded(name, asked.crash));
        }

        function giveUpAfter(limit: number, start = 0): NodeJS.Timeout {
          return setTimeout(() => void giveUp(new TooLong(limit / 1000)), limit + start);
        }

        /** Who asked is told when it has ended: before that its memory is not free for what comes next. */
        async function giveUp(reason: unknown): Promise<void> {
          finish();
          await Promise.race([terminated(), pause(longestEnd, null, {ref: false})]);
          reject(reason);
        }

        function terminated(): Promise<unknown> {
          if (running === asked) running = null;
          return worker.terminate();
        }

        function finish(): void {
          clearTimeout(timer);
          release?.();
          signal?.removeEventListener("abort", interrupt);
          abandon = null;
          worker.off("message", receive).off("exit", fail);
        }
      });
    },

    async end(reason) {
      await abandon?.(reason);
      const last = running;
      running = null;
      await last?.worker.terminate();
    },
  };
}

function lost(crash: NodeJS.ErrnoException | null): ThreadLost {
  if (!crash) return new ThreadLost("ended");
  return new ThreadLost(crash.code === "ERR_WORKER_OUT_OF_MEMORY" ? "swelled" : "crashed", crash);
}

/** Not the fault of a task: none could be performed. */
function notLoaded(name: string, crash: Error | null): Error {
  return new Error(`${name} cannot be loaded: ${crash ? messageOf(crash) : "its thread ended"}`, {
    cause: crash,
  });
}
