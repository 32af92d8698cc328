import { describe, expect, it, jest } from '@jest/globals';
import {
  checkEvent,
  checkStoredEvent,
  nothingCollected,
  storeInMemory,
} from '../../../src/app/judging/check';
import { fillInventory, matchTargets } from '../../../src/app/judging/planned-inventories';
import { judgeWhatIf } from '../../../src/app/judging/what-if';
import { beginChanges, parseChange } from '../../../src/capacity/changes';
import { readInventory, readPlan } from '../../../src/cli/files';
import type { Inventory } from '../../../src/model/inventory';
import type { Report } from '../../../src/model/report';
import { type Target, targetName } from '../../../src/model/target';
import type { EventPlan } from '../../../src/plan/schema';
import { targetsOf } from '../../../src/plan/targets';
import { anAutoScalingGroup, aTrustedAdvisorCheck } from '../../builders/artifacts';
import { anInventory } from '../../builders/inventory';
import { aPlan } from '../../builders/plan';

const plan = await readPlan('events/plans/flash-sale.yaml');
const inventories = await readInventory('events/inventories/flash-sale.json.gz');
const run = {
  id: 'run-1',
  trigger: 'cli',
  by: 'mei',
  startedAt: '2026-11-22T12:00:00.000Z',
  finishedAt: '2026-11-22T12:00:01.000Z',
};

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** The same inventories with every answer refused. */
const denied = (inventories: readonly Inventory[]): Inventory[] =>
  inventories.map((inventory) => ({
    ...inventory,
    artifacts: Object.fromEntries(
      Object.keys(inventory.artifacts).map((id) => [
        id,
        { ok: false, code: 'AccessDenied', message: 'not authorized', action: 'ec2:DescribeInstances' },
      ]),
    ),
  }));

describe('judging', () => {
  it('gives the same answer for the same input, and changes nothing of it', async () => {
    const input = { plan: frozen(plan), inventories: frozen(inventories), run: frozen(run), previous: null };
    expect(await checkEvent(input)).toEqual(await checkEvent(input));
  });

  it('names a waiver that accepts nothing, and counts no risk as accepted by it', async () => {
    const misspelt = { ...plan, waivers: plan.waivers.map((one) => ({ ...one, resource: 'shop-werker' })) };
    const reportOf = async (of: EventPlan) =>
      (await checkEvent({ plan: of, inventories, run, previous: null })).report;
    const [spelt, wrong] = [await reportOf(plan), await reportOf(misspelt)];
    expect([spelt.acceptedRisks, wrong.acceptedRisks]).toEqual([1, undefined]);
    expect(wrong.caveats).toContain(
      'Waivers that accept nothing: auto-scaling-group-zones of shop-werker in ap-southeast-1 (there is no such resource: did you mean shop-worker?).',
    );
  });

  it('does not depend on the order of the inventories', async () => {
    const answer = async (order: readonly Inventory[]) =>
      (await checkEvent({ plan, inventories: order, run, previous: null })).report;
    const expected = await answer(inventories);
    expect(await answer(inventories.toReversed())).toEqual(expected);
    expect(await answer([...inventories.slice(1), ...inventories.slice(0, 1)])).toEqual(expected);
  });

  it('drops no planned addition in silence', async () => {
    const addition = (quota: string) => ({ quota, region: 'us-east-1', count: 1 });
    const added = aPlan({ plannedAdditions: ['L-53DA6B97', 'L-0263D0A3'].map(addition) });
    const { report } = await checkEvent({ plan: added, inventories: [], run, previous: null });
    expect(report.run.notes.filter((note) => note.includes('Planned additions'))).toEqual([
      'Planned additions to L-0263D0A3 are not judged: no ceiling counts a quota of that code.',
    ]);
  });

  it('takes the account-wide checks of the global target, and no regional ceilings from it', async () => {
    const global = anInventory({
      target: { account: '111122223333', region: 'global' },
      artifacts: { trustedAdvisor: { ok: true, data: [aTrustedAdvisorCheck()] } },
    });
    const checked = await checkEvent({ plan: aPlan(), inventories: [global], run, previous: null });
    const ofGlobal = ({ region }: { readonly region: string }) => region === 'global';
    const findings = checked.findings.filter(ofGlobal);
    expect(
      checked.ceilings
        .filter(ofGlobal)
        .filter(({ family }) => !/^cloudfront-|^s3-buckets$|^iam-entities$/.test(family)),
    ).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'root-account-mfa', region: 'global', status: 'pass' }),
    );
    expect(findings.filter(({ check }) => check === 'auto-scaling-group-zones')).toEqual([]);
  });

  it('judges as of each inventory, or as of the time it is told', async () => {
    const asOf = async (time?: string) => {
      const at = time === undefined ? {} : { asOf: time };
      return (await checkEvent({ plan, inventories, run, previous: null, ...at })).report.run.asOf;
    };
    expect(await asOf()).toBe(
      inventories
        .map((inventory) => inventory.collectedAt)
        .sort()
        .at(-1),
    );
    expect(await asOf('2026-12-01T00:00:00Z')).toBe('2026-12-01T00:00:00Z');
  });

  it('keeps the breaking point, but no colour of growth, when the multiplier is not known', async () => {
    const { multiplier: _multiplier, peaks: _peaks, ...traffic } = plan.traffic;
    const unmeasured = { ...plan, traffic: { ...traffic, peaks: [], peakRequestsPerSecond: 5000 } };
    const noPeaks = inventories.map((inventory) => ({
      ...inventory,
      artifacts: { ...inventory.artifacts, loadBalancerPeaks: { ok: true as const, data: [] } },
    }));
    const { report } = await checkEvent({ plan: unmeasured, inventories: noPeaks, run, previous: null });
    expect(report.event.multiplier).toBeNull();
    expect(report.run.notes.join()).toContain('no normal peak could be measured');
    expect(report.verdict).not.toBe('ready');
    expect(report.breakingPoint).toMatchObject({ needed: null, multiplier: expect.any(Number) });
    const growing = report.ceilings.filter(({ grows }) => grows);
    expect(growing.length).toBeGreaterThan(0);
    expect(growing.filter(({ status }) => status === 'green')).toEqual([]);
  });

  it('is never ready, and knows that it knows nothing, when everything is denied', async () => {
    const { report, findings } = await checkEvent({
      plan,
      inventories: denied(inventories),
      run,
      previous: null,
    });
    expect(report.verdict).not.toBe('ready');
    expect(report.breakingPoint).toBeNull();
    expect(nothingCollected(report)).toBe(true);
    expect(new Set(report.ceilings.map(({ status }) => status))).toEqual(new Set(['grey']));
    // A scope that is left open names nothing that could be missing, and a plan without a freeze forbids nothing.
    const machine = findings.filter(
      ({ account, check }) =>
        account !== '-' &&
        !['scope-resources', 'freeze-guard', 'global-freeze-guard', 'idle-resources'].includes(check),
    );
    expect(new Set(machine.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(report.scorecard.rows.find(({ id }) => id === 'scalability-load-balancers')).toMatchObject({
      colour: 'grey',
      coverage: 0,
    });
  });

  it('is the same for no inventory as for denied ones: grey, and dated by the run', async () => {
    const { report } = await checkEvent({ plan, inventories: [], run, previous: null });
    expect(nothingCollected(report)).toBe(true);
    expect(report.run.asOf).toBe(run.startedAt);
    expect(report.verdict).toBe(
      (await checkEvent({ plan, inventories: denied(inventories), run, previous: null })).report.verdict,
    );
  });

  it('never gets better by losing an answer', async () => {
    const ranks = { ready: 0, 'at-risk': 1, 'not-ready': 2 };
    const good = aPlan();
    const whole = targetsOf(good).map((target) => anInventory({ target, artifacts: {} }));
    for (let kept = 0; kept <= whole.length; kept++) {
      const { report } = await checkEvent({
        plan: good,
        inventories: whole.slice(0, kept),
        run,
        previous: null,
      });
      expect(ranks[report.verdict]).toBeGreaterThan(ranks.ready);
    }
    const lost = (await checkEvent({ plan, inventories: inventories.slice(1), run, previous: null })).report
      .scorecard;
    const all = (await checkEvent({ plan, inventories, run, previous: null })).report.scorecard;
    expect(lost.coverage).toBeLessThan(all.coverage);
  });
});

describe('judging target by target', () => {
  const measured = {
    ...plan,
    traffic: { ...plan.traffic, multiplier: undefined, peakRequestsPerSecond: 5000 },
  };
  const withoutEverything = inventories.slice(1);
  const foreign = anInventory({ target: { account: '999999999999', region: 'us-east-1' } });

  it.each([
    ['the sample event', plan, inventories],
    ['an event whose multiplier is measured', measured, inventories],
    ['an event in which a target is missing', plan, withoutEverything],
    ['an event of which nothing is there', plan, []],
    ['an event beside another', plan, [...inventories, foreign]],
  ])('gives the same answer for %s', async (_, plan, collected) => {
    const load = jest.fn(async (target: Target) => {
      const found = collected.find((one) => targetName(one.target) === targetName(target));
      if (!found) throw new Error(`Nothing is stored of ${targetName(target)}.`);
      return found;
    });
    const stored = await checkStoredEvent({ plan, collected, load, run, previous: null });
    expect(stored).toEqual(await checkEvent({ plan, inventories: collected, run, previous: null }));
  });

  it('gives the same answer as of another time', async () => {
    const asOf = '2026-12-13T00:00:00Z';
    expect(
      await checkStoredEvent({ plan, ...storeInMemory(inventories), run, previous: null, asOf }),
    ).toEqual(await checkEvent({ plan, inventories, run, previous: null, asOf }));
  });

  it('reads each target once, and again only to see how much traffic is normal, and what its scope leaves out', async () => {
    const reads = async (of: EventPlan) => {
      const load = jest.fn(async (target: Target) => {
        const found = inventories.find((one) => targetName(one.target) === targetName(target));
        return found ?? anInventory({ target });
      });
      await checkStoredEvent({ plan: of, collected: inventories, load, run, previous: null });
      return load.mock.calls.length / inventories.length;
    };
    const untested = {
      ...plan,
      accounts: plan.accounts.map(({ regions, ...account }) => ({
        ...account,
        regions: regions.map(({ scope: _, ...region }) => region),
      })),
      traffic: { peaks: [], loadBalancers: [], elasticity: [], notInPath: [], multiplier: 22 },
      loadTests: [],
      preWarming: [],
    };
    expect(await reads(untested)).toBe(1);
    expect(await reads({ ...untested, traffic: measured.traffic })).toBe(2);
    expect(await reads({ ...untested, loadTests: plan.loadTests })).toBe(1);
    expect(await reads({ ...untested, preWarming: plan.preWarming })).toBe(1);
    expect(await reads({ ...untested, accounts: plan.accounts })).toBe(2);
  });
});

describe('planned inventories', () => {
  const at = '2026-11-22T12:00:00Z';
  const foreign = anInventory({
    target: { account: '999999999999', region: 'us-east-1' },
    collectedAt: '2026-11-30T00:00:00Z',
  });

  it('are those of the plan, in its order', () => {
    const { targets, notes } = matchTargets(plan, [foreign, ...inventories.toReversed()], at);
    expect(targets).toEqual(targetsOf(plan));
    expect(notes).toEqual([
      '999999999999/us-east-1 was collected but is ignored: the plan does not name it.',
    ]);
  });

  it('are as they were collected where nothing is missing', () => {
    expect(matchTargets(plan, inventories, at).notes).toEqual([]);
    for (const inventory of inventories) {
      expect(fillInventory(inventory.target, inventory, at)).toEqual(inventory);
    }
  });

  it('that are missing are of the time of the others, or of the run', () => {
    const date = (collected: readonly Inventory[]) => matchTargets(aPlan(), collected, at).latest;
    expect(date([anInventory({ collectedAt: '2026-11-20T00:00:00Z' }), foreign])).toBe(
      '2026-11-20T00:00:00Z',
    );
    expect(date([foreign])).toBe(at);
    const target = { account: '111122223333', region: 'us-east-1' };
    expect(fillInventory(target, undefined, at).collectedAt).toBe(at);
  });

  it('are counted when too many are missing to be named', () => {
    const regions = Array.from({ length: 40 }, (_, i) => ({ name: `us-east-${i}` }));
    const { notes } = matchTargets(
      { accounts: [{ id: '111122223333', regions }] },
      [anInventory({ target: { account: '111122223333', region: 'us-east-0' } })],
      at,
    );
    expect(notes).toHaveLength(21);
    expect(notes[0]).toBe('111122223333/us-east-1 was not collected: nothing is known of it.');
    expect(notes.at(-1)).toBe('20 more targets were not collected: nothing is known of them.');
  });

  it('of one target twice are the last', async () => {
    const later = anInventory({ collectedAt: '2026-11-25T00:00:00Z' });
    const { collected, load } = storeInMemory([anInventory(), later]);
    expect(collected).toHaveLength(2);
    expect(await load(later.target)).toBe(later);
  });
});

describe('what if', () => {
  const ask = (changes: readonly string[], multiplier?: number) =>
    judgeWhatIf({
      plan: frozen(plan),
      ...storeInMemory(frozen(inventories)),
      changes: changes.map(parseChange),
      run,
      ...(multiplier === undefined ? {} : { multiplier }),
    });

  it('compares the event as it stands with the event as it would be', async () => {
    const { before, after } = await ask([], 40);
    expect(before).toEqual((await checkEvent({ plan, inventories, run, previous: null })).report);
    expect(after.event.multiplier).toBe(40);
    expect(after.changes?.since).toBe(before.run.id);
    expect(after.breakingPoint?.multiplier).toBe(before.breakingPoint?.multiplier);
  });

  it('judges what the changes make of the inventories', async () => {
    const texts = ['asg/shop-web.maxSize=400', 'quota/L-1216C47A@us-east-1=2000'];
    const changing = beginChanges(texts.map(parseChange));
    const changed = inventories.map(changing.applyTo);
    const { after } = await ask(texts);
    expect(after.ceilings).toEqual(
      (await checkEvent({ plan, inventories: changed, run, previous: null })).report.ceilings,
    );
  });

  it('takes what must survive as if the plan said it, and adds events to the answer only', async () => {
    const other = { ...plan, id: 'launch' };
    const { before, after } = await judgeWhatIf({
      ...{ plan, ...storeInMemory(inventories), changes: [], run },
      survive: 'none',
      added: [other],
    });
    const asIf = { ...plan, resilience: { survive: 'none' as const } };
    const checked = await checkEvent({ plan: asIf, others: [other], inventories, run, previous: null });
    expect(after.ceilings).toEqual(checked.report.ceilings);
    expect(after.caveats).toEqual(checked.report.caveats);
    expect(before).toEqual((await checkEvent({ plan, inventories, run, previous: null })).report);
    expect(after.ceilings).not.toEqual(before.ceilings);
  });

  it('refuses a change of what only another event has', async () => {
    const foreign = anInventory({
      target: { account: '999999999999', region: 'us-east-1' },
      artifacts: {
        autoScalingGroups: { ok: true, data: [anAutoScalingGroup({ autoScalingGroupName: 'elsewhere' })] },
      },
    });
    const asked = judgeWhatIf({
      plan,
      ...storeInMemory([...inventories, foreign]),
      changes: [parseChange('asg/elsewhere.maxSize=4')],
      run,
    });
    await expect(asked).rejects.toMatchObject({ code: 'change-invalid' });
  });

  it('puts its multiplier in place of requests per second too', async () => {
    const measured = { ...plan, traffic: { ...plan.traffic, peakRequestsPerSecond: 1 } };
    const { after } = await judgeWhatIf({
      plan: measured,
      ...storeInMemory(inventories),
      changes: [],
      run,
      multiplier: 3,
    });
    expect(after.event.multiplier).toBe(3);
    expect(after.run.notes.join()).not.toContain('requests/s');
  });

  it('makes a red ceiling green by the change that fixes it', async () => {
    const sizeOf = ({ ceilings }: Pick<Report, 'ceilings'>) =>
      ceilings.find(({ resource, region }) => resource === 'shop-web' && region === 'ap-southeast-1');
    const { before, after } = await ask(['asg/shop-web@ap-southeast-1.maxSize=500']);
    expect([sizeOf(before)?.status, sizeOf(after)?.status]).toEqual(['red', 'green']);
    expect(after.changes?.resolved.length).toBeGreaterThan(0);
    expect(sizeOf(after)?.breaksAt).toBeGreaterThan(sizeOf(before)?.breaksAt ?? 0);
    // What breaks first is the CPU of a database, which more instances do not help.
    expect(after.breakingPoint?.multiplier).toBe(before.breakingPoint?.multiplier);
  });
});
