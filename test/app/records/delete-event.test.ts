import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteEvent } from '../../../src/app/records/delete-event';
import { startRun } from '../../../src/app/runs/start-run';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

let local: LocalBackend;
beforeAll(async () => {
  local = await openLocalBackend();
});
afterAll(() => local.close());

const start = (event: string, profile: 'full' | 'light') =>
  startRun(local.backend, {
    ...{ event, profile, trigger: 'api', by: 'mei', requestedAt: local.backend.now() },
  });

describe('deleting an event', () => {
  it('ends its runs', async () => {
    const { store } = local.backend;
    await store.plans.create(aPlan({ id: 'gone' }), 'mei');
    await store.plans.create(aPlan({ id: 'kept' }), 'mei');
    const { run: full } = await start('gone', 'full');
    const { run: light } = await start('gone', 'light');
    const { run: other } = await start('kept', 'full');
    await deleteEvent(local.backend, { event: 'gone', expectedRevision: 1, by: 'lee' });
    const aborted = { state: 'aborted', reason: 'cancelled by lee' };
    expect(await store.runs.get(full)).toMatchObject(aborted);
    expect(await store.runs.get(light)).toMatchObject(aborted);
    expect(await store.runs.get(other)).toMatchObject({ state: 'running' });
    expect(local.stopped.map(({ id }) => id)).toEqual([full.id, light.id]);
  });

  it('ends none when it is not deleted', async () => {
    const stale = deleteEvent(local.backend, { event: 'kept', expectedRevision: 7, by: 'lee' });
    await expect(stale).rejects.toMatchObject({ code: 'revision-conflict' });
    expect(await local.backend.store.runs.running('kept')).not.toBeNull();
  });
});
