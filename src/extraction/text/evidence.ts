/** Something that speaks for what a text may mean (a weight above 0) or against it. */
export interface Evidence {
  readonly reason: string;
  readonly weight: number;
}
