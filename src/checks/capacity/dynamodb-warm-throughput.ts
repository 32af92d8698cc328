import { enoughAtStart, followRise, onDemandFollowing } from '../../capacity/dynamodb-ramp';
import {
  DIRECTIONS,
  listThroughputs,
  type Throughput,
  updateThroughput,
  whyNotMeasured,
} from '../../capacity/dynamodb-throughput';
import { expectedRamp } from '../../capacity/rises';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
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
import { judgeThroughputs, resourceOf } from '../dynamodb';
import { describePace } from '../pace';

export const dynamodbWarmThroughput = defineCheck({
  id: 'dynamodb-warm-throughput',
  title: 'On-demand tables and indexes are warm for the peak',
  failureTitle: 'On-demand table or index is not warm for the peak',
  why: 'On demand a table takes twice its highest traffic at once; more than that within 30 minutes may be throttled, unless it was warmed for it.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html',
  workbook: '12 Performance',
  needs: ['dynamodbTables', 'dynamodbPeaks'],
  uses: [...TRAFFIC_ARTIFACTS, 'dynamodbAccountLimits'],
  evaluate: (artifacts, context) =>
    judgeThroughputs(artifacts, (throughput) =>
      judgeByTraffic(context, (asked) =>
        asPlaced(judgeThroughput(throughput, artifacts, asked), () => context.placed(throughput.owner)),
      ),
    ),
});

type TableArtifacts = Pick<Artifacts, 'dynamodbTables'> & Partial<Artifacts>;

function judgeThroughput(
  throughput: Throughput,
  artifacts: TableArtifacts,
  context: TargetContext,
): Judgement {
  const { direction, isOnDemand, owner, peak, warm } = throughput;
  const resource = resourceOf(throughput);
  const { noun, unit } = DIRECTIONS[direction];
  if (!isOnDemand) return notApplicable('It is not on demand.', resource);
  const missing = whyNotMeasured(throughput);
  if (peak === null || peak.value === 0) {
    return missing === null ? notApplicable(`It has no ${noun}.`, resource) : unknown(resource, missing);
  }
  const times = multiplierOf(owner, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const ramp = expectedRamp(context.plan, times);
  const following = onDemandFollowing(peak.value, warm?.units ?? 0);
  const short = followRise(following, ramp);
  const isBeingWarmed = warm !== null && !warm.isThere;
  const words = `Its ${noun} rise ${round(times)}× ${describePace(context)}, to ${round(peak.value * times)} ${unit}; it is ready for ${round(following.start)} at once${warm === null ? ', twice its normal peak, as its warm throughput is not known' : ''}${isBeingWarmed ? ', once it is warmed for that, which goes on now' : ''}.`;
  if (short === null) {
    const followsAnyway = followRise(onDemandFollowing(peak.value, 0), ramp) === null;
    return isBeingWarmed && !followsAnyway ? unknown(resource, words) : pass(resource, words);
  }
  return warn(
    resource,
    `${words} As much as ${Math.ceil(short.worst * 100)} % of them may be throttled.`,
    warmUp(throughput, artifacts, context),
  );
}

/** The units that a capacity must be warm for; null where it follows the rise as it is. */
function lackingUnits({ isOnDemand, peak, owner, warm }: Throughput, context: TargetContext): number | null {
  const times = multiplierOf(owner, context);
  if (!isOnDemand || peak === null || times === null || times <= 1) return null;
  const ramp = expectedRamp(context.plan, times);
  const following = onDemandFollowing(peak.value, warm?.units ?? 0);
  return followRise(following, ramp) === null ? null : Math.ceil(enoughAtStart(following, ramp));
}

/** Warms reads and writes at once: while a table is updated, it takes no other update. */
function warmUp(throughput: Throughput, artifacts: TableArtifacts, context: TargetContext): FixDraft {
  const { name } = throughput;
  const limits = artifacts.dynamodbAccountLimits;
  const lacking = (['read', 'write'] as const).flatMap((direction) => {
    const [own] = listThroughputs(direction, artifacts).filter((other) => other.name === name);
    const units = own === undefined ? null : lackingUnits(own, context);
    const most =
      direction === 'read' ? limits?.tableMaxReadCapacityUnits : limits?.tableMaxWriteCapacityUnits;
    return units === null ? [] : [{ direction, units, isAllowed: most === undefined || units <= most }];
  });
  const isAllowed = lacking.every((one) => one.isAllowed);
  const inWords = lacking
    .map(({ direction, units }) => `${units} ${DIRECTIONS[direction].unit}`)
    .join(' and ');
  const values = lacking.map(({ direction, units }) => [
    direction === 'read' ? 'ReadUnitsPerSecond' : 'WriteUnitsPerSecond',
    units,
  ]);
  return {
    action: `Warm ${name} for ${inWords}${isAllowed ? '' : ', once the quota of a table allows that'}; that is charged once. Or let traffic in more slowly.`,
    ...(isAllowed && {
      command: updateThroughput(throughput, 'WarmThroughput', Object.fromEntries(values), context.target),
    }),
    lead: 'configuration',
    irreversible: 'Warm throughput cannot be lowered; keeping it costs nothing.',
  };
}
