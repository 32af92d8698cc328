import { Temporal } from 'temporal-polyfill';
import { eventWindow, toInstant, wholeDay } from './calendar';
import type { EventPlan } from './schema';

/** The window normal traffic is measured over; instants are ISO 8601 in UTC. */
export interface Lookback {
  readonly from: string;
  readonly to: string;
  /** Windows that were not normal traffic. */
  readonly exclude: readonly { readonly from: string; readonly to: string }[];
}

/** Two whole weeks, so that each weekday counts twice; CloudWatch keeps 1-minute data for 15 days. */
const DEFAULT_DAYS = 14;

/**
 * `traffic.baseline` of the plan, else the 14 days before `asOf`. The event itself is not normal traffic: once it has
 * begun it is left out, and the 14 days end where it begins. Nor are the days of load tests that the plan tells of.
 *
 * @param asOf Time the inventory is taken, ISO 8601.
 */
export function lookbackOf(
  { traffic, calendar, loadTests }: Pick<EventPlan, 'traffic' | 'calendar' | 'loadTests'>,
  asOf: string,
): Lookback {
  const tests = testDays({ loadTests, calendar }).map(({ from, to }) => ({ from, to }));
  if (!traffic.baseline) {
    const { start, end } = eventWindow({ calendar });
    const to = Temporal.Instant.from(asOf);
    const before = Temporal.Instant.from(start);
    const hasBegun = Temporal.Instant.compare(to, before) > 0;
    const from = (hasBegun ? before : to).subtract({ hours: 24 * DEFAULT_DAYS });
    return {
      from: from.toString(),
      to: to.toString(),
      exclude: [...(hasBegun ? [{ from: start, to: end }] : []), ...tests],
    };
  }
  const inUtc = (window: { from: string; to: string }) => ({
    from: toInstant(window.from, calendar.timeZone),
    to: toInstant(window.to, calendar.timeZone),
  });
  return { ...inUtc(traffic.baseline), exclude: [...traffic.baseline.exclude.map(inUtc), ...tests] };
}

/** The days of the load tests that were done: their traffic is not normal. */
const testDays = ({ loadTests, calendar }: Pick<EventPlan, 'calendar' | 'loadTests'>) =>
  loadTests
    .filter(({ result }) => result !== 'planned')
    .map(({ name, on }) => {
      const { start, end } = wholeDay(on, calendar.timeZone);
      return { name, on, from: start, to: end };
    });

/** Says which load tests are left out of a look-back, each with its day; empty where none lies in it. */
export const leftOutTests = (
  plan: Pick<EventPlan, 'traffic' | 'calendar' | 'loadTests'>,
  asOf: string,
): readonly string[] => {
  const { from, to } = lookbackOf(plan, asOf);
  return testDays(plan)
    .filter((test) => Date.parse(test.from) < Date.parse(to) && Date.parse(test.to) > Date.parse(from))
    .map(({ name, on }) => `${name} (${on})`);
};
