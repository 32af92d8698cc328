import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, CallRate } from '../../model/artifacts';
import { resource } from '../../model/resource';
import { statedElasticity } from '../../plan/demand';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { useAtMost } from '../growth';
import { quotaPart } from '../quota-ceiling';

export const callRate = defineCeilingFamily({
  id: 'call-rate',
  title: 'APIs of AWS may be called as often as the peak asks',
  failureTitle: 'AWS refuses calls that requests of the event may wait for',
  why: 'Keys of KMS, secrets, logs and images are asked of AWS by everything in the region together. What comes faster than the quota is refused, and is tried again at once.',
  docs: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html',
  workbook: '11 Service Limits',
  kind: 'quota',
  unit: 'calls/s',
  formula: `calls at normal peak × m, against the quota of calls. Everything in the region is counted together, and nothing tells who calls for requests of the event: what fits only if some calls do not grow is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy:
    'Request an increase of the quota, or ask less often: keep data keys, secrets and images for a while.',
  elastic: true,
  needs: ['callRates'],
  uses: [],
  estimate: ({ callRates }, context) =>
    callRates.rates
      .filter(({ callsPerSecond }) => callsPerSecond?.value !== 0)
      .map((rate) => ceilingOf(rate, callRates, context)),
});

/** The calls of a quota, with its code where others count the same. */
function nameOf({ serviceCode, quotaCode, calls }: CallRate, rates: readonly CallRate[]): string {
  const alike = rates.filter((one) => one.serviceCode === serviceCode && one.calls === calls);
  return `${serviceCode}:${calls}${alike.length > 1 ? ` (${quotaCode})` : ''}`;
}

/** The calls under one quota, which have no name of their own: people may write the service, or these calls of it. */
const calledApi = ({ serviceCode, calls }: CallRate) =>
  resource('awsApi', [serviceCode, `${serviceCode}:${calls}`]);

function ceilingOf(
  rate: CallRate,
  { window, rates }: Artifacts['callRates'],
  context: FamilyContext,
): CeilingDraft {
  const { serviceCode, quotaCode, calls, inSeconds, callsPerSecond: peak } = rate;
  const unit = inSeconds === 1 || inSeconds === null ? 'calls/s' : `calls in ${inSeconds} s`;
  const draft = {
    ...quotaPart(rates, quotaCode, serviceCode, unit, context),
    ...(rate.adjustable ? {} : { fix: () => fewerCalls(rate) }),
    resource: nameOf(rate, rates),
    title: `Calls of ${serviceCode} in the region: ${calls}`,
  };
  const density = densityOf(peak, window, 'rates', `CallCount of ${calls}`);
  if (peak === null || inSeconds === null) {
    const missing =
      peak === null
        ? `CloudWatch gave no complete data for CallCount of ${calls}.`
        : `Service Quotas does not say in which time ${quotaCode} allows so many calls.`;
    return { ...draft, now: null, use: null, missing };
  }
  const now = peak.value * inSeconds;
  // Means of five minutes hide what is faster in a shorter time.
  const isShort = inSeconds < window.periodSeconds;
  const most = now * (isShort ? BUSIEST_SECOND : 1);
  const factor = statedElasticity(calledApi(rate), context) ?? 1;
  return {
    ...draft,
    now,
    use: useAtMost(most, factor, context.addedAtMost()),
    ...understatedBy(density),
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...draft.evidence,
      {
        source: 'AWS/Usage CallCount',
        at: peak.at,
        detail: `${round(now)} ${unit} of ${calls} at normal peak, of everything in the region. All of them are taken to grow with traffic, unless traffic.elasticity of the plan says less of ${serviceCode}. ${isShort ? `${BUSIEST_SECOND_ASSUMED} ` : ''}${densityInWords(density)}`,
      },
    ],
  };
}

const fewerCalls = ({ serviceCode, calls }: CallRate): FixDraft => ({
  action: `This quota cannot be raised: call ${calls} of ${serviceCode} less often, by keeping what it answered for a while, or move callers to another account.`,
  lead: 'rebuild',
});
