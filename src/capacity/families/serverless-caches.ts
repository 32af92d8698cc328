import { asking, awsCommand } from '../../judging/aws-command';
import { isBeingDeleted } from '../../judging/caches';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type Peak,
  type ServerlessCache,
  type ServerlessCachePeak,
} from '../../model/artifacts';
import type { Target } from '../../model/target';
import { densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { measuredUse } from '../growth';
import { growthOf } from '../measured-share';

/**
 * What every serverless cache has at most, where people set no limit of their own (Amazon ElastiCache User Guide, "Valkey and
 * Redis OSS configuration and limits").
 */
const MOST_ECPU_PER_SECOND = 15_000_000;
const MOST_GB = 5000;
const GB = 1e9;

type ServerlessArtifacts = Pick<Artifacts, 'serverlessCaches'> & Partial<Artifacts>;

const peaksByName = lookup(({ serverlessCacheName }: ServerlessCachePeak) => [serverlessCacheName]);

const carryingCaches = (
  { serverlessCaches }: ServerlessArtifacts,
  context: FamilyContext,
): readonly ServerlessCache[] =>
  serverlessCaches.filter(
    (cache) =>
      !isBeingDeleted(cache.status) && context.carriesTraffic(ARTIFACTS.serverlessCaches.owner(cache)),
  );

export const serverlessCacheEcpu = defineCeilingFamily({
  id: 'serverless-cache-ecpu',
  title: 'Serverless cache may process what the peak asks',
  failureTitle: 'Serverless cache throttles commands before the peak',
  why: 'Past the processing units that people allowed it, or that AWS does, a serverless cache refuses commands.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html',
  workbook: '12 Performance',
  unit: 'ECPU/s',
  formula:
    'peak ElastiCacheProcessingUnits a second × m, against the maximum that people set for the cache, or the 15,000,000 of AWS where they set none. All of it is taken to grow, unless the hours of the look-back show that a share does not. How fast it gets there is a check of its own.',
  remedy: 'Raise the maximum of the cache, or remove it.',
  kind: 'configured',
  elastic: true,
  needs: ['serverlessCaches'],
  uses: ['serverlessCachePeaks', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) =>
    carryingCaches(artifacts, context).map((cache) => {
      const peaks = peaksByName(artifacts.serverlessCachePeaks, cache.serverlessCacheName)[0];
      const peak = peaks?.ecpuPerSecond;
      const growth =
        peaks && peak ? growthIn(cache, peaks, peaks.ecpuPerSecondByHour, peak.value, context) : null;
      return draftOf(cache, {
        what: 'Processing',
        unit: 'ECPU/s',
        metric: 'ElastiCacheProcessingUnits',
        limit: cache.ecpuPerSecond.maximum,
        most: MOST_ECPU_PER_SECOND,
        peaks,
        peak,
        growth,
        fix: (expected) => raiseMaximum(cache, 'ECPUPerSecond', expected, context),
        context,
      });
    }),
});

export const serverlessCacheStorage = defineCeilingFamily({
  id: 'serverless-cache-storage',
  title: 'Serverless cache may hold what the peak needs',
  failureTitle: 'Serverless cache fills up before the peak',
  why: 'At its maximum a serverless cache evicts what has a time to live, and refuses writes where nothing has.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html',
  workbook: '12 Performance',
  unit: 'GB',
  formula:
    'peak BytesUsedForCache against the maximum that people set for the cache, or the 5,000 GB of AWS where they set none. What a cache holds follows its keys and how long they live: it is assumed not to grow unless the plan says so or the hours of the look-back show it. If all of it grew with traffic and would not fit, it is yellow at best.',
  remedy: 'Raise the maximum of the cache, or let keys expire sooner.',
  kind: 'configured',
  elastic: true,
  needs: ['serverlessCaches'],
  uses: ['serverlessCachePeaks', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) =>
    carryingCaches(artifacts, context).map((cache) => {
      const peaks = peaksByName(artifacts.serverlessCachePeaks, cache.serverlessCacheName)[0];
      const peak = peaks?.bytesUsed && { ...peaks.bytesUsed, value: peaks.bytesUsed.value / GB };
      const byHour = peaks?.bytesUsedByHour.map((bytes) => (bytes === null ? null : bytes / GB)) ?? [];
      const growth = peaks && peak ? growthIn(cache, peaks, byHour, peak.value, context) : null;
      return draftOf(cache, {
        what: 'Data',
        unit: 'GB',
        metric: 'BytesUsedForCache',
        limit: cache.dataStorage.maximum,
        most: MOST_GB,
        peaks,
        peak,
        growth: growth && peak ? staying(growth, cache, peak.value, context) : null,
        fix: (expected) => raiseMaximum(cache, 'DataStorage', expected, context),
        context,
      });
    }),
});

type Growth = ReturnType<typeof growthOf>;

const growthIn = (
  cache: ServerlessCache,
  { window }: ServerlessCachePeak,
  byHour: readonly (number | null)[],
  peak: number,
  context: FamilyContext,
): Growth => {
  const owner = ARTIFACTS.serverlessCaches.owner(cache);
  return growthOf({ byHour, window, peak }, context.traffic, {
    elasticity: context.elasticity(owner),
    added: context.addedTo(owner),
    multiplier: context.multiplier,
  });
};

/** What is measured of the growth of data counts; where nothing is, it is assumed to stay, and may yet grow. */
function staying(growth: Growth, cache: ServerlessCache, peak: number, context: FamilyContext): Growth {
  const owner = ARTIFACTS.serverlessCaches.owner(cache);
  return holdsAsMuch(growth, context.elasticity(owner), () => measuredUse(peak, 0, context.addedTo(owner)));
}

/** The growth of what a store holds, which is not known to follow traffic unless the plan says so or it was measured. */
export function holdsAsMuch(growth: Growth, elasticity: number, use: () => Growth['use']): Growth {
  const isMeasured = growth.use.growth.some(({ loadBetween }) => loadBetween !== undefined);
  return isMeasured || elasticity !== 1
    ? growth
    : {
        ...growth,
        use: use(),
        words:
          '. It is assumed that a cache holds no more when traffic grows, as its keys and their lives decide that; if all of it grew with traffic and would not fit, it is yellow at best.',
      };
}

interface Measured {
  readonly what: string;
  readonly unit: string;
  readonly metric: string;
  /** That people set; null where they set none. */
  readonly limit: number | null;
  /** That AWS sets. */
  readonly most: number;
  readonly peaks: ServerlessCachePeak | undefined;
  readonly peak: Peak | null | undefined;
  readonly growth: Growth | null;
  readonly fix: CeilingDraft['fix'];
  readonly context: FamilyContext;
}

function draftOf(cache: ServerlessCache, measured: Measured): CeilingDraft {
  const { what, unit, metric, limit, most, peaks, peak, growth, fix, context } = measured;
  const { serverlessCacheName: name, engine } = cache;
  const density = densityOf(peak, peaks?.window, 'means', `${metric} of ${name}`);
  return {
    resource: name,
    title: `${what} of the serverless cache ${name} (${engine})`,
    unit,
    now: peak?.value ?? null,
    ...(growth === null
      ? { use: null, ...density }
      : {
          use: growth.use,
          useByDay: growth.useByDay,
          ...understatedBy(density),
          isFlattened: isKnown(density) && density.isFlattened,
        }),
    limit: Math.min(limit ?? most, most),
    evidence: [
      ...(peak && growth
        ? [
            {
              source: `AWS/ElastiCache ${metric}`,
              at: peak.at,
              detail: `${round(peak.value)} ${unit} at normal peak${growth.words} ${densityInWords(density)}`,
            },
          ]
        : []),
      {
        source: 'elasticache:DescribeServerlessCaches',
        at: context.asOf,
        detail:
          limit === null
            ? `Nobody set a maximum; AWS allows ${most.toLocaleString('en-US')} ${unit}.`
            : `Its maximum is ${limit.toLocaleString('en-US')} ${unit}.`,
      },
    ],
    fix,
  };
}

type UsageLimit = 'ECPUPerSecond' | 'DataStorage';

/** What a limit is called, and the most that it may be. */
const LIMITS: Readonly<Record<UsageLimit, { readonly unit: string; readonly most: number }>> = {
  ECPUPerSecond: { unit: 'ECPU/s', most: MOST_ECPU_PER_SECOND },
  DataStorage: { unit: 'GB', most: MOST_GB },
};

function raiseMaximum(
  cache: ServerlessCache,
  limit: UsageLimit,
  expected: number,
  { plan, target }: FamilyContext,
): FixDraft {
  const { unit, most } = LIMITS[limit];
  const { serverlessCacheName: name } = cache;
  const value = Math.ceil(expected / plan.thresholds.yellow);
  const before = limit === 'DataStorage' ? cache.dataStorage.maximum : cache.ecpuPerSecond.maximum;
  if (value > most) {
    return {
      action: `Split ${name} into several caches: ${value.toLocaleString('en-US')} ${unit} are more than the ${most.toLocaleString('en-US')} that AWS allows one.`,
      lead: 'rebuild',
    };
  }
  return {
    action: `Raise the maximum of ${name} to ${value.toLocaleString('en-US')} ${unit}. It takes effect without an interruption.`,
    command: asking(`${limit} of ${name}`, value, setLimit(cache, limit, 'Maximum', value, target)),
    lead: 'configuration',
    ...(before === null
      ? {}
      : {
          reversal: {
            action: `Set the maximum of ${name} to ${before.toLocaleString('en-US')} ${unit} again.`,
            command: setLimit(cache, limit, 'Maximum', before, target),
          },
        }),
  };
}

/** The command that sets one limit of a serverless cache. */
export const setLimit = (
  { serverlessCacheName, ecpuPerSecond, dataStorage }: ServerlessCache,
  limit: UsageLimit,
  bound: 'Minimum' | 'Maximum',
  value: number,
  target: Target,
) => {
  const kept = limit === 'DataStorage' ? dataStorage : ecpuPerSecond;
  const bounds = {
    ...(kept.minimum === null ? {} : { Minimum: kept.minimum }),
    ...(kept.maximum === null ? {} : { Maximum: kept.maximum }),
    [bound]: value,
    ...(limit === 'DataStorage' ? { Unit: 'GB' } : {}),
  };
  return awsCommand(target, 'elasticache', 'modify-serverless-cache', {
    'serverless-cache-name': serverlessCacheName,
    'cache-usage-limits': JSON.stringify({ [limit]: bounds }),
  });
};
