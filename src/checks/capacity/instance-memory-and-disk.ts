import { type FixedFleet, FLEET_ARTIFACTS, fixedFleets } from '../../capacity/fixed-fleets';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { InstanceAgentPeak } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, pass, warn } from '../check';
import { listed } from '../words';

/** Percent in use from which on little is left for a peak: our own figures. */
const TIGHT = { memory: 80, disk: 85 } as const;
/** Percent from which on a file system is as good as full. */
const FULL = 95;

export const instanceMemoryAndDisk = defineCheck({
  id: 'instance-memory-and-disk',
  title: 'Instances without an Auto Scaling group have memory and disk to spare, and both are measured',
  failureTitle: 'Memory or disk of an instance without an Auto Scaling group is short, or not measured',
  why: 'An instance without memory kills what it runs, and one with a full disk stops writing. EC2 measures neither: without the CloudWatch agent nobody sees it come.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html',
  workbook: '12 Performance',
  needs: ['ec2Instances', 'instanceAgentPeaks'],
  uses: [...new Set([...TRAFFIC_ARTIFACTS, ...FLEET_ARTIFACTS])],
  evaluate(artifacts, { placed }) {
    const byId = new Map(artifacts.instanceAgentPeaks.map((row) => [row.instanceId, row]));
    return fixedFleets(artifacts, placed).map((fleet) =>
      judgeFleet(
        fleet,
        fleet.instances.flatMap(({ instanceId }) => byId.get(instanceId) ?? []),
      ),
    );
  },
});

function judgeFleet({ name, instances }: FixedFleet, measured: readonly InstanceAgentPeak[]): Judgement {
  const resource = { name };
  const disks = measured
    .flatMap(({ instanceId, disks }) => disks.map((disk) => ({ instanceId, ...disk })))
    .sort((a, b) => b.usedPercent.value - a.usedPercent.value);
  const memory = measured
    .flatMap(({ instanceId, memoryUsedPercent }) =>
      memoryUsedPercent ? [{ instanceId, ...memoryUsedPercent }] : [],
    )
    .sort((a, b) => b.value - a.value);
  const [fullest] = disks;
  const [busiest] = memory;
  const levels = [
    ...(busiest
      ? [`${round(busiest.value)} % of the memory of ${busiest.instanceId} were in use at ${busiest.at}.`]
      : []),
    ...(fullest
      ? [
          `${fullest.path} of ${fullest.instanceId} was ${round(fullest.usedPercent.value)} % full at ${fullest.usedPercent.at}.`,
        ]
      : []),
  ].join(' ');
  const full = disks.filter(({ usedPercent }) => usedPercent.value >= TIGHT.disk);
  if (fullest && full.length > 0) {
    const judge = fullest.usedPercent.value >= FULL ? fail : warn;
    return judge(resource, levels, {
      action: `Free or enlarge ${listed(full.map(({ instanceId, path }) => `${path} of ${instanceId}`))} before the event, which writes more logs and files than normal days.`,
      lead: 'configuration',
    });
  }
  if (busiest && busiest.value >= TIGHT.memory) {
    return warn(resource, `${levels} That it grows with traffic is assumed.`, {
      action: 'Load-test what the peak does to the memory, and give the instances a type that has more.',
      lead: 'rebuild',
    });
  }
  const [withMemory, withDisk] = [memory, disks].map(
    (some) => new Set(some.map(({ instanceId }) => instanceId)),
  );
  const unseen = instances
    .map(({ instanceId }) => instanceId)
    .filter((id) => !withMemory?.has(id) || !withDisk?.has(id));
  if (unseen.length > 0) {
    return warn(
      resource,
      `The CloudWatch agent sends no memory or no disk of ${listed(unseen)}. ${levels}`.trim(),
      {
        action:
          'Install the CloudWatch agent with mem_used_percent and disk_used_percent in the namespace CWAgent, two weeks before the event at least.',
        lead: 'metricHistory',
      },
    );
  }
  return pass(resource, levels);
}
