import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadOtherPlans } from '../../../src/app/judging/other-plans';
import { finishRun } from '../../../src/app/runs/finish-run';
import { startRun } from '../../../src/app/runs/start-run';
import { eventPlanSchema } from '../../../src/plan/schema';
import { inventoriesOf, shop } from '../../accuracy/accounts';
import { judge } from '../../accuracy/judge';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

let local: LocalBackend;
beforeAll(async () => {
  local = await openLocalBackend();
});
afterAll(() => local.close());

const day = (date: string) => ({ timeZone: 'UTC', start: `${date} 00:00`, end: `${date} 23:59` });
const sale = eventPlanSchema.parse(shop.plan);

describe('the plans of other events', () => {
  it('are those that may run at the same time', async () => {
    const { store } = local.backend;
    for (const [id, date] of [
      ['same-day', '2026-12-12'],
      ['next-week', '2026-12-19'],
      ['next-year', '2027-12-12'],
      ['years-ago', '2023-12-12'],
      ['months-ago', '2026-06-01'],
    ] as const) {
      await store.plans.create(aPlan({ id, calendar: day(date) }), 'mei');
    }
    const ids = (await loadOtherPlans(store, sale)).map(({ id }) => id);
    expect(ids).toEqual(['months-ago', 'same-day']);
  });

  it('are told in the first lines of either report, and make an event that is ready no better than at risk', async () => {
    const { store } = local.backend;
    const launch = eventPlanSchema.parse({
      ...shop.plan,
      id: 'launch',
      name: 'Launch',
      traffic: { multiplier: 8 },
    });
    const reports = [];
    for (const plan of [sale, launch]) await store.plans.create(plan, 'mei');
    await store.plans.delete('same-day', 1);
    for (const { id: event } of [sale, launch]) {
      const request = { event, trigger: 'api', by: 'mei', requestedAt: local.backend.now() };
      const { run } = await startRun(local.backend, request);
      for (const inventory of inventoriesOf(shop)) await store.runs.saveInventory(run, inventory);
      await finishRun(local.backend, { event, run: run.id });
      reports.push(await store.runs.report(run));
    }
    expect((await judge(shop)).report).toMatchObject({ verdict: 'ready' });
    expect(reports).toMatchObject([
      {
        verdict: 'at-risk',
        caveats: [
          'Launch (launch) brings 8 times normal traffic from 2026-12-11T16:00:00Z to 2026-12-12T15:59:00Z, in accounts of this event: see overlapping-events.',
        ],
        findings: [{ check: 'overlapping-events', status: 'warn', resource: 'launch' }],
      },
      {
        verdict: 'at-risk',
        caveats: [expect.stringMatching(/^Flash sale \(flash-sale\) brings 22 times normal traffic from /)],
        findings: [{ check: 'overlapping-events', status: 'warn', resource: 'flash-sale' }],
      },
    ]);
  });
});
