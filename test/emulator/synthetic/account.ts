/**
 * An account made up from a seed: as many resources as asked for, in the shapes of the SDK's own types and about
 * as large on the wire as AWS's, so that what it costs to read them is true to life.
 */
import { SERVICES } from './services';
import type { AccountSize } from './services/service';

export { ACCOUNT_ID, REGION } from './services/rows';
export type { AccountSize };

/** All that the members of a union have. */
type AllOf<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/** What every service has of it, side by side. */
export type SyntheticAccount = Readonly<AllOf<ReturnType<(typeof SERVICES)[number]['rows']>>>;

export function syntheticAccount(size: AccountSize): SyntheticAccount {
  const account = {};
  for (const { rows } of SERVICES) Object.assign(account, rows(size, account as SyntheticAccount));
  return account as SyntheticAccount;
}
