import { describe, expect, it } from '@jest/globals';
import { breakingPoint, byBreakingPoint, mayBreakFirst } from '../../src/capacity/breaking-point';
import { aCeiling } from '../builders/report';

const grey = aCeiling({ id: 'grey', grows: true, breaksAt: null, breaksAtWithoutZone: null, status: 'grey' });
const structural = aCeiling({
  id: 'structural',
  grows: false,
  breaksAt: null,
  breaksAtWithoutZone: null,
  status: 'red',
});
const late = aCeiling({ id: 'late', grows: true, breaksAt: 30, breaksAtWithoutZone: 1, status: 'green' });
const early = aCeiling({ id: 'early', grows: true, breaksAt: 7.3, breaksAtWithoutZone: 4.9, status: 'red' });

describe('breakingPoint', () => {
  it('is the lowest of what grows, with its own ceiling for a lost zone', () => {
    expect(breakingPoint([late, structural, early, grey], 22)).toEqual({
      multiplier: 7.3,
      withoutOneZone: 1,
      needed: 22,
      ceiling: 'early',
      ceilingWithoutOneZone: 'late',
      judged: 2,
      unknown: 1,
    });
  });

  it('counts as judged what fits even if all that is open grows, and is set by what surely breaks', () => {
    const open = { grows: true, breaksAt: null, breaksAtWithoutZone: null, mayBreakAt: 3 } as const;
    const safe = aCeiling({ ...open, id: 'safe', mayBreakAt: 25, status: 'green' });
    const bastion = aCeiling({ ...open, id: 'bastion', status: 'grey' });
    const point = breakingPoint([late, safe, bastion], 22);
    expect(point).toMatchObject({ multiplier: 30, ceiling: 'late', judged: 2, unknown: 1 });
    expect(mayBreakFirst([late, safe, bastion], point, 22)?.id).toBe('bastion');
    // What surely breaks before is what there is to say.
    expect(
      mayBreakFirst([bastion], breakingPoint([aCeiling({ ...early, breaksAt: 2 })], 22), 22),
    ).toBeUndefined();
    expect(mayBreakFirst([safe], null, 22)).toBeUndefined();
  });

  it('counts accepted ceilings: a waiver does not make a limit go away', () => {
    const accepted = { ...early, accepted: { reason: 'known', owner: 'sre', expires: '2027-01-01' } };
    expect(breakingPoint([late, accepted], 22)?.multiplier).toBe(7.3);
  });

  it.each([
    ['nothing', []],
    ['only what does not grow', [structural]],
    ['only what could not be judged', [grey]],
  ])('is null for %s', (_, ceilings) => {
    expect(breakingPoint(ceilings, 22)).toBeNull();
  });
});

it('orders ceilings by where they break, then the others worst first', () => {
  const green = aCeiling({ id: 'b', grows: false, breaksAt: null, status: 'green' });
  const order = [green, grey, late, structural, early].sort(byBreakingPoint).map(({ id }) => id);
  expect(order).toEqual(['early', 'late', 'structural', 'grey', 'b']);
});
