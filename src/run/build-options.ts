import type {Progress} from "./progress.js";

/** How a run is to go about it. */
export interface BuildOptions {
  /** read and draw everything, whatever the manifest says */
  readonly force: boolean;
  /** remove editions and sheets whose PDF is no longer in input/ */
  readonly prune: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}
