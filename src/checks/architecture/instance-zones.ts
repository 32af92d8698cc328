import type { Ec2Instance, Tags } from '../../model/artifacts';
import { defineCheck, type Judgement, pass, warn } from '../check';
import { count, distinct, listed } from '../words';

const MIN_ZONES = 2;

/** Tags that name the tier an instance belongs to, the most telling first. */
const TIER_TAGS = ['app', 'application', 'service', 'role', 'tier', 'name'];

export const instanceZones = defineCheck({
  id: 'instance-zones',
  title: 'Instances outside Auto Scaling groups are spread over at least two Availability Zones',
  failureTitle: 'Instances outside Auto Scaling groups in one Availability Zone',
  why: 'Nothing replaces an instance that no group owns; when its zone or host fails, it stays down.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  workbook: '12 Resilience',
  needs: ['ec2Instances'],
  evaluate({ ec2Instances }) {
    const standalone = ec2Instances.filter(
      (instance) => instance.state === 'running' && instance.autoScalingGroupName === null,
    );
    return [...Map.groupBy(standalone, tierName)].map(([name, instances]) => judgeTier(name, instances));
  },
});

function judgeTier(name: string, instances: readonly Ec2Instance[]): Judgement {
  const zones = distinct(instances.map((instance) => instance.availabilityZone));
  const ids = listed(instances.map((instance) => instance.instanceId));
  const detail = `${count(instances.length, 'instance')} (${ids}) in ${zones.join(', ')}; grouped by their tags.`;
  if (zones.length >= MIN_ZONES) return pass({ name }, detail);
  return warn({ name }, detail, {
    action: `Run ${name} in an Auto Scaling group over at least two Availability Zones, or start a second instance in another zone.`,
    lead: 'rebuild',
  });
}

/** The tier an instance belongs to by its tags (`web-1` and `web-2` are `web`); its id when it has none of them. */
function tierName({ instanceId, tags }: Ec2Instance): string {
  const named = lowerCased(tags);
  const tag = TIER_TAGS.map((key) => named.get(key)?.trim()).find((value) => value);
  return tag?.replace(/[-_ ]?\d+$/, '') || tag || instanceId;
}

const lowerCased = (tags: Tags): ReadonlyMap<string, string> =>
  new Map(Object.entries(tags).map(([key, value]) => [key.toLowerCase(), value]));
