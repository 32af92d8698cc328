import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Added,
  addedAlone,
  addedUse,
  atShare,
  breaksAt,
  carryingAt,
  constantUse,
  fitsUpTo,
  floorAbove,
  type Growth,
  grows,
  isAssumed,
  linearUse,
  measuredLoad,
  measuredUse,
  shareOfLoad,
  takesOver,
  type Use,
  unitsAt,
  useAt,
  withAddedMoved,
  withoutEvent,
} from '../../src/capacity/growth';

const term = (overrides: Partial<Growth> = {}): Growth => ({
  fixedLoad: 0,
  elasticLoad: 2,
  perUnit: 0.5,
  minUnits: 2,
  surviveZones: null,
  spreadOver: 1,
  weight: 1,
  ...overrides,
});

const stepped = (overrides: Partial<Growth> = {}, fixed = 0): Use => ({ fixed, growth: [term(overrides)] });

const added = (load: number, overrides: Partial<Added> = {}): Added => ({
  event: 'launch',
  load,
  most: load,
  isUnknown: false,
  moves: false,
  window: { start: '2026-12-12T10:00:00Z', end: '2026-12-12T20:00:00Z' },
  ...overrides,
});

describe('what other events add', () => {
  it.each([
    [
      'to the load before it is rounded: ⌈(2·1 + 0.1 + 0.1) ÷ 0.5⌉',
      [added(0.1), added(0.1, { event: 'show' })],
      5,
    ],
    ['to a reserve that is kept anyway, nothing', [], 4],
  ])('counts %s', (_, others, units) => {
    expect(unitsAt(term({ added: others }), 1)).toBe(units);
  });

  it('does not grow with traffic: 2,000 are reached by 10·m + 70 at 193, as searching finds', () => {
    const use = linearUse(10, 1, 0, [added(7)]);
    expect([useAt(use, 0), useAt(use, 22)]).toEqual([70, 290]);
    expect(breaksAt(use, 2000)).toBe(193);
    // ⌈4·m + 28⌉ of 400.
    expect(breaksAt(stepped({ elasticLoad: 4, perUnit: 1, added: [added(28)] }), 400)).toBe(93);
  });

  it('is no less of a measured share than that share of it, and all of it at the most', () => {
    const use = measuredUse(10, 0.5, [added(7)]);
    expect(useAt(use, 1)).toBe(10 + 35);
    expect(useAt(carryingAt(use, 'most'), 1)).toBe(10 + 35);
    expect(useAt(carryingAt(use, 'least'), 1)).toBe(10 + 70);
  });

  it('may be more on the bad day of the other event, which is assumed', () => {
    const use = linearUse(10, 1, 0, [added(7, { most: 9 })]);
    expect([isAssumed(use), isAssumed(linearUse(10, 1, 0, [added(7)]))]).toEqual([true, false]);
    expect(useAt(carryingAt(use, 'least'), 1)).toBe(10 + 90);
    expect(useAt(carryingAt(use, 'most'), 1)).toBe(10 + 70);
  });

  it('comes from a lost region too where it moves, at any share of the traffic of this event', () => {
    const use = linearUse(10, 1, 0, [added(7, { moves: true }), added(1, { event: 'show' })]);
    expect(useAt(withAddedMoved(use, 2), 1)).toBe(10 + 140 + 10);
    expect(useAt(atShare(use, 0.5), 1)).toBe(5 + 70 + 10);
    const still = { fixed: 3, growth: addedUse([added(7, { moves: true })]) };
    expect([grows(still), takesOver(still), takesOver(constantUse(3))]).toEqual([false, true, false]);
  });

  it('is told by event: without the floor that it fits below, and by itself', () => {
    const use = stepped({ minUnits: 30, added: [added(3), added(1, { event: 'show' })] });
    expect([useAt(use, 1), useAt(withoutEvent(use, 'launch'), 1)]).toEqual([30, 30]);
    expect(addedAlone(use).map(({ event, load }) => [event, load])).toEqual([
      ['launch', 6],
      ['show', 2],
    ]);
  });

  it('is one term for many of one event', () => {
    const [one, ...more] = addedUse([added(3), added(4, { most: 5, isUnknown: true })]);
    expect(more).toEqual([]);
    expect(one?.added).toEqual([added(7, { most: 8, isUnknown: true })]);
  });
});

describe('a share of a term', () => {
  it('is that share of all of its load, also of the least and the most that was measured, and of what others add', () => {
    const { growth } = stepped(measuredLoad(4, { share: 0.5, atMost: 1 }, [added(3)]));
    const quarter: Use = { fixed: 0, growth: growth.map((one) => shareOfLoad(one, 0.25)) };
    // 2 + 2·m + 2·3 of 4, and 4·m + 4·3 where all of it grows, of 0.5 each: at 5×, a quarter of 18 and of 32.
    expect(useAt(quarter, 5)).toBe(9);
    expect(useAt(carryingAt(quarter, 'least'), 5)).toBe(16);
    expect(useAt(carryingAt(quarter, 'most'), 5)).toBe(9);
    expect(shareOfLoad(term(), 0.25)).toEqual(term({ elasticLoad: 0.5 }));
  });
});

describe('units', () => {
  it.each([
    ['the minimum while the load is small', {}, 0.1, 2],
    ['a load that fills its units exactly', {}, 2.5, 10],
    ['one more for the slightest overflow', {}, 2.51, 11],
    ['a share that does not grow', { fixedLoad: 1, elasticLoad: 1 }, 10, 22],
    ['a reserve for one of three zones: 10 · 3/2', { surviveZones: 3 }, 2.5, 15],
    ['a reserve that the units running anyway are part of', { surviveZones: 2, minUnits: 30 }, 2.5, 30],
    ['a reserve for one of two zones: 10 · 2', { surviveZones: 2 }, 2.5, 20],
    ['no unit more for the dust of a large load', { elasticLoad: 1, perUnit: 0.1 }, 3e7 * (1 + 1e-12), 3e8],
  ])('%s', (_, overrides, m, units) => {
    expect(unitsAt(term(overrides), m)).toBe(units);
  });

  it.each([
    ['whole units of each place: ⌈11 ÷ 3⌉', { spreadOver: 3 }, 2.51, 4],
    ['a load that is not counted in units: 2·6 ÷ 3', { perUnit: null, spreadOver: 3 }, 6, 4],
    ['only what is needed above what runs anyway: 10 − 7', { beyond: 7 }, 2.5, 3],
  ])('counts at the fullest place %s', (_, overrides, m, used) => {
    expect(useAt(stepped(overrides), m)).toBe(used);
  });

  it('is needed twice where twice the traffic comes: 2·2·m of 0.5 each', () => {
    expect(useAt(atShare(stepped(), 2), 1)).toBe(8);
  });

  it.each([
    [stepped(), true],
    [stepped({ weight: 0 }), false],
    [stepped({ elasticLoad: 0 }), false],
    [{ fixed: 0, growth: [term({ weight: 0 }), term()] }, true],
  ])('grows where a load that grows weighs something', (use, expected) => expect(grows(use)).toBe(expected));

  it('keeps enough units when any one of the zones is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 500 }), (zones, needed) => {
        const kept = unitsAt(term({ elasticLoad: needed, perUnit: 1, minUnits: 0, surviveZones: zones }), 1);
        const fullestZone = Math.ceil(kept / zones);
        expect(kept - fullestZone).toBeGreaterThanOrEqual(needed);
        expect(kept - 1 - Math.ceil((kept - 1) / zones)).toBeLessThan(needed);
      }),
    );
  });
});

describe('floorAbove', () => {
  it.each([
    ['is what does not fit by itself', stepped({ minUnits: 30 }), 20, 30],
    ['is with all else that does not grow', stepped({ minUnits: 9 }, 12), 20, 21],
    ['is nothing where it fits', stepped({ minUnits: 20 }), 20, null],
    // At normal traffic 4 units run.
    ['is what runs without any traffic', stepped({ minUnits: 3 }), 2, 3],
    ['is a single unit where there is room for none', stepped({ minUnits: 1 }), 0.5, 1],
    ['is what does not fit beside what fills the limit exactly', stepped({ minUnits: 3 }, 20), 20, 23],
    ['is nothing where it would not fit without it either', stepped({ minUnits: 30 }, 21), 20, null],
    ['is nothing where what is reserved does not fit', stepped({ reservedUnits: 30 }), 20, null],
  ])('%s', (_, use, limit, expected) => {
    expect(floorAbove(use, limit)).toBe(expected);
  });
});

describe('what is assumed of a unit', () => {
  // 2·m of 0.5 each, which may be 0.25 or 1.
  const assumed = stepped({ minUnits: 0, perUnitBetween: [0.25, 1] });

  it.each([
    ['is taken as it is assumed', assumed, 40, 5],
    ['takes more units at the least', carryingAt(assumed, 'least'), 80, 2.5],
    ['takes fewer units at the most', carryingAt(assumed, 'most'), 20, 10],
    ['changes nothing where nothing is assumed', carryingAt(stepped(), 'least'), 40, 5],
  ])('%s', (_, use, units, breaks) => {
    expect(useAt(use, 10)).toBe(units);
    expect(breaksAt(use, 20)).toBeCloseTo(breaks, 9);
  });

  it.each([
    ['somewhere', { fixed: 0, growth: [term(), ...assumed.growth] }, true],
    ['nowhere', stepped(), false],
    ['of nothing', constantUse(3), false],
  ])('is known to be so: %s', (_, use, expected) => expect(isAssumed(use)).toBe(expected));

  it('leaves what is fixed, reserved or planned as it is', () => {
    const use = stepped({ minUnits: 7, reservedUnits: 9, perUnitBetween: [0.25, 1] }, 3);
    for (const bound of ['least', 'most'] as const) expect(useAt(carryingAt(use, bound), 0)).toBe(12);
  });
});

describe('breaksAt', () => {
  it.each([
    ['in proportion: 100 of 730', linearUse(100, 1), 730, 7.3],
    ['half of it fixed: 50 + 50·m of 550', linearUse(100, 0.5), 550, 10],
    ['beside 20 of fixed use: (120 − 20) ÷ 10', linearUse(10, 1, 20), 120, 10],
    ['full before any traffic', linearUse(10, 1, 200), 120, 0],
    ['filled exactly before any traffic', linearUse(10, 1, 120), 120, 0],
    ['filled exactly by its minimum', stepped({ minUnits: 20 }), 20, 5],
    [
      'a step with work that does not grow: 20 units carry 10, load is 1 + 3·m',
      stepped({ fixedLoad: 1, elasticLoad: 3 }),
      20,
      3,
    ],
    ['whole units: 20 units carry 10, load is 2·m', stepped(), 20, 5],
    ['the step below a limit that is no whole unit', stepped(), 20.9, 5],
    ['weighed: 20 units of 4 are 80', stepped({ weight: 4 }), 80, 5],
    ['spread over three subnets: 5 each are 15', stepped({ spreadOver: 3 }), 5, 3.75],
    ['a floor that is over the limit: where the load alone breaks', stepped({ minUnits: 30 }), 20, 5],
    ['a reservation that is over the limit', stepped({ minUnits: 30, reservedUnits: 25 }), 20, 0],
    ['a floor that fits beside fixed use: 12 + 8 units', stepped({ minUnits: 8 }, 12), 20, 2],
    ['a floor beside fixed use that fits only without it', stepped({ minUnits: 9 }, 12), 20, 2],
    ['with a zone in reserve: 20 keep 10 when half are lost', stepped({ surviveZones: 2 }), 20, 2.5],
  ])('%s', (_, use, limit, expected) => {
    expect(breaksAt(use, limit)).toBeCloseTo(expected, 9);
  });

  it.each([
    ['constant use', constantUse(10)],
    ['an elasticity of 0', linearUse(10, 0)],
    ['a load of 0', stepped({ elasticLoad: 0 })],
    ['units that carry less than nothing', stepped({ perUnit: -0.5 })],
    ['units that carry everything', stepped({ perUnit: Number.POSITIVE_INFINITY })],
    ['a weight too small to count', stepped({ weight: 1e-300 })],
  ])('is null where nothing grows to the limit: %s', (_, use) => {
    expect(breaksAt(use, 5)).toBeNull();
  });

  const anyTerm = fc.record({
    fixedLoad: fc.double({ min: 0, max: 50, noNaN: true }),
    elasticLoad: fc.double({ min: 0.01, max: 50, noNaN: true }),
    perUnit: fc.oneof(fc.constant(null), fc.double({ min: 0.05, max: 10, noNaN: true })),
    minUnits: fc.integer({ min: 0, max: 20 }),
    surviveZones: fc.oneof(fc.constant(null), fc.integer({ min: 2, max: 6 })),
    spreadOver: fc.integer({ min: 1, max: 6 }),
    weight: fc.double({ min: 0.1, max: 96, noNaN: true }),
  });
  const anyUse = fc.record({
    fixed: fc.double({ min: 0, max: 100, noNaN: true }),
    growth: fc.array(anyTerm, { minLength: 1, maxLength: 5 }),
  });
  // No limit is a fraction of which floating point has hardly a digit.
  const anyLimit = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 10_000, noNaN: true }));

  it('is the largest multiplier that fits: it fits, and a little more does not', () => {
    fc.assert(
      fc.property(anyUse, anyLimit, (use, limit) => {
        const m = breaksAt(use, limit);
        if (m === null || m === 0) return useAt(use, 0) > limit || m === 0;
        const growth = use.growth.map((one) => ({ ...one, minUnits: 0 }));
        const judged = floorAbove(use, limit) === null ? use : { ...use, growth };
        // Floating point: what fits exactly may miss by its last bits.
        expect(useAt(judged, m * (1 - 1e-7))).toBeLessThanOrEqual(limit * (1 + 1e-9));
        expect(useAt(judged, m * (1 + 1e-6) + 1e-9)).toBeGreaterThan(limit * (1 - 1e-9));
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('ends for any numbers, with a multiplier of 0 or more or none', () => {
    const anyNumber = fc.double();
    const nonsense = fc.record({
      fixedLoad: anyNumber,
      elasticLoad: anyNumber,
      perUnit: fc.oneof(fc.constant(null), anyNumber),
      minUnits: anyNumber,
      surviveZones: fc.oneof(fc.constant(null), fc.integer()),
      spreadOver: anyNumber,
      weight: anyNumber,
    });
    const use = fc.record({ fixed: anyNumber, growth: fc.array(nonsense, { maxLength: 3 }) });
    fc.assert(
      fc.property(use, anyNumber, (some, limit) => {
        const m = breaksAt(some, limit);
        expect(m === null || (m >= 0 && Number.isFinite(m))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the step itself, also below normal traffic: 0.3 ÷ 2', () => {
    expect(breaksAt(stepped({ perUnit: 0.3, minUnits: 0 }), 1)).toBe(0.15);
  });

  it.each([
    ['what breaks', stepped(), 20, 5],
    ['a floor that does not fit', stepped({ minUnits: 30 }), 20, 0],
    ['what does not grow', constantUse(10), 5, Number.POSITIVE_INFINITY],
    ['what never grows to the limit', stepped({ weight: 1e-300 }), 5, Number.POSITIVE_INFINITY],
  ])('fits with all floors up to where the colour changes: %s', (_, use, limit, expected) => {
    expect(fitsUpTo(use, limit)).toBe(expected);
  });

  it('finds the step of many terms that step beside each other', () => {
    // Term i fills its units at m = 5 + i·1e-8; the first 300 of 600 fit, each with 2 units at first and 3 after.
    const growth = Array.from({ length: 600 }, (_, i) =>
      term({ elasticLoad: 1, perUnit: (5 + i * 1e-8) / 2, minUnits: 0 }),
    );
    for (const inAnyOrder of [growth, growth.toReversed()])
      expect(breaksAt({ fixed: 0, growth: inAnyOrder }, 600 * 2 + 300)).toBeCloseTo(5 + 300 * 1e-8, 9);
  });

  it('never falls when the limit rises', () => {
    fc.assert(
      fc.property(anyUse, anyLimit, fc.double({ min: 0, max: 1000, noNaN: true }), (use, limit, more) => {
        expect((breaksAt(use, limit + more) ?? 0) * (1 + 1e-7)).toBeGreaterThanOrEqual(
          breaksAt(use, limit) ?? 0,
        );
      }),
    );
  });

  it('is never later with a zone in reserve', () => {
    fc.assert(
      fc.property(anyUse, anyLimit, fc.integer({ min: 2, max: 6 }), (use, limit, zones) => {
        const plain = { ...use, growth: use.growth.map((t) => ({ ...t, surviveZones: null })) };
        const kept = { ...use, growth: use.growth.map((t) => ({ ...t, surviveZones: zones })) };
        expect(breaksAt(kept, limit) ?? 0).toBeLessThanOrEqual((breaksAt(plain, limit) ?? 0) * (1 + 1e-7));
      }),
    );
  });
});
