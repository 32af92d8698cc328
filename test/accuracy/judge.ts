import { type CheckedEvent, checkEvent } from '../../src/app/judging/check';
import type { Inventory } from '../../src/model/inventory';
import { type EventPlanInput, eventPlanSchema } from '../../src/plan/schema';
import { type Account, inventoriesOf } from './accounts';

/** Judges an account as `iem check` does, with the plans of other events, or as `iem whatif` does at another multiplier. */
export const judge = (
  account: Account,
  inventories: readonly Inventory[] = inventoriesOf(account),
  others: readonly EventPlanInput[] = [],
  multiplier?: number,
) =>
  checkEvent({
    multiplier,
    plan: eventPlanSchema.parse(account.plan),
    others: others.map((other) => eventPlanSchema.parse(other)),
    inventories,
    run: {
      id: 'run',
      trigger: 'cli',
      by: 'test',
      startedAt: '2026-11-22T00:00:00Z',
      finishedAt: '2026-11-22T00:01:00Z',
    },
    previous: null,
  });

const COLOURS = { fail: 'red', warn: 'yellow', unknown: 'grey' } as const;

/**
 * All that is not well in an account, sorted: `red auto-scaling-group-size web 5`. A ceiling ends with the multiplier at
 * which it breaks, if it breaks at one.
 */
export function notWell({ findings, ceilings }: CheckedEvent): string[] {
  const ids = new Set(ceilings.map(({ id }) => id));
  const ofCeilings = ceilings
    .filter(({ status }) => status !== 'green')
    .map(({ status, family, resource, breaksAt }) =>
      [status, family, resource, breaksAt].filter(isSaid).join(' '),
    );
  const ofFindings = findings.flatMap(({ id, status, check, resource }) =>
    status === 'pass' || status === 'notApplicable' || ids.has(id)
      ? []
      : [`${COLOURS[status]} ${check} ${resource}`],
  );
  return [...ofCeilings, ...ofFindings].sort();
}

const isSaid = (part: string | number | null): boolean => part !== null;
