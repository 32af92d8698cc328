import { stringify } from 'yaml';
import type { PlanAccount } from './schema';

/** An account to be put into a plan; one without regions makes the plan invalid until somebody names them. */
export type AccountEntry = Pick<PlanAccount, 'id' | 'name' | 'roleArn' | 'externalId'> & {
  readonly regions: readonly { readonly name: string }[];
};

/** Writes the part `accounts` of a plan. */
export const writeAccounts = (accounts: readonly AccountEntry[]): string =>
  stringify({ accounts }, { lineWidth: 0 });
