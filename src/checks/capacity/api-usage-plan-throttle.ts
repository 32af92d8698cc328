import { peakTogether, windowOf } from '../../capacity/api-requests';
import { densityOf } from '../../capacity/density';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { ApiPeak, ApiThrottle, ApiUsagePlan, Peak } from '../../model/artifacts';
import { isKeyed, type PlanArtifacts, peaksOf, timesOf } from '../api-usage-plans';
import {
  defineCheck,
  fail,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';

export const apiUsagePlanThrottle = defineCheck({
  id: 'api-usage-plan-throttle',
  title: 'Usage plans let the requests of each API key through at the peak',
  failureTitle: 'A usage plan refuses requests of API keys before the peak',
  why: 'The throttle of a usage plan counts for each key by itself, over all stages of the plan; past it the client with that key gets 429.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiPeaks', 'apiIntegrations', 'apiUsagePlans'],
  evaluate(artifacts, planned) {
    const plans = Map.groupBy(artifacts.apiUsagePlans, ({ usagePlanId }) => usagePlanId);
    return [...plans.values()].flatMap((rows) => {
      const throttle = rows[0]?.throttle;
      if (!throttle) return [];
      const peaks = peaksOf(rows, artifacts);
      const normal = peakTogether(
        peaks.map((peak) => ({ peak, share: 1 })),
        planned,
      );
      const counted = { ...artifacts, peaks, normal };
      return [judgeByTraffic(planned, (context) => judgePlan(rows, throttle, counted, context))];
    });
  },
});

/** What is read of a plan, and what its stages got. */
interface CountedPlan extends PlanArtifacts {
  readonly peaks: readonly ApiPeak[];
  /** The most that all of its stages got together in normal traffic; null where none has data. */
  readonly normal: Peak | null;
}

/** @param rows Of one plan, one for each of its stages. */
function judgePlan(
  rows: readonly ApiUsagePlan[],
  throttle: ApiThrottle,
  { peaks, normal: peak, ...artifacts }: CountedPlan,
  context: TargetContext,
): Judgement {
  const [{ usagePlanName, usagePlanId, keys }] = rows as [ApiUsagePlan];
  const resource = { name: `${usagePlanName} (${usagePlanId})` };
  const { rateLimit } = throttle;
  const times = timesOf(rows, artifacts, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (keys === 0) return notApplicable('It has no API keys.', resource);
  if (peaks.some(({ isIncomplete }) => isIncomplete)) {
    return unknown(resource, 'CloudWatch gave only a part of the requests of its stages.');
  }
  if (peak === null || peak.value === 0) return notApplicable('Its stages had no requests.', resource);
  const expected = peak.value * times;
  const words = `Its stages get ${round(expected)} requests/s at the peak (${round(peak.value)} at ${peak.at} × ${round(times)}), and each of its ${keys ?? '?'} keys may ask for ${rateLimit}.`;
  if (expected <= rateLimit) {
    const density = densityOf(peak, windowOf(peaks), 'rates', `Count of the stages of ${usagePlanName}`);
    return isKnown(density)
      ? pass(resource, `${words} Even one key that sends all of them is within that.`)
      : unknown(resource, `${words} ${density.missing}`);
  }
  const fix = fixOf(rows, throttle, expected, context);
  return keys !== null && isKeyed(rows, artifacts) && expected / keys > rateLimit
    ? fail(resource, `${words} Even if all keys send as many, each is refused some.`, fix)
    : warn(
        resource,
        `${words} Assumed: a key that sends more than ${Math.floor((rateLimit / expected) * 100)} % of them is refused some; which key sends how many is not counted.`,
        fix,
      );
}

function fixOf(
  rows: readonly ApiUsagePlan[],
  { rateLimit, burstLimit }: ApiThrottle,
  expected: number,
  { plan, target }: TargetContext,
): FixDraft {
  const [{ usagePlanId, usagePlanName }] = rows as [ApiUsagePlan];
  const raised = Math.ceil(expected / plan.thresholds.yellow);
  const burst = burstLimit === null || rateLimit === 0 ? null : Math.ceil((burstLimit * raised) / rateLimit);
  const set = (rate: number, most: number | null) =>
    awsCommand(target, 'apigateway', 'update-usage-plan', {
      'usage-plan-id': usagePlanId,
      'patch-operations': JSON.stringify([
        { op: 'replace', path: '/throttle/rateLimit', value: String(rate) },
        ...(most === null ? [] : [{ op: 'replace', path: '/throttle/burstLimit', value: String(most) }]),
      ]),
    });
  return {
    action: `Raise the throttle of usage plan ${usagePlanName} from ${rateLimit} to as much as its busiest key needs: ${raised} requests a second if that may send all.`,
    command: set(raised, burst),
    reversal: {
      action: `Throttle the keys of ${usagePlanName} at ${rateLimit} requests a second again.`,
      command: set(rateLimit, burst === null ? null : burstLimit),
    },
    lead: 'configuration',
  };
}
