/** What is stored in the event, where something fills by what is written to it. */
import { isKnown, type Missing } from '../judging/known';
import { round } from '../lib/round';
import type { MetricWindow, Peak } from '../model/artifacts';
import type { Evidence } from '../model/ceiling';
import type { ScopedResource } from '../model/resource';
import { densityOf } from './density';
import type { FamilyContext } from './family';
import { addedUse, linearUse, timesLoad, type Use } from './growth';

/** What fills, in GiB. */
interface Filling {
  readonly owner: ScopedResource;
  /** The metric of free space and its namespace, such as `AWS/RDS FreeStorageSpace`, and of what it is. */
  readonly source: string;
  readonly metric: string;
  readonly allocated: number;
  /** The least that was free; null where CloudWatch had no data. */
  readonly free: Peak | null | undefined;
  /** How fast that shrinks; null with less than a day of data. */
  readonly perDay: number | null | undefined;
  readonly window: MetricWindow | undefined;
}

const DAY_MS = 24 * 3_600_000;

/** What is stored at a multiple of traffic, in GiB; or why that is not known. */
export function storageGrowth(
  { owner, source, metric, allocated, free, perDay, window: measured }: Filling,
  { window, elasticity, addedTo }: FamilyContext,
): { readonly use: Use; readonly evidence: Evidence } | Missing {
  const density = densityOf(free, measured, 'minima', metric);
  // Too little data do not show a least growth: more may show that it is slower.
  if (!isKnown(density)) return density;
  if (!free || perDay === null || perDay === undefined) {
    return { missing: `CloudWatch has less than a day of data for ${metric} in the look-back.` };
  }
  // Storage grows from the time of the measurement: a baseline of last month does not tell what is free today.
  const measuredAt = Date.parse(free.at);
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  const daysBefore = Math.max(0, (start - measuredAt) / DAY_MS);
  const daysFrom = (from: number): number => Math.max(0, end - Math.max(from, measuredAt)) / DAY_MS;
  const eventDays = daysFrom(start);
  const atStart = allocated - free.value + perDay * daysBefore;
  // What another event writes stays, also what it writes before this one begins.
  const added = addedTo(owner).flatMap((one) =>
    timesLoad([one], perDay * daysFrom(Date.parse(one.window.start))),
  );
  const own = linearUse(perDay * eventDays, elasticity(owner), atStart);
  return {
    use: { ...own, growth: [...own.growth, ...addedUse(added)] },
    evidence: {
      source,
      at: free.at,
      detail: `It grows ${round(perDay)} GiB a day: at that rate for the ${round(daysBefore)} days until the event, and in proportion to traffic for the ${round(eventDays)} days of it. ${density.words}`,
    },
  };
}
