import { type FixedFleet, FLEET_ARTIFACTS, fixedFleets } from '../../capacity/fixed-fleets';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';
import { distinct, listed } from '../words';

const NEEDS = ['ec2Instances', 'ec2InstanceTypes', 'ec2InstancePeaks'] as const;

export const instanceCpuCredits = defineCheck({
  id: 'instance-cpu-credits',
  title: 'Instances without an Auto Scaling group have constant performance',
  failureTitle: 'Instance without an Auto Scaling group lives on CPU credits',
  why: 'A burstable instance that has spent its CPU credits falls to its baseline, a tenth to two fifths of its CPU, or runs up a bill, while its CPU still looks free in the days before.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html',
  workbook: '12 Performance',
  needs: NEEDS,
  uses: [...new Set([...TRAFFIC_ARTIFACTS, ...FLEET_ARTIFACTS])],
  evaluate: (artifacts, { placed }) =>
    fixedFleets(artifacts, placed).map((fleet) => judgeFleet(fleet, artifacts)),
});

function judgeFleet(
  { name, instances }: FixedFleet,
  { ec2InstanceTypes, ec2InstancePeaks }: Pick<Artifacts, (typeof NEEDS)[number]>,
): Judgement {
  const types = distinct(instances.map(({ instanceType }) => instanceType));
  const burstable = types.filter((type) => ec2InstanceTypes[type]?.burstable);
  if (burstable.length > 0) {
    const ids = new Set(instances.map(({ instanceId }) => instanceId));
    const [fewest] = ec2InstancePeaks
      .flatMap(({ instanceId, leastCpuCredits }) =>
        leastCpuCredits && ids.has(instanceId) ? { instanceId, ...leastCpuCredits } : [],
      )
      .sort((a, b) => a.value - b.value);
    const had =
      fewest === undefined
        ? 'CloudWatch has no data for their CPUCreditBalance in the look-back.'
        : `The fewest CPU credits in the look-back were ${round(fewest.value)}, of ${fewest.instanceId} at ${fewest.at}.`;
    return warn({ name }, `Burstable: ${listed(burstable)}. ${had}`, {
      action:
        'Use a type of constant performance (M, C, R) for the event, or unlimited mode and its price, and load-test for as long as the peak lasts.',
      lead: 'rebuild',
    });
  }
  const unfamiliar = types.filter((type) => ec2InstanceTypes[type] === undefined);
  return unfamiliar.length > 0
    ? unknown({ name }, `AWS did not describe ${listed(unfamiliar)}.`)
    : pass({ name }, `Its instances are ${listed(types)}.`);
}
