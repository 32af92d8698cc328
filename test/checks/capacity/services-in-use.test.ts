import { describe, expect, it } from '@jest/globals';
import { servicesInUse } from '../../../src/checks/capacity/services-in-use';
import type { Artifacts, MetricNamespace } from '../../../src/model/artifacts';
import { JUDGED_SERVICES } from '../../../src/model/judged-services';
import { KNOWN_SERVICE_IDS, knownService } from '../../../src/model/known-services';
import {
  aDbCluster,
  anEksCluster,
  anEksNodegroup,
  anotherCluster,
  anSnsTopicPeak,
  aPeak,
  someSnsPublishing,
} from '../../builders/artifacts';
import { aContext, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const used = (namespace: string, metrics = 1, hasMore = false): MetricNamespace => ({
  ...{ namespace, metrics, hasMore },
});
const metrics = (...namespaces: MetricNamespace[]): Pick<Artifacts, 'metricNamespaces'> => ({
  metricNamespaces: { namespaces, isComplete: true },
});
const tags = (...kinds: string[]): Pick<Artifacts, 'taggedResources'> => ({
  taggedResources: { kinds: kinds.map((kind) => ({ kind, resources: 3 })), isComplete: true },
});
const judge = (artifacts: Partial<Artifacts>, notInPath: string[] = []) => {
  const plan = aPlan({ traffic: { multiplier: 10, notInPath } });
  return runCheck(servicesInUse, { ...metrics(), ...tags(), ...artifacts }, aContext({ plan }));
};

const mayStopAnEvent = KNOWN_SERVICE_IDS.filter(
  (id) => !JUDGED_SERVICES.has(id) && knownService(id).carriesNoTraffic === undefined,
);

/** Services that nothing judges yet, each with a namespace and with ARNs that begin with its id. */
const [one, other] = mayStopAnEvent.flatMap((id) => {
  const { name, namespaces: [namespace] = [], arns } = knownService(id);
  return namespace !== undefined && arns === undefined ? [{ id, name, namespace }] : [];
});
if (!one || !other) throw new Error('everything is judged: these tests need services that are not');

describe('services-in-use', () => {
  it('has nothing to say where no service is used that nothing judges', () => {
    expect(judge({ ...metrics(), ...tags() })).toEqual([]);
  });

  it('does not know of a service that is used, once, whatever shows it', () => {
    const judged = judge({
      ...metrics(used(one.namespace, 500, true), used(other.namespace, 4)),
      ...tags(`${one.id}:cluster`, `${one.id}:service`),
    });
    expect(judged).toMatchObject([
      {
        status: 'unknown',
        resource: { name: one.name },
        detail: `${one.name} is used in us-east-1 (${one.namespace}: more than 500 metrics, ${one.id}:cluster: 3 with tags, ${one.id}:service: 3 with tags) and nothing judges it: look at its limits yourself, or write ${one.id} into traffic.notInPath of the plan if the event does not depend on it.`,
      },
      {
        status: 'unknown',
        resource: { name: other.name },
        detail: expect.stringContaining(`(${other.namespace}: 4 metrics)`),
      },
    ]);
  });

  it('knows elastic clusters of DocumentDB and graphs of Neptune Analytics for services of their own', () => {
    const dbClusters = [anotherCluster('docdb'), anotherCluster('neptune')];
    const names = (artifacts: Partial<Artifacts>) => judge(artifacts).map(({ resource }) => resource.name);
    const inUse = metrics(used('AWS/DocDB', 9), used('AWS/Neptune', 9));
    expect(names({ dbClusters, ...inUse })).toEqual([]);
    expect(
      names({
        dbClusters,
        ...metrics(used('AWS/DocDB-Elastic')),
        ...tags('docdb-elastic:cluster', 'neptune-graph:graph', 'rds:cluster'),
      }),
    ).toEqual(['DocumentDB elastic clusters', 'Neptune Analytics']);
    // Graphs may have metrics of Neptune, which nothing tells from those of its clusters.
    expect(judge({ dbClusters: [aDbCluster()], ...inUse })).toMatchObject([
      {
        status: 'unknown',
        resource: { name: 'Neptune Analytics' },
        detail: expect.stringContaining('(AWS/Neptune: 9 metrics, and no cluster of Neptune in scope)'),
      },
    ]);
    expect(names({ dbClusters: undefined, ...inUse })).toEqual([]);
  });

  it('does not know what the pods of clusters need, however their nodes are launched', () => {
    const eksClusters = [anEksCluster(), anEksCluster({ clusterName: 'jobs', isAutoMode: true })];
    const artifacts = { eksClusters, eksNodegroups: [anEksNodegroup()] };
    const seen = (judged: ReturnType<typeof judge>) => judged.map(({ detail }) => detail);
    expect(judge(artifacts)).toMatchObject([{ status: 'unknown', resource: { name: 'Pods of EKS' } }]);
    expect(seen(judge(artifacts))).toEqual([
      expect.stringContaining(
        '(cluster shop with 1 managed node group, cluster jobs with 0 managed node groups and EKS Auto Mode) and nothing judges it: ',
      ),
    ]);
    // Where node groups were not read, there may be any number.
    expect(seen(judge({ eksClusters }))).toEqual([
      expect.stringContaining('(cluster shop, cluster jobs with EKS Auto Mode)'),
    ]);
  });

  it('asks nothing about the pods of developers', () => {
    const artifacts = { ...metrics(), ...tags(), eksNodegroups: [] };
    const named = (env: string) =>
      runCheck(servicesInUse, { ...artifacts, eksClusters: [anEksCluster({ tags: { env } })] }, {});
    expect(named('dev')).toEqual([]);
    expect(named('production')).toMatchObject([{ status: 'unknown' }]);
  });

  it.each(['kubernetes', 'eks'])('does not ask about pods where the event does without %s', (id) => {
    const judged = judge({ eksClusters: [anEksCluster()], eksNodegroups: [] }, [id]);
    expect(judged).toMatchObject([{ status: 'notApplicable', resource: { name: 'Pods of EKS' } }]);
  });

  it('sees messages to phones and devices, whose limits nobody reads', () => {
    const snsTopicPeaks = [anSnsTopicPeak(), anSnsTopicPeak({ topicName: 'news', publishedPerSecond: null })];
    const published = (perSecond: number) => ({
      snsTopicPeaks,
      snsPublishing: someSnsPublishing({ publishedPerSecond: aPeak(perSecond) }),
    });
    // Topics have five a second.
    expect(judge(published(5))).toEqual([]);
    expect(judge(published(7.5))).toMatchObject([
      {
        status: 'unknown',
        resource: { name: 'SMS and push notifications, beside what SMS cost' },
        detail: expect.stringContaining('(at least 2.5 messages a second to no topic)'),
      },
    ]);
    expect(judge(published(7.5), ['sms'])).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('names a service that is not known here as AWS does', () => {
    expect(
      judge({ ...metrics(used('AWS/Kendra')), ...tags('kendra:index', 'frauddetector:model') }),
    ).toMatchObject([
      { status: 'unknown', resource: { name: 'Kendra' } },
      { status: 'unknown', resource: { name: 'frauddetector' } },
    ]);
  });

  it('sees Classic Load Balancers behind the tags of all others', () => {
    const kinds = ['elasticloadbalancing:loadbalancer/app', 'elasticloadbalancing:loadbalancer'];
    const names = judge(tags(...kinds)).map(({ resource }) => resource.name);
    expect(names).toEqual(JUDGED_SERVICES.has('classic-load-balancing') ? [] : ['Classic Load Balancers']);
  });

  it('takes the word of the plan for what the event does not depend on, known here or not', () => {
    const artifacts = { ...metrics(used(one.namespace), used(other.namespace)), ...tags('kendra:index') };
    const judged = judge(artifacts, [one.id, 'kendra']);
    expect(judged.map(({ resource, status }) => [resource.name, status])).toEqual([
      [one.name, 'notApplicable'],
      [other.name, 'unknown'],
      ['kendra', 'notApplicable'],
    ]);
  });

  it('goes by metrics where tags could not be read, and says so', () => {
    const judged = runCheck(servicesInUse, metrics(used(one.namespace)), aContext());
    expect(judged).toMatchObject([
      { status: 'unknown', resource: { name: one.name } },
      {
        status: 'unknown',
        resource: { name: '-' },
        detail: expect.stringContaining('Allow tag:GetResources.'),
      },
    ]);
  });

  it('takes metrics that people send for no service, and names ten of them', () => {
    const own = Array.from({ length: 12 }, (_, i) => used(`Shop/${i}`));
    expect(judge(metrics(...own))).toMatchObject([
      {
        status: 'notApplicable',
        resource: { name: 'custom metrics' },
        detail: expect.stringMatching(/: Shop\/0, .*, Shop\/9 and 2 more\.$/),
      },
    ]);
  });

  it.each(mayStopAnEvent)('sees %s in each of its namespaces and ARNs', (id) => {
    const { name, namespaces = [], arns = [id] } = knownService(id);
    const seen = [
      ...namespaces.map((namespace) => metrics(used(namespace))),
      ...arns.map((arn) => tags(arn)),
    ];
    for (const artifacts of seen) {
      expect(judge(artifacts)).toMatchObject([{ status: 'unknown', resource: { name } }]);
    }
  });

  const others = KNOWN_SERVICE_IDS.filter((id) => !mayStopAnEvent.includes(id));
  it.each(others)('has nothing to say of %s, which is judged or carries no traffic', (id) => {
    const { namespaces = [], arns = [id] } = knownService(id);
    const all = { ...metrics(...namespaces.map((namespace) => used(namespace))), ...tags(...arns) };
    expect(judge(all)).toEqual([]);
  });
});
