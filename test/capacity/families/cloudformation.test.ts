import { expect, it } from '@jest/globals';
import { aStack, aStackQuota } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const stacks = (count: number, quota = 100) => ({
  cloudFormationStacks: Array.from({ length: count }, (_, i) => aStack({ stackName: `s${i}` })),
  serviceQuotas: [aStackQuota(quota)],
});

// 60 and 41 that are planned are 101 of 100.
it.each([
  [80, 0, 'green'],
  [81, 0, 'yellow'],
  [60, 41, 'red'],
])('counts %d stacks and %d that are planned, of 100', (now, count, status) => {
  const plan = aPlan({
    plannedAdditions: [{ account: '111122223333', region: 'us-east-1', quota: 'L-0485CB21', count }].filter(
      (entry) => entry.count > 0,
    ),
  });
  expect(onlyCeiling('cloudformation-stacks', stacks(now), { plan })).toMatchObject({
    ...{ resource: 'Stacks', now, limit: 100, atPeak: now + count, status, breaksAt: null },
  });
});

it('says nothing of a region without stacks', () => {
  expect(ceilingsOf('cloudformation-stacks', stacks(0))).toEqual([]);
});
