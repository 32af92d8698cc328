import { describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../../src/app/judging/check';
import { readInventory, readPlan } from '../../../src/cli/files';

const { report } = await checkEvent({
  plan: await readPlan('events/plans/flash-sale.yaml'),
  inventories: await readInventory('events/inventories/flash-sale.json.gz'),
  run: {
    ...{ id: 'run-1', trigger: 'cli', by: 'mei' },
    ...{ startedAt: '2026-11-22T12:00:00.000Z', finishedAt: '2026-11-22T12:00:01.000Z' },
  },
  previous: null,
});
const SINGAPORE = 'ap-southeast-1';
const ceilingOf = (family: string, resource: string) =>
  report.ceilings.find(
    (one) => one.family === family && one.region === SINGAPORE && one.resource === resource,
  );

describe('the sample event', () => {
  it('breaks first by the CPU of its database: 35 % at the normal peak', () => {
    expect(report.breakingPoint?.ceiling).toBe(ceilingOf('db-cpu', 'shop-orders')?.id);
    // 3 % without traffic, and 32 % with 720 requests per second, 8 % more on the steepest day: 0.44 + 34.56 × m.
    expect(report.breakingPoint?.multiplier).toBeCloseTo((100 - 0.44) / (32 * 1.08), 2);
  });

  it('tells the line through its hours, and how far the days differ', () => {
    const ceiling = ceilingOf('db-cpu', 'shop-orders');
    // 3 % without traffic, and 32 ÷ 720 = 0.044 for each request per second of a day like that of the peak.
    expect(ceiling?.evidence[0]?.detail).toMatch(
      /Over 336 hours it was 2\.\d+ \+ 0\.04\d+ × requests per second \(R² 0\.9\d+, .* on the steepest of 14 days/,
    );
    // Of 14 days without the two that the load test touches, from 6 % flatter to 8 % steeper: (100 − 3) ÷ (32 × 1.08).
    expect(ceiling?.byDay?.days).toHaveLength(12);
    expect(ceiling?.byDay?.least).toBeCloseTo(97 / (32 * 1.08), 2);
    expect(ceiling?.byDay?.most).toBeCloseTo(97 / (32 * 0.94), 2);
    expect(ceiling?.status).toBe('red');
  });

  it('takes the database abroad to grow in proportion: its line says no less', () => {
    const abroad = report.ceilings.find((one) => one.family === 'db-cpu' && one.region === 'us-east-1');
    expect(abroad?.evidence[0]?.detail).toContain('no less than all of it');
    expect(abroad?.breaksAt).toBe(5);
  });

  it('grows with the nodes that Karpenter launches, and not with what is idle, a way in, or of others', () => {
    // Fixed: legacy-batch 10 × 2, shop-web-green 2 × 2 and shop-bastion 2. At 22 times: shop-web 81 × 2, shop-api 132 × 4,
    // shop-worker ⌈0.6 × (1 + 0.3 × 21) ÷ 0.5⌉ = 9 × 2, and three nodes of 4 × 22.
    expect(ceilingOf('on-demand-vcpu', 'On-Demand Standard')).toMatchObject({
      fixed: 20 + 4 + 2,
      atPeak: 26 + 162 + 528 + 18 + 264,
      status: 'red',
    });
  });

  it.each(['shop-bastion', 'shop-web-green'])('has nothing to say against %s', (resource) => {
    const against = [
      ...report.ceilings.filter((one) => one.resource === resource && one.status !== 'green'),
      ...report.findings.filter((one) => one.resource === resource),
    ];
    expect(against).toEqual([]);
  });

  it.each([
    ['listener-certificate-validity', 'partners.shop.example.com', 'fail', 'before the event does'],
    ['classic-load-balancer-pre-warming', 'shop-partners', 'warn', 'has no entry for it'],
  ])('has the entrance of partners in %s', (check, resource, status, words) => {
    const finding = report.findings.find((one) => one.check === check && one.resource === resource);
    expect(finding).toMatchObject({ status, detail: expect.stringContaining(words) });
  });

  it('tells the likely day from the bad one, and judges capacity at the higher peak', () => {
    expect(report.event.multiplierRange).toEqual({ low: 18, likely: 22, high: 30 });
    expect(ceilingOf('on-demand-vcpu', 'On-Demand Standard')?.peak).toBe('Doors open');
  });
});
