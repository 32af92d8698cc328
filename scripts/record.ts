/**
 * `npm run record` fills an emulated account with the shop, collects it with our own collectors for the sample plan, and writes
 * `events/inventories/flash-sale.json.gz`. Two recordings with the same code give the same file.
 */
import { spawnSync } from 'node:child_process';
import { collectEvent } from '../src/app/runs/collect';
import { inventoryFile, readPlan, writeWhole } from '../src/cli/files';
import type { Inventory } from '../src/model/inventory';
import { startShop } from '../test/emulator/shop';

const PLAN = 'events/plans/flash-sale.yaml';
const RECORDING = 'events/inventories/flash-sale.json.gz';

/** Three weeks before the sale. The recording is always judged as of this time. */
const RECORDED_AT = '2026-11-21T09:00:00.000Z';

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * Makes recordings repeatable: it sorts the keys of objects, and replaces times that the emulator took from the machine's clock by
 * the time of the recording.
 */
function makeRepeatable(inventories: readonly Inventory[], startedAt: string): Inventory[] {
  const endedAt = new Date().toISOString();
  const isStamp = (value: unknown) =>
    typeof value === 'string' && INSTANT.test(value) && startedAt <= value && value <= endedAt;
  const text = JSON.stringify(inventories, (_, value: unknown) => {
    if (isStamp(value)) return RECORDED_AT;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
  return JSON.parse(text);
}

async function record(): Promise<void> {
  const plan = await readPlan(PLAN);
  // The start is a whole second, because some of the emulator's times have no fractions.
  const startedAt = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  const shop = await startShop(new Date(RECORDED_AT));
  try {
    Object.assign(process.env, shop.env);
    const { signal } = new AbortController();
    const inventories = await collectEvent({ plan, now: () => RECORDED_AT, signal });
    const failed = inventories.flatMap(({ artifacts }) => Object.values(artifacts)).filter(({ ok }) => !ok);
    if (failed.length > 0) throw new Error(`not everything could be collected: ${JSON.stringify(failed)}`);
    await writeWhole(RECORDING, inventoryFile(makeRepeatable(inventories, startedAt), RECORDING));
    process.stderr.write(`${RECORDING}: ${inventories.length} targets as of ${RECORDED_AT}\n`);
  } finally {
    await shop.stop();
  }
}

const { status } = spawnSync('node', ['scripts/emulator.mjs'], { stdio: 'inherit' });
if (status === 0) await record();
else process.exitCode = 1;
