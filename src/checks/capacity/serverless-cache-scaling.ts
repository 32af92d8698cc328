import { densityOf } from '../../capacity/density';
import { setLimit } from '../../capacity/families/serverless-caches';
import { expectedRamp } from '../../capacity/rises';
import { asking } from '../../judging/aws-command';
import { isBeingDeleted } from '../../judging/caches';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import { ARTIFACTS, type ServerlessCache, type ServerlessCachePeak } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';

/** What every serverless cache processes from the start, ECPU a second (Amazon ElastiCache User Guide, "Scaling"). */
const FROM_THE_START = 30_000;
/** The least that a minimum may be, ECPU a second. */
const LEAST_MINIMUM = 1000;
/** Within so many minutes it doubles what it processes: "every 2–3 minutes" for Valkey 8 and later, "10–12 minutes" for others. */
const MINUTES_TO_DOUBLE = { fast: 3, slow: 12 } as const;

export const serverlessCacheScaling = defineCheck({
  id: 'serverless-cache-scaling',
  title: 'Serverless caches are scaled ahead of the rise, or follow it',
  failureTitle: 'Traffic rises faster than a serverless cache scales',
  why: 'A serverless cache doubles what it processes within minutes; commands beyond that are throttled, whatever its maximum is.',
  docs: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html',
  workbook: '12 Performance',
  needs: ['serverlessCaches', 'serverlessCachePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ serverlessCaches, serverlessCachePeaks }, planned) {
    return serverlessCaches.map((cache) => {
      const owner = ARTIFACTS.serverlessCaches.owner(cache);
      return asPlaced(
        judgeByTraffic(planned, (context) =>
          judgeRise(cache, peaksByName(serverlessCachePeaks, cache.serverlessCacheName)[0], context),
        ),
        () => planned.placed(owner),
      );
    });
  },
});

const peaksByName = lookup(({ serverlessCacheName }: ServerlessCachePeak) => [serverlessCacheName]);

/** Valkey 8 and later scale faster. */
const minutesToDouble = ({ engine, majorEngineVersion }: ServerlessCache): number =>
  engine === 'valkey' && Number(majorEngineVersion) >= 8 ? MINUTES_TO_DOUBLE.fast : MINUTES_TO_DOUBLE.slow;

function judgeRise(
  cache: ServerlessCache,
  peaks: ServerlessCachePeak | undefined,
  context: TargetContext,
): Judgement {
  const { serverlessCacheName: name, serverlessCacheArn: arn, ecpuPerSecond, status } = cache;
  const resource = { name, arn };
  if (isBeingDeleted(status)) return notApplicable('It is being deleted.', resource);
  const peak = peaks?.ecpuPerSecond ?? null;
  const density = densityOf(peak, peaks?.window, 'means', `ElastiCacheProcessingUnits of ${name}`);
  const throttled = peaks?.throttledCommands?.value ?? 0;
  const times = multiplierOf(ARTIFACTS.serverlessCaches.owner(cache), context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (peak === null) return unknown(resource, isKnown(density) ? density.words : density.missing);
  const needed = peak.value * times;
  const start = Math.max(FROM_THE_START, ecpuPerSecond.minimum ?? 0);
  const { minutes } = expectedRamp(context.plan, times);
  const doubling = minutesToDouble(cache);
  const doublings = Math.floor(minutes / doubling);
  const reached = start * 2 ** doublings;
  const figures = `${round(peak.value)} ECPU/s at normal peak × ${round(times)} are ${round(needed)}; it processes ${start.toLocaleString('en-US')} from the start and doubles that within ${doubling} minutes, so that it has ${round(reached)} after the ${round(minutes)} minutes of the rise.`;
  if (needed > reached) {
    const minimum = Math.ceil(needed);
    const before = ecpuPerSecond.minimum ?? LEAST_MINIMUM;
    return warn(resource, figures, {
      action: `Set the minimum of ${name} to ${minimum.toLocaleString('en-US')} ECPU/s at least an hour before the event: it is billed from then on, whether used or not.`,
      command: asking(
        `minimum ECPUPerSecond of ${name}`,
        minimum,
        setLimit(cache, 'ECPUPerSecond', 'Minimum', minimum, context.target),
      ),
      lead: 'setting',
      reversal: {
        action: `Set the minimum of ${name} to ${before.toLocaleString('en-US')} ECPU/s again.`,
        command: setLimit(cache, 'ECPUPerSecond', 'Minimum', before, context.target),
      },
    });
  }
  if (throttled > 0) {
    return warn(resource, `${figures} It throttled as many as ${throttled} commands in a period already.`, {
      action: `Set a minimum for ${name}, or find the keys that are hot: one slot processes 30,000 ECPU/s at most.`,
      lead: 'configuration',
    });
  }
  return isKnown(density) ? pass(resource, figures) : unknown(resource, density.missing);
}
