import { round } from '../../capacity/compute';
import type { EventContext } from '../../judging/context';
import { targetName } from '../../model/target';
import { type EventOverlap, togetherOf } from '../../plan/overlap';
import { defineEventCheck, type Judgement, notApplicable, warn } from '../check';

/** The report counts what this event brings, and knows of the others only that they are there: it is never better than yellow. */
export const overlappingEvents = defineEventCheck({
  id: 'overlapping-events',
  title: 'No other event runs in these accounts at the same time',
  failureTitle: 'Another event runs in these accounts at the same time',
  why: 'Two events share the quotas of an account: each holds alone, and together they break.',
  docs: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html',
  workbook: '12 Service Limits',
  needs: [],
  judgesPlan: true,
  evaluate(_, { overlaps = [], multiplier }) {
    if (overlaps.length === 0) return [notApplicable('No plan of another event at the same time is known.')];
    return overlaps.map((other) => judgeOverlap(other, multiplier));
  },
});

/** How many accounts and regions are named; the rest are counted. */
const MOST_NAMED = 5;

function judgeOverlap(other: EventOverlap, multiplier: EventContext['multiplier']): Judgement {
  const named = other.targets.slice(0, MOST_NAMED).map(targetName);
  const rest = other.targets.length - named.length;
  const where = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const both =
    multiplier === null || other.multiplier === null ? null : round(togetherOf(multiplier, other.multiplier));
  const sum =
    both === null
      ? 'How many times their normal traffic that makes together is not known.'
      : `What serves both needs ${round(multiplier ?? 0)} + ${round(other.multiplier ?? 0)} − 1 = ${both} times its normal traffic.`;
  return warn(
    { name: other.id },
    `${describeOverlap(other)} in ${where}. What it adds to quotas and resources there is not counted in this report. ${sum}`,
    {
      action:
        both === null
          ? 'Judge both events together: add up the traffic of both in the plan of either, with the resources of both in its scope.'
          : `Judge both events together: ask what-if for a multiplier of ${both}, with the resources of both in the scope, and make the room that it asks for.`,
      lead: 'quotaIncrease',
    },
  );
}

/** Begins a sentence with the other event, how much it brings, and when. */
export const describeOverlap = ({ id, name, window: { start, end }, multiplier }: EventOverlap): string =>
  `${name} (${id}) brings ${multiplier === null ? 'traffic of its own' : `${round(multiplier)} times normal traffic`} from ${start} to ${end}`;
