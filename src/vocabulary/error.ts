/** An error that the user can do something about: says where, what we saw and what to do next. */
import {shownName} from "./shown.js";

/** Why a file could not be read as a factsheet (docs/bevindingen.md). */
export const fileErrorCodes = [
  "not-a-pdf",
  "damaged",
  "encrypted",
  "no-text",
  "not-this-publication",
  "too-large",
  "timed-out",
  "invalid-table",
  "not-read",
  // a slip in the program, not of the file
  "fault",
] as const;
export type FileErrorCode = (typeof fileErrorCodes)[number];

export type InputErrorCode = FileErrorCode | "usage" | "unreadable" | "unwritable" | "busy" | "invalid";

export class InputError extends Error {
  override readonly name = "InputError";
  constructor(
    readonly code: InputErrorCode,
    /** what we saw and what we expected, in one English sentence; the place is put before it */
    message: string,
    readonly details: {
      /** file, or file and line: what the message is about */
      readonly place?: string;
      /** one thing to do next, in the imperative, without a full stop */
      readonly next?: string;
    } = {},
    options?: {readonly cause: unknown},
  ) {
    super(message, options);
  }

  /** The error as it is printed: place and message, then the next step on a line of its own. */
  toText(): string {
    const {place, next} = this.details;
    return `${place ? `${shownName(place)}: ` : ""}${this.message}${next ? `\n  try    ${next}` : ""}`;
  }
}

export function isInputError(error: unknown): error is InputError {
  return error instanceof InputError;
}

/** The message of anything that was thrown, and the next step where there is one. */
export function adviceOf(error: unknown): string {
  const next = isInputError(error) ? error.details.next : undefined;
  return next === undefined ? messageOf(error) : `${messageOf(error)}\n  try    ${next}`;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
