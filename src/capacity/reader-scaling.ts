/** How Application Auto Scaling may change the number of readers of clusters of Aurora and Neptune, and how many the event needs. */
import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { EventContext } from '../judging/context';
import { clusterOf, peaksByInstance, whyInstanceNotJudged } from '../judging/databases';
import { isKnown, type Missing } from '../judging/known';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type DbCluster,
  type DbInstance,
  type ScalableTarget,
} from '../model/artifacts';
import type { Target } from '../model/target';
import { boundsInForce } from './application-auto-scaling';
import { type Density, densityOf } from './density';

/** Artifacts that tell how readers scale, beside the instances. */
export const READER_ARTIFACTS = ['dbClusters', 'scalableTargets'] as const;

type ReaderArtifacts = Pick<Artifacts, 'dbInstances'> &
  Partial<Pick<Artifacts, 'dbClusters' | 'dbInstancePeaks' | 'scalableTargets'>>;

/** How the readers of a cluster are scaled. */
export interface ReaderScaling {
  readonly own: ScalableTarget;
  /** Why nothing starts readers, as a sentence; null where something does. */
  readonly whyNot: string | null;
  /** The CPU, in percent, at which a policy keeps the readers on average; null where none tracks it. */
  readonly cpuTarget: number | null;
  /** The least of the maxima that are in force during the event. */
  readonly most: number;
  /** What sets it, as a sentence. */
  readonly because: string;
  /** How many there are at least as the event starts. */
  readonly atStart: number;
}

const DIMENSIONS: ReadonlySet<string> = new Set([
  'rds:cluster:ReadReplicaCount',
  'neptune:cluster:ReadReplicaCount',
]);
const CPU_OF_READERS: ReadonlySet<string | null> = new Set([
  'RDSReaderAverageCPUUtilization',
  'NeptuneReaderAverageCPUUtilization',
]);

const targetsByCluster = lookup((target: ScalableTarget) =>
  DIMENSIONS.has(target.scalableDimension) ? ARTIFACTS.scalableTargets.owner(target).ids : [],
);

/** How the readers of a cluster are scaled; undefined where they are not, or that could not be read. */
export function readerScaling(
  { dbClusterIdentifier }: Pick<DbCluster, 'dbClusterIdentifier'>,
  { scalableTargets }: Partial<Pick<Artifacts, 'scalableTargets'>>,
  context: Pick<EventContext, 'asOf' | 'window'>,
): ReaderScaling | undefined {
  const [own] = targetsByCluster(scalableTargets, dbClusterIdentifier);
  if (own === undefined) return undefined;
  const bounds = boundsInForce(own, context);
  const least = bounds.reduce((a, b) => (b.maxCapacity < a.maxCapacity ? b : a));
  const targets = own.policies.flatMap(({ metric, targetValue }) =>
    CPU_OF_READERS.has(metric) && targetValue !== null ? targetValue : [],
  );
  return {
    own,
    whyNot: whyNoneStarts(own),
    cpuTarget: targets.length === 0 ? null : Math.min(...targets),
    most: least.maxCapacity,
    because:
      least.maxSetBy === null
        ? `Application Auto Scaling runs ${least.maxCapacity} readers at most.`
        : `The scheduled action ${least.maxSetBy} sets the most readers to ${least.maxCapacity}.`,
    atStart: bounds[0].minCapacity,
  };
}

function whyNoneStarts({ policies, isScaleOutSuspended }: ScalableTarget): string | null {
  if (isScaleOutSuspended) return 'Scaling out is suspended, so that no reader is started.';
  return policies.length === 0 ? 'No policy starts readers.' : null;
}

/** The readers that a cluster has now. */
export const readersOf = (
  { dbClusterIdentifier, members }: DbCluster,
  instances: readonly DbInstance[],
): readonly DbInstance[] => {
  const writers = members.flatMap((member) => (member.isWriter ? member.dbInstanceIdentifier : []));
  return instances.filter(
    (one) =>
      one.dbClusterIdentifier === dbClusterIdentifier &&
      whyInstanceNotJudged(one) === null &&
      !writers.includes(one.dbInstanceIdentifier),
  );
};

/**
 * The share of what a reader does now that is left to it once all readers run that may be started; 1 for a writer, and where none
 * is started.
 */
export function shareOfReader(
  instance: DbInstance,
  artifacts: ReaderArtifacts,
  context: Pick<EventContext, 'asOf' | 'window'>,
): number {
  const cluster = clusterOf(instance, artifacts.dbClusters);
  const scaling = cluster && readerScaling(cluster, artifacts, context);
  if (!cluster || !scaling || scaling.whyNot !== null) return 1;
  const readers = readersOf(cluster, artifacts.dbInstances);
  return readers.includes(instance) ? Math.min(1, readers.length / scaling.most) : 1;
}

/** Says what a share of {@link shareOfReader} means; '' where it is all. */
export const sharedInWords = (share: number): string =>
  share === 1
    ? ''
    : `With all readers that may be started it has ${round(share * 100)} % of its load, if new connections spread it: red is only what would not fit then either.`;

/** The CPU that the readers of a cluster had at their peaks, added, in percent of one; or why that is not known. */
export interface ReadersCpu {
  readonly sum: number;
  readonly density: Density | Missing;
}

/** Adds up the peaks of readers, which need not have been at the same time: never less than there was. */
export function cpuOfReaders(
  readers: readonly DbInstance[],
  { dbInstancePeaks }: Partial<Pick<Artifacts, 'dbInstancePeaks'>>,
): ReadersCpu | Missing {
  const each = readers.map(({ dbInstanceIdentifier: name }) => {
    const [peaks] = peaksByInstance(dbInstancePeaks, name);
    const cpu = peaks?.cpuUtilization;
    return { cpu, density: densityOf(cpu, peaks?.window, 'means', `CPUUtilization of ${name}`) };
  });
  const [first] = each;
  if (first === undefined) return { missing: 'It has no reader whose CPU would tell what one carries.' };
  const thin = each.flatMap(({ cpu, density }) => (isKnown(density) ? [] : [{ cpu, density }]));
  const unmeasured = thin.find(({ cpu }) => !cpu);
  if (unmeasured !== undefined) return unmeasured.density;
  return {
    sum: each.reduce((sum, { cpu }) => sum + (cpu?.value ?? 0), 0),
    density: thin[0]?.density ?? first.density,
  };
}

/** The command that sets bounds of the readers of a cluster. */
export const registerReaders = (
  { serviceNamespace, resourceId, scalableDimension }: ScalableTarget,
  bounds: Readonly<Record<string, string | number>>,
  target: Target,
): AwsCommand =>
  awsCommand(target, 'application-autoscaling', 'register-scalable-target', {
    'service-namespace': serviceNamespace,
    'resource-id': resourceId,
    'scalable-dimension': scalableDimension,
    ...bounds,
  });
