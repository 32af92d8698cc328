import { describe, expect, it } from '@jest/globals';
import { countLacking, type PlayedRise, pickWorstRises } from '../../src/capacity/played-rise';
import { shortfallOf } from '../../src/capacity/shortfall';

/** Of what needs so much in each step, and has so much. */
const rise = (name: string, steps: readonly [needed: number, serving: number][], carries = 1): PlayedRise => {
  const played = steps.map(([needed, serving], step) => ({ step, needed, serving }));
  const result = { steps: played, shortfall: shortfallOf(played, carries) };
  return {
    ...result,
    name,
    target: { account: '111122223333', region: 'us-east-1' },
    unit: 'instances',
    ramp: { multiplier: 10, minutes: 0 },
    carries,
    start: 1,
    findEnough: () => 1,
    assumptions: '',
    lacking: countLacking(result, carries),
    requests: null,
  };
};
const worst = (...rises: PlayedRise[]): string[] => pickWorstRises(rises).map(({ name }) => name);

describe('what a rise lacks', () => {
  it('adds up what is too few in each step, and never what is too many', () => {
    // 10 − 4 × 1.5 = 4, then room of 5, then 20 − 15 = 5.
    expect(
      rise(
        'web',
        [
          [10, 4],
          [10, 10],
          [20, 10],
        ],
        1.5,
      ).lacking,
    ).toBe(4 + 5);
  });
});

describe('the rise that comes closest to falling short', () => {
  it.each<[string, PlayedRise[], string]>([
    [
      'has the least in proportion to what it needs, however large it is',
      [rise('twice', [[10, 20]]), rise('a tenth more', [[100, 110]])],
      'a tenth more',
    ],
    [
      'has it in its worst step',
      [
        rise('at first', [
          [10, 11],
          [10, 90],
        ]),
        rise('never', [
          [10, 15],
          [10, 15],
        ]),
      ],
      'at first',
    ],
    [
      'counts what each carries beyond its target',
      [rise('twice its target', [[90, 100]], 2), rise('its target', [[90, 100]])],
      'its target',
    ],
    [
      'is none that needs nothing, and has nothing',
      [rise('idle', [[0, 0]]), rise('one of one', [[1, 1]]), rise('two', [[1, 2]])],
      'one of one',
    ],
  ])('%s', (_, rises, expected) => {
    expect(worst(...rises)).toEqual([expected]);
    expect(worst(...rises.toReversed())).toEqual([expected]);
  });

  it('is looked for among all units alike, of which those that fall short come in this order', () => {
    const checkout = { ...rise('checkout', [[10, 9]]), unit: 'executions' } as const;
    const entrance = { ...rise('entrance', [[10, 9]]), unit: 'LCUs' } as const;
    expect(worst(entrance, checkout, rise('web', [[10, 9]]))).toEqual(['web', 'checkout', 'entrance']);
    expect(worst({ ...rise('orders', [[10, 11]]), unit: 'executions' }, rise('web', [[10, 12]]))).toEqual([
      'orders',
    ]);
  });

  it('is not told beside one that falls short', () => {
    expect(worst(rise('narrow', [[10, 10]]), rise('short', [[10, 9]]))).toEqual(['short']);
  });
});
