import { describe, expect, it } from '@jest/globals';
import { latestLoadTest } from '../../src/checks/load-tests';
import { aPlan } from '../builders/plan';

type Test = [name: string, on: string, result: 'passed' | 'failed' | 'planned'];
const latest = (asOf: string, tests: readonly Test[]) =>
  latestLoadTest({
    plan: aPlan({ loadTests: tests.map(([name, on, result]) => ({ name, on, result })) }),
    asOf,
  })?.name;
const [noon, before] = ['2026-11-22T12:00:00Z', '2026-11-22T09:59:59.999Z'];

describe('latestLoadTest', () => {
  it.each<[string, string, Test[], string | undefined]>([
    ['none without any', noon, [], undefined],
    ['none of those that are planned', noon, [['a', '2026-11-01', 'planned']], undefined],
    [
      'the later, listed first',
      noon,
      [
        ['a', '2026-11-02', 'failed'],
        ['b', '2026-11-01', 'passed'],
      ],
      'a',
    ],
    [
      'the later, listed last',
      noon,
      [
        ['a', '2026-11-01', 'failed'],
        ['b', '2026-11-02', 'passed'],
      ],
      'b',
    ],
    [
      'the last listed of a day',
      noon,
      [
        ['a', '2026-11-02', 'failed'],
        ['b', '2026-11-02', 'passed'],
      ],
      'b',
    ],
    ['one of today', noon, [['a', '2026-11-22', 'passed']], 'a'],
    [
      'one of tomorrow where tomorrow has begun in the east',
      '2026-11-22T10:00:00Z',
      [['a', '2026-11-23', 'passed']],
      'a',
    ],
    ['none of tomorrow where it has begun nowhere', before, [['a', '2026-11-23', 'passed']], undefined],
    [
      'one before it',
      before,
      [
        ['b', '2026-11-21', 'failed'],
        ['a', '2026-11-23', 'passed'],
      ],
      'b',
    ],
  ])('is %s', (_, asOf, tests, name) => expect(latest(asOf, tests)).toBe(name));
});
