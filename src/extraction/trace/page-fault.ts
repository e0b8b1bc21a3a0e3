/** Slips in this program over one page: they are told, and the other pages are read. */

/** @param fault what was thrown; an InputError about the whole file is none */
export type OnFault = (fault: unknown, page: number) => void;

/** For whoever wants to know of a slip at once. */
export const throwFault: OnFault = (fault) => {
  throw fault;
};
