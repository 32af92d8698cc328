import { openAlarmBook } from '../../judging/alarms';
import { runsOnFargate } from '../../judging/traffic-graph';
import type { ArtifactId, Artifacts, EcsService } from '../../model/artifacts';
import { answerElsewhere, SAY_ELSEWHERE } from '../alarms';
import { defineCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { listed } from '../words';

interface WatchedQuota {
  readonly name: string;
  /** What CloudWatch calls what counts against it, and the dimensions that it must have; none at all where there are none. */
  readonly metrics: readonly {
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: Readonly<Record<string, string>>;
  }[];
}

const vCpus = (service: string, group: string): WatchedQuota => ({
  name: `vCPUs of ${service}: ${group}`,
  metrics: [
    {
      namespace: 'AWS/Usage',
      metricName: 'ResourceCount',
      dimensions: { Service: service, Resource: 'vCPU', Class: group },
    },
  ],
});

const EXECUTIONS: WatchedQuota = {
  name: 'concurrent executions of Lambda',
  metrics: ['ConcurrentExecutions', 'ClaimedAccountConcurrency', 'UnreservedConcurrentExecutions'].map(
    (metricName) => ({ namespace: 'AWS/Lambda', metricName, dimensions: {} }),
  ),
};

/**
 * Quotas of the whole region of which AWS publishes the use ("AWS usage metrics" in the CloudWatch user guide): those that grow with traffic,
 * as far as something in scope counts against them, and any that is half full.
 */
const USED: readonly {
  /** What must have been read to know. */
  readonly artifacts: readonly ArtifactId[];
  quotas(artifacts: Partial<Artifacts>): readonly WatchedQuota[];
}[] = [
  {
    artifacts: ['vcpuUsage', 'ec2Instances'],
    quotas: ({ vcpuUsage = [], ec2Instances = [] }) =>
      ec2Instances.length === 0
        ? []
        : vcpuUsage.flatMap((one) => (one.vCpus > 0 ? vCpus('EC2', one.class) : [])),
  },
  {
    artifacts: ['ecsServices'],
    quotas: ({ ecsServices = [] }) =>
      ['OnDemand', 'Spot'].flatMap((purchase) =>
        ecsServices.some((service) => runsOnFargate(service) && purchasesOf(service).has(purchase))
          ? [vCpus('Fargate', `Standard/${purchase}`)]
          : [],
      ),
  },
  {
    artifacts: ['lambdaFunctions'],
    quotas: ({ lambdaFunctions = [] }) => (lambdaFunctions.length > 0 ? [EXECUTIONS] : []),
  },
  {
    artifacts: ['quotaUses'],
    quotas: ({ quotaUses = [] }) =>
      quotaUses.flatMap(({ serviceCode, quotaName, used, value, metric }) => {
        const { namespace, metricName, dimensions } = metric;
        return used !== null && used > 0 && used >= value * NEAR && dimensions.Resource !== 'vCPU'
          ? [{ name: `${quotaName} of ${serviceCode}`, metrics: [{ namespace, metricName, dimensions }] }]
          : [];
      }),
  },
];

/** The share of a quota from which on people should hear that it fills up, whatever it is of; assumed. */
const NEAR = 0.5;

/** How a service pays for its tasks on Fargate. */
const purchasesOf = ({ capacityProviders }: EcsService): Set<string> =>
  new Set(
    capacityProviders.length === 0
      ? ['OnDemand']
      : capacityProviders.map(({ name }) => (name === 'FARGATE_SPOT' ? 'Spot' : 'OnDemand')),
  );

export const quotaAlarms = defineCheck({
  id: 'quota-alarms',
  title: 'Alarms tell people when a quota of the region fills up',
  failureTitle: 'No alarm of CloudWatch tells people when a quota of the region fills up',
  why: 'Quotas are shared by all of an account: what others start in the meantime is missing at the event.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Quotas-Visualize-Alarms.html',
  workbook: '12 Service Limits',
  needs: ['cloudWatchAlarms'],
  uses: ['vcpuUsage', 'ec2Instances', 'ecsServices', 'lambdaFunctions', 'quotaUses'],
  evaluate(artifacts, { plan }) {
    const read: Partial<Artifacts> = artifacts;
    const book = openAlarmBook(artifacts.cloudWatchAlarms);
    const unread = USED.flatMap(({ artifacts: needed }) => needed.filter((id) => read[id] === undefined)).map(
      (name) => unknown({ name }, 'Which quotas something counts against could not be read.'),
    );
    const { ec2Instances = [], vcpuUsage } = read;
    const uncounted =
      ec2Instances.some(({ state }) => state === 'running') &&
      vcpuUsage?.every(({ vCpus: used }) => used === 0)
        ? [unknown({ name: 'vCPUs of EC2' }, 'Instances are running, and CloudWatch counts no vCPU of them.')]
        : [];
    const quotas = USED.flatMap((used) => used.quotas(read));
    const judged = quotas.map(({ name, metrics }): Judgement => {
      const resource = { name };
      const watches = metrics.flatMap(({ namespace, metricName, dimensions }) => {
        const isOfAll = Object.keys(dimensions).length === 0;
        return (isOfAll ? book.watchesIn(namespace) : book.watchesOn(namespace, dimensions)).filter(
          (watch) =>
            watch.metricName === metricName &&
            // Whether it goes off as something fills up.
            (watch.alarm.comparison?.startsWith('GreaterThan') ?? true) &&
            (!isOfAll || Object.keys(watch.dimensions).length === 0),
        );
      });
      const alarms = [...new Set(watches.map(({ alarm }) => alarm))];
      const heard = alarms.filter((alarm) => book.told([alarm]) === 'told');
      if (heard.length > 0)
        return pass(resource, `Watched by ${listed(heard.map(({ alarmName }) => alarmName))}.`);
      if (alarms.some((alarm) => book.told([alarm]) === 'unclear'))
        return unknown(
          resource,
          'Whether an alarm tells people depends on the rule of a composite alarm, which is not read here.',
        );
      const detail = 'No alarm of CloudWatch tells people when it fills up.';
      const answer = answerElsewhere(plan);
      if (answer !== null) return notApplicable(`${detail} ${answer}`, resource);
      return warn(resource, detail, {
        action: `Set an alarm on ${metrics[0]?.metricName} in ${metrics[0]?.namespace} as a part of the quota (SERVICE_QUOTA), at 80 %, in the console of Service Quotas; or, ${SAY_ELSEWHERE}.`,
        lead: 'configuration',
      });
    });
    const all = [...unread, ...uncounted, ...judged];
    return all.length > 0 ? all : [notApplicable('Nothing counts against the quotas that are looked at.')];
  },
});
