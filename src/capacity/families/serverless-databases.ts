import { clusterOf, isServerless, peaksByInstance, whyInstanceNotJudged } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { onceEach } from '../../lib/once-each';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbCluster, type DbInstance } from '../../model/artifacts';
import { dbServiceOf } from '../../model/db-engines';
import { type Density, densityInWords, densityOf } from '../density';
import { withoutZone } from '../failover';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { boundedUse, type Use } from '../growth';
import { boundFor, moveBounds, type Range } from '../serverless-range';

type ServerlessArtifacts = Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>;

export const dbServerlessCapacity = defineCeilingFamily({
  id: 'db-serverless-capacity',
  title: 'Serverless databases may grow to the capacity that the peak needs',
  failureTitle: 'Serverless database stops growing before the peak',
  why: 'A serverless database never grows beyond the maximum of its cluster: from there on queries queue up as on any database that is too small.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html',
  workbook: '12 Performance',
  unit: 'ACUs',
  formula:
    'peak ServerlessDatabaseCapacity × m, in ACUs of Aurora, DCUs of DocumentDB or NCUs of Neptune, against the maximum of the cluster, for each member by itself; without a zone, with what falls to it of the members that are lost. Capacity also follows memory, which need not grow with traffic: it is red only where the CPU that was used, which CPUUtilization gives as a share of the maximum, would not fit either, and else yellow. How fast it gets there is a check of its own.',
  remedy: 'Raise the maximum of the cluster, add readers, or put a cache in front.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbClusters', 'dbInstancePeaks'],
  estimate(artifacts, context) {
    const measure = onceEach((instance: DbInstance) => measureCapacity(instance, artifacts, context));
    return artifacts.dbInstances
      .filter(
        (instance) =>
          isServerless(instance) &&
          whyInstanceNotJudged(instance) === null &&
          context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)),
      )
      .map((instance) => capacityCeiling(instance, measure, artifacts, context));
  },
});

type Measured = ReturnType<typeof measureCapacity>;

function capacityCeiling(
  instance: DbInstance,
  measure: (instance: DbInstance) => Measured,
  artifacts: ServerlessArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { dbInstanceIdentifier: name, engine } = instance;
  const { capacityUnit, namespace } = dbServiceOf(engine);
  const cluster = clusterOf(instance, artifacts.dbClusters);
  const range = cluster?.serverlessV2Scaling ?? null;
  const { peak, use, density, words: measuredWords } = measure(instance);
  const { words, ...zonal } = withoutZone(instance, artifacts, capacityUnit, measure);
  const unread = 'The range of capacity of its cluster could not be read.';
  return {
    resource: name,
    title: `Capacity of ${name} (${engine}, ${engine.startsWith('aurora') ? 'Serverless v2' : 'serverless'})`,
    unit: capacityUnit,
    now: peak?.value ?? null,
    ...(use === null
      ? { use, ...(isKnown(density) ? { missing: density.words } : density) }
      : { use, understated: isKnown(density) ? null : density.missing }),
    ...zonal,
    limit: range?.maxCapacity ?? null,
    ...(range === null ? { missing: unread } : {}),
    evidence: [
      ...(peak
        ? [
            {
              source: `${namespace} ServerlessDatabaseCapacity, CPUUtilization`,
              at: peak.at,
              detail: measuredWords,
            },
          ]
        : []),
      {
        source: 'rds:DescribeDBClusters',
        at: context.asOf,
        detail: [
          range === null
            ? unread
            : `Each member scales from ${range.minCapacity ?? 'an unknown minimum'} to ${range.maxCapacity} ${capacityUnit}.`,
          words,
        ]
          .filter((one) => one !== '')
          .join(' '),
      },
    ],
    fix: (expected) =>
      moreCapacity(instance, cluster, range, expected / context.plan.thresholds.yellow, context),
  };
}

/**
 * The capacity of a member at its peak, in the unit of its service, and how it grows: at most in proportion to traffic, at least by the CPU of it
 * that was used.
 */
function measureCapacity(
  instance: DbInstance,
  { dbInstancePeaks, dbClusters }: Partial<Artifacts>,
  context: FamilyContext,
) {
  const { dbInstanceIdentifier: name } = instance;
  const { capacityUnit } = dbServiceOf(instance.engine);
  const [peaks] = peaksByInstance(dbInstancePeaks, name);
  const peak = peaks?.serverlessCapacity;
  if (!isServerless(instance)) {
    const density = {
      missing: `How many ${capacityUnit} carry what ${name} (${instance.dbInstanceClass}) does is not known.`,
    };
    return { peak: null, use: null as Use | null, density, words: '' };
  }
  const density: Density | { readonly missing: string } = densityOf(
    peak,
    peaks?.window,
    'maxima',
    `ServerlessDatabaseCapacity of ${name}`,
  );
  if (!peak) return { peak: null, use: null as Use | null, density, words: '' };
  const owner = ARTIFACTS.dbInstances.owner(instance);
  const [elasticity, added] = [context.elasticity(owner), context.addedTo(owner)];
  const maximum = clusterOf(instance, dbClusters)?.serverlessV2Scaling?.maxCapacity ?? 0;
  const cpu = peaks?.cpuUtilization?.value ?? 0;
  // A maximum that was another at the peak would make it more than there was.
  const used = Math.min(peak.value, (cpu / 100) * maximum);
  return {
    peak,
    use: boundedUse([used, peak.value], elasticity, added),
    density,
    words: `${round(peak.value)} ${capacityUnit} at normal peak, taken to grow in proportion to traffic; its CPU was worth ${round(used)} of them. ${densityInWords(density)}`,
  };
}

/** What is said of Aurora alone. */
const olderIn = (engine: string, words: string): string => (engine.startsWith('aurora') ? words : '');

function moreCapacity(
  { dbInstanceIdentifier: name, engine }: DbInstance,
  cluster: DbCluster | undefined,
  range: Range | null,
  needed: number,
  { target }: FamilyContext,
): FixDraft {
  const { name: service, capacityUnit, mostCapacity } = dbServiceOf(engine);
  const units = boundFor(needed);
  const instead = 'Add readers for what is read, or put a cache in front';
  if (cluster === undefined || range === null || units > mostCapacity) {
    return {
      action: `${instead}: ${name} needs ${units} ${capacityUnit}, and ${service} gives one no more than ${mostCapacity}${olderIn(engine, ' (128 in older versions)')}.`,
      lead: 'rebuild',
    };
  }
  return moveBounds(
    cluster,
    range,
    { maxCapacity: units },
    `Raise the maximum of ${cluster.dbClusterIdentifier} to ${units} ${capacityUnit}, for all of its members. ${olderIn(engine, 'Reboot them afterwards for the connections that come with it. ')}${instead} where that is too much.${olderIn(engine, ' Versions before those with 256 ACUs have 128 at most.')}`,
    { target, lead: 'database' },
  );
}
