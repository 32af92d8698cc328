/** One event that people prepare: its account, which they mend, and a clock that the test moves. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type ApiHandler, createApi } from '../../src/api/api';
import { createLocalExecutions } from '../../src/app/runs/local-executions';
import type { Artifacts } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';
import type { EventPlanInput } from '../../src/plan/schema';
import { containerSale } from '../samples/container-sale';
import { inventoriesOf } from '../samples/sample';
import { aBill } from './artifacts/cost-explorer';
import { openLocalBackend } from './local-backend';

/** The plan that people end with: of the sale on containers, from noon on 12 December 2026 in Berlin. */
export const SALE = parse(readFileSync('events/plans/container-sale.yaml', 'utf8')) as EventPlanInput;

const { schema, id, name, customer, type, environment, accounts, traffic, resilience, calendar, contacts } =
  SALE;

/** What of it there is at the kick-off: what the event is, who takes part, in which account, and how much traffic comes. */
export const KICKED_OFF: EventPlanInput = {
  ...{ schema, id, name, customer, type, environment, accounts, traffic, resilience },
  successCriteria: [{ description: 'Checkout stays fast' }],
  calendar: { timeZone: calendar.timeZone, start: calendar.start, end: calendar.end },
  contacts: (contacts ?? []).map(({ expertise: _, ...contact }) => contact),
};

/** Of months that are over whenever the account is read. */
const BILLS = [aBill('2026-08', { 'AWS Fargate': 900 }), aBill('2026-09', { 'AWS Fargate': 1000 })];

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/** The inventory as it would be taken later: what it says of the past, such as when a peak was, is as long ago as it was. */
function takenAt({ collectedAt, ...inventory }: Inventory, now: string): Inventory {
  const later = Date.parse(now) - Date.parse(collectedAt);
  const artifacts = JSON.parse(JSON.stringify(inventory.artifacts), (_, value: unknown) =>
    typeof value === 'string' && TIME.test(value) && Date.parse(value) <= Date.parse(collectedAt)
      ? new Date(Date.parse(value) + later).toISOString()
      : value,
  );
  return { ...inventory, collectedAt: now, artifacts };
}

/** Opens a backend whose runs read the account of the sale as it is then. */
export async function openPreparedEvent(from: string) {
  const local = await openLocalBackend(from);
  const { now } = local.backend;
  let account: Artifacts = { ...containerSale.region, billedServices: BILLS };
  const executions = createLocalExecutions(
    {
      ...local.backend,
      recorded: async (target) =>
        inventoriesOf({ ...containerSale, region: account })
          .filter((one) => one.target.region === target.region)
          .map((one) => takenAt(one, now()))[0],
    },
    { retryMs: 1 },
  );
  const errors: unknown[] = [];
  const handler: ApiHandler = createApi({
    backend: { ...local.backend, executions },
    log: { error: (_, { error }) => void errors.push(error) },
  });
  return {
    handler,
    /** What went wrong in the API itself. */
    errors,
    /** Moves the clock to a later time, ISO 8601 in UTC. */
    goTo(time: string) {
      local.later((Date.parse(time) - Date.parse(now())) / 1000);
    },
    /** Changes what the account has, from the next run on. */
    mend(change: (account: Artifacts) => Partial<Artifacts>) {
      account = { ...account, ...change(account) };
    },
    /** Resolves once no run is in progress. */
    idle: () => executions.idle(),
    close: () => local.close(),
  };
}
