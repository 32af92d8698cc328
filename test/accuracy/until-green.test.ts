import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkEvent, storeInMemory } from '../../src/app/judging/check';
import { judgeUntilGreen } from '../../src/app/judging/until-green';
import { makeChanges, parseChange, subjectOf } from '../../src/capacity/changes';
import { eventPlanSchema } from '../../src/plan/schema';
import { type Account, inventoriesOf, shop, steadyShop } from './accounts';
import { cluster } from './cluster';
import { legacy } from './legacy';
import { each, withQuota } from './planted';
import { serverless } from './serverless';

const run = {
  id: 'run',
  trigger: 'cli',
  by: 'test',
  startedAt: '2026-11-22T00:00:00Z',
  finishedAt: '2026-11-22T00:01:00Z',
};

const planAt = ({ plan }: Account, multiplier: number) =>
  eventPlanSchema.parse({ ...plan, traffic: { ...plan.traffic, multiplier } });

const untilGreen = (account: Account, multiplier = 22) =>
  judgeUntilGreen({
    plan: planAt(account, multiplier),
    ...storeInMemory(inventoriesOf(account)),
    run,
  });

/** Ids of what is red with some changes made, judged anew. */
async function redWith(account: Account, multiplier: number, changes: readonly string[]) {
  const made = changes.map(parseChange);
  const { ceilings, findings } = await checkEvent({
    plan: planAt(account, multiplier),
    inventories: inventoriesOf(account).map((inventory) => makeChanges(made, inventory)),
    run,
    previous: null,
  });
  return [
    ...ceilings.filter(({ status }) => status === 'red'),
    ...findings.filter(({ status, critical }) => status === 'fail' && critical),
  ].map(({ id }) => id);
}

const ACCOUNTS = { shop, steadyShop, legacy, cluster, serverless };

describe('until green, in accounts of several kinds', () => {
  it.each(Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[])('asks for nothing in %s', async (name) => {
    const { steps, remaining } = await untilGreen(ACCOUNTS[name]);
    expect({ steps, remaining }).toEqual({ steps: [], remaining: [] });
  });

  it('finds a least set: all of it makes nothing red that is not told, and each of it is needed', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(ACCOUNTS)),
        fc.integer({ min: 23, max: 300 }),
        fc.integer({ min: 100, max: 4000 }),
        async (account, multiplier, vCpus) => {
          const limited: Account = {
            ...account,
            region: { ...account.region, ...withQuota(account.region, 'L-1216C47A', vCpus) },
          };
          const { steps, remaining } = await untilGreen(limited, multiplier);
          const changes = steps.map(({ change }) => change);
          const told = new Set(remaining.flatMap(({ status, id }) => (status === 'red' ? [id] : [])));
          const news = async (made: readonly string[]) =>
            (await redWith(limited, multiplier, made)).filter((id) => !told.has(id));
          expect(await news(changes)).toEqual([]);
          for (const change of changes) {
            const without = await news(changes.filter((other) => other !== change));
            expect({ change, isNeeded: without.length > 0 }).toEqual({ change, isNeeded: true });
          }
          const subjects = changes.map((change) => subjectOf(parseChange(change)));
          expect(new Set(subjects).size).toBe(subjects.length);
          const dates = steps.map(({ fix }) => fix.by ?? '');
          expect(dates).toEqual(dates.toSorted());
          for (const { fix } of steps) expect(fix.command).toContain('aws ');
        },
      ),
      { numRuns: 3 },
    ));

  it('asks once for one quota, for the most that is asked for', async () => {
    // The load of 88 instances, twice for the loss of a zone, needs 352 vCPUs; a maximum of 1,000 instances needs 2,000.
    const { autoScalingGroups } = shop.region;
    const roomy: Account = {
      ...shop,
      region: {
        ...shop.region,
        ...withQuota(shop.region, 'L-1216C47A', 160),
        autoScalingGroups: each(autoScalingGroups, { maxSize: 1000 }),
      },
    };
    const { steps, before } = await untilGreen(roomy);
    const asking = [...before.ceilings, ...before.findings].filter(({ fix }) => fix?.change !== undefined);
    expect(new Set(asking.map(({ id }) => id)).size).toBe(2);
    expect(steps.map(({ change }) => change)).toEqual(['quota/L-1216C47A@111122223333/us-east-1=2000']);
    expect(steps[0]?.fix.command).toContain('--desired-value 2000');
  });

  it('tells what breaks next as things are, and with the reserve for a zone', async () => {
    // 400 instances ÷ 4 are 100×, and half of that without one of two zones; then 2,000 connections ÷ 10.
    const { breaksFirst, steps } = await untilGreen(shop, 60);
    expect(breaksFirst).toMatchObject({
      multiplier: 100,
      title: 'Auto Scaling group web',
      withoutOneZone: { multiplier: 50, title: 'Auto Scaling group web' },
    });
    expect(steps.at(-1)?.breaksNext?.withoutOneZone?.multiplier).toBeGreaterThanOrEqual(60);
  });
});
