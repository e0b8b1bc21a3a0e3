/** One of several runs that share the work: which files and factsheets are its own. */

import {InputError} from "../../vocabulary/error.js";
import {hash} from "../../vocabulary/hash.js";

export interface Shard {
  /** from 0 */
  readonly index: number;
  readonly count: number;
}

/**
 * @param text "2/4", or "4" where the environment gives the index
 * @param jobIndex JOB_COMPLETION_INDEX, as Kubernetes sets it in the pods of an Indexed Job
 * @throws InputError `usage`
 */
export function parseShard(text: string, jobIndex: string | undefined): Shard {
  const [, written, count] = /^(?:(\d+)?\/)?([1-9]\d{0,3})$/.exec(text) ?? [];
  const index = written ?? jobIndex;
  if (count === undefined || index === undefined || !/^\d+$/.test(index) || Number(index) > Number(count)) {
    throw new InputError("usage", `"${text}" is not a shard`, {
      next: "write 0/4 to 3/4, or 4 where JOB_COMPLETION_INDEX gives the index",
    });
  }
  // those who count from 1 reach all of them too: 4/4 is 0/4
  return {index: Number(index) % Number(count), count: Number(count)};
}

/** "2/4" */
export function formatShard({index, count}: Shard): string {
  return `${index}/${count}`;
}

/** Whether the file or factsheet is the shard's own: by its name alone, so that every machine agrees. */
export function isOwn(name: string, {index, count}: Shard): boolean {
  return Number.parseInt(hash(name).slice(0, 12), 16) % count === index;
}
