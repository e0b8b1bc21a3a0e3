/** Random numbers from a seed: the same series on every machine. */

export interface Random {
  /** 0 up to 1 */
  readonly next: () => number;
  readonly normal: () => number;
  /** with tails like those of real life: Student's t with five degrees of freedom, scaled to variance 1 */
  readonly heavy: () => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const heavy = () => {
    const squares = Array.from({length: 5}, normal).reduce((sum, z) => sum + z * z, 0);
    return (normal() / Math.sqrt(squares / 5)) * Math.sqrt(3 / 5);
  };
  const pick = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T;
  return {next, normal, heavy, pick};
}

/** T. Ettinger's mulberry32: small, and good enough for made-up counts. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
