import { beforeAll, describe, expect, it } from '@jest/globals';
import { aQuotaCeiling } from '../builders/actions';
import { aPlanInput } from '../builders/plan';
import { aReport } from '../builders/report';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

beforeAll(async () => {
  await ask('POST /events', { body: aPlanInput({ id: 'acting' }) });
});

describe('actions', () => {
  it('follow from a run', async () => {
    expect(await ask('GET /events/acting/actions')).toMatchObject({
      status: 404,
      body: { type: expect.stringContaining('run-not-found') },
    });
    expect(await ask('GET /events/none/actions')).toMatchObject({ status: 404 });
  });

  it('are listed with what became of those that were applied, and AWS is not asked', async () => {
    const { runs, actions } = stand.backend.store;
    const request = { event: 'acting', planRevision: 1, trigger: 'cli', by: 'mei', leaseSeconds: 60 };
    const { run } = await runs.start({ ...request, requestedAt: '2026-11-22T12:00:00.000Z' });
    await runs.finish(run, { report: aReport({ ceilings: [aQuotaCeiling(1080)] }), findings: [] });
    const id = 'quota-increase~111122223333~us-east-1~ec2~L-1216C47A~1080';
    const first = await ask('GET /events/acting/actions');
    expect(first).toMatchObject({
      status: 200,
      body: {
        planned: [
          { id, state: 'ready', call: { input: { DesiredValue: 1080 } } },
          { kind: 'support-case', state: 'ready' },
        ],
        applied: [],
      },
    });
    const place = { account: '111122223333', region: 'us-east-1' };
    const call = { action: 'servicequotas:RequestServiceQuotaIncrease', input: {} };
    const record = { id, kind: 'quota-increase', ...place, title: 'Request it.', call } as const;
    const at = '2026-11-22T12:00:00.000Z';
    await actions.put('acting', { ...record, state: 'done', at, by: 'mei', earlier: [] }, 0);
    expect(await ask('GET /events/acting/actions')).toMatchObject({
      status: 200,
      body: {
        planned: [{ id, state: 'requested' }, { kind: 'support-case' }],
        applied: [{ id, state: 'done', by: 'mei' }],
      },
    });
  });
});
