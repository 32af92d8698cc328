import {
  type CapacityNeed,
  canReserve,
  capacityNeed,
  leastReservation,
  MIN_MULTIPLIER,
  zonesWithout,
} from '../../capacity/load-balancer-units';
import { loadBalancerRise } from '../../capacity/rises';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import {
  ARTIFACTS,
  type Artifacts,
  type LcuReservation,
  type LoadBalancer,
  type LoadBalancerPeak,
} from '../../model/artifacts';
import type { Target } from '../../model/target';
import { multiplierOf } from '../../plan/demand';
import { isGivenBySupport, type PreWarming } from '../../plan/pre-warming';
import { defineCheck, fail, notApplicable, pass, type TargetContext, unknown, warn } from '../check';
import { judgePreWarming, STATES } from '../pre-warming';

export const loadBalancerPreWarming = defineCheck({
  id: 'load-balancer-pre-warming',
  title: 'Capacity of load balancers is secured ahead and verified where the event needs it',
  failureTitle: 'Capacity of a load balancer is not secured ahead',
  why: 'A load balancer grows in minutes; a rise that is faster than that is met with errors, at the front door or between two tiers.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'lcuReservations'],
  uses: TRAFFIC_ARTIFACTS.filter((id) => id !== 'loadBalancers'),
  judgesPlan: true,
  evaluate({ loadBalancers, lcuReservations, ...others }, planned) {
    const { loadBalancerPeaks = [], listeners = [] }: Partial<Artifacts> = others;
    const reservations = new Map(lcuReservations.map((one) => [one.loadBalancerArn, one]));
    const peaks = new Map(loadBalancerPeaks.map((one) => [one.loadBalancerArn, one]));
    return judgePreWarming(loadBalancers, planned, (entry, resource, balancer, context) => {
      const peak = peaks.get(balancer.loadBalancerArn);
      const need = capacityNeed(balancer, peak, context);
      const needless = asksNothing(entry) ? whyNeedless(balancer, peak, need, context) : null;
      if (needless !== null) return notApplicable(needless, resource);
      if (entry === undefined && context.multiplier === null) {
        return unknown(resource, 'The needed multiplier is not known.');
      }
      const reservation = reservations.get(balancer.loadBalancerArn);
      const seen = reservedFor(wantedUnits(entry, need), reservation);
      const said = entry ? STATES[entry.status] : `Section 7 of the plan has no entry for it. ${need.words}`;
      const detail = `${said} ${seen.words}`.trim();
      const reserve = (units: number | null) => (canReserve(balancer, listeners) ? units : null);
      if (isSecured(entry, seen)) {
        const short = findShortfall(balancer, { lcuReservations, loadBalancerPeaks, listeners }, context);
        if (short === null) return pass(resource, detail);
        const fix = fixOf(undefined, reserve(need.units), balancer, context.target);
        return warn(resource, `${detail} ${need.words} ${short}`, fix);
      }
      const units = reserve(entry?.reservedCapacityUnits ?? need.units);
      const verdict = isClaimed(entry) && seen.isThere === false ? fail : warn;
      return verdict(resource, detail, fixOf(entry, units, balancer, context.target));
    });
  },
});

/** What AWS shows counts before what the plan says; but no API shows the capacity that AWS Support gave. */
const isSecured = (entry: PreWarming | undefined, { isThere }: Seen): boolean =>
  isThere ?? isGivenBySupport(entry);

/** What falls short although as much is reserved as the plan says, as sentences; null where nothing does. */
function findShortfall(
  balancer: LoadBalancer,
  artifacts: Parameters<typeof loadBalancerRise>[1],
  context: TargetContext,
): string | null {
  const { placement } = context.placed(ARTIFACTS.loadBalancers.owner(balancer));
  const rise = placement === 'off' ? undefined : loadBalancerRise(balancer, artifacts, context);
  if (!rise?.shortfall) return null;
  const { from, to, worst } = rise.shortfall;
  const until = to === null ? 'on' : `to ${to}`;
  return `What is reserved is too little for the rise: from minute ${from} ${until} it cannot carry as much as ${Math.ceil(worst * 100)} % of its traffic. ${rise.assumptions}`;
}

const isClaimed = (entry: PreWarming | undefined): boolean =>
  entry?.status === 'completed' || entry?.status === 'verified';

/** Whether the plan requests nothing for a load balancer, and does not say what it will get. */
const asksNothing = (entry: PreWarming | undefined): boolean =>
  entry === undefined ||
  (entry.status === 'not-requested' &&
    [entry.multiplier, entry.peakRequestsPerSecond, entry.reservedCapacityUnits].every(
      (stated) => stated === undefined,
    ));

/** Why nothing need be secured for a load balancer; null where something must, or may have to be. */
function whyNeedless(
  balancer: LoadBalancer,
  peak: LoadBalancerPeak | undefined,
  { units, words, areFew }: CapacityNeed,
  context: TargetContext,
): string | null {
  const owner = ARTIFACTS.loadBalancers.owner(balancer);
  const times = multiplierOf(owner, context);
  if (times !== null && times < MIN_MULTIPLIER) return `It grows by itself to ${times}× traffic.`;
  const least = leastReservation(balancer);
  if (units !== null && least !== null && units < least) {
    return `${words} The least that can be reserved is ${least}, so it grows by itself.`;
  }
  if (areFew) return `${words} So it grows by itself.`;
  const { placement, because } = context.placed(owner);
  // What was made a few days ago has had no time to get traffic, and may be made for the event.
  const isNew =
    peak !== undefined && balancer.createdTime !== null && balancer.createdTime > peak.window.from;
  return placement === 'off' && !isNew ? `It does not carry the event’s traffic. ${because}` : null;
}

/** @param units What to reserve; null where that is not known, or the load balancer cannot reserve any. */
function fixOf(
  entry: PreWarming | undefined,
  units: number | null,
  { loadBalancerArn, type }: LoadBalancer,
  target: Target,
): FixDraft {
  const balancer = { 'load-balancer-arn': loadBalancerArn };
  const lead = 'capacityRequest';
  if (entry && entry.status !== 'not-requested') {
    return {
      action:
        'Verify with describe-capacity-reservation or the support case, then set its status to verified.',
      command: awsCommand(target, 'elbv2', 'describe-capacity-reservation', balancer),
      lead,
    };
  }
  if (units === null) {
    const exception =
      type === 'network' ? '; a Network Load Balancer with a TLS listener cannot reserve any' : '';
    return {
      action: `Choose how many capacity units to reserve (the quota of reserved LCUs is 0 until raised${exception}) or open a pre-warming case, and enter it under preWarming.`,
      lead,
    };
  }
  return {
    action: `Reserve ${units} capacity units (the quota of reserved LCUs is 0 until raised), and set the status under preWarming.`,
    command: awsCommand(target, 'elbv2', 'modify-capacity-reservation', {
      ...balancer,
      'minimum-load-balancer-capacity': `CapacityUnits=${units}`,
    }),
    lead,
    reversal: {
      action: 'Reset the reservation, which is charged for as long as it stands.',
      command: awsCommand(target, 'elbv2', 'modify-capacity-reservation', {
        ...balancer,
        'reset-capacity-reservation': true,
      }),
    },
  };
}

/** What the plan says, or else what the event needs; null where that is not known. */
const wantedUnits = (entry: PreWarming | undefined, { units }: CapacityNeed): number | null =>
  entry ? (entry.reservedCapacityUnits ?? null) : units;

/** What AWS shows of the capacity units that are wanted. */
interface Seen {
  /** Whether they are there; null where it is not known how many are wanted. */
  readonly isThere: boolean | null;
  readonly words: string;
}

function reservedFor(wanted: number | null, reservation: LcuReservation | undefined): Seen {
  const { capacityUnits = 0, zones = [] } = reservation ?? {};
  const reserved = `AWS has reserved ${capacityUnits}${wanted === null ? '' : ` of the ${wanted}`} LCUs`;
  if (wanted === null) return { isThere: null, words: capacityUnits === 0 ? '' : `${reserved}.` };
  const notThere = zonesWithout({ zones });
  if (capacityUnits === 0 || notThere.length === 0) {
    return { isThere: capacityUnits >= wanted, words: `${reserved}.` };
  }
  const states = notThere.map(
    ({ availabilityZone, state, reason }) =>
      `${state} in ${availabilityZone ?? 'a zone'}${reason === null ? '' : ` (${reason})`}`,
  );
  return { isThere: false, words: `${reserved}: ${states.join(', ')}.` };
}
