import { Temporal } from 'temporal-polyfill';
import { eventWindow, toInstant, wholeDay } from './calendar';
import type { EventPlan } from './schema';

/** The window over which normal traffic is measured; instants are ISO 8601 in UTC. */
export interface Lookback {
  readonly from: string;
  readonly to: string;
  /** Windows that were not normal traffic. */
  readonly exclude: readonly { readonly from: string; readonly to: string }[];
  /** The freeze of the plan as far as it has passed; absent before it begins, and where the plan has none. */
  readonly freeze?: { readonly from: string; readonly to: string };
}

/** Two whole weeks, so that each weekday counts twice; CloudWatch keeps 1-minute data for 15 days. */
const DEFAULT_DAYS = 14;
/** CloudWatch aggregates by whole hours, so the look-back begins with one. */
const TO_WHOLE_HOUR = { smallestUnit: 'hour', roundingMode: 'floor' } as const;

/**
 * Returns the look-back: `traffic.baseline` of the plan, else the 14 days before `asOf`, from a whole hour on. The traffic of the event is not
 * normal, so once it has begun it is excluded and the 14 days end at its start. Nor is the traffic of the plan's load tests.
 *
 * @param asOf The time at which the inventory is taken, ISO 8601.
 */
export function lookbackOf(
  { traffic, calendar, loadTests }: Pick<EventPlan, 'traffic' | 'calendar' | 'loadTests'>,
  asOf: string,
): Lookback {
  const tests = testDays({ loadTests, calendar }).map(({ from, to }) => ({ from, to }));
  const freeze = freezeSoFar({ calendar }, asOf);
  if (!traffic.baseline) {
    const { start, end } = eventWindow({ calendar });
    const to = Temporal.Instant.from(asOf);
    const before = Temporal.Instant.from(start);
    const hasBegun = Temporal.Instant.compare(to, before) > 0;
    const from = (hasBegun ? before : to).subtract({ hours: 24 * DEFAULT_DAYS }).round(TO_WHOLE_HOUR);
    return {
      from: from.toString(),
      to: to.toString(),
      exclude: [...(hasBegun ? [{ from: start, to: end }] : []), ...tests],
      ...freeze,
    };
  }
  const inUtc = (window: { from: string; to: string }) => ({
    from: toInstant(window.from, calendar.timeZone),
    to: toInstant(window.to, calendar.timeZone),
  });
  return {
    ...inUtc(traffic.baseline),
    exclude: [...traffic.baseline.exclude.map(inUtc), ...tests],
    ...freeze,
  };
}

function freezeSoFar(
  { calendar: { freeze, timeZone } }: Pick<EventPlan, 'calendar'>,
  asOf: string,
): Pick<Lookback, 'freeze'> {
  if (freeze === undefined) return {};
  const [from, end] = [toInstant(freeze.from, timeZone), toInstant(freeze.to, timeZone)];
  const now = Temporal.Instant.from(asOf);
  if (Temporal.Instant.compare(now, from) < 0) return {};
  return { freeze: { from, to: Temporal.Instant.compare(now, end) < 0 ? now.toString() : end } };
}

/** Returns the days of the load tests that took place, because their traffic is not normal. */
const testDays = ({ loadTests, calendar }: Pick<EventPlan, 'calendar' | 'loadTests'>) =>
  loadTests
    .filter(({ result }) => result !== 'planned')
    .map(({ name, on }) => {
      const { start, end } = wholeDay(on, calendar.timeZone);
      return { name, on, from: start, to: end };
    });

/** Lists the load tests whose days the look-back excludes, each as `name (date)`. */
export const listExcludedTests = (
  plan: Pick<EventPlan, 'traffic' | 'calendar' | 'loadTests'>,
  asOf: string,
): readonly string[] => {
  const { from, to } = lookbackOf(plan, asOf);
  return testDays(plan)
    .filter((test) => Date.parse(test.from) < Date.parse(to) && Date.parse(test.to) > Date.parse(from))
    .map(({ name, on }) => `${name} (${on})`);
};
