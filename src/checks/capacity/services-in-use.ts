import type { MetricNamespace } from '../../model/artifacts';
import { JUDGED_SERVICES } from '../../model/judged-services';
import {
  KNOWN_SERVICE_IDS,
  KNOWN_SERVICES,
  type KnownServiceId,
  namespacesOf,
} from '../../model/known-services';
import { defineCheck, type Judgement, notApplicable, unknown } from '../check';

export const servicesInUse = defineCheck({
  id: 'services-in-use',
  title: 'Every service in use that can carry traffic is judged',
  failureTitle: 'Services are used that nothing judges',
  why: 'What nobody looks at can break first: that the rest holds says nothing about it.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
  workbook: '12 Service Limits',
  needs: ['metricNamespaces'],
  evaluate({ metricNamespaces }, { plan, target }) {
    const notInPath = new Set<string>(plan.traffic.notInPath);
    return KNOWN_SERVICE_IDS.filter((id) => !JUDGED_SERVICES.has(id)).flatMap((id) => {
      const seen = metricNamespaces.filter(({ namespace }) => namespacesOf(id).includes(namespace));
      return seen.length === 0 ? [] : [judgeService(id, seen, notInPath.has(id), target.region)];
    });
  },
});

function judgeService(
  id: KnownServiceId,
  seen: readonly MetricNamespace[],
  isNotInPath: boolean,
  region: string,
): Judgement {
  const { name } = KNOWN_SERVICES[id];
  const resource = { name };
  if (isNotInPath)
    return notApplicable(`The plan says that ${name} is not in the path of traffic.`, resource);
  const evidence = seen.map(
    ({ namespace, metrics, hasMore }) => `${namespace}: ${hasMore ? 'more than ' : ''}${metrics} metrics`,
  );
  return unknown(
    resource,
    `${name} is used in ${region} (${evidence.join(', ')}) and nothing judges it: look at its limits yourself, or write ${id} into traffic.notInPath of the plan if the event does not depend on it.`,
  );
}
