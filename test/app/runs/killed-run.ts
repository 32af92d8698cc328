/**
 * A process that carries a run out, until it is finished or the process is killed: `killed-run <folder> <time>`. It says the id of
 * the run, each target as soon as the store has taken it, and the end.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createLocalExecutions } from '../../../src/app/runs/local-executions';
import { startRun } from '../../../src/app/runs/start-run';
import type { Inventory } from '../../../src/model/inventory';
import type { Target } from '../../../src/model/target';
import { openLocalStore } from '../../../src/store/local';
import { anEc2Instance } from '../../builders/artifacts';
import { anInventory } from '../../builders/inventory';
import { aPlan } from '../../builders/plan';

const ACCOUNTS = 20;
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-southeast-1'];

/** Twenty accounts with four regions each. */
export const PLAN = aPlan({
  id: 'flash-sale',
  accounts: Array.from({ length: ACCOUNTS }, (_, i) => ({
    id: String(111_122_223_333 + i),
    regions: REGIONS.map((name) => ({ name })),
  })),
});

/** Bytes of text that nothing makes shorter: more than one chunk of a document holds. */
const LONG = 500_000;

/** What is read of a target, other than of any other target; of each tenth account it takes several items of the table. */
export function inventoryOf({ account, region }: Target): Inventory {
  const name = createHash('sha256').update(`${account} ${region}`).digest('hex');
  const noise = account.endsWith('3') && region !== 'global' ? noiseFrom(name, LONG) : name;
  const instance = anEc2Instance({ tags: { Name: name, noise } });
  return anInventory({
    target: { account, region },
    artifacts: { ec2Instances: { ok: true, data: [instance] } },
  });
}

function noiseFrom(seed: string, length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) {
    text += createHash('sha512').update(`${seed} ${i}`).digest('base64');
  }
  return text.slice(0, length);
}

async function carryOut(folder: string, from: string): Promise<void> {
  const begun = performance.now();
  const now = () => new Date(Date.parse(from) + performance.now() - begun).toISOString();
  const say = (...words: readonly string[]) => writeSync(1, `${words.join(' ')}\n`);
  const { store, close } = await openLocalStore(folder, now);
  const telling = {
    ...store,
    runs: {
      ...store.runs,
      saveInventory: async (...[run, inventory]: Parameters<typeof store.runs.saveInventory>) => {
        await store.runs.saveInventory(run, inventory);
        say('stored', inventory.target.account, inventory.target.region);
      },
    },
  };
  const backend = {
    ...{ store: telling, now, outbox: { send: async () => undefined } },
    accounts: { open: () => Promise.reject(new Error('Nothing is asked of AWS.')) },
    recorded: async (target: Target) => inventoryOf(target),
  };
  const executions = createLocalExecutions(backend, { retryMs: 1 });
  const asked = { event: PLAN.id, trigger: 'api', by: 'mei', requestedAt: from };
  const { run } = await startRun({ ...backend, executions }, asked);
  say('run', run.id);
  await executions.idle();
  say((await store.runs.get(run)).state);
  await close();
}

const [, , folder, from] = process.argv;
if (folder !== undefined && from !== undefined && process.env.IEM_KILLED_RUN === '1')
  await carryOut(folder, from);
