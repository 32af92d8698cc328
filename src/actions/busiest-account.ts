import type { Ceiling } from '../model/ceiling';
import type { EventPlan } from '../plan/schema';

/** The account in which the case of an event is opened, and how it was found. */
export interface BusiestAccount {
  readonly account: string;
  /** A sentence. */
  readonly because: string;
}

/** What an account uses today of what grows with traffic, and of which the limit is known. */
interface Use {
  readonly account: string;
  /** Of its limit, 0 or more. */
  readonly share: number;
  readonly ceiling: Ceiling;
}

/**
 * Finds the involved account with the highest use: the one that the plan names, else the one that uses the largest share today of
 * anything that grows with traffic, quotas before what teams have configured, else the first of the plan.
 */
export function findBusiestAccount(
  { accounts, supportCase }: Pick<EventPlan, 'accounts' | 'supportCase'>,
  ceilings: readonly Ceiling[],
): BusiestAccount {
  const [first] = accounts;
  const [account = '', ...others] = accounts.map(({ id }) => id);
  if (supportCase?.accountId !== undefined) {
    return {
      account: supportCase.accountId,
      because: 'The plan names this account (supportCase.accountId).',
    };
  }
  if (first === undefined || others.length === 0) return { account, because: 'It is the only account.' };
  const known = new Set(accounts.map(({ id }) => id));
  const uses = ceilings
    .filter((ceiling) => ceiling.grows && known.has(ceiling.account))
    .flatMap((ceiling): Use[] => {
      const { now, limit } = ceiling;
      return now === null || limit === null || limit <= 0
        ? []
        : [{ account: ceiling.account, share: now / limit, ceiling }];
    });
  const quotas = uses.filter(({ ceiling }) => ceiling.kind === 'quota');
  const [most] = (quotas.length > 0 ? quotas : uses).sort(
    (a, b) => b.share - a.share || a.account.localeCompare(b.account),
  );
  if (most === undefined) {
    return {
      account,
      because:
        'Of no account it is known how much it uses: it is the first of the plan. supportCase.accountId names another.',
    };
  }
  const { now, limit, unit, title, region } = most.ceiling;
  return {
    account: most.account,
    because: `It has the highest use of ${accounts.length} accounts: ${now} of ${limit} ${unit} of ${title} in ${region} (${Math.round(most.share * 100)} %). supportCase.accountId names another.`,
  };
}
