/** Tells from metrics and tags which services an account uses. */
import { round } from '../lib/round';
import { ARTIFACTS, type Artifacts, type MetricNamespace } from '../model/artifacts';
import { serviceOfBill } from '../model/billed-services';
import { isNeptune } from '../model/db-engines';
import { JUDGED_SERVICES } from '../model/judged-services';
import { isKnownService, knownService, serviceOfArn, serviceOfNamespace } from '../model/known-services';
import { type Judgement, notApplicable, type TargetContext, unknown } from './check';
import { count } from './words';

/** Something that shows that a service is used. */
export interface SignOfUse {
  /** Id of the service, as a plan names it. */
  readonly id: string;
  readonly name: string;
  /** What was seen, such as `AWS/SQS: 9 metrics`. */
  readonly seen: string;
}

/** An unknown namespace of AWS still names its service, as in `AWS/Kendra`. */
const AWS_NAMESPACE = /^AWS\/(.+)$/;

/** The service that a namespace shows to be used; none where people send its metrics themselves. */
export function signOfMetrics({ namespace, metrics, hasMore }: MetricNamespace): SignOfUse[] {
  const seen = `${namespace}: ${hasMore ? 'more than ' : ''}${metrics} metrics`;
  const id = serviceOfNamespace(namespace);
  if (id !== undefined) return [{ id, name: knownService(id).name, seen }];
  const [, name] = AWS_NAMESPACE.exec(namespace) ?? [];
  return name === undefined ? [] : [{ id: planWord(name), name, seen }];
}

/** Tells what tagged resources of one kind show of the use of their service. */
export function signOfTags({ kind, resources }: Artifacts['taggedResources']['kinds'][number]): SignOfUse {
  const seen = `${kind}: ${resources} with tags`;
  const id = serviceOfArn(kind);
  if (id !== undefined) return { id, name: knownService(id).name, seen };
  const [service = kind] = kind.split(':');
  return { id: planWord(service), name: service, seen };
}

/** What the account paid for: one sign for each service of the bill that cost something, over all of these months. */
export const signsOfBill = (months: Artifacts['billedServices']): SignOfUse[] => {
  const lines = months.flatMap(({ month, services }) => services.map((line) => ({ ...line, month })));
  return [...Map.groupBy(lines, ({ service }) => service)].flatMap(([service, same]) => {
    const cost = same.reduce((sum, line) => sum + line.cost, 0);
    if (!same.some((line) => line.cost > 0)) return [];
    const id = serviceOfBill(service);
    const since = same.map(({ month }) => month).toSorted()[0];
    return {
      id: id ?? planWord(service),
      name: id === undefined ? service : knownService(id).name,
      seen: `${round(cost)} ${same[0]?.currency} on the bill since ${since}`,
    };
  });
};

/**
 * Graphs of Neptune Analytics, which no list that is read names: they may have metrics in the namespace of Neptune, and are there where
 * that has some and no cluster of it is in scope.
 */
export const signsOfGraphs = (
  namespaces: readonly MetricNamespace[],
  { dbClusters }: Partial<Pick<Artifacts, 'dbClusters'>>,
): SignOfUse[] =>
  dbClusters === undefined || dbClusters.some(isNeptune)
    ? []
    : namespaces.flatMap((one) =>
        serviceOfNamespace(one.namespace) === 'neptune'
          ? signOfMetrics(one).map(({ seen }) => ({
              id: 'neptune-analytics',
              name: knownService('neptune-analytics').name,
              seen: `${seen}, and no cluster of Neptune in scope`,
            }))
          : [],
      );

/** What runs in clusters of EKS: how many pods there may be, and what each needs, is known to Kubernetes and not to AWS. */
export const signsOfPods = (
  { eksClusters = [], eksNodegroups }: Partial<Pick<Artifacts, 'eksClusters' | 'eksNodegroups'>>,
  { placed }: Pick<TargetContext, 'placed'>,
): SignOfUse[] =>
  eksClusters
    .filter((cluster) => placed(ARTIFACTS.eksClusters.owner(cluster)).placement !== 'off')
    .map(({ clusterName, isAutoMode }) => {
      const own = eksNodegroups?.filter((nodegroup) => nodegroup.clusterName === clusterName).length;
      const nodes = [
        ...(own === undefined ? [] : [count(own, 'managed node group')]),
        ...(isAutoMode ? ['EKS Auto Mode'] : []),
      ];
      return {
        id: 'kubernetes',
        name: knownService('kubernetes').name,
        seen: [`cluster ${clusterName}`, nodes.join(' and ')].filter((part) => part).join(' with '),
      };
    });

/** What is less may be due to rounding, in messages a second. */
const LEAST_SEEN = 0.001;

/** What the account publishes beside its topics goes to phones and devices: at least what all of it is above the peaks of topics together. */
export function signsOfDirectMessages({
  snsPublishing,
  snsTopicPeaks = [],
}: Partial<Pick<Artifacts, 'snsPublishing' | 'snsTopicPeaks'>>): SignOfUse[] {
  const ofTopics = snsTopicPeaks.reduce(
    (sum, { publishedPerSecond }) => sum + (publishedPerSecond?.value ?? 0),
    0,
  );
  const direct = (snsPublishing?.publishedPerSecond?.value ?? 0) - ofTopics;
  if (direct <= LEAST_SEEN) return [];
  const seen = `at least ${round(direct)} messages a second to no topic`;
  return [{ id: 'sms', name: knownService('sms').name, seen }];
}

/** Whether the namespace is none of AWS's. */
export const isCustom = ({ namespace }: MetricNamespace): boolean =>
  serviceOfNamespace(namespace) === undefined && !AWS_NAMESPACE.test(namespace);

/** Makes the plan's word for an unknown service from AWS's name of it. */
const planWord = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/**
 * One judgement for each service that is used and that nothing judges.
 *
 * @param where Such as `us-east-1`.
 */
export function judgeUse(
  signs: readonly SignOfUse[],
  notInPath: readonly string[],
  where: string,
): Judgement[] {
  const unjudged = signs.filter(({ id }) => !isKnownService(id) || mayStopAnEvent(id));
  return [...Map.groupBy(unjudged, ({ id }) => id)].map(([id, same]) => {
    const name = same[0]?.name ?? id;
    const resource = { name };
    if (notInPath.includes(id))
      return notApplicable(`The plan says that ${name} is not in the path of traffic.`, resource);
    const evidence = same.map(({ seen }) => seen).join(', ');
    return unknown(
      resource,
      `${name} is used in ${where} (${evidence}) and nothing judges it: look at its limits yourself, or write ${id} into traffic.notInPath of the plan if the event does not depend on it.`,
    );
  });
}

const mayStopAnEvent = (id: Parameters<typeof knownService>[0]): boolean =>
  !JUDGED_SERVICES.has(id) && knownService(id).carriesNoTraffic === undefined;
