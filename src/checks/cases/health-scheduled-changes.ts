import type { HealthEvent } from '../../model/artifacts';
import { followUpEnd } from '../../plan/countdown';
import { defineCheck, fail, type TargetContext, unknown, warn } from '../check';
import { describeHealthEvent, judgeHealthEvents, resourceOfEvent } from '../health';

export const healthScheduledChanges = defineCheck({
  id: 'health-scheduled-changes',
  title: 'AWS changes nothing of the event until it is over',
  failureTitle: 'AWS has scheduled a change of something the event needs',
  why: 'A host that is retired, a maintenance or the end of a version comes on its date, peak or no peak.',
  docs: 'https://docs.aws.amazon.com/health/latest/ug/aws-health-planned-lifecycle-events.html',
  workbook: '12 Resilience',
  needs: ['healthEvents'],
  evaluate({ healthEvents }, context) {
    return judgeHealthEvents(
      healthEvents,
      ['scheduledChange'],
      context,
      (event, affected) => {
        const when = whenIs(event, context);
        if (when === 'later') return null;
        const resource = resourceOfEvent(event);
        const detail = `${describeHealthEvent(event, affected)}. ${SAID[when]}${datesOf(event)}.`;
        if (when === 'unknown') return unknown(resource, detail);
        // What AWS says to everybody may not be about anything that this account has.
        const verdict = when === 'during' && event.isOfAccount ? fail : warn;
        return verdict(resource, detail, {
          action: ACTIONS[when],
          lead: 'repair',
        });
      },
      'No change that AWS Health announces falls before the end of the event and what is watched after it',
    );
  },
});

/** When a change is, against the event: `open` began before and nothing says when it ends. */
type When = 'before' | 'open' | 'during' | 'after' | 'later' | 'unknown';

const SAID: Readonly<Record<Exclude<When, 'later'>, string>> = {
  before: 'It is over before the event',
  open: 'It begins before the event, and AWS does not say when it ends',
  during: 'It falls into the event',
  after: 'It begins soon after the event, while that is still watched',
  unknown: 'AWS does not say when it is',
};

const BEFORE = 'Do before the event what AWS asks for, and see that everything is well after it.';

const ACTIONS: Readonly<Record<Exclude<When, 'later' | 'unknown'>, string>> = {
  before: BEFORE,
  open: BEFORE,
  during: 'Do before the event what AWS asks for, or have AWS Support move it to after the event.',
  after: 'Keep people until it is over, or have AWS Support move it.',
};

const datesOf = ({ startsAt, endsAt }: HealthEvent): string => {
  const dates = [startsAt && `from ${startsAt}`, endsAt && `until ${endsAt}`].filter(Boolean);
  return dates.length > 0 ? `: ${dates.join(' ')}` : '';
};

function whenIs({ startsAt, endsAt }: HealthEvent, { plan, window }: TargetContext): When {
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  // What ends after the event may begin in it.
  if (startsAt === null && (endsAt === null || Date.parse(endsAt) >= end)) return 'unknown';
  const from = Date.parse(startsAt ?? endsAt ?? '');
  if (from > Date.parse(followUpEnd(plan))) return 'later';
  if (from >= end) return 'after';
  if (from >= start) return 'during';
  if (endsAt === null) return 'open';
  return Date.parse(endsAt) > start ? 'during' : 'before';
}
