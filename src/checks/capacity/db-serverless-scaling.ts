import { densityOf } from '../../capacity/density';
import { expectedRamp } from '../../capacity/rises';
import { boundFor, moveBounds, type Range } from '../../capacity/serverless-range';
import { clusterOf, isServerless, peaksByInstance } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type DbCluster, type DbInstance } from '../../model/artifacts';
import { dbServiceOf } from '../../model/db-engines';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeCarryingInstances } from '../databases';

/** AWS says of all three services only that "the higher the current capacity, the faster it can scale up", so that a doubling takes as long at any. */
const MINUTES_TO_DOUBLE = 5;

export const dbServerlessScaling = defineCheck({
  id: 'db-serverless-scaling',
  title: 'Serverless databases start with capacity enough to follow the rise',
  failureTitle: 'Traffic may rise faster than a serverless database grows',
  why: 'A serverless database grows the more slowly the smaller it is, and one of Aurora that has paused answers nobody until it has resumed: until then queries queue up, whatever its maximum is.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.min_capacity_considerations',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbClusters', 'dbInstancePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate(artifacts, planned) {
    const serverless = artifacts.dbInstances.filter(isServerless);
    return judgeCarryingInstances(serverless, planned, (db, resource) =>
      judgeByTraffic(planned, (context) => judgeRise(db, resource, artifacts, context)),
    );
  },
});

function judgeRise(
  db: DbInstance,
  resource: JudgedResource,
  { dbClusters, dbInstancePeaks }: Pick<Artifacts, 'dbClusters' | 'dbInstancePeaks'>,
  context: TargetContext,
): Judgement {
  const { dbInstanceIdentifier: name } = db;
  const { capacityUnit, leastCapacity } = dbServiceOf(db.engine);
  const cluster = clusterOf(db, dbClusters);
  const range = cluster?.serverlessV2Scaling;
  const minimum = range?.minCapacity ?? null;
  const times = multiplierOf(ARTIFACTS.dbInstances.owner(db), context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  if (!cluster || !range || minimum === null) {
    return unknown(resource, 'The minimum of its capacity could not be read.');
  }
  const [peaks] = peaksByInstance(dbInstancePeaks, name);
  const peak = peaks?.serverlessCapacity;
  const density = densityOf(peak, peaks?.window, 'maxima', `ServerlessDatabaseCapacity of ${name}`);
  if (!peak) return unknown(resource, isKnown(density) ? density.words : density.missing);
  const needed = peak.value * times;
  const fix = startHigher(cluster, range, needed, context);
  const figures = `${round(peak.value)} ${capacityUnit} at normal peak × ${round(times)} are ${round(needed)}`;
  if (minimum === 0) {
    const after = range.secondsUntilAutoPause ?? null;
    return warn(
      resource,
      `${figures}; it pauses${after === null ? '' : ` after ${after} s without connections`}, and takes about 15 s to resume, or 30 s and more after a day.`,
      fix,
    );
  }
  const start = Math.max(leastCapacity, minimum);
  const { minutes } = expectedRamp(context.plan, times);
  const reached = start * 2 ** Math.floor(minutes / MINUTES_TO_DOUBLE);
  const rise = `${figures}; it may start at its minimum of ${minimum}.`;
  const assumed = `Assumed, as AWS publishes no rate: it doubles within ${MINUTES_TO_DOUBLE} minutes, so that it has ${round(reached)} after the ${round(minutes)} minutes of the rise.`;
  if (needed > reached) return warn(resource, `${rise} ${assumed}`, fix);
  if (!isKnown(density)) return unknown(resource, density.missing);
  return pass(resource, needed <= start ? rise : `${rise} ${assumed}`);
}

/** The maximum goes with it, so that the command asks for no less than what the ceiling of it does. */
function startHigher(
  cluster: DbCluster,
  range: Range,
  needed: number,
  { plan, target }: TargetContext,
): FixDraft {
  const { capacityUnit, mostCapacity } = dbServiceOf(cluster.engine);
  const minCapacity = Math.min(mostCapacity, boundFor(needed));
  const maxCapacity = Math.min(
    mostCapacity,
    Math.max(range.maxCapacity, boundFor(needed / plan.thresholds.yellow)),
  );
  return moveBounds(
    cluster,
    range,
    { minCapacity, maxCapacity },
    `Set the minimum of ${cluster.dbClusterIdentifier} to ${minCapacity} ${capacityUnit} an hour before the event, and its maximum to ${maxCapacity}: the minimum is billed from then on, whether used or not. Less is enough if a load test shows that it grows fast enough.`,
    { target, lead: 'setting' },
  );
}
