import type { EventContext } from '../../judging/context';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { toInstant } from '../../plan/calendar';
import type { PreWarming } from '../../plan/pre-warming';
import { BACK_END_ARTIFACTS, sizesOfBackEnds } from '../back-end-sizes';
import { defineCheck, fail, notApplicable, pass, unknown, warn } from '../check';
import { judgePreWarming } from '../pre-warming';

export const preWarmingBackends = defineCheck({
  id: 'pre-warming-backends',
  title: 'Back ends run at event size before the event starts',
  failureTitle: 'Back ends of a pre-warmed load balancer are not scaled in time',
  why: 'A warm load balancer in front of cold back ends only brings the errors sooner.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers', 'targetGroups', 'autoScalingGroups', 'scheduledActions'],
  uses: [...TRAFFIC_ARTIFACTS, ...BACK_END_ARTIFACTS],
  evaluate(artifacts, planned) {
    return judgePreWarming(artifacts.loadBalancers, planned, (entry, resource, balancer, context) => {
      if (entry === undefined) return notApplicable('Section 7 of the plan has no entry for it.', resource);
      const claim = claimOf(entry, context);
      const sizes = sizesOfBackEnds(balancer, artifacts, context);
      const words = [claim.words, ...sizes.map((size) => size.words)].join(' ');
      // What AWS shows counts before what the plan says.
      if (sizes.length > 0 && sizes.every(({ isEnough }) => isEnough === true)) return pass(resource, words);
      const isKnown = sizes.some(({ isEnough }) => isEnough === false);
      if (!isKnown && claim.isKept) {
        const nobody =
          sizes.length > 0
            ? ''
            : ' No Auto Scaling group and no ECS service is behind it whose size AWS could show.';
        return unknown(resource, `${words}${nobody}`);
      }
      const verdict = claim.isKept === false || claim.isDue ? fail : warn;
      return verdict(resource, words, {
        action:
          'Schedule the scale-out of the back ends before the start of the event and enter when (preWarming.backends.scaledBy).',
        lead: 'configuration',
      });
    });
  },
});

/** What the plan says of the back ends. */
interface Claim {
  /** Whether they are at size in time by what it says; null when it does not say. */
  readonly isKept: boolean | null;
  /** Whether they must be at size already. */
  readonly isDue: boolean;
  readonly words: string;
}

function claimOf({ backends }: PreWarming, { plan, window, asOf }: EventContext): Claim {
  if (backends === undefined) {
    return { isKept: null, isDue: false, words: 'The plan does not say whether they are scaled.' };
  }
  if (backends.scaled) {
    return { isKept: true, isDue: true, words: 'The plan says that they run at event size.' };
  }
  if (backends.scaledBy === undefined) {
    return {
      isKept: null,
      isDue: false,
      words: 'They do not run at event size, and the plan does not say when they will.',
    };
  }
  const at = Date.parse(toInstant(backends.scaledBy, plan.calendar.timeZone));
  return {
    isKept: at <= Date.parse(window.start),
    isDue: at <= Date.parse(asOf),
    words: `The plan says that they will run at event size by ${backends.scaledBy}; the event starts ${plan.calendar.start}.`,
  };
}
