/** How full quotas are that no ceiling counts, judged alike in regions and for what an account has once. */
import type { EventContext } from '../judging/context';
import { round } from '../lib/round';
import type { QuotaUse } from '../model/artifacts';
import { QUOTA_CODES } from '../quotas/catalogue';
import { type Judgement, notApplicable, pass, unknown, WHOLE, warn } from './check';
import { count } from './words';

const CEILINGS: ReadonlySet<string> = new Set(QUOTA_CODES);

/** Judges what there is today: nothing tells whether traffic makes more of it, so that nothing is projected, and nothing red. */
export function judgeUses(uses: readonly QuotaUse[], { plan }: EventContext): Judgement[] {
  const others = uses.filter(({ quotaCode }) => !CEILINGS.has(quotaCode));
  if (others.length === 0)
    return [notApplicable('CloudWatch counts nothing under a quota that no ceiling is of.')];
  const full = others.flatMap((use) => judgeUse(use, plan.thresholds.yellow) ?? []);
  if (full.length > 0) return full;
  const [fullest] = others.toSorted((a, b) => shareOf(b) - shareOf(a));
  const most = fullest === undefined ? '' : ` The fullest is ${inWords(fullest)}.`;
  return [
    pass(WHOLE, `${count(others.length, 'quota')} that CloudWatch counts and no ceiling is of.${most}`),
  ];
}

/** How full it is; endless where something is used of what there may be none of. */
const shareOf = ({ used, value }: QuotaUse): number => {
  if (used === null || used === 0) return 0;
  return value > 0 ? used / value : Number.POSITIVE_INFINITY;
};

const inWords = ({ serviceCode, quotaName, used, value }: QuotaUse): string =>
  `${quotaName} of ${serviceCode}: ${round(used ?? 0)} of ${round(value)} in the last day`;

function judgeUse(use: QuotaUse, yellow: number): Judgement | null {
  const { serviceCode, quotaCode, quotaName, adjustable, used, metric } = use;
  const resource = { name: `${serviceCode}/${quotaCode}` };
  if (used === null)
    return unknown(
      resource,
      `CloudWatch gave no complete data for ${metric.metricName} of ${quotaName} of ${serviceCode}.`,
    );
  if (shareOf(use) <= yellow) return null;
  return warn(resource, `${inWords(use)}. Nothing tells whether traffic makes more of it.`, {
    action: adjustable
      ? 'Request an increase of the quota in the console of Service Quotas if the event makes more of it, or delete what is not used.'
      : 'This quota cannot be raised: delete what is not used if the event makes more of it.',
    lead: 'quotaIncrease',
  });
}
