import { whyInstanceNotJudged } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { ARTIFACTS, type Artifacts, type DbInstance } from '../../model/artifacts';
import { round } from '../compute';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { growthOf, type MeasuredTraffic, measureShare, measureTraffic } from '../measured-share';
import { raiseIops, sustainedIops } from '../storage-iops';
import { GROWS_BY_ITSELF, isLostWithZone, peaksByInstance } from './databases';

export const dbIops = defineCeilingFamily({
  id: 'db-iops',
  title: 'Database has the disk operations that the peak needs',
  failureTitle: 'Database saturates its disk before the peak',
  why: 'Storage that is asked for more reads and writes than it sustains makes every query wait for it, while the CPU stands idle and no alarm on it goes off.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  workbook: '12 Performance',
  unit: 'IOPS',
  formula:
    'peak of ReadIOPS + WriteIOPS × m, against what the storage sustains: what is provisioned; else what is part of gp3, or 3 for each GiB of gp2. All of it is taken to grow, unless the hours of the look-back show that a share does not, as for the CPU. Credits to burst count only as far as they carried the normal peak, and the limit of the class is not judged. Aurora has no such limit.',
  remedy: 'Provision more IOPS, change to gp3 or io2, add read replicas, or put a cache in front.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', 'loadBalancers', 'loadBalancerPeaks'],
  estimate(artifacts, context) {
    const traffic = measureTraffic(artifacts, context);
    return artifacts.dbInstances
      .filter(
        (instance) =>
          whyInstanceNotJudged(instance) === null &&
          !GROWS_BY_ITSELF.test(instance.engine) &&
          context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)),
      )
      .map((instance) => iopsCeiling(instance, traffic, artifacts, context));
  },
});

function iopsCeiling(
  instance: DbInstance,
  traffic: MeasuredTraffic | null,
  artifacts: Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { dbInstanceIdentifier: name, dbInstanceClass, engine } = instance;
  const isLost = isLostWithZone(instance, artifacts.dbInstances);
  const [peaks] = peaksByInstance(artifacts.dbInstancePeaks, name);
  const peak = peaks?.diskIops;
  const density = densityOf(peak, peaks?.window, 'means', `ReadIOPS and WriteIOPS of ${name}`);
  const limit = sustainedIops(instance, peak?.value ?? null);
  const growth =
    peaks && peak
      ? growthOf(context.elasticity(ARTIFACTS.dbInstances.owner(instance)), () =>
          measureShare(
            { byHour: peaks.diskIopsByHour, window: peaks.window, peak: peak.value },
            traffic,
            context.multiplier,
          ),
        )
      : null;
  return {
    resource: name,
    title: `Disk operations of ${name} (${engine}, ${instance.storageType})`,
    unit: 'IOPS',
    now: peak?.value ?? null,
    ...(peak && growth
      ? {
          use: growth.useOf(peak.value),
          ...understatedBy(density),
          isFlattened: isKnown(density) && density.isFlattened,
        }
      : { use: null, ...density }),
    ...(isLost ? { useWithoutZone: 'lost' as const } : {}),
    ...(isKnown(limit) ? { limit: limit.value } : { limit: null, ...limit }),
    evidence: [
      ...(peak && growth
        ? [
            {
              source: 'AWS/RDS ReadIOPS, WriteIOPS',
              at: peak.at,
              detail: `${round(peak.value)} IOPS at normal peak${growth.words} ${densityInWords(density)}`,
            },
          ]
        : []),
      {
        source: 'rds:DescribeDBInstances',
        at: context.asOf,
        detail: [
          isKnown(limit) ? limit.because : limit.missing,
          `What its class ${dbInstanceClass} carries is not judged.`,
          ...(isLost ? ['It runs in one zone only, and is lost with it.'] : []),
        ].join(' '),
      },
    ],
    fix: (expected) =>
      raiseIops(instance, Math.ceil(expected / context.plan.thresholds.yellow), context.target),
  };
}
