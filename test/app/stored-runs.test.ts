import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareStoredRuns } from '../../src/app/stored-runs';
import type { Finding } from '../../src/model/finding';
import type { FindingCount } from '../../src/model/report';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { aPlan } from '../builders/plan';
import { aFinding, aReport } from '../builders/report';

let local: LocalBackend;
beforeAll(async () => {
  local = await openLocalBackend();
  await local.backend.store.plans.create(aPlan({ id: 'shop' }), 'mei');
});
afterAll(() => local.close());

/** A finished run whose report counts `judged` failures, of which the report itself carries none. */
async function aRun(findings: readonly Finding[], judged = findings.length) {
  const { store, now } = local.backend;
  local.later(60);
  const request = { event: 'shop', planRevision: 1, trigger: 'cli', by: 'mei', requestedAt: now() };
  const { run } = await store.runs.start({ ...request, leaseSeconds: 900 });
  const count: FindingCount = {
    ...{ check: 'auto-scaling-group-zones', title: 'One zone', pass: 0, warn: 0, fail: judged },
    ...{ unknown: 0, notApplicable: 0, accepted: 0 },
  };
  const report = aReport({ findings: [], ceilings: [], findingCounts: [count], changes: null });
  const details = { ...report.run, id: run.id, startedAt: run.startedAt };
  await store.runs.finish(run, { report: { ...report, run: details }, findings, ceilings: [] });
  return run;
}

const failures = (from: number, to: number): Finding[] =>
  Array.from({ length: to - from }, (_, i) =>
    aFinding({ id: `zones~g-${from + i}`, resource: `g-${from + i}` }),
  );

describe('two stored runs', () => {
  it('are compared by every page of what they judged, the earlier one first', async () => {
    const { store } = local.backend;
    // A page has 1,000; g-0 to g-99 are gone in the second, g-1,500 to g-1,519 are new.
    const [earlier, later] = [await aRun(failures(0, 1_500)), await aRun(failures(100, 1_520))];
    const comparison = await compareStoredRuns(store, 'shop', [earlier.id, later.id]);
    expect(comparison).toMatchObject({
      before: { run: { id: earlier.id } },
      after: { run: { id: later.id } },
      newRed: { count: 20 },
      resolved: { count: 100 },
    });
    expect(await compareStoredRuns(store, 'shop', [later.id, earlier.id])).toEqual(comparison);
  });

  it('are not when the findings of one are kept no longer', async () => {
    const [whole, rest] = [await aRun(failures(0, 2)), await aRun(failures(0, 1), 2)];
    const comparing = compareStoredRuns(local.backend.store, 'shop', [whole.id, rest.id]);
    await expect(comparing).rejects.toMatchObject({
      code: 'run-not-found',
      message: `The findings of run ${rest.id} of event "shop" have expired.`,
    });
  });

  it('are not when there is only one', async () => {
    const run = await aRun([]);
    const comparing = compareStoredRuns(local.backend.store, 'shop', [run.id, 'gone']);
    await expect(comparing).rejects.toMatchObject({ code: 'run-not-found' });
  });
});
