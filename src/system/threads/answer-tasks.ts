/** The side of the thread: tasks in, an answer or a failure out for each. */
import {parentPort} from "node:worker_threads";
import {type Failure, failureOf} from "./failure.js";

/** What a thread says to whoever started it (thread.ts). */
export type Reply<Answer> =
  /** not an answer: all is loaded that its tasks take */
  | {readonly kind: "ready"}
  /** not an answer: the task goes on with something that has a time limit of its own */
  | {readonly kind: "more time"}
  | {readonly kind: "answer"; readonly answer: Answer}
  | {readonly kind: "failed"; readonly failure: Failure};

/**
 * From now on this thread performs what it is given. In a process that is no thread nothing happens.
 *
 * @param perform may ask for more time, again and again
 */
export function answerTasks<Task, Answer>(
  perform: (task: Task, askForTime: () => void) => Promise<Answer>,
): void {
  const say = (reply: Reply<Answer>) => parentPort?.postMessage(reply);
  parentPort?.on("message", (task: Task) => {
    perform(task, () => say({kind: "more time"})).then(
      (answer) => say({kind: "answer", answer}),
      (error: unknown) => say({kind: "failed", failure: failureOf(error)}),
    );
  });
  say({kind: "ready"});
}
