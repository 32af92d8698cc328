import { describe, expect, it, jest } from '@jest/globals';
import { rememberAction } from '../../src/aws/actions';
import { type Clients, createClients } from '../../src/aws/clients';
import type { AnyCollector, CollectContext } from '../../src/collect/collector';
import {
  collectAll,
  collectionOrder,
  collectTarget,
  type Progress,
  reachTarget,
} from '../../src/collect/run';
import type { ArtifactId, Artifacts } from '../../src/model/artifacts';
import { IemError } from '../../src/model/error';
import { GLOBAL, type Target } from '../../src/model/target';
import { anEc2Instance, aVolume } from '../builders/artifacts';
import { awsError } from '../builders/aws';
import { aPlan } from '../builders/plan';

const target: Target = { account: '111122223333', region: 'us-east-1' };
const never = () => new Promise<never>(() => undefined);

/** A collector of which a test says only what it is about; unless told it finds nothing. */
const aCollector = (
  id: ArtifactId,
  collect: (context: CollectContext, artifacts: Partial<Artifacts>) => Promise<unknown> = async () => [],
  more: Partial<AnyCollector> = {},
): AnyCollector => ({
  id,
  answers: '',
  light: false,
  verified: 'moto',
  actions: [`ec2:${id}`],
  needs: [],
  uses: [],
  deadlineFactor: 1,
  collect: collect as AnyCollector['collect'],
  ...more,
});

const options = (collectors: readonly AnyCollector[]) => ({
  collectors,
  lookback: { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] },
  now: () => '2026-11-22T00:00:00Z',
  signal: new AbortController().signal,
});

const collect = (
  collectors: readonly AnyCollector[],
  more: Partial<Parameters<typeof collectTarget>[0]> = {},
) => collectTarget({ ...options(collectors), target, clients: createClients(target), ...more });

describe('collectTarget', () => {
  it('hands each collector what it reads and nothing else', async () => {
    const seen = jest.fn(async (_: CollectContext, __: Partial<Artifacts>) => []);
    const { collectedAt } = await collect([
      aCollector('subnets'),
      aCollector('volumes'),
      aCollector('ec2Instances', async () => Promise.reject(awsError('AccessDenied'))),
      aCollector('listeners', seen, { needs: ['subnets'], uses: ['ec2Instances'] }),
    ]);
    expect(seen.mock.calls.map(([, artifacts]) => artifacts)).toEqual([{ subnets: [] }]);
    expect(collectedAt).toBe('2026-11-22T00:00:00Z');
  });

  it('keeps a failure small and carries its first cause to all that needed it', async () => {
    const denied = rememberAction(awsError('AccessDenied', 'no'), 'ec2:DescribeSubnets');
    const { artifacts } = await collect([
      aCollector('subnets', async () => Promise.reject(denied)),
      aCollector('volumes'),
      aCollector('targetGroups', never, { needs: ['subnets'] }),
      aCollector('targetHealth', never, { needs: ['volumes', 'targetGroups'] }),
    ]);
    const needsFailed = {
      ok: false,
      code: 'NeedsFailed',
      message: 'It needs subnets, which failed: AccessDenied: no',
      action: 'ec2:DescribeSubnets',
    };
    expect(artifacts).toEqual({
      subnets: { ok: false, code: 'AccessDenied', message: 'no', action: 'ec2:DescribeSubnets' },
      volumes: { ok: true, data: [] },
      targetGroups: needsFailed,
      targetHealth: needsFailed,
    });
  });

  it('begins as soon as the inputs are there, whatever else is slow', async () => {
    const late = anEc2Instance();
    let release: (data: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => {
      release = resolve;
    });
    const { artifacts } = await collect([
      aCollector('ec2Instances', () => slow),
      aCollector('subnets'),
      aCollector('volumes', async () => release([late]), { needs: ['subnets'] }),
    ]);
    expect(artifacts.ec2Instances).toEqual({ ok: true, data: [late] });
  });

  it('takes what no judge can work with for no answer, before others read it or it is stored', async () => {
    const negative = [aVolume({ sizeGiB: -8 })];
    const { artifacts } = await collect([
      aCollector('volumes', async () => negative),
      aCollector('ec2Instances', never, { needs: ['volumes'] }),
    ]);
    const message = expect.stringContaining('volumes[0].sizeGiB is not what it should be');
    expect(artifacts).toEqual({
      volumes: { ok: false, code: 'Unparsable', message, action: 'ec2:volumes' },
      ec2Instances: { ok: false, code: 'NeedsFailed', message, action: 'ec2:volumes' },
    });
  });

  it('stops waiting at the deadline, which is longer for the patient', async () => {
    const late = {
      ok: false,
      code: 'Timeout',
      message: 'Not done within 0.02 s: ec2:subnets.',
      action: 'ec2:subnets',
    };
    const { artifacts } = await collect(
      [
        aCollector('subnets', never),
        aCollector('volumes', () => new Promise((resolve) => setTimeout(resolve, 60, [])), {
          deadlineFactor: 100,
        }),
      ],
      { deadlineMs: 20 },
    );
    expect(artifacts).toEqual({ subnets: late, volumes: { ok: true, data: [] } });
  });

  it('aborts what runs at the deadline', async () => {
    let aborted: AbortSignal | undefined;
    await collect(
      [
        aCollector('subnets', ({ signal }) => {
          aborted = signal;
          return never();
        }),
      ],
      { deadlineMs: 5 },
    );
    expect(aborted?.aborted).toBe(true);
  });

  it('leaves nothing of a collector going that is over', async () => {
    const signals: AbortSignal[] = [];
    const ending = (end: () => Promise<unknown>) => (context: CollectContext) => {
      signals.push(context.signal);
      return end();
    };
    const denied = () => Promise.reject(awsError('AccessDenied'));
    await collect([
      aCollector(
        'subnets',
        ending(async () => []),
      ),
      aCollector('volumes', ending(denied)),
    ]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('throws the reason when everything is aborted', async () => {
    const controller = new AbortController();
    const running = collect([aCollector('subnets', never), aCollector('volumes', never)], {
      signal: controller.signal,
    });
    controller.abort(new Error('Ctrl-C'));
    await expect(running).rejects.toThrow('Ctrl-C');
  });

  it('runs no more at a time than allowed', async () => {
    let running = 0;
    let most = 0;
    const gauge = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    };
    const ids = ['subnets', 'volumes', 'ec2Instances', 'listeners', 'dbClusters'] as const;
    await collect(
      ids.map((id) => aCollector(id, gauge)),
      { concurrency: 2 },
    );
    expect(most).toBe(2);
  });

  it('reports progress', async () => {
    const seen: string[] = [];
    const onProgress = ({ collector, state, done, total }: Progress) =>
      seen.push(`${collector} ${state} ${done}/${total}`);
    await collect(
      [
        aCollector('subnets', async () => Promise.reject(awsError('X'))),
        aCollector('volumes', undefined, { needs: ['subnets'] }),
        aCollector('trustedAdvisor', never),
      ],
      { onProgress },
    );
    expect(seen).toEqual(['subnets started 0/2', 'subnets failed 1/2', 'volumes failed 2/2']);
  });

  it('asks only what is global in the global target', async () => {
    const { artifacts } = await collect([aCollector('subnets', never), aCollector('trustedAdvisor')], {
      target: { ...target, region: GLOBAL },
    });
    expect(artifacts).toEqual({ trustedAdvisor: { ok: true, data: [] } });
  });

  it('says that a needed artifact was not collected when only some were asked for', async () => {
    const { artifacts } = await collect([aCollector('volumes', never, { needs: ['subnets'] })]);
    expect(artifacts.volumes).toMatchObject({
      code: 'NeedsFailed',
      message: expect.stringContaining('NotCollected'),
    });
  });

  it('refuses collectors that come before what they read', async () => {
    const wrong = [aCollector('volumes', never, { needs: ['subnets'] }), aCollector('subnets')];
    await expect(collect(wrong)).rejects.toThrow('collector volumes comes before subnets');
  });

  it('gives nothing more time than is left, and begins nothing when none is', async () => {
    const left = [5, 0];
    const begun = jest.fn(never);
    const { artifacts } = await collect([aCollector('subnets', begun), aCollector('volumes', begun)], {
      remainingMs: () => left.shift() ?? 0,
      concurrency: 1,
    });
    expect(begun).toHaveBeenCalledTimes(1);
    expect(artifacts).toMatchObject({
      subnets: { code: 'Timeout', message: 'Not done within 0.005 s: ec2:subnets.' },
      volumes: { code: 'Timeout', message: 'No time was left for ec2:volumes.' },
    });
  });
});

describe('collectAll', () => {
  const accounts = aPlan({
    accounts: [
      { id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] },
      { id: '444455556666', regions: [{ name: 'us-east-1' }] },
    ],
  }).accounts;
  const collectors = [aCollector('subnets'), aCollector('trustedAdvisor')];

  it('opens each account once, keeps the order of the plan, and closes every client', async () => {
    const open = jest.fn(
      async () =>
        (at: Target): Clients => ({ ...createClients(at), close }),
    );
    const close = jest.fn();
    const inventories = await collectAll({ ...options(collectors), accounts, open, targetConcurrency: 3 });
    expect(inventories.map((inventory) => inventory.target)).toEqual(accounts.flatMap(collectionOrder));
    expect(open).toHaveBeenCalledTimes(2);
    expect(close).toHaveBeenCalledTimes(5);
  });

  it('makes an account that cannot be opened a failure of everything in it, and goes on', async () => {
    const open = async ({ id }: { id: string }) => {
      if (id === '111122223333') throw new IemError('no-credentials', 'run aws sso login');
      return createClients;
    };
    const inventories = await collectAll({ ...options(collectors), accounts, open });
    const failure = { ok: false, code: 'no-credentials', message: 'run aws sso login', action: null };
    expect(inventories.map(({ artifacts }) => artifacts)).toEqual([
      { trustedAdvisor: failure },
      { subnets: failure },
      { subnets: failure },
      { trustedAdvisor: { ok: true, data: [] } },
      { subnets: { ok: true, data: [] } },
    ]);
  });

  it('throws what passes, where the caller tries again', async () => {
    const passing = awsError('Throttling');
    const reach = (triesAgain: (error: unknown) => boolean) =>
      reachTarget({ ...options(collectors), target, open: () => Promise.reject(passing), triesAgain });
    await expect(reach((error) => error === passing)).rejects.toBe(passing);
    expect((await reach(() => false)).artifacts.subnets).toMatchObject({ code: 'Throttling' });
  });

  it('throws the reason when everything is aborted', async () => {
    const open = async () => createClients;
    const signal = AbortSignal.abort(new Error('Ctrl-C'));
    await expect(collectAll({ ...options(collectors), accounts, open, signal })).rejects.toThrow('Ctrl-C');
  });
});
