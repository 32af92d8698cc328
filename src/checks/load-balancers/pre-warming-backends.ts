import { toInstant } from '../../plan/calendar';
import type { EventContext } from '../../plan/judging';
import { defineCheck, fail, notApplicable, pass, warn } from '../check';
import { judgePreWarming, type PreWarming } from '../pre-warming';

export const preWarmingBackends = defineCheck({
  id: 'pre-warming-backends',
  title: 'Back ends run at event size before the event starts',
  failureTitle: 'Back ends of a pre-warmed load balancer are not scaled in time',
  why: 'A warm load balancer before cold back ends only brings the errors sooner.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html',
  workbook: '7 ELB Prewarming',
  needs: ['loadBalancers'],
  evaluate({ loadBalancers }, context) {
    return judgePreWarming(loadBalancers, context, (entry, resource) => {
      if (entry === undefined) return notApplicable('Section 7 of the plan has no entry for it.', resource);
      const { good, words } = scaling(entry, context);
      if (good === true) return pass(resource, words);
      const verdict = good === null ? warn : fail;
      return verdict(resource, words, {
        action:
          'Schedule the scale-out of the back ends before the start of the event and enter when (preWarming.backends.scaledBy).',
        leadDays: 7,
      });
    });
  },
});

/** Whether the back ends are at size in time; null when the plan does not say. */
function scaling({ backends }: PreWarming, { plan, window }: EventContext) {
  if (backends === undefined) return { good: null, words: 'The plan does not say whether they are scaled.' };
  if (backends.scaled) return { good: true, words: 'They run at event size.' };
  if (backends.scaledBy === undefined) {
    return { good: null, words: 'They do not run at event size, and the plan does not say when they will.' };
  }
  const at = Date.parse(toInstant(backends.scaledBy, plan.calendar.timeZone));
  return {
    good: at <= Date.parse(window.start),
    words: `They will run at event size by ${backends.scaledBy}; the event starts ${plan.calendar.start}.`,
  };
}
