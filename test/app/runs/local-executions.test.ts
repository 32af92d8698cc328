import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Accounts } from '../../../src/app/accounts/accounts';
import type { Backend } from '../../../src/app/backend';
import type { TargetCheckBackend } from '../../../src/app/runs/check-target';
import { createLocalExecutions } from '../../../src/app/runs/local-executions';
import { cancelRun, startRun } from '../../../src/app/runs/start-run';
import { awsError, mockAws } from '../../builders/aws';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

let local: LocalBackend;
let event: string;
let events = 0;
let aws: ReturnType<typeof mockAws>;

beforeAll(async () => {
  local = await openLocalBackend();
});
afterAll(() => local.close());
beforeEach(async () => {
  event = `sale-${++events}`;
  aws = mockAws({});
  const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }];
  const accounts = ['111122223333', '444455556666', '777788889999'].map((id) => ({ id, regions }));
  await local.backend.store.plans.create(aPlan({ id: event, accounts }), 'mei');
});
afterEach(() => aws.restore());

/** The backend of this process, in which everything is carried out for real. */
function inProcess(overrides: Partial<TargetCheckBackend> = {}) {
  const base = { ...local.backend, ...overrides };
  const executions = createLocalExecutions(base, { retryMs: 1 });
  const backend: Backend = { ...local.backend, executions };
  return { backend, executions };
}

const start = (backend: Backend) =>
  startRun(backend, { event, trigger: 'api', by: 'mei', requestedAt: backend.now() });

describe('a run in this process', () => {
  it('goes from start to report', async () => {
    const { backend, executions } = inProcess();
    const { run } = await start(backend);
    await executions.idle();
    expect(await backend.store.runs.get(run)).toMatchObject({ state: 'finished' });
    const { coverage } = await backend.store.runs.report(run);
    expect(coverage.targets).toHaveLength(9);
  });

  it('is begun once, however often it is started', async () => {
    const { backend, executions } = inProcess();
    const asked = { event, trigger: 'api', by: 'mei', requestedAt: backend.now() };
    await Promise.all([startRun(backend, asked), startRun(backend, asked)]);
    await executions.idle();
    expect(aws.count('ec2:DescribeSubnets')).toBe(6);
  });

  it('tries a target again, and records why it failed when that does not help', async () => {
    const throttled = awsError('ThrottlingException', 'Rate exceeded');
    const open = jest.fn<Accounts['open']>(async (plan, account) => {
      const isThrottled = account.id === '111122223333' || open.mock.calls.length === 4;
      if (isThrottled) throw throttled;
      return local.backend.accounts.open(plan, account);
    });
    const { backend, executions } = inProcess({ accounts: { open } });
    const { run } = await start(backend);
    await executions.idle();
    const { coverage } = await backend.store.runs.report(run);
    const codes = coverage.targets.map(({ account, failed }) => [
      account,
      failed.some(({ code }) => code === 'ThrottlingException'),
    ]);
    expect(new Set(codes.filter(([, failed]) => failed).map(([account]) => account))).toEqual(
      new Set(['111122223333']),
    );
    expect(coverage.targets).toHaveLength(9);
  });

  it('that fails is marked as aborted, and makes place for the next', async () => {
    const { store } = local.backend;
    const runs = { ...store.runs, finish: () => Promise.reject(new Error('The table is full.')) };
    const { backend, executions } = inProcess({ store: { ...store, runs } });
    const { run } = await start(backend);
    await executions.idle();
    expect(await store.runs.get(run)).toMatchObject({ state: 'aborted', reason: 'The table is full.' });
    expect(await store.runs.running(event)).toBeNull();
  });

  it('ends at once when it is cancelled', async () => {
    const signingIn = new AbortController();
    const open = () => {
      signingIn.abort();
      return new Promise<never>(() => undefined);
    };
    const { backend, executions } = inProcess({ accounts: { open } });
    const { run } = await start(backend);
    await once(signingIn.signal, 'abort');
    expect(await cancelRun(backend, run, 'mei')).toMatchObject({
      state: 'aborted',
      reason: 'cancelled by mei',
    });
    await executions.idle();
    await executions.stop(run, 'again');
  });
});
