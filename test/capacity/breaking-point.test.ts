import { describe, expect, it } from '@jest/globals';
import { breakingPoint, byBreakingPoint, isJudged, mayBreakFirst } from '../../src/capacity/breaking-point';
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

  it('has a ceiling of its own for a lost region, and the odds, where they are known', () => {
    const point = breakingPoint([{ ...late, breaksAtWithoutRegion: 3.2 }, early], 22, 0.8);
    expect(point).toMatchObject({ withoutOneRegion: 3.2, ceilingWithoutOneRegion: 'late', odds: 0.8 });
    expect(breakingPoint([late], 22, 0)).toMatchObject({ odds: 0 });
    expect(Object.keys(breakingPoint([late], 22) ?? {})).not.toContain('odds');
  });

  it('names the first of two that break at the same traffic', () => {
    expect(breakingPoint([early, { ...early, id: 'other' }], 22)?.ceiling).toBe('early');
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

describe('what may break first', () => {
  const open = (id: string, mayBreakAt: number | null, status: 'green' | 'grey' = 'grey') =>
    aCeiling({ id, grows: true, breaksAt: null, breaksAtWithoutZone: null, mayBreakAt, status });

  it.each([
    ['is the lowest of what is open', [open('later', 5), open('sooner', 3)], 22, 'sooner'],
    ['is not what fits even so', [open('safe', 3, 'green')], 22, undefined],
    ['is not what cannot be said', [open('unknown', null)], 22, undefined],
    ['is not what holds up to the need', [open('holds', 22)], 22, undefined],
    ['is not what holds beyond the need', [open('holds', 3)], 2, undefined],
    ['is whatever is open where the need is not known', [open('some', 3)], null, 'some'],
  ])('%s', (_, ceilings, needed, expected) => {
    expect(mayBreakFirst(ceilings, null, needed)?.id).toBe(expected);
  });

  it.each([
    ['a multiplier', aCeiling({ breaksAt: 5, status: 'grey' }), true],
    ['no multiplier', grey, false],
    ['one without a zone alone', aCeiling({ breaksAt: null, breaksAtWithoutZone: 3 }), true],
    ['one that is open', open('open', 3), false],
    ['one that is safe either way', open('safe', 3, 'green'), true],
  ])('is judged or not: %s', (_, ceiling, expected) => expect(isJudged(ceiling)).toBe(expected));
});

it('orders those that break at the same traffic, or not at all, by their ids', () => {
  const some = [
    aCeiling({ id: 'b', breaksAt: 3 }),
    aCeiling({ id: 'a', breaksAt: 3 }),
    aCeiling({ id: 'c', breaksAt: 3 }),
  ];
  const none = some.map((ceiling) => ({ ...ceiling, breaksAt: null }));
  for (const ceilings of [some, some.toReversed(), none, none.toReversed()])
    expect(ceilings.toSorted(byBreakingPoint).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(byBreakingPoint(early, early)).toBe(0);
});

it('orders ceilings by where they break, then the others worst first', () => {
  const green = aCeiling({ id: 'b', grows: false, breaksAt: null, status: 'green' });
  const order = [green, grey, late, structural, early].sort(byBreakingPoint).map(({ id }) => id);
  expect(order).toEqual(['early', 'late', 'structural', 'grey', 'b']);
});
