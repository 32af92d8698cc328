import {
  autoScaledFollowing,
  enoughAtStart,
  followRise,
  MINUTES_TO_PROVISION,
} from '../../capacity/dynamodb-ramp';
import { registerTarget, scalingOf } from '../../capacity/dynamodb-scaling';
import { DIRECTIONS, type Throughput, whyNotMeasured } from '../../capacity/dynamodb-throughput';
import { expectedRamp } from '../../capacity/rises';
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

export const dynamodbScalingRate = defineCheck({
  id: 'dynamodb-scaling-rate',
  title: 'Provisioned tables have at the start what the rise needs until more is provisioned',
  failureTitle: 'Traffic of a table rises faster than capacity is provisioned',
  why: 'More is provisioned only minutes after use passed the target of the policy; what comes before that is throttled once the unused capacity of the last five minutes is spent.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html',
  workbook: '12 Performance',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'scalableTargets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeThroughputs(artifacts, (throughput) =>
      judgeByTraffic(context, (asked) =>
        asPlaced(judgeThroughput(throughput, artifacts, asked), () => context.placed(throughput.owner)),
      ),
    ),
});

function judgeThroughput(
  throughput: Throughput,
  artifacts: Pick<Artifacts, 'scalableTargets'>,
  context: TargetContext,
): Judgement {
  const { direction, isOnDemand, owner, peak, name } = throughput;
  const resource = resourceOf(throughput);
  const { noun, unit } = DIRECTIONS[direction];
  const scaling = scalingOf(throughput, artifacts, context);
  if (isOnDemand || !scaling?.raises) return notApplicable('No policy raises it.', resource);
  const missing = whyNotMeasured(throughput);
  if (peak === null || peak.value === 0) {
    return missing === null ? notApplicable(`It has no ${noun}.`, resource) : unknown(resource, missing);
  }
  const times = multiplierOf(owner, context);
  if (times === null) return notApplicable('The needed multiplier is not known.', resource);
  if (times <= 1) return notApplicable('Its traffic does not rise.', resource);
  const ramp = expectedRamp(context.plan, times);
  const following = autoScaledFollowing(peak.value, scaling.minimumAtStart, scaling.target);
  const short = followRise(following, ramp);
  const rise = `Its ${noun} rise ${round(times)}× ${describePace(context)}, from ${round(peak.value)} ${unit} at normal peak; ${round(following.start)} are provisioned then, and at least ${round(scaling.minimumAtStart)} whatever the load.`;
  if (short === null) return pass(resource, `${rise} What is provisioned follows.`);
  const until = short.to === null ? 'on' : `to ${short.to}`;
  const enough = Math.ceil(enoughAtStart(following, ramp));
  const { own } = scaling;
  const fits = enough <= own.maxCapacity && scaling.setsMaximum === null;
  return warn(
    resource,
    `${rise} From minute ${short.from} ${until} as much as ${Math.ceil(short.worst * 100)} % of them find no capacity. Assumed: ${MINUTES_TO_PROVISION} minutes until more is provisioned.`,
    {
      action: `Set the minimum of the ${noun} of ${name} to ${enough} before the event${fits ? '' : ', once its maximum allows that'}, by hand or by a scheduled action, or switch the table to on-demand with warm throughput.`,
      ...(fits && { command: registerTarget(own, { minCapacity: enough }, context.target) }),
      lead: 'configuration',
      reversal: {
        action: `Set the minimum to ${own.minCapacity} again. Capacity can be lowered four times a day, and once more after each hour without lowering it.`,
        command: registerTarget(own, { minCapacity: own.minCapacity }, context.target),
      },
    },
  );
}
