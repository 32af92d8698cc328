import { densityOf } from '../../capacity/density';
import { capacityNeed, leastReservation } from '../../capacity/load-balancer-units';
import { isKnown } from '../../judging/known';
import { ARTIFACTS, type LoadBalancer, type LoadBalancerPeak } from '../../model/artifacts';
import { toInstant } from '../../plan/calendar';
import { multiplierOf } from '../../plan/demand';
import type { PreWarming } from '../../plan/pre-warming';
import { defineCheck, fail, notApplicable, pass, type TargetContext, unknown } from '../check';
import { judgePreWarming } from '../pre-warming';

const KB_PER_GB = 1e6;
const SECONDS_PER_HOUR = 3600;

export const preWarmingSize = defineCheck({
  id: 'pre-warming-size',
  title: 'Requested load balancer capacity covers the event in size and time',
  failureTitle: 'Requested load balancer capacity is less than the event needs',
  why: 'AWS gives what is asked for: an old number or a wrong hour is noticed only at the peak.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'loadBalancerPeaks'],
  judgesPlan: true,
  evaluate({ loadBalancers, loadBalancerPeaks }, planned) {
    const peaks = new Map(loadBalancerPeaks.map((peak) => [peak.loadBalancerArn, peak]));
    return judgePreWarming(loadBalancers, planned, (entry, resource, balancer, context) => {
      if (entry === undefined || entry.status === 'not-requested') {
        return notApplicable('No capacity is requested.', resource);
      }
      const peak = peaks.get(balancer.loadBalancerArn);
      const shortfalls = SHORTFALLS.map((find) => find(entry, context, peak, balancer));
      const found = shortfalls.filter((shortfall) => shortfall !== null);
      if (found.length > 0) {
        return fail(resource, found.join(' '), {
          action: 'Ask again with the numbers of the event, in the same support case or reservation.',
          lead: 'capacityRequest',
        });
      }
      const missing = missingTraffic(entry, peak, timesOf(balancer, context));
      return missing === null
        ? pass(resource, `What is asked for covers the event: ${statedBy(entry).join(', ')}.`)
        : unknown(resource, missing);
    });
  },
});

/** How much an entry asks for, in words: none where it does not say. */
const sizesOf = ({ multiplier, peakRequestsPerSecond, reservedCapacityUnits }: PreWarming): string[] => [
  ...(multiplier === undefined ? [] : [`${multiplier}×`]),
  ...(peakRequestsPerSecond === undefined ? [] : [`${peakRequestsPerSecond} requests/s`]),
  ...(reservedCapacityUnits === undefined ? [] : [`${reservedCapacityUnits} LCUs`]),
];

const statedBy = (entry: PreWarming): string[] => [
  ...sizesOf(entry),
  entry.increase === undefined
    ? 'in hours that the plan does not name'
    : `from ${entry.increase.start} to ${entry.increase.end}`,
];

/**
 * Why nobody can tell whether what an entry asks for is enough; null where that can be told. Little data may show that its requests
 * per second are too few, but never that they are enough.
 */
function missingTraffic(
  entry: PreWarming,
  peak: LoadBalancerPeak | undefined,
  times: number | null,
): string | null {
  if (sizesOf(entry).length === 0) {
    return 'The plan does not say how much was asked for: give its multiplier, peakRequestsPerSecond or reservedCapacityUnits under preWarming.';
  }
  if (times === null) return 'The needed multiplier is not known.';
  const { peakRequestsPerSecond } = entry;
  if (peakRequestsPerSecond === undefined) return null;
  const density = densityOf(peak?.requestsPerSecond, peak?.window, 'rates', 'RequestCount of it');
  return isKnown(density) ? null : density.missing;
}

/** Whether a number that the plan states is less than what is needed; not where either is not known. */
const isLess = (asked: number | undefined, needed: number | null): boolean =>
  asked !== undefined && needed !== null && asked < needed;

/** What an entry of section 7 falls short of, in words; null where it covers the event or does not say. */
type FindShortfall = (
  entry: PreWarming,
  context: TargetContext,
  peak: LoadBalancerPeak | undefined,
  balancer: LoadBalancer,
) => string | null;

/** How many times its normal traffic a load balancer gets at the peak; null where that is not known. */
const timesOf = (balancer: LoadBalancer, context: TargetContext): number | null => {
  const times = multiplierOf(ARTIFACTS.loadBalancers.owner(balancer), context);
  return times === null ? null : Number(times.toPrecision(6));
};

/** Requests per second that the event brings to a load balancer; null where that is not known. */
const expectedRate = (times: number | null, peak: LoadBalancerPeak | undefined): number | null =>
  times === null || !peak?.requestsPerSecond ? null : Math.ceil(peak.requestsPerSecond.value * times);

const SHORTFALLS: readonly FindShortfall[] = [
  (entry, context, _peak, balancer) => {
    const times = timesOf(balancer, context);
    return isLess(entry.multiplier, times)
      ? `Asked for ${entry.multiplier}×, the event needs ${times}×.`
      : null;
  },
  (entry, context, peak, balancer) => {
    const times = timesOf(balancer, context);
    const expected = expectedRate(times, peak);
    const measured = peak?.requestsPerSecond;
    return measured && isLess(entry.peakRequestsPerSecond, expected)
      ? `Asked for ${entry.peakRequestsPerSecond} requests/s; ${Math.round(measured.value)} at the normal peak (${measured.at}) × ${times} = ${expected}.`
      : null;
  },
  (entry, { plan, window }) => {
    if (entry.increase === undefined) return null;
    const { timeZone } = plan.calendar;
    const from = Date.parse(toInstant(entry.increase.start, timeZone));
    const to = Date.parse(toInstant(entry.increase.end, timeZone));
    return from > Date.parse(window.start) || to < Date.parse(window.end)
      ? `Asked for ${entry.increase.start} to ${entry.increase.end}, which does not cover the event.`
      : null;
  },
  (entry, context, peak, balancer) => {
    const { reservedCapacityUnits: units, requestKB = 0, responseKB = 0 } = entry;
    const rate = entry.peakRequestsPerSecond ?? expectedRate(timesOf(balancer, context), peak);
    if (rate === null) return null;
    const kB = requestKB + responseKB;
    const gbPerHour = (rate * kB * SECONDS_PER_HOUR) / KB_PER_GB;
    // One LCU carries 1 GB an hour to instances and addresses: Elastic Load Balancing pricing, "LCU details".
    const needed = Math.ceil(gbPerHour);
    return isLess(units, needed)
      ? `Asked for ${units} LCUs; ${rate} requests/s of ${kB} KB are ${Math.round(gbPerHour)} GB an hour, which takes ${needed}.`
      : null;
  },
  ({ reservedCapacityUnits: units }, context, peak, balancer) => {
    const need = capacityNeed(balancer, peak, context);
    return isLess(units, need.units) ? `Asked for ${units} LCUs; ${need.words}` : null;
  },
  ({ reservedCapacityUnits: units }, _context, _peak, balancer) => {
    const least = leastReservation(balancer);
    return isLess(units, least) ? `${units} LCUs cannot be reserved: ${least} is the least.` : null;
  },
];
