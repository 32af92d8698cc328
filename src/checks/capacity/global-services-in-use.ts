import type { Artifacts } from '../../model/artifacts';
import { UNJUDGED_GLOBAL_SERVICES } from '../../model/judged-services';
import { knownService } from '../../model/known-services';
import { defineCheck, type Judgement, unknown, WHOLE } from '../check';
import { judgeUse, signOfMetrics } from '../used-services';

export const globalServicesInUse = defineCheck({
  id: 'global-services-in-use',
  title: 'Every global service that metrics show in use is judged',
  failureTitle: 'Global services are used that nothing judges',
  why: 'Global services such as DNS and CDNs stand in front of every region, so that they can break first.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
  workbook: '12 Service Limits',
  needs: [],
  uses: ['globalMetricNamespaces'],
  evaluate(artifacts, { plan: { traffic } }) {
    const { globalMetricNamespaces }: Partial<Artifacts> = artifacts;
    const { namespaces = [] } = globalMetricNamespaces ?? {};
    return [
      ...judgeUse(namespaces.flatMap(signOfMetrics), traffic.notInPath, 'the account'),
      ...judgeUnread(globalMetricNamespaces, traffic.notInPath),
    ];
  },
});

/** Services of which nobody knows whether they are used, without those that the plan calls not in the path of traffic. */
function judgeUnread(
  read: Artifacts['globalMetricNamespaces'] | undefined,
  notInPath: readonly string[],
): Judgement[] {
  const unread = read ? read.unread.map(({ service }) => service) : UNJUDGED_GLOBAL_SERVICES;
  const open = UNJUDGED_GLOBAL_SERVICES.filter((id) => unread.includes(id) && !notInPath.includes(id));
  if (open.length === 0) return [];
  const names = open.map((id) => knownService(id).name).join(', ');
  const why = read?.unread.map(({ region, code, message }) => `${region}: ${code}: ${message}`) ?? [];
  const reason =
    why.length === 0 ? 'their metrics could not be listed' : [...new Set(why)].join('; ').replace(/\.$/, '');
  return [
    unknown(
      WHOLE,
      `Whether these are used is not known: ${names} (${reason}). Allow their metrics to be listed, or write ${open.join(', ')} into traffic.notInPath of the plan if the event does not depend on them.`,
    ),
  ];
}
