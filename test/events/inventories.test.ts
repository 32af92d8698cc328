import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readInventory, readPlan } from '../../src/cli/files';
import { collectors } from '../../src/collect/registry';
import { isCollectedIn } from '../../src/model/inventory';
import { lookbackOf } from '../../src/plan/lookback';
import { targetsOf } from '../../src/plan/targets';

const DIRECTORY = 'events/inventories';

/** Each recording is of the plan of the same name. */
describe.each(readdirSync(DIRECTORY))('the recorded account %s', (file) => {
  const open = async () => ({
    plan: await readPlan(`events/plans/${file.replace('.json.gz', '.yaml')}`),
    inventories: await readInventory(`${DIRECTORY}/${file}`),
  });

  it('covers every target of its plan', async () => {
    const { plan, inventories } = await open();
    expect(inventories.map(({ target }) => target)).toEqual(expect.arrayContaining(targetsOf(plan)));
    expect(inventories).toHaveLength(targetsOf(plan).length);
  });

  it('has an answer of every collector', async () => {
    const { plan, inventories } = await open();
    for (const { target, artifacts, collectedAt } of inventories) {
      const lookback = lookbackOf(plan, collectedAt);
      const answered = Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [id] : []));
      const asked = collectors.flatMap(({ id, concerns }) =>
        isCollectedIn(target, id) && concerns?.(lookback) !== false ? [id] : [],
      );
      const missing = asked.filter((id) => !answered.includes(id));
      expect(
        missing.map((id) => `${file} knows nothing of ${id} in ${target.region}: npm run samples`),
      ).toEqual([]);
      expect(answered.toSorted()).toEqual(asked.toSorted());
    }
  });

  it('was taken before the event, and knows nothing later than that', async () => {
    const { plan, inventories } = await open();
    for (const { collectedAt, artifacts } of inventories) {
      expect(collectedAt < plan.calendar.start).toBe(true);
      const { dbInstances, loadBalancers } = artifacts;
      const times = [
        ...(dbInstances?.ok ? dbInstances.data.map((db) => db.latestRestorableTime) : []),
        ...(loadBalancers?.ok ? loadBalancers.data.map((balancer) => balancer.createdTime) : []),
      ];
      expect(times.filter((time) => time !== null && time > collectedAt)).toEqual([]);
    }
  });
});
