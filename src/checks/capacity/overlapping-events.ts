import { nameOfEvent, whyUnknown } from '../../capacity/other-events';
import type { EventContext } from '../../judging/context';
import { round } from '../../lib/round';
import { targetName } from '../../model/target';
import { type EventOverlap, togetherOf } from '../../plan/overlap';
import { defineEventCheck, type Judgement, notApplicable, warn } from '../check';

/**
 * The ceilings count what the others bring; how fast traffic rises, pre-warming and load tests are judged for this event alone. So
 * somebody must look, and it is never better than yellow.
 */
export const overlappingEvents = defineEventCheck({
  id: 'overlapping-events',
  title: 'No other event runs in these accounts at the same time',
  failureTitle: 'Another event runs in these accounts at the same time',
  why: 'Two events share the quotas of an account: each holds alone, and together they break.',
  docs: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html',
  workbook: '12 Service Limits',
  needs: [],
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
  const counted =
    other.multiplier === null
      ? `${whyUnknown(other)} So no ceiling that it may add to is green.`
      : 'The ceilings count what it adds to them: see their evidence.';
  const sum =
    both === null
      ? ''
      : `, where what serves both needs ${round(multiplier ?? 0)} + ${round(other.multiplier ?? 0)} − 1 = ${both} times its normal traffic`;
  return warn(
    { name: other.id },
    `${describeOverlap(other)} in ${where}. ${counted} How fast traffic rises, pre-warming and load tests are judged for this event alone${sum}.`,
    {
      action:
        other.multiplier === null
          ? `Give traffic.multiplier in the plan of ${nameOfEvent(other)}, so that the ceilings can count what it adds.`
          : `Agree with the team of ${nameOfEvent(other)} who scales out, pre-warms and load tests what serves both${both === null ? '' : `, for ${both} times its normal traffic`}. Then accept this with a waiver.`,
      lead: 'people',
    },
  );
}

/** Begins a sentence with the other event, how much it brings, and when. */
export const describeOverlap = ({
  id,
  name,
  window: { start, end },
  multiplier,
}: Omit<EventOverlap, 'plan'>): string =>
  `${nameOfEvent({ id, name })} brings ${multiplier === null ? 'traffic of its own' : `${round(multiplier)} times normal traffic`} from ${start} to ${end}`;
