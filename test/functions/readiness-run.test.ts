import { createRequire } from 'node:module';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { Backend } from '../../src/app/backend';
import { prepareAccount, prepareRun } from '../../src/app/runs/prepare-run';
import { DEADLINE_MINUTES, startRun } from '../../src/app/runs/start-run';
import { REGIONS } from '../../src/plan/regions';
import { root } from '../architecture/sources';
import { awsError, mockAws } from '../builders/aws';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { aPlan } from '../builders/plan';
import { aReport } from '../builders/report';
import { type Machine, type State, statesOf, type Tasks, walk } from './state-machine';

const { defineReadinessRun } = createRequire(import.meta.url)(join(root, 'functions/readiness-run.cjs'));
/** As it is deployed unless told: the largest fan-out that the parameters default to. */
const machine: Machine = JSON.parse(
  JSON.stringify(defineReadinessRun({ accountsAtOnce: 20, regionsAtOnce: 5 })),
);
const states = statesOf(machine);
const tasksOf = (name: string) => `\${${name}Arn}`;

/** Step Functions takes no more as input or output of a state, bytes. */
const MOST_BYTES = 256 * 1024;
/** How long AWS lets a function run, seconds. */
const MOST_FUNCTION_SECONDS = 900;

/** Step Functions ends an execution with more, children of a Distributed Map each for itself. */
const MOST_EVENTS = 25_000;
/** Scheduled, started, failed. */
const EVENTS_OF_ATTEMPT = 3;
const REGIONS_ON_BY_DEFAULT = 17;

describe('the state machine of a run', () => {
  it('leads to every state', () => {
    const reached = ({ StartAt, States }: Machine): string[] => {
      const seen = new Set<string>();
      const visit = (name: string): void => {
        const state = States[name];
        if (!state || seen.has(name)) return;
        seen.add(name);
        if (state.Next) visit(state.Next);
        for (const { Next } of state.Catch ?? []) visit(Next);
      };
      visit(StartAt);
      return [
        ...seen,
        ...[...seen].flatMap((name) => {
          const processor = States[name]?.ItemProcessor;
          return processor ? reached(processor) : [];
        }),
      ];
    };
    expect(reached(machine).sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('names states as Step Functions and its logs want it', () => {
    for (const [name] of states) expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
  });

  const tasks = states.filter(([, { Type }]) => Type === 'Task');

  it.each(tasks)('tries %s again, and all in the same way', (_, { Retry, Resource }) => {
    expect(Retry).toEqual(tasks[0]?.[1].Retry);
    expect(Resource).toMatch(/^\$\{(PrepareRun|PrepareAccount|CheckTarget|FinishRun)Arn\}$/);
  });

  it('waits for room to run in as long as a run may take, without filling the history of an account', () => {
    const { MaxAttempts = 0, MaxDelaySeconds = 0 } =
      tasks[0]?.[1].Retry?.find(({ ErrorEquals }) =>
        ErrorEquals.includes('Lambda.TooManyRequestsException'),
      ) ?? {};
    const meanSeconds = (MaxAttempts * MaxDelaySeconds) / 2;
    expect(meanSeconds).toBeGreaterThanOrEqual(DEADLINE_MINUTES.full * 60);
    expect(MaxAttempts * EVENTS_OF_ATTEMPT * REGIONS_ON_BY_DEFAULT).toBeLessThan(MOST_EVENTS);
  });

  it('catches what a target cannot get over', () => {
    const caught = (name: string): State['Catch'] => states.find(([each]) => each === name)?.[1].Catch;
    expect(caught('CheckTarget')).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'RecordFailure' }]);
    expect(caught('RecordFailure')).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'NotRecorded' }]);
  });

  it('bounds how much goes on at a time', () => {
    const maps = states.filter(([, { Type }]) => Type === 'Map');
    expect(maps.map(([name, { MaxConcurrency }]) => [name, MaxConcurrency])).toEqual([
      ['CheckAccounts', 20],
      ['CheckRegions', 5],
    ]);
  });

  it('leaves time after the deadline of a run to finish it', () => {
    const left = (machine.TimeoutSeconds ?? 0) - DEADLINE_MINUTES.full * 60;
    expect(left).toBeGreaterThanOrEqual(MOST_FUNCTION_SECONDS + 10 * 60);
  });
});

let local: LocalBackend;
let backend: Backend;
let tasks: Tasks;
const aws = mockAws({});
const sts = mockClient(STSClient);
const environment = { ...process.env };

beforeAll(async () => {
  local = await openLocalBackend();
  backend = local.backend;
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
  jest.unstable_mockModule('../../functions/_app', () => ({ backend, ownSettings: {} }));
  jest.unstable_mockModule('../../functions/_middleware', () => ({ observe: (work: unknown) => work }));
  const context = { getRemainingTimeInMillis: () => 900_000 };
  const named = {
    PrepareRun: await import('../../functions/prepare-run'),
    PrepareAccount: await import('../../functions/prepare-account'),
    CheckTarget: await import('../../functions/check-target'),
    FinishRun: await import('../../functions/finish-run'),
  };
  tasks = Object.fromEntries(
    Object.entries(named).map(([name, { handler }]) => [
      tasksOf(name),
      (input: unknown) => handler(input, context as never),
    ]),
  );
});
afterAll(async () => {
  process.env = environment;
  aws.restore();
  sts.restore();
  await local.close();
});

const ACCOUNT = '111122223333';

/** An event whose run is started. */
async function begun(
  event: string,
  accounts: Parameters<typeof aPlan>[0],
): Promise<{ event: string; run: string }> {
  await backend.store.plans.create(aPlan({ id: event, ...accounts }), 'mei');
  const asked = { event, trigger: 'api', by: 'mei', requestedAt: backend.now() };
  const { run } = await startRun(backend, asked);
  return { event, run: run.id };
}

it('frees the place of a run whose execution has ended, and not before it must have', async () => {
  const { handler } = await import('../../functions/close-run');
  const input = await begun('closed', {});
  local.later((machine.TimeoutSeconds ?? 0) + 1);
  expect(await backend.store.runs.running('closed')).toMatchObject({ id: input.run });
  const detail = { status: 'TIMED_OUT', input: JSON.stringify(input), cause: null };
  await handler({ detail }, {} as never);
  expect(await backend.store.runs.get({ event: 'closed', id: input.run })).toMatchObject({
    state: 'aborted',
    reason: 'The execution ended with status TIMED_OUT.',
  });
  expect(await backend.store.runs.running('closed')).toBeNull();
});

it('has told what is new in a run whose execution failed after its report was stored', async () => {
  const { handler } = await import('../../functions/close-run');
  const input = await begun('untold', { notifications: { slackWebhook: 'ssm:/event/slack' } });
  const report = aReport({ run: { ...aReport().run, id: input.run }, changes: null });
  await backend.store.runs.finish({ event: 'untold', id: input.run }, { report, findings: [] });
  const detail = { status: 'FAILED', input: JSON.stringify(input), cause: null };
  await handler({ detail }, {} as never);
  const { items } = await backend.store.notifications.list('untold');
  expect(items).toMatchObject([{ kind: 'digest', state: 'pending' }]);
  expect(local.sent).toEqual(items.map(({ event, id }) => ({ event, id })));
});

describe('the functions in the state machine', () => {
  const accounts = [
    { id: ACCOUNT, regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] },
    { id: '444455556666', regions: [{ name: 'us-east-1' }] },
  ];
  const answerSts = () =>
    sts.reset().on(GetCallerIdentityCommand).resolves({ Account: ACCOUNT, Arn: 'arn:aws:iam::x' });

  it('collect every target, and finish the run', async () => {
    answerSts();
    const input = await begun('whole', { accounts });
    expect(await walk(machine, input, { tasks })).toEqual({});
    const run = { event: 'whole', id: input.run };
    expect(await backend.store.runs.get(run)).toMatchObject({ state: 'finished' });
    const { coverage } = await backend.store.runs.report(run);
    expect(coverage.targets.map(({ account, region }) => `${account}/${region}`)).toEqual([
      ...[`${ACCOUNT}/us-east-1`, `${ACCOUNT}/eu-west-1`, `${ACCOUNT}/global`],
      ...['444455556666/us-east-1', '444455556666/global'],
    ]);
    const codes = new Set(
      coverage.targets.flatMap(({ account, failed }) => failed.map(({ code }) => `${account} ${code}`)),
    );
    expect(codes).toContain('444455556666 wrong-account');
    expect(codes).not.toContain(`${ACCOUNT} wrong-account`);
  });

  it('try a target again that was killed', async () => {
    answerSts();
    const input = await begun('killed', { accounts });
    let kills = 2;
    const check = async (target: never) => {
      if (kills-- > 0) throw awsError('Runtime.ExitError', 'RequestId: x Error: Runtime exited');
      return tasks[tasksOf('CheckTarget')]?.(target);
    };
    await walk(machine, input, { tasks: { ...tasks, [tasksOf('CheckTarget')]: check } });
    expect(await backend.store.runs.targets({ event: 'killed', id: input.run })).toHaveLength(5);
  });

  it('record why a target failed for good, and finish with the rest', async () => {
    answerSts();
    const input = await begun('failing', { accounts });
    const check = async (target: { region?: string; failure?: unknown }) => {
      if (target.region === 'eu-west-1' && !target.failure)
        throw awsError('Sandbox.Timedout', 'Task timed out');
      return tasks[tasksOf('CheckTarget')]?.(target as never);
    };
    await walk(machine, input, { tasks: { ...tasks, [tasksOf('CheckTarget')]: check } });
    const { coverage } = await backend.store.runs.report({ event: 'failing', id: input.run });
    const failed = coverage.targets.find(({ region }) => region === 'eu-west-1')?.failed;
    expect(new Set(failed?.map(({ code, message }) => `${code}: ${message}`))).toEqual(
      new Set(['Sandbox.Timedout: Task timed out']),
    );
  });

  it.each(['PrepareAccount', 'CheckTarget'])('finish a run in which %s always fails', async (name) => {
    const event = `without-${name.toLowerCase()}`;
    const input = await begun(event, { accounts });
    const broken = () => Promise.reject(new Error('It is broken.'));
    expect(await walk(machine, input, { tasks: { ...tasks, [tasksOf(name)]: broken } })).toEqual({});
    const { run } = await backend.store.runs.report({ event, id: input.run });
    expect(run.notes.join()).toContain('was not collected');
  });
});

it(`passes less than 256 KiB on from state to state at 1,000 accounts in 17 regions`, async () => {
  const event = 'e'.repeat(63);
  const regions = REGIONS.slice(0, 17).map((name) => ({ name }));
  const accounts = Array.from({ length: 1000 }, (_, i) => ({ id: String(100_000_000_000 + i), regions }));
  const input = await begun(event, { accounts });
  const largest = new Map<string, number>();
  let targets = 0;
  const { regions: ofOne } = await prepareAccount(backend, { ...input, account: '100000000000' });
  await walk(machine, input, {
    tasks: {
      [tasksOf('PrepareRun')]: (run) => prepareRun(backend, run),
      [tasksOf('PrepareAccount')]: async () => ({ regions: ofOne }),
      [tasksOf('CheckTarget')]: async ({ failure }: { failure?: unknown }) => {
        if (!failure) throw awsError('Error', 'x'.repeat(32_768));
        targets++;
        return {};
      },
      [tasksOf('FinishRun')]: async () => ({}),
    },
    watch: (state, role, data) => {
      const key = `${state} ${role}`;
      largest.set(key, Math.max(largest.get(key) ?? 0, Buffer.byteLength(JSON.stringify(data))));
    },
  });
  expect(targets).toBe(18_000);
  expect(new Set([...largest.keys()].map((key) => key.split(' ')[0]))).toEqual(
    new Set(states.map(([name]) => name).filter((name) => name !== 'NotRecorded')),
  );
  for (const [key, bytes] of largest) expect([key, bytes < MOST_BYTES]).toEqual([key, true]);
  // Far below, so that thousands of accounts more would fit.
  expect(Math.max(...largest.values())).toBeLessThan(64 * 1024);
});
