import type { Inventory } from '../../src/model/inventory';
import { FINDINGS_PER_CHECK } from '../../src/report/build';
import { anAutoScalingGroup, anEc2Instance, anInstanceType } from '../builders/artifacts';
import type { LocalBackend } from '../builders/local-backend';
import { aPlan } from '../builders/plan';
import { aCeiling, aFinding, aReport, manyFindings } from '../builders/report';

export const FINDINGS = 250;

/** Of the first target; of the second everything was refused. */
const INVENTORIES: readonly Inventory[] = [
  {
    target: { account: '111122223333', region: 'us-east-1' },
    collectedAt: '2026-11-22T12:00:00.000Z',
    artifacts: {
      ec2Instances: {
        ok: true,
        data: Array.from({ length: 5 }, (_, i) => anEc2Instance({ instanceId: `i-${i}` })),
      },
      ec2InstanceTypes: { ok: true, data: { 'm5.large': anInstanceType({ instanceType: 'm5.large' }) } },
      autoScalingGroups: { ok: true, data: [anAutoScalingGroup({ autoScalingGroupName: 'shop-web' })] },
      subnets: { ok: false, code: 'AccessDenied', message: 'no', action: 'ec2:DescribeSubnets' },
    },
    cost: { requests: 12, metricsBought: 40 },
  },
  {
    target: { account: '111122223333', region: 'global' },
    collectedAt: '2026-11-22T12:00:00.000Z',
    artifacts: {
      trustedAdvisor: { ok: false, code: 'Throttled', message: 'slow down', action: null },
    },
    cost: { requests: 1, metricsBought: 0 },
  },
];

/** Stores an event with a finished run of so many findings; returns the id of the run. */
export async function seed(
  { backend: { store, now } }: LocalBackend,
  event: string,
  count = FINDINGS,
): Promise<string> {
  const { revision } = await store.plans.create(
    aPlan({ id: event, notifications: { slackWebhook: 'ssm:/iem/slack' } }),
    'seed',
  );
  const request = { event, planRevision: revision, trigger: 'seed', by: 'seed', requestedAt: now() };
  const { run } = await store.runs.start({ ...request, leaseSeconds: 900 });
  for (const inventory of INVENTORIES) await store.runs.saveInventory(run, inventory);
  const findings = [
    ...manyFindings(count - 1),
    aFinding({ id: 'mfa', check: 'root-account-mfa', region: 'global' }),
  ];
  const shown = aReport();
  const report = {
    ...shown,
    event: { ...shown.event, id: event },
    run: { ...shown.run, id: run.id, trigger: 'seed' },
    findings: findings.slice(0, FINDINGS_PER_CHECK),
  };
  const ceilings = [
    aCeiling({ id: 'a', breaksAt: 2 }),
    aCeiling({ id: 'b', breaksAt: 3, status: 'green', family: 'db-storage' }),
    aCeiling({ id: 'c', breaksAt: 4, region: 'us-east-1' }),
  ];
  await store.runs.finish(run, { report, findings, ceilings });
  return run.id;
}
