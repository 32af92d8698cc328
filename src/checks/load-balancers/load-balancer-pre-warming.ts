import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { LcuReservation } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, pass, warn } from '../check';
import { judgePreWarming, type PreWarming, STATES } from '../pre-warming';

export const loadBalancerPreWarming = defineCheck({
  id: 'load-balancer-pre-warming',
  title: 'Capacity of internet-facing load balancers is secured ahead and verified',
  failureTitle: 'Capacity of an internet-facing load balancer is not secured ahead',
  why: 'A load balancer grows in minutes; a rise that is faster than that is met with errors from the front door.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'lcuReservations'],
  judgesPlan: true,
  evaluate({ loadBalancers, lcuReservations }, context) {
    const reservations = new Map(lcuReservations.map((one) => [one.loadBalancerArn, one]));
    return judgePreWarming(loadBalancers, context, (entry, resource, balancer) => {
      const seen = reservedFor(entry, reservations.get(balancer.loadBalancerArn));
      const said = entry ? STATES[entry.status] : 'Section 7 of the plan has no entry for it.';
      const detail = `${said} ${seen.words}`.trim();
      // What AWS shows counts before what the plan says; but no API shows the capacity that AWS Support gave.
      if (seen.isThere || (entry?.status === 'verified' && seen.isThere === null))
        return pass(resource, detail);
      const isClaimed = entry?.status === 'completed' || entry?.status === 'verified';
      const verdict = isClaimed && seen.isThere === false ? fail : warn;
      return verdict(resource, detail, fixOf(entry, balancer.loadBalancerArn, context.target));
    });
  },
});

function fixOf(entry: PreWarming | undefined, loadBalancerArn: string, target: Target): FixDraft {
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
  const units = entry?.reservedCapacityUnits;
  if (units === undefined) {
    return {
      action:
        'Choose how many capacity units to reserve (the quota of reserved LCUs is 0 until raised) or open a pre-warming case, and enter it under preWarming.',
      lead,
    };
  }
  return {
    action: `Reserve the ${units} capacity units that the plan names (the quota of reserved LCUs is 0 until raised), and set the status under preWarming.`,
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

/** Whether AWS shows the capacity units that an entry names; null for an entry that names none. */
function reservedFor(
  entry: PreWarming | undefined,
  reservation: LcuReservation | undefined,
): { readonly isThere: boolean | null; readonly words: string } {
  const { capacityUnits = 0, zones = [] } = reservation ?? {};
  const wanted = entry?.reservedCapacityUnits;
  const reserved = `AWS has reserved ${capacityUnits}${wanted === undefined ? '' : ` of the ${wanted}`} LCUs`;
  if (wanted === undefined) return { isThere: null, words: capacityUnits === 0 ? '' : `${reserved}.` };
  const notThere = zones.filter(({ state }) => state !== 'provisioned');
  if (capacityUnits === 0 || notThere.length === 0) {
    return { isThere: capacityUnits >= wanted, words: `${reserved}.` };
  }
  const states = notThere.map(
    ({ availabilityZone, state, reason }) =>
      `${state} in ${availabilityZone ?? 'a zone'}${reason === null ? '' : ` (${reason})`}`,
  );
  return { isThere: false, words: `${reserved}: ${states.join(', ')}.` };
}
