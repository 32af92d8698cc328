import { asking } from '../../judging/aws-command';
import { whyNotJudged } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbCluster } from '../../model/artifacts';
import { dbServiceOf } from '../../model/db-engines';
import { densityInWords, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, type Growth, timesLoad } from '../growth';
import {
  cpuOfReaders,
  READER_ARTIFACTS,
  type ReaderScaling,
  readerScaling,
  readersOf,
  registerReaders,
} from '../reader-scaling';

/** All CPU of a reader. */
const ALL_CPU_PERCENT = 100;
/**
 * "You can create up to 15 Aurora Replicas" (Amazon Aurora User Guide, "Replication with Amazon Aurora"); as many of Neptune (its user guide,
 * "Amazon Neptune DB clusters and instances").
 */
const MOST_READERS = 15;

type ReaderArtifacts = Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>;

export const dbReaders = defineCeilingFamily({
  id: 'db-readers',
  title: 'Clusters of Aurora and Neptune may start the readers that the peak needs',
  failureTitle: 'Cluster stops starting readers before the peak',
  why: 'Application Auto Scaling never runs more readers than its maximum: from there on each of them carries more.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html',
  workbook: '12 Performance',
  unit: 'readers',
  formula:
    '⌈CPU of all readers at their peaks × m ÷ the target of the policy⌉, against the least maximum that the scalable target has during the event, and 15 readers of a cluster. A reader beyond its target still answers: it is red only where even all of the CPU of all readers would not be enough. Only policies that track the CPU of readers are judged; of others each reader is, by db-cpu.',
  remedy: 'Raise the maximum of readers, or give them a larger class.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', ...READER_ARTIFACTS],
  estimate: (artifacts, context) =>
    (artifacts.dbClusters ?? [])
      .filter(
        (cluster) =>
          whyNotJudged(cluster) === null && context.carriesTraffic(ARTIFACTS.dbClusters.owner(cluster)),
      )
      .flatMap((cluster) => {
        const scaling = readerScaling(cluster, artifacts, context);
        return scaling && scaling.whyNot === null && scaling.cpuTarget !== null
          ? [readersCeiling(cluster, { ...scaling, cpuTarget: scaling.cpuTarget }, artifacts, context)]
          : [];
      }),
});

type ByCpu = ReaderScaling & { readonly cpuTarget: number };

function readersCeiling(
  cluster: DbCluster,
  scaling: ByCpu,
  artifacts: ReaderArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { dbClusterIdentifier: name, engine } = cluster;
  const readers = readersOf(cluster, artifacts.dbInstances);
  const cpu = cpuOfReaders(readers, artifacts);
  const growth = growthOfReaders(cluster, scaling, artifacts, context);
  const zones = new Set(
    artifacts.dbInstances
      .filter(({ dbClusterIdentifier }) => dbClusterIdentifier === name)
      .map(({ availabilityZone }) => availabilityZone),
  ).size;
  return {
    resource: name,
    title: `Readers of ${name} (${engine})`,
    unit: 'readers',
    now: readers.length,
    ...(isKnown(cpu) && growth
      ? { use: { fixed: 0, growth: [growth] }, ...understatedBy(cpu.density) }
      : { use: null, ...(isKnown(cpu) ? {} : cpu) }),
    ...(growth && zones > 1
      ? { useWithoutZone: { fixed: 0, growth: [{ ...growth, surviveZones: zones }] } }
      : {}),
    limit: Math.min(scaling.most, MOST_READERS),
    evidence: [
      ...(isKnown(cpu)
        ? [
            {
              source: `${dbServiceOf(engine).namespace} CPUUtilization`,
              at: null,
              detail: `${readers.length} readers had ${round(cpu.sum)} % CPU together, if they had their peaks at once; ${scaling.own.policies.map(({ policyName }) => policyName).join(', ')} keeps each at ${scaling.cpuTarget} %. ${densityInWords(cpu.density)}`,
            },
          ]
        : []),
      {
        source: 'application-autoscaling:DescribeScalableTargets',
        at: context.asOf,
        detail: `${scaling.because} New connections go to new readers; those that are open stay where they are.`,
      },
    ],
    fix: (expected) => moreReaders(name, scaling, expected / context.plan.thresholds.yellow, context),
  };
}

/** The readers that a cluster needs, as a term of weight 1; null where their CPU, or how it grows, is not known. */
export function growthOfReaders(
  cluster: DbCluster,
  { cpuTarget }: Pick<ByCpu, 'cpuTarget'>,
  artifacts: ReaderArtifacts,
  context: FamilyContext,
): Growth | null {
  const cpu = cpuOfReaders(readersOf(cluster, artifacts.dbInstances), artifacts);
  if (!isKnown(cpu)) return null;
  const owner = ARTIFACTS.dbClusters.owner(cluster);
  const factor = context.elasticity(owner);
  const added = timesLoad(context.addedTo(owner), cpu.sum);
  return {
    fixedLoad: cpu.sum * (1 - factor),
    elasticLoad: cpu.sum * factor,
    ...addedField(added),
    perUnit: cpuTarget,
    perUnitBetween: [cpuTarget, ALL_CPU_PERCENT],
    minUnits: 0,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
}

function moreReaders(
  name: string,
  { own }: ReaderScaling,
  needed: number,
  { target }: FamilyContext,
): FixDraft {
  const readers = Math.ceil(needed);
  if (readers > MOST_READERS) {
    return {
      action: `Give the writer of ${name} a larger class, which new readers get too, or put a cache in front: ${readers} readers are more than the ${MOST_READERS} that a cluster may have.`,
      lead: 'database',
    };
  }
  return {
    action: `Raise the most readers of ${name} to ${readers} for the event, if the quota of instances leaves room for them.`,
    command: asking(
      `most readers of ${name}`,
      readers,
      registerReaders(own, { 'max-capacity': readers }, target),
    ),
    lead: 'configuration',
    reversal: {
      action: `Let ${name} have ${own.minCapacity} to ${own.maxCapacity} readers again.`,
      command: registerReaders(own, { 'max-capacity': own.maxCapacity }, target),
    },
  };
}
