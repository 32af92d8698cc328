import type { Target } from '../model/target';
import type { EventPlan } from '../plan/schema';

/** What shows that visitors come through a CDN, as a sentence; null where nothing does. */
export function cdnEvidence(
  { accounts, checklist }: Pick<EventPlan, 'accounts' | 'checklist'>,
  { account }: Target,
): string | null {
  const distributions = accounts.find(({ id }) => id === account)?.global?.cloudFrontDistributions ?? [];
  if (distributions.length > 0) {
    return `The plan names ${distributions.length} CloudFront distribution(s) of this account.`;
  }
  const answer = checklist['performance-cdn'];
  return answer?.status === 'green' ? `Answered: ${answer.answer}` : null;
}
