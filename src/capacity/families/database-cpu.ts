import { isServerless, whyInstanceNotJudged } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { onceEach } from '../../lib/once-each';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbInstance } from '../../model/artifacts';
import { dbServiceOf, sharesVolume } from '../../model/db-engines';
import type { Target } from '../../model/target';
import { writeChange } from '../changes';
import { largerClass, setClass } from '../db-classes';
import { densityInWords, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { byVCpus, withoutZone } from '../failover';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { perhapsShared } from '../growth';
import { type InstanceMetric, type InstanceUse, measureInstance } from '../instance-use';
import { READER_ARTIFACTS, sharedInWords, shareOfReader } from '../reader-scaling';

/** All vCPUs of the class are busy: requests wait for each other from here on. */
const ALL_CPU_PERCENT = 100;

const CPU: InstanceMetric = {
  metrics: 'CPUUtilization',
  peakOf: ({ cpuUtilization }) => cpuUtilization,
  byHour: ({ cpuUtilizationByHour }) => cpuUtilizationByHour,
};

export const dbCpu = defineCeilingFamily({
  id: 'db-cpu',
  title: 'Database has the CPU that the peak needs',
  failureTitle: 'Database runs out of CPU before the peak',
  why: 'A database does not grow by itself: once all of its CPU is busy, queries queue up and everything that waits for it stops, however many instances stand in front.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak CPUUtilization × m, against 100 %, for each database instance by itself; without a zone, with what falls to it of the instances that are lost, by vCPUs. All of it is taken to grow, unless the hours of the look-back show that a share does not: peak × (1 − share) + peak × share × m. What a burstable class may use once its credits are spent is a check of its own; what is serverless has db-serverless-capacity. A reader of a cluster whose readers are scaled is red only where it would not fit with all of them running either.',
  remedy: 'Give it a larger class, add read replicas, or put a cache in front.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', ...READER_ARTIFACTS, ...ENTRANCE_ARTIFACTS],
  estimate(artifacts, context) {
    const measure = onceEach((instance: DbInstance) => measureInstance(CPU, instance, artifacts, context));
    return artifacts.dbInstances
      .filter(
        (instance) =>
          whyInstanceNotJudged(instance) === null &&
          !isServerless(instance) &&
          context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)),
      )
      .map((instance) => cpuCeiling(instance, measure, artifacts, context));
  },
});

function cpuCeiling(
  instance: DbInstance,
  measure: (instance: DbInstance) => InstanceUse,
  artifacts: Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { dbInstanceIdentifier: name, dbInstanceClass, engine } = instance;
  const { shown, density } = measure(instance);
  const share = shareOfReader(instance, artifacts, context);
  const { words, ...zonal } = withoutZone(instance, artifacts, '%', measure, byVCpus);
  return {
    resource: name,
    title: `CPU of ${name} (${engine}, ${dbInstanceClass})`,
    unit: '%',
    now: shown?.peak.value ?? null,
    ...(shown
      ? {
          use: perhapsShared(shown.growth.use, share),
          useByDay: shown.growth.useByDay,
          ...understatedBy(density),
          isFlattened: isKnown(density) && density.isFlattened,
        }
      : { use: null, ...density }),
    ...zonal,
    limit: ALL_CPU_PERCENT,
    evidence: [
      ...(shown
        ? [
            {
              source: `${dbServiceOf(engine).namespace} CPUUtilization`,
              at: shown.peak.at,
              detail: `${round(shown.peak.value)} % at normal peak${shown.growth.words} ${densityInWords(density)}`,
            },
          ]
        : []),
      {
        source: 'rds:DescribeDBInstances',
        at: context.asOf,
        detail: [`Its class is ${dbInstanceClass}.`, sharedInWords(share), words]
          .filter((one) => one !== '')
          .join(' '),
      },
    ],
    fix: (expected) =>
      moreCpu(instance, expected / context.plan.thresholds.yellow / ALL_CPU_PERCENT, context.target),
  };
}

function moreCpu(instance: DbInstance, times: number, target: Target): FixDraft {
  const { dbInstanceIdentifier: name, dbInstanceClass } = instance;
  const larger = largerClass(dbInstanceClass, times);
  const instead = 'or take load off it with read replicas or a cache.';
  const needs = `at least ${timesRoundedUp(times)} times the CPU of ${dbInstanceClass}`;
  if (larger === null)
    return { action: `Choose a class with ${needs} for ${name}, ${instead}`, lead: 'database' };
  return {
    action: `Give ${name} the class ${larger}, as it needs ${needs}, ${instead} A new class restarts the database, as late as its next maintenance window with this command.`,
    command: setClass(instance, larger, target),
    // Members of a Multi-AZ DB cluster change together, which no change of one instance says.
    ...(isOfClass(instance) ? writeChange(target, 'rds.dbInstanceClass', name, larger) : {}),
    reversal: {
      action: `Give ${name} the class ${dbInstanceClass} again, which restarts it once more.`,
      command: setClass(instance, dbInstanceClass, target),
    },
    lead: 'database',
  };
}

const isOfClass = ({ engine, dbClusterIdentifier }: DbInstance): boolean =>
  dbClusterIdentifier === null || sharesVolume(engine);

/** To a tenth: nobody chooses a class by more digits. */
const timesRoundedUp = (times: number): string => round(Math.ceil(times * 10) / 10);
