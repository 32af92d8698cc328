import { mostPerDay } from '../../capacity/api-requests';
import { awsCommand } from '../../judging/aws-command';
import { round } from '../../lib/round';
import type { ApiUsagePlan } from '../../model/artifacts';
import { type PlanArtifacts, peaksOf, timesOf } from '../api-usage-plans';
import {
  defineCheck,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';

type Quota = NonNullable<ApiUsagePlan['quota']>;

/** Days of a period, at most. */
const DAYS: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7, MONTH: 31 };

export const apiUsagePlanQuota = defineCheck({
  id: 'api-usage-plan-quota',
  title: 'Quotas of usage plans leave each API key the requests of the event',
  failureTitle: 'The quota of a usage plan may run out for an API key in the event',
  why: 'A key that has used up its requests of the day, the week or the month gets 429 until the next begins, however little traffic there is then.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiPeaks', 'apiIntegrations', 'apiUsagePlans'],
  evaluate(artifacts, planned) {
    const plans = Map.groupBy(artifacts.apiUsagePlans, ({ usagePlanId }) => usagePlanId);
    return [...plans.values()].flatMap((rows) => {
      const quota = rows[0]?.quota;
      if (!quota) return [];
      const peaks = peaksOf(rows, artifacts);
      const counted = {
        ...artifacts,
        isIncomplete: peaks.some((peak) => peak.isIncomplete),
        busiest: mostPerDay(peaks, planned),
      };
      return [judgeByTraffic(planned, (context) => judgePlan(rows, quota, counted, context))];
    });
  },
});

/** What is read of a plan, and what its stages got. */
interface CountedPlan extends PlanArtifacts {
  readonly isIncomplete: boolean;
  /** The most requests of all of its stages in one day of normal traffic. */
  readonly busiest: number;
}

/** @param rows Of one plan, one for each of its stages. */
function judgePlan(
  rows: readonly ApiUsagePlan[],
  { limit, period }: Quota,
  { isIncomplete, busiest, ...artifacts }: CountedPlan,
  context: TargetContext,
): Judgement {
  const [{ usagePlanName, usagePlanId, keys }] = rows as [ApiUsagePlan];
  const resource = { name: `${usagePlanName} (${usagePlanId})` };
  const times = timesOf(rows, artifacts, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (keys === 0) return notApplicable('It has no API keys.', resource);
  if (isIncomplete) {
    return unknown(resource, 'CloudWatch gave only a part of the requests of its stages.');
  }
  if (busiest === 0) return notApplicable('Its stages had no requests.', resource);
  const days = DAYS[period];
  if (days === undefined) return unknown(resource, `How long a ${period} of its quota is, is not known.`);
  // The other days of the period are as the busiest one was.
  const expected = busiest * (Math.max(1, times) + days - 1);
  const words = `Its stages get ${round(expected)} requests in a ${period.toLowerCase()} with the event if a whole day is as its peak (${round(busiest)} on the busiest day of the look-back × ${round(times)}), and each of its keys may send ${limit}.`;
  if (expected <= limit)
    return pass(resource, `${words} Even one key that sends all of them is within that.`);
  const raised = Math.ceil(expected / context.plan.thresholds.yellow);
  const set = (value: number) =>
    awsCommand(context.target, 'apigateway', 'update-usage-plan', {
      'usage-plan-id': usagePlanId,
      'patch-operations': JSON.stringify([{ op: 'replace', path: '/quota/limit', value: String(value) }]),
    });
  return warn(resource, `${words} Assumed: which key sends how many is not counted.`, {
    action: `Raise the quota of usage plan ${usagePlanName} from ${limit} to as much as its busiest key needs: ${raised} requests a ${period.toLowerCase()} if that may send all.`,
    command: set(raised),
    reversal: { action: `Set the quota of ${usagePlanName} to ${limit} again.`, command: set(limit) },
    lead: 'configuration',
  });
}
