import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, unknown, WHOLE } from '../check';
import {
  isCustom,
  judgeUse,
  signOfMetrics,
  signOfTags,
  signsOfDirectMessages,
  signsOfGraphs,
  signsOfPods,
} from '../used-services';

export const servicesInUse = defineCheck({
  id: 'services-in-use',
  title: 'Every service that metrics, tags or lists show in use is judged',
  failureTitle: 'Services are used that nothing judges',
  why: 'A service that nobody looks at can break first, even if all others hold.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
  workbook: '12 Service Limits',
  needs: ['metricNamespaces'],
  uses: [
    ...([
      'taggedResources',
      'dbClusters',
      'eksClusters',
      'eksNodegroups',
      'snsPublishing',
      'snsTopicPeaks',
    ] as const),
    ...TRAFFIC_ARTIFACTS,
  ],
  evaluate({ metricNamespaces: { namespaces }, ...others }, context) {
    const { plan, target } = context;
    const { taggedResources }: Partial<Artifacts> = others;
    const signs = [
      ...namespaces.flatMap(signOfMetrics),
      ...(taggedResources?.kinds ?? []).map(signOfTags),
      ...signsOfGraphs(namespaces, others),
      ...signsOfPods(others, context),
      ...signsOfDirectMessages(others),
    ];
    return [
      ...judgeUse(signs, withPods(plan.traffic.notInPath), target.region),
      ...(taggedResources === undefined ? [UNREAD_TAGS] : []),
      ...judgeCustom(namespaces.filter(isCustom).map(({ namespace }) => namespace)),
    ];
  },
});

/** What does not depend on clusters does not depend on what runs in them. */
const withPods = (notInPath: readonly string[]): readonly string[] =>
  notInPath.includes('eks') ? [...notInPath, 'kubernetes'] : notInPath;

/** Some services, such as EKS, send metrics only if somebody asks for that. */
const UNREAD_TAGS = unknown(
  WHOLE,
  'Whether services are used that only their tags show is not known, as tags could not be listed. Allow tag:GetResources.',
);

/** How many namespaces are named; the rest are counted. */
const MOST_NAMED = 10;

function judgeCustom(namespaces: readonly string[]): Judgement[] {
  if (namespaces.length === 0) return [];
  const named = namespaces.slice(0, MOST_NAMED);
  const rest = namespaces.length - named.length;
  return [
    notApplicable(
      `Metrics that people send themselves are no sign of a service of AWS: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
      { name: 'custom metrics' },
    ),
  ];
}
