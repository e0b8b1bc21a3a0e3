/** What went wrong in a thread, as it crosses to whoever asked: an InputError whole, and of a slip in the program its stack. */
import {InputError, isInputError, messageOf} from "../../vocabulary/error.js";

export type Failure =
  | ({readonly kind: "input"} & Pick<InputError, "code" | "message" | "details">)
  | {readonly kind: "fault"; readonly message: string; readonly stack: string};

/** A slip in the program that a task met with. Its stack is that of the thread. */
export class TaskFault extends Error {
  override readonly name = "TaskFault";
}

export function failureOf(error: unknown): Failure {
  if (isInputError(error)) {
    const {code, message, details} = error;
    return {kind: "input", code, message, details};
  }
  const message = messageOf(error);
  return {kind: "fault", message, stack: (error instanceof Error && error.stack) || message};
}

export function errorOf(failure: Failure): InputError | TaskFault {
  if (failure.kind === "input") return new InputError(failure.code, failure.message, failure.details);
  return Object.assign(new TaskFault(failure.message), {stack: failure.stack});
}
