import {
  COMPUTE_ARTIFACTS,
  type ComputeArtifacts,
  demandContext,
  groupDemand,
  sizeUnits,
} from '../../capacity/compute';
import { rewriteAction } from '../../capacity/group-sizes';
import { unitsAt } from '../../capacity/growth';
import { sizesWithin, type TimedSize } from '../../capacity/schedule';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type Artifacts, type AutoScalingGroup } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import { knowsWhenHigh, peaksOf } from '../../plan/peaks';
import { judgeCarryingGroups } from '../auto-scaling';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';

export const autoScalingScheduledScaleIn = defineCheck({
  id: 'auto-scaling-scheduled-scale-in',
  title: 'No scheduled action takes instances away while traffic is high',
  failureTitle: 'Scheduled action takes instances away while traffic is high',
  why: 'A desired capacity that is set in the middle of a peak stops instances that carry it; policies bring them back only minutes later, and without a policy nothing does.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'scheduledActions'],
  uses: [...TRAFFIC_ARTIFACTS, ...COMPUTE_ARTIFACTS],
  evaluate(artifacts, planned) {
    return judgeCarryingGroups(artifacts.autoScalingGroups, planned, (group, resource) =>
      judgeByTraffic(planned, (context) => judge(group, resource, artifacts, context)),
    );
  },
});

/** A size that an action sets, beside what the group needs then. */
interface SetSize extends TimedSize {
  /** In the units that the group counts in; null where it is not known. */
  readonly needed: number | null;
}

function judge(
  group: AutoScalingGroup,
  resource: JudgedResource,
  artifacts: Pick<Artifacts, 'scheduledActions'> & ComputeArtifacts,
  context: TargetContext,
): Judgement {
  const { sizes, whyUnsure } = sizesInPeaks(group, artifacts, context);
  const [first] = sizes;
  if (first === undefined) {
    return pass(resource, 'No scheduled action sets its desired capacity while traffic is high.');
  }
  const tooLow = sizes.filter(({ size, needed }) => needed !== null && size < needed);
  const [worst] = tooLow.toSorted((a, b) => a.size - b.size);
  if (worst === undefined) {
    return whyUnsure === null
      ? pass(resource, `${describeSize(first)}.`)
      : unknown(resource, `${describeSize(first)}. ${whyUnsure}`);
  }
  const actions = new Set(tooLow.map(({ action }) => action.scheduledActionName)).size;
  const words = `${describeSize(worst)}.${actions > 1 ? ` Of ${actions} such actions it sets the least.` : ''}`;
  if (!knowsWhenHigh(context.plan, context.window)) {
    return unknown(
      resource,
      `${words} The event lasts for several days: say in traffic.peaks of the plan when traffic is high.`,
    );
  }
  const needed = Math.max(
    ...tooLow.filter(({ action }) => action === worst.action).map((size) => size.needed ?? 0),
  );
  return warn(resource, words, leaveEnough(group, worst, needed, context));
}

/** What the scheduled actions set in the peaks of the event, and why that may not be enough though it seems to be. */
function sizesInPeaks(
  group: AutoScalingGroup,
  artifacts: Pick<Artifacts, 'scheduledActions'> & ComputeArtifacts,
  context: TargetContext,
): { readonly sizes: readonly SetSize[]; readonly whyUnsure: string | null } {
  const { plan, window, asOf, multiplier } = context;
  const timed = peaksOf(plan, window).flatMap((peak) =>
    sizesWithin(group, artifacts.scheduledActions, asOf, peak.window).map((size) => ({ ...size, peak })),
  );
  const unsure = (whyUnsure: string) => ({
    sizes: timed.map(({ peak: _, ...size }) => ({ ...size, needed: null })),
    whyUnsure,
  });
  if (timed.length === 0) return { sizes: [], whyUnsure: null };
  if (multiplier === null) return unsure('The needed multiplier is not known.');
  if (multiplierOf(ARTIFACTS.autoScalingGroups.owner(group), context) === null) {
    return unsure('How many times its normal traffic it gets is not known.');
  }
  const { growth, launchType, understated, isFlattened } = groupDemand(
    group,
    artifacts,
    demandContext(context),
  );
  const units = sizeUnits(group, launchType, artifacts);
  if (growth === null || units === null) {
    return unsure(understated ?? 'The size of its instance type is not known.');
  }
  const load = { ...growth, minUnits: 0 };
  return {
    sizes: timed.map(({ peak, ...size }) => ({
      ...size,
      needed: unitsAt(load, multiplier * peak.share) * units,
    })),
    whyUnsure:
      understated ?? (isFlattened ? 'What it needs rests on means of an hour, which hide the peak.' : null),
  };
}

/** `The scheduled action night sets it to 2 at 2026-12-11T18:00:00Z, where the peak needs 40` */
const describeSize = ({ action, size, at, needed }: SetSize): string =>
  `The scheduled action ${action.scheduledActionName} sets it to ${size} at ${at}${needed === null ? '' : `, where the traffic of that time needs ${needed}`}`;

/** A desired capacity above the maximum is refused: that must be raised first, as the ceiling of the group says. */
function leaveEnough(
  group: AutoScalingGroup,
  { action }: SetSize,
  needed: number,
  context: TargetContext,
): FixDraft {
  const { scheduledActionName: name } = action;
  const move = `Move the scheduled action ${name} out of the peaks of ${group.autoScalingGroupName}`;
  if (needed > (action.maxSize ?? group.maxSize))
    return { action: `${move}, or delete it.`, lead: 'setting' };
  return {
    action: `${move}, or let it set the ${needed} that they need.`,
    command: rewriteAction({ ...action, desiredCapacity: needed }, context),
    lead: 'setting',
    // One that runs once is over by then.
    ...(action.recurrence === null
      ? {}
      : {
          reversal: {
            action: `Let the scheduled action ${name} set ${action.desiredCapacity} again.`,
            command: rewriteAction(action, context),
          },
        }),
  };
}
