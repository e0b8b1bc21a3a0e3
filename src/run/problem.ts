/** What a run could not do, or did not find: said at its end, and on the index. */
export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}
