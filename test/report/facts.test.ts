import { describe, expect, it } from '@jest/globals';
import { createDrillFacts, createReadinessFacts } from '../../src/report/facts';
import { shopFacts, thePreviousReport } from '../builders/facts';
import { HOSTILE } from '../builders/hostile';
import { aPlan } from '../builders/plan';
import { aCeiling, aFinding, aGreyReport, aReadyReport, aReport } from '../builders/report';

const plainDetails = { kind: 'changes', previous: null, owners: new Map() } as const;

describe('the facts of a report', () => {
  it('are its verdict, its breaking point and what is red, the most pressing first', () => {
    const facts = shopFacts();
    expect(facts).toMatchObject({
      schema: 'iem-notification/1',
      verdict: 'not-ready',
      previousVerdict: 'at-risk',
      breakingPoint: { multiplier: 7.39 },
      breaksFirst: 'Auto Scaling group web',
      needed: 22,
      coverage: 0.77,
    });
    // By where they break, then what is critical: the earlier date first, then by id.
    expect(facts.reds.top.map(({ resource }) => resource)).toEqual([
      ...['web', 'Standard', 'orders'],
      ...['api', 'orders', 'L-53DA6B97'],
    ]);
    expect(facts.reds.count).toBe(6);
    expect(facts.newRed).toMatchObject({ count: 1, top: [{ resource: 'api', owner: 'Mei Tan' }] });
    expect(facts.resolved).toMatchObject({ count: 1, top: [{ resource: 'shop' }] });
  });

  it('take a ceiling and the finding that mirrors it for one', () => {
    const ceiling = aCeiling();
    const mirror = aFinding({ id: ceiling.id, check: ceiling.family, title: 'Too few vCPUs' });
    const count = { check: ceiling.family, title: 'Too few vCPUs', fail: 1 };
    const { reds } = createReadinessFacts(
      aReport({
        ...{ ceilings: [ceiling], findings: [mirror] },
        findingCounts: [{ ...count, pass: 0, warn: 0, unknown: 0, notApplicable: 0, accepted: 0 }],
      }),
      plainDetails,
    );
    expect(reds).toEqual({
      count: 1,
      top: [expect.objectContaining({ title: ceiling.title, breaksAt: 7.39 })],
    });
  });

  it('count what the report had to leave out, and tell ten by name', () => {
    const findings = Array.from({ length: 100 }, (_, i) =>
      aFinding({ id: `zones~${i}`, resource: `g-${i}` }),
    );
    const check = 'auto-scaling-group-zones';
    const counts = { check, title: 'x', pass: 5, warn: 0, fail: 250, unknown: 0, notApplicable: 0 };
    const { reds } = createReadinessFacts(
      aReport({ ceilings: [], findings, findingCounts: [{ ...counts, accepted: 20 }] }),
      plainDetails,
    );
    expect(reds.count).toBe(230);
    expect(reds.top).toHaveLength(10);
  });

  it('tell how much has changed, also where the report names only some of it', () => {
    const changes = { since: 'before', newRed: ['x'], newRedCount: 1500, resolved: [], resolvedCount: 1200 };
    const facts = createReadinessFacts(aReport({ changes }), {
      ...plainDetails,
      previous: thePreviousReport(),
    });
    expect(facts.newRed).toEqual({ count: 1500, top: [] });
    expect(facts.resolved.count).toBe(1200);
  });

  it('leave out what is accepted', () => {
    const accepted = { reason: 'r', owner: 'o', expires: '2027-01-01' };
    const report = aReport({
      ceilings: [aCeiling({ accepted })],
      findings: [aFinding({ accepted })],
      findingCounts: [],
    });
    expect(createReadinessFacts(report, plainDetails).reds).toEqual({ count: 0, top: [] });
  });

  it('say what is not known', () => {
    const facts = createReadinessFacts(aGreyReport(), plainDetails);
    expect(facts).toMatchObject({ breakingPoint: null, breaksFirst: null, score: null, coverage: 0 });
    expect(facts).toMatchObject({ previousVerdict: null, reds: { count: 0 }, newRed: { count: 0 } });
  });

  it('have no milestone but that of a digest', () => {
    expect(shopFacts()).not.toHaveProperty('milestone');
    expect(shopFacts({ kind: 'digest', milestone: 'T-7d' }).milestone).toBe('T-7d');
    expect(createReadinessFacts(aReadyReport(), { ...plainDetails, milestone: null })).not.toHaveProperty(
      'milestone',
    );
  });

  it.each(HOSTILE)('stay one short line each, whatever is in the names: %j', (hostile) => {
    const long = hostile.repeat(400);
    const facts = createReadinessFacts(
      aReport({
        event: { ...aReport().event, name: long },
        ceilings: [],
        findingCounts: [],
        findings: [aFinding({ resource: long, title: long, fix: { action: long, command: long } })],
      }),
      { ...plainDetails, owners: new Map([[aFinding().id, long]]) },
    );
    expect(facts.reds.count).toBe(1);
    const size = JSON.stringify(facts).length;
    expect(size).toBeLessThan(8_000);
    expect(JSON.stringify(facts).replaceAll('\\\\', '')).not.toMatch(/\\[^"]|[\u202a-\u202e]/);
    expect(facts.reds.top[0]?.fix).not.toHaveProperty('command');
  });
});

describe('the facts of a drill', () => {
  it('are when the event is, and nothing about readiness that looks good', () => {
    expect(createDrillFacts(aPlan(), '2026-11-22T00:00:00.000Z')).toMatchObject({
      kind: 'drill',
      event: { id: 'flash-sale', start: '2026-12-12T00:00:00+08:00', timeZone: 'Asia/Singapore' },
      run: { id: 'drill', asOf: '2026-11-22T00:00:00.000Z' },
      verdict: 'at-risk',
      coverage: 0,
    });
  });
});
