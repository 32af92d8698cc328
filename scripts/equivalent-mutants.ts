/** A mutant that no test can notice, because the program does the same with it. */
interface Equivalent {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

/** The survivors that were read and are no change. `from` and `to` are as `npm run mutate` prints them. */
export const EQUIVALENTS: readonly Equivalent[] = [];
