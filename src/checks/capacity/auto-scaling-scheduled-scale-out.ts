import { writeChange } from '../../capacity/changes';
import { COMPUTE_ARTIFACTS } from '../../capacity/compute';
import { setMaximum } from '../../capacity/group-sizes';
import { type GroupRise, type ReadyGroup, readyGroup } from '../../capacity/rises';
import { maxInForce } from '../../capacity/schedule';
import type { Shortfall } from '../../capacity/shortfall';
import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { nodeGroupOf } from '../../judging/fleet';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type AutoScalingGroup, type ScheduledAction } from '../../model/artifacts';
import type { FindingStatus } from '../../model/finding';
import { multiplierOf } from '../../plan/demand';
import { judgeGroups } from '../auto-scaling';
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
import { describePace } from '../pace';

const HOUR = 3_600_000;

export const autoScalingScheduledScaleOut = defineCheck({
  id: 'auto-scaling-scheduled-scale-out',
  title: 'Auto Scaling groups are scaled out before a rise that is faster than they can follow',
  failureTitle: 'Auto Scaling group must chase a rise that is faster than it can follow',
  why: 'Policies react minutes after the load; a sale that opens on the hour is over for those who got errors.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'scheduledActions'],
  uses: [...TRAFFIC_ARTIFACTS, ...COMPUTE_ARTIFACTS, 'autoScalingLaunches'],
  evaluate(artifacts, planned) {
    return judgeGroups(artifacts.autoScalingGroups, (group, resource) => {
      const ready = readyGroup(group, artifacts, planned);
      const decideIn = (context: TargetContext) =>
        decide(group, resource, ready, artifacts.scheduledActions, context);
      return judgeByTraffic(
        planned,
        (context) => decideIn(context).inWords(),
        (context) => decideIn(context).status,
      );
    });
  },
});

/** What is decided of a group. The words take more work: the whole rise, and the smallest start that is enough. */
interface Decision {
  readonly status: FindingStatus;
  inWords(): Judgement;
}

const decided = (judgement: Judgement): Decision => ({
  status: judgement.status,
  inWords: () => judgement,
});

function decide(
  group: AutoScalingGroup,
  resource: JudgedResource,
  { play, fallsShort, isLoadKnown }: ReadyGroup,
  actions: readonly ScheduledAction[],
  context: TargetContext,
): Decision {
  const { multiplier } = context;
  if (multiplier === null) return decided(notApplicable('The needed multiplier is not known.', resource));
  if (multiplier <= 1) return decided(notApplicable('Traffic does not rise.', resource));
  const owner = ARTIFACTS.autoScalingGroups.owner(group);
  if (multiplierOf(owner, context) === null) {
    return decided(unknown(resource, 'How many times its normal traffic it gets is not known.'));
  }
  const decideBy = (status: FindingStatus, tell: (rise: GroupRise, seen: string) => Judgement): Decision => ({
    status,
    inWords: () => {
      const rise = play(multiplier);
      return tell(rise, `${describeAction(rise)} Traffic rises ${multiplier}× ${describePace(context)}`);
    },
  });
  const falls = fallsShort(multiplier);
  if (!falls && isLoadKnown) {
    return decideBy('pass', ({ assumptions }, seen) =>
      pass(resource, `${seen}, and it follows. ${assumptions}`),
    );
  }
  // What follows passes wherever it stands, so that less evidence of the path never looks better.
  const { placement, because } = context.placed(owner);
  if (placement === 'off') {
    return decided(notApplicable(`It does not carry the event’s traffic. ${because}`, resource));
  }
  // An assumption may find a group too slow, and never fast enough.
  if (!falls) {
    return decideBy('unknown', ({ assumptions }, seen) =>
      unknown(resource, `${seen}. Whether it follows is not known. ${assumptions}`),
    );
  }
  if (placement === 'unplaced') {
    return decideBy('unknown', (rise, seen) =>
      unknown(
        resource,
        `${seen}: ${describeLack(rise, rise.findEnough())} Whether it carries the event’s traffic is not known. ${because}`,
      ),
    );
  }
  return decideBy('warn', (rise, seen) => {
    const enough = rise.findEnough();
    const fix = scaleOut(group, enough, actions, context);
    return warn(resource, `${seen}: ${describeLack(rise, enough)}`, fix);
  });
}

const describeAction = ({ action }: GroupRise): string =>
  action
    ? `The scheduled action ${action.scheduledActionName} sets ${sizes(action)}.`
    : 'No scheduled action raises it within the day before the event.';

const describeLack = ({ shortfall, assumptions }: GroupRise, enough: number): string =>
  `${shortfall === null ? 'nothing is lacking' : lacking(shortfall)}; with ${enough} at the start nothing is lacking. ${assumptions}`;

/** A minimum above the maximum is refused, so what the group may grow to is raised with it. */
function scaleOut(
  group: AutoScalingGroup,
  enough: number,
  actions: readonly ScheduledAction[],
  { target, plan, window, asOf }: TargetContext,
): FixDraft {
  const name = group.autoScalingGroupName;
  const inForce = maxInForce(group, actions, asOf, window);
  const isRaised = enough > inForce.maxSize;
  const managed = nodeGroupOf(group.tags)?.managedAs ?? null;
  const action = `Schedule a scale-out to ${enough}, or what a load test says the first minutes need, an hour before the event starts`;
  // Another action, or EKS, would set the maximum back: its own fix is to change that first.
  if (isRaised && (inForce.action !== null || managed !== null)) {
    const by = inForce.action
      ? `the scheduled action ${inForce.action.scheduledActionName}`
      : `EKS for the node group ${managed}`;
    return {
      action: `${action}; first raise the maximum size of ${inForce.maxSize}, which ${by} sets, to at least that.`,
      lead: 'setting',
    };
  }
  const schedule = (which: string, at: string, minSize: number) =>
    awsCommand(target, 'autoscaling', 'put-scheduled-update-group-action', {
      'auto-scaling-group-name': name,
      'scheduled-action-name': `${plan.id}-${which}`,
      'start-time': at,
      'min-size': minSize,
    });
  const anHourBefore = new Date(Date.parse(window.start) - HOUR).toISOString();
  const out = schedule('scale-out', anHourBefore, enough);
  const scaleIn = schedule('scale-in', window.end, group.minSize);
  return {
    action: isRaised ? `${action}, and let it grow to at least that.` : `${action}.`,
    command: isRaised
      ? [asking(`maximum size of ${name}`, enough, setMaximum(group, enough, target)), out]
      : out,
    ...(isRaised ? writeChange(target, 'asg.maxSize', name, enough) : {}),
    lead: 'setting',
    reversal: {
      action: `Schedule the scale-in with it: a minimum of ${group.minSize} when the event ends${isRaised ? `, and a maximum of ${group.maxSize} after it` : ''}.`,
      command: isRaised ? [scaleIn, setMaximum(group, group.maxSize, target)] : scaleIn,
    },
  };
}

/** `from minute 0 to 17 as much as 87 % of it finds no instance that can carry it` */
const lacking = ({ from, to, worst }: Shortfall): string =>
  `from minute ${from} ${to === null ? 'on' : `to ${to}`} as much as ${Math.ceil(worst * 100)} % of it finds no instance that can carry it`;

const sizes = ({ minSize, desiredCapacity }: ScheduledAction): string =>
  [
    minSize === null ? null : `minimum ${minSize}`,
    desiredCapacity === null ? null : `desired ${desiredCapacity}`,
  ]
    .filter((size) => size !== null)
    .join(', ');
