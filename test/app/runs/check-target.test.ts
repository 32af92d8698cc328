import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Accounts } from '../../../src/app/accounts/accounts';
import { checkTarget, type TargetCheckBackend } from '../../../src/app/runs/check-target';
import { type PreparedRun, prepareAccount, prepareRun } from '../../../src/app/runs/prepare-run';
import { cancelRun, startRun } from '../../../src/app/runs/start-run';
import { collectors, lightCollectors } from '../../../src/collect/registry';
import { ARTIFACTS } from '../../../src/model/artifacts';
import { IemError } from '../../../src/model/error';
import type { Run, RunProfile } from '../../../src/store/store';
import { anAutoScalingGroup, aSubnet } from '../../builders/artifacts';
import { awsError, mockAws } from '../../builders/aws';
import { anInventory } from '../../builders/inventory';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';
import { aReport } from '../../builders/report';

const ACCOUNT = '111122223333';
const REGION = 'us-east-1';

let local: LocalBackend;
let backend: LocalBackend['backend'];
let event: string;
let events = 0;
let aws: ReturnType<typeof mockAws>;

beforeAll(async () => {
  local = await openLocalBackend();
  backend = local.backend;
});
afterAll(() => local.close());
beforeEach(async () => {
  event = `sale-${++events}`;
  // An account in which nothing is allowed: every answer is a failure, none of them a defect.
  aws = mockAws({});
  await backend.store.plans.create(
    aPlan({
      id: event,
      accounts: [
        { id: ACCOUNT, regions: [{ name: REGION }, { name: 'eu-west-1' }] },
        { id: '444455556666', regions: [{ name: REGION }] },
      ],
    }),
    'mei',
  );
});
afterEach(() => aws.restore());

async function begin(profile: RunProfile = 'full'): Promise<{ run: Run; prepared: PreparedRun }> {
  const asked = { event, profile, trigger: 'api', by: 'mei', requestedAt: backend.now() };
  const { run } = await startRun(backend, asked);
  return { run, prepared: await prepareRun(backend, { event, run: run.id }) };
}

const check = (
  { prepared: { run, base } }: { prepared: PreparedRun },
  more: Partial<Parameters<typeof checkTarget>[1]> = {},
  of: TargetCheckBackend = backend,
) => checkTarget(of, { event, run, base, account: ACCOUNT, region: REGION, ...more });

const inventoryOf = (run: Run, region = REGION) =>
  backend.store.runs.inventory(run, { account: ACCOUNT, region });

/** Accounts that cannot be opened. */
const closed = (error: unknown): Accounts => ({ open: jest.fn(() => Promise.reject(error)) });

describe('preparing', () => {
  it('names the accounts of the plan that the run is of, whatever has become of the plan since', async () => {
    const { run } = await begin();
    await backend.store.plans.replace(aPlan({ id: event }), 1, 'mei');
    expect(await prepareRun(backend, { event, run: run.id })).toEqual({
      event,
      run: run.id,
      base: null,
      accounts: [ACCOUNT, '444455556666'],
    });
  });

  it('finds nothing to do in a run that is over', async () => {
    const { run } = await begin();
    await cancelRun(backend, run, 'mei');
    expect(await prepareRun(backend, { event, run: run.id })).toMatchObject({ accounts: [] });
  });

  it('names the regions of an account that are not stored yet, the longest first', async () => {
    const begun = await begin();
    const regions = async () => prepareAccount(backend, { event, run: begun.run.id, account: ACCOUNT });
    expect(await regions()).toEqual({ regions: ['global', REGION, 'eu-west-1'] });
    await check(begun);
    await check(begun, { account: '444455556666', region: 'global' });
    expect(await regions()).toEqual({ regions: ['global', 'eu-west-1'] });
  });
});

describe('checking a target', () => {
  it('stores what was collected, and gives nothing back', async () => {
    const begun = await begin();
    expect(await check(begun)).toEqual({});
    const { artifacts, target, restCollectedAt } = await inventoryOf(begun.run);
    expect(target).toEqual({ account: ACCOUNT, region: REGION });
    expect(restCollectedAt).toBeUndefined();
    expect(Object.keys(artifacts).sort()).toEqual(
      // The plan has no freeze.
      collectors
        .filter(({ concerns }) => concerns === undefined)
        .map(({ id }) => id)
        .filter((id) => ARTIFACTS[id].per === 'region')
        .sort(),
    );
  });

  it('stores a recording where there is one, and asks AWS nothing', async () => {
    const begun = await begin();
    const recording = anInventory({ target: { account: ACCOUNT, region: REGION } });
    const accounts = closed(new Error('nobody is there'));
    await check(begun, {}, { ...backend, accounts, recorded: async () => recording });
    expect(await inventoryOf(begun.run)).toEqual(recording);
    expect(accounts.open).not.toHaveBeenCalled();
  });

  it('asks AWS nothing again when it is repeated', async () => {
    const begun = await begin();
    await check(begun);
    const stored = await inventoryOf(begun.run);
    aws.restore();
    aws = mockAws({});
    local.later(60);
    await check(begun);
    expect(aws.called()).toEqual([]);
    expect(await inventoryOf(begun.run)).toEqual(stored);
  });

  it('leaves a run alone that is over', async () => {
    const begun = await begin();
    await cancelRun(backend, begun.run, 'mei');
    expect(await check(begun)).toEqual({});
    expect(aws.called()).toEqual([]);
    expect(await backend.store.runs.targets(begun.run)).toEqual([]);
  });

  it('makes an account that cannot be opened a failure of everything in it', async () => {
    const begun = await begin();
    const accounts = closed(new IemError('no-credentials', 'May not assume the role.'));
    await check(begun, {}, { ...backend, accounts });
    const { artifacts } = await inventoryOf(begun.run);
    expect(artifacts.subnets).toMatchObject({ code: 'no-credentials', message: 'May not assume the role.' });
  });

  it('throws what passes, so that it is tried again', async () => {
    const begun = await begin();
    const throttled = awsError('ThrottlingException', 'Rate exceeded');
    await expect(check(begun, {}, { ...backend, accounts: closed(throttled) })).rejects.toBe(throttled);
    const away = new Error('The store is away.');
    const runs = { ...backend.store.runs, saveInventory: () => Promise.reject(away) };
    await expect(check(begun, {}, { ...backend, store: { ...backend.store, runs } })).rejects.toBe(away);
    expect(await backend.store.runs.targets(begun.run)).toEqual([]);
  });

  it('stores why it has failed for good, when it is told', async () => {
    const begun = await begin();
    const accounts = closed(new Error('It was opened.'));
    const failure = { code: 'Sandbox.Timedout', message: 'Task timed out after 900 seconds' };
    await check(begun, { failure }, { ...backend, accounts });
    const { artifacts } = await inventoryOf(begun.run);
    expect(artifacts.subnets).toMatchObject({ ok: false, ...failure });
    expect(accounts.open).not.toHaveBeenCalled();
  });

  it('collects nothing after the deadline, and says so', async () => {
    const begun = await begin();
    local.later(121 * 60);
    await check(begun);
    expect(aws.called()).toEqual([]);
    expect((await inventoryOf(begun.run)).artifacts.subnets).toMatchObject({
      code: 'Timeout',
      message: `The deadline of the run, ${begun.run.deadline}, had passed before this target was collected.`,
    });
  });

  it.each([
    ['the deadline is reached', { later: 120 * 60 - 0.05, remainingMs: () => 1e9 }],
    ['the caller has no time left', { later: 0, remainingMs: () => 0 }],
  ])('ends what is under way when %s', async (_, { later, remainingMs }) => {
    const begun = await begin();
    local.later(later);
    const input = { event, run: begun.run.id, base: null, account: ACCOUNT, region: REGION };
    const slow = mockSlow();
    await checkTarget(backend, input, { remainingMs });
    slow.restore();
    expect((await inventoryOf(begun.run)).artifacts.subnets).toMatchObject({ code: 'Timeout' });
  });

  it('ends with its run, and then stores nothing', async () => {
    const begun = await begin();
    const asked = Promise.withResolvers<void>();
    const accounts: Accounts = {
      open() {
        asked.resolve();
        // AWS does not answer.
        return new Promise(() => {});
      },
    };
    const { event: id, run, base } = begun.prepared;
    const target = { event: id, run, base, account: ACCOUNT, region: REGION };
    const checking = checkTarget({ ...backend, accounts }, target, { pollMs: 5 });
    await asked.promise;
    await cancelRun(backend, begun.run, 'mei');
    expect(await checking).toEqual({});
    await expect(inventoryOf(begun.run)).rejects.toMatchObject({ code: 'run-not-found' });
  });

  it('goes on while nobody can tell whether its run does', async () => {
    const begun = await begin();
    let asked = 0;
    const get: typeof backend.store.runs.get = (ref) =>
      ++asked === 1 ? backend.store.runs.get(ref) : Promise.reject(new Error('throttled'));
    const store = { ...backend.store, runs: { ...backend.store.runs, get } };
    const slow: Accounts = {
      open: async () => {
        while (asked < 4) await new Promise((resolve) => setTimeout(resolve, 5));
        throw new IemError('no-credentials', 'None here.');
      },
    };
    const { event: id, run, base } = begun.prepared;
    const target = { event: id, run, base, account: ACCOUNT, region: REGION };
    await checkTarget({ ...backend, store, accounts: slow }, target, { pollMs: 5 });
    expect((await inventoryOf(begun.run)).target).toEqual({ account: ACCOUNT, region: REGION });
  });

  it('is aborted by a signal, and then stores nothing', async () => {
    const begun = await begin();
    const input = { event, run: begun.run.id, base: null, account: ACCOUNT, region: REGION };
    const stopped = new Error('Stopped.');
    await expect(checkTarget(backend, input, { signal: AbortSignal.abort(stopped) })).rejects.toBe(stopped);
    expect(await backend.store.runs.targets(begun.run)).toEqual([]);
  });
});

/** An AWS that never answers. */
function mockSlow() {
  aws.restore();
  const never = () => new Promise<never>(() => undefined);
  return mockAws(
    Object.fromEntries(collectors.flatMap(({ actions }) => actions.map((action) => [action, never]))),
  );
}

describe('a light run', () => {
  it('can be collected by itself: what it needs is in it', () => {
    const ids = lightCollectors.map(({ id }) => id);
    expect(lightCollectors.flatMap(({ needs }) => needs).filter((need) => !ids.includes(need))).toEqual([]);
    expect(collectors).toEqual(expect.arrayContaining([...lightCollectors]));
  });

  const finishFull = async () => {
    const { run } = await begin();
    const inventory = anInventory({
      target: { account: ACCOUNT, region: REGION },
      collectedAt: '2026-11-22T11:00:00Z',
      artifacts: {
        subnets: { ok: true, data: [aSubnet()] },
        autoScalingGroups: { ok: true, data: [anAutoScalingGroup()] },
      },
    });
    await backend.store.runs.saveInventory(run, inventory);
    await backend.store.runs.finish(run, { report: aReport(), findings: [] });
    return { run, inventory };
  };

  it('renews what moves over the last full run, and what it cannot read is not known', async () => {
    const full = await finishFull();
    const begun = await begin('light');
    expect(begun.prepared.base).toBe(full.run.id);
    await check(begun);
    const { artifacts, restCollectedAt, collectedAt } = await inventoryOf(begun.run);
    expect(restCollectedAt).toBe(full.inventory.collectedAt);
    expect(collectedAt).toBe(backend.now());
    expect(artifacts.subnets).toEqual(full.inventory.artifacts.subnets);
    expect(artifacts.autoScalingGroups).toMatchObject({ ok: false });
    expect(aws.called()).not.toContain('ec2:DescribeInstances');
    expect(aws.called()).toContain('autoscaling:DescribeAutoScalingGroups');
  });

  it('collects everything of a target that no full run has', async () => {
    await finishFull();
    const begun = await begin('light');
    await check(begun, { region: 'eu-west-1' });
    expect(aws.called()).toContain('ec2:DescribeInstances');
    expect((await inventoryOf(begun.run, 'eu-west-1')).restCollectedAt).toBeUndefined();
  });

  it('collects everything before the first full run', async () => {
    const begun = await begin('light');
    expect(begun.prepared.base).toBeNull();
    await check(begun);
    expect(aws.called()).toContain('ec2:DescribeInstances');
  });
});
