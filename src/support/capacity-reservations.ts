import {
  DescribeCapacityReservationCommand,
  type DescribeCapacityReservationCommandOutput,
  ElasticLoadBalancingV2Client,
  ModifyCapacityReservationCommand,
  type ModifyCapacityReservationCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Applied, Applier, Means } from './applier';
import { inputOf } from './input';

type Input = ModifyCapacityReservationCommandInput;

const describe = (action: Applied, { reading }: Pick<Means, 'reading'>) =>
  reading
    .of(ElasticLoadBalancingV2Client)
    .send(
      new DescribeCapacityReservationCommand({ LoadBalancerArn: inputOf<Input>(action).LoadBalancerArn }),
    );

const unitsOf = ({ MinimumLoadBalancerCapacity }: DescribeCapacityReservationCommandOutput): number =>
  MinimumLoadBalancerCapacity?.CapacityUnits ?? 0;

function inWords(found: DescribeCapacityReservationCommandOutput): string {
  const units = unitsOf(found);
  if (units === 0) return 'Nothing is reserved.';
  const zones = (found.CapacityReservationState ?? []).map(
    ({ State, AvailabilityZone }) => `${State?.Code ?? 'unknown'} in ${AvailabilityZone ?? 'a zone'}`,
  );
  return `${units} capacity units are reserved${zones.length === 0 ? '' : `: ${zones.join(', ')}`}.`;
}

const alike = {
  reads: ['elasticloadbalancing:DescribeCapacityReservation'],
  changes: ['elasticloadbalancing:ModifyCapacityReservation'],
  isSetting: true,

  async apply(action, means) {
    const before = unitsOf(await describe(action, means));
    const answer = await means.acting
      .of(ElasticLoadBalancingV2Client)
      .send(new ModifyCapacityReservationCommand(inputOf<Input>(action)));
    const { DecreaseRequestsRemaining = null, MinimumLoadBalancerCapacity } = answer;
    const units = MinimumLoadBalancerCapacity?.CapacityUnits ?? 0;
    return { awsId: null, answer: { before, units, DecreaseRequestsRemaining } };
  },
} satisfies Partial<Applier>;

const wantedBy = (action: Applied): number =>
  inputOf<Input>(action).MinimumLoadBalancerCapacity?.CapacityUnits ?? 0;

/** Reserves capacity of a load balancer; more than is asked for is left as it is. */
export const capacityReservation: Applier = {
  ...alike,
  kind: 'capacity-reservation',
  async find(action, means) {
    const found = await describe(action, means);
    const units = unitsOf(found);
    return {
      awsId: null,
      says: inWords(found),
      isThere: units >= wantedBy(action),
      before: { CapacityUnits: units },
    };
  },
};

/** Puts a reservation back as it was before the event, unless somebody has changed it since. */
export const capacityReset: Applier = {
  ...alike,
  kind: 'capacity-reset',
  async find(action, means) {
    const found = await describe(action, means);
    const units = unitsOf(found);
    const made = action.call.expects?.CapacityUnits;
    const isThere = units <= wantedBy(action);
    const isChanged = !isThere && units !== made;
    return {
      awsId: null,
      says: `${inWords(found)}${isChanged ? ` ${String(made)} were reserved for the event, and somebody has changed that since: who did knows what is needed.` : ''}`,
      isThere,
      isInTheWay: isChanged,
      before: { CapacityUnits: units },
    };
  },
};
