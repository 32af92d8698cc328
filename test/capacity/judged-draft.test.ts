import { describe, expect, it } from '@jest/globals';
import { type CeilingDraft, type CeilingPart, defineCeilingFamily } from '../../src/capacity/family';
import { addedUse, constantUse, type Growth, linearUse, type Use } from '../../src/capacity/growth';
import { type ProjectionContext, projectTarget } from '../../src/capacity/project';
import type { Ceiling } from '../../src/model/ceiling';
import type { Survival } from '../../src/model/survival';
import type { EventPlanInput } from '../../src/plan/schema';
import { anInventory } from '../builders/ceiling';
import { aContext } from '../builders/check';
import { anOverlap } from '../builders/overlap';
import { aPlan } from '../builders/plan';

type Draft = Partial<CeilingDraft>;

const about = {
  id: 'slots',
  title: 'It fits',
  failureTitle: 'It does not fit',
  why: 'Why.',
  docs: 'https://docs.aws.amazon.com/',
  workbook: '11 Service Limits',
  kind: 'quota',
  unit: 'slots',
  formula: 'All that there are.',
  remedy: 'Make room.',
  elastic: true,
} as const;

/** 40 slots that grow with traffic: 400 at 10×. */
const draftOf = (draft: Draft): CeilingDraft => ({
  ...{ resource: 'web', title: 'Slots', unit: 'slots', now: 40, limit: 1000, evidence: [] },
  use: linearUse(40, 1),
  fix: (expected) => ({ action: `Make room for ${expected}.`, lead: 'setting' }),
  ...draft,
});

/** @param least What is found where all that is open is taken at its least. */
function judgeAll(
  drafts: readonly Draft[],
  { survive = 'none', ...context }: Partial<ProjectionContext> & { survive?: Survival } = {},
  least = drafts,
): Ceiling[] {
  const family = defineCeilingFamily({
    ...about,
    needs: ['autoScalingGroups'],
    estimate: (_, { unknowns }) => (unknowns === 'most' ? drafts : least).map(draftOf),
  });
  const { takeover } = context;
  const plan = { ...(context.plan ?? aPlan()), resilience: { survive } };
  return projectTarget([family], anInventory({ autoScalingGroups: [] }), {
    ...aContext({ multiplier: 10, ...context, plan }),
    takeover,
  });
}
const judge = (...[draft, ...rest]: [Draft, Parameters<typeof judgeAll>[1]?]): Ceiling | undefined =>
  judgeAll([draft], ...rest)[0];

const TWICE = { times: 2, lost: 'eu-west-1' };
const UNKNOWN = { missing: 'Its load balancers had no traffic.' };
const zonal: Draft = { useWithoutZone: linearUse(60, 1) };
const fixed: Draft = { use: constantUse(40) };

describe('what must be survived', () => {
  // 80 % of the limit are green.
  it.each<[string, Survival, ProjectionContext['takeover'], Draft, [number, string][]]>([
    [
      'nothing: 400',
      'none',
      undefined,
      zonal,
      [
        [500, 'green'],
        [499, 'yellow'],
        [400, 'yellow'],
        [399, 'red'],
      ],
    ],
    [
      'a zone: 600',
      'az',
      undefined,
      zonal,
      [
        [750, 'green'],
        [749, 'yellow'],
        [599, 'red'],
      ],
    ],
    [
      'a zone, which takes it along: 400',
      'az',
      undefined,
      { useWithoutZone: 'lost' },
      [
        [500, 'green'],
        [399, 'red'],
      ],
    ],
    [
      'a zone, and no region: 400',
      'az',
      TWICE,
      {},
      [
        [500, 'green'],
        [399, 'red'],
      ],
    ],
    [
      'a region, of which each has half of the traffic: 800',
      'region',
      TWICE,
      {},
      [
        [1000, 'green'],
        [999, 'yellow'],
        [799, 'red'],
      ],
    ],
    [
      'a region or a zone, of which that needs more: 800',
      'region',
      TWICE,
      zonal,
      [
        [1000, 'green'],
        [799, 'red'],
      ],
    ],
    [
      'a region or a zone, of which this needs more: 900',
      'region',
      TWICE,
      { useWithoutZone: linearUse(90, 1) },
      [
        [1125, 'green'],
        [899, 'red'],
      ],
    ],
    [
      'a region, which does not make it grow: 40',
      'region',
      TWICE,
      fixed,
      [
        [50, 'green'],
        [39, 'red'],
      ],
    ],
    [
      'a region, and there is no other: 400',
      'region',
      undefined,
      {},
      [
        [500, 'green'],
        [399, 'red'],
      ],
    ],
    [
      'a region that takes over what is not known: 400 or more',
      'region',
      UNKNOWN,
      {},
      [
        [10_000, 'grey'],
        [400, 'grey'],
        [399, 'red'],
      ],
    ],
    [
      'that, of what does not grow: 40',
      'region',
      UNKNOWN,
      fixed,
      [
        [50, 'green'],
        [39, 'red'],
      ],
    ],
    [
      'a zone, where that is not known: 400',
      'az',
      UNKNOWN,
      {},
      [
        [500, 'green'],
        [399, 'red'],
      ],
    ],
  ])('is %s', (_, survive, takeover, draft, limits) => {
    for (const [limit, status] of limits) {
      expect([limit, judge({ ...draft, limit }, { survive, takeover })?.status]).toEqual([limit, status]);
    }
  });

  it('breaks without a region where what it takes over no longer fits', () => {
    expect(judge({}, { survive: 'region', takeover: TWICE })).toMatchObject({
      breaksAt: 25,
      breaksAtWithoutRegion: 12.5,
    });
    expect(judge({}, { survive: 'region', takeover: UNKNOWN })).toMatchObject({
      status: 'grey',
      breaksAt: null,
    });
    expect(judge(fixed, { survive: 'region', takeover: TWICE })?.breaksAtWithoutRegion).toBeNull();
    expect(judge({})).not.toHaveProperty('breaksAtWithoutRegion');
  });

  it('says why it is grey where it is not known what a region takes over', () => {
    const [why] = judge({}, { survive: 'region', takeover: UNKNOWN })?.evidence ?? [];
    expect(why?.detail).toBe('Its load balancers had no traffic.');
  });

  const steps = (green: number, yellow: number) => [
    { upTo: green, status: 'green' },
    { upTo: yellow, status: 'yellow' },
    { upTo: null, status: 'red' },
  ];

  it('has its colour at any multiplier, and in every other case that needs more or less', () => {
    // 800 are 80 % of the limit. Nothing lost: 40·m; a zone: 50·m; a region: 80·m.
    const ceiling = judge({ useWithoutZone: linearUse(50, 1) }, { survive: 'region', takeover: TWICE });
    expect(ceiling?.statusSteps).toEqual(steps(10, 12.5));
    expect(ceiling?.ifSurviving).toEqual({
      none: { status: 'green', statusSteps: steps(20, 25) },
      az: { status: 'green', statusSteps: steps(16, 20) },
    });
  });

  it.each<[string, Draft, ProjectionContext['takeover']]>([
    ['nothing of it is needed more without a zone or a region', {}, undefined],
    ['a zone takes it along', { useWithoutZone: 'lost' }, undefined],
    ['it does not grow', fixed, TWICE],
  ])('is the same in every case where %s', (_, draft, takeover) => {
    expect(judge(draft, { survive: 'none', takeover })?.ifSurviving).toEqual({});
  });
});

describe('a ceiling of which something is not known', () => {
  it.each<[string, Draft, string]>([
    ['its use', { use: null }, 'The limit or the use is not known.'],
    ['its limit', { limit: null }, 'The limit or the use is not known.'],
    ['a limit that AWS gives as no number', { limit: Number.NaN }, 'The limit or the use is not known.'],
    [
      'a use without end',
      { use: constantUse(Number.POSITIVE_INFINITY) },
      'The limit or the use is not known.',
    ],
    ['what the family says', { use: null, missing: 'CloudWatch has no data.' }, 'CloudWatch has no data.'],
  ])('says so of %s', (_, draft, why) => {
    const ceiling = judge(draft);
    expect(ceiling).toMatchObject({ status: 'grey', atPeak: null, breaksAt: null });
    expect(ceiling?.evidence[0]?.detail).toBe(why);
  });

  it('has no use of today that is no number', () => {
    expect(judge({ now: Number.NaN })?.now).toBeNull();
    expect(judge({ now: null })?.now).toBeNull();
  });

  it.each<[string, Draft, boolean]>([
    ['what grows', { limit: null }, true],
    ['what does not', { ...fixed, limit: null }, false],
    ['what may be more, which may grow', { ...fixed, understated: 'There may be more.' }, true],
    ['what was not measured, as its family does', { use: null }, true],
  ])('grows with traffic by %s: %j', (_, draft, grows) => expect(judge(draft)?.grows).toBe(grows));

  it('names its quota, if it has one', () => {
    expect(judge({ quotaCode: 'L-1' })).toMatchObject({ quotaCode: 'L-1' });
    expect(judge({})).not.toHaveProperty('quotaCode');
  });
});

describe('the room that is asked for', () => {
  it.each<[number, string | undefined]>([
    [500, undefined],
    [499, 'Make room for 400.'],
    [400, 'Make room for 400.'],
    [399, 'Make room for 400.'],
  ])('of %d slots for 400 is %s', (limit, action) => expect(judge({ limit })?.fix?.action).toBe(action));
});

describe('where it breaks without a zone', () => {
  it.each<[string, Draft, number | null]>([
    ['at once, where it is lost with it', { useWithoutZone: 'lost' }, 0],
    ['nowhere, where nothing grows', { ...fixed, useWithoutZone: 'lost' }, null],
    ['where its own does, if nothing is taken over', { failover: { taken: [], understated: null } }, 25],
    // 1,000 ÷ (40 + 10).
    ['with what it takes over', { failover: { taken: [linearUse(10, 1)], understated: null } }, 20],
    [
      'with the worst of what it may take over',
      { failover: { taken: [linearUse(10, 1), constantUse(800), linearUse(5, 1)], understated: null } },
      5,
    ],
    [
      // (1,000 − 40) ÷ 10.
      'where only that grows',
      { ...fixed, failover: { taken: [constantUse(1), linearUse(10, 1)], understated: null } },
      96,
    ],
  ])('is %s', (_, draft, at) => expect(judge(draft, { survive: 'az' })?.breaksAtWithoutZone).toBe(at));
});

describe('where it breaks without a region', () => {
  it.each<[string, Draft, Survival, ProjectionContext['takeover'], number | null | undefined]>([
    // 1,000 ÷ 80.
    ['with twice the traffic', {}, 'region', TWICE, 12.5],
    ['nowhere, where nothing grows', fixed, 'region', TWICE, null],
    ['not known, where what comes is not', { limit: 399 }, 'region', UNKNOWN, null],
    ['not asked, where no region may be lost', {}, 'az', TWICE, undefined],
    ['not asked, where there is only one', {}, 'region', undefined, undefined],
  ])('is %s', (_, draft, survive, takeover, at) => {
    expect(judge(draft, { survive, takeover })?.breaksAtWithoutRegion).toBe(at);
  });
});

describe('a ceiling while the multiplier is not known', () => {
  it.each<[string, Draft, string]>([
    ['is grey where it grows', { limit: 1e6 }, 'grey'],
    ['is grey where it is just full', { limit: 40 }, 'grey'],
    ['is red where it is too much now', { limit: 39 }, 'red'],
    ['is grey where it is not known how much there is now', { now: null, limit: 39 }, 'grey'],
    ['is judged where it does not grow', { ...fixed, limit: 50 }, 'green'],
  ])('%s', (_, draft, status) => {
    expect(judge(draft, { multiplier: null, highMultiplier: null })?.status).toBe(status);
  });
});

describe('a bad day of 20×: 800', () => {
  it.each([
    [800, 'green', undefined],
    [799, 'yellow', 'Make room for 800.'],
    // 400 are too many on the likely day already; the fix makes room for the bad one.
    [399, 'red', 'Make room for 800.'],
  ])('of a limit of %s is %s', (limit, status, action) => {
    const ceiling = judge({ limit }, { highMultiplier: 20 });
    expect(ceiling?.status).toBe(status);
    expect(ceiling?.fix?.action).toBe(action);
  });
});

describe('a use that may be more than is known', () => {
  const understated = 'The data are too few.';

  it('is grey, and red where what is known is too much', () => {
    expect(judge({ understated, limit: 1e6 })).toMatchObject({ status: 'grey', breaksAt: null, grows: true });
    const red = judge({ understated, limit: 399 });
    expect(red).toMatchObject({ status: 'red', breaksAt: 9.975 });
    expect(red?.evidence[0]?.detail).toMatch(
      /^The data are too few\. The use that is known exceeds the limit/,
    );
  });

  it('is yellow at best where it was measured as means of an hour', () => {
    const ceiling = judge({ isFlattened: true });
    expect(ceiling).toMatchObject({ status: 'yellow', breaksAt: 25 });
    expect(ceiling?.fix?.action).toContain('means of an hour hide the busiest minutes');
  });
});

describe('a use that the plan itself expects', () => {
  const expecting = (expected: number) => aPlan({ demand: [{ ceiling: 'slots', expected }] });
  // Of 40 now, 20 grow with traffic.
  const half: Draft = { use: linearUse(40, 0.5), limit: 100 };

  it.each<[string, Draft, number, object]>([
    // 20 + 7·m of 100.
    ['grows beside what does not', half, 90, { atPeak: 90, breaksAt: 11.4286, status: 'yellow' }],
    ['is green up to 80 %', half, 80, { atPeak: 80, status: 'green' }],
    ['is red beyond the limit', half, 101, { status: 'red' }],
    [
      'counts where nothing could be measured',
      { ...half, now: null, use: null },
      90,
      { atPeak: 90, breaksAt: 11.1111 },
    ],
    ['counts whatever could be measured', { ...half, understated: 'Too few data.' }, 80, { status: 'green' }],
    [
      'counts with a zone lost as without',
      { ...half, useWithoutZone: linearUse(90, 1) },
      80,
      { status: 'green' },
    ],
    ['is lost with a zone all the same', { ...half, useWithoutZone: 'lost' }, 80, { breaksAtWithoutZone: 0 }],
  ])('%s', (_, draft, expected, judged) => {
    expect(judge(draft, { survive: 'az', plan: expecting(expected) })).toMatchObject(judged);
  });

  it('needs no multiplier', () => {
    const unknown = { multiplier: null, highMultiplier: null };
    expect(judge(half, { ...unknown, plan: expecting(80) })?.status).toBe('green');
    expect(judge(half, { ...unknown, plan: expecting(101) })?.status).toBe('red');
  });

  it('does not count where it is less than there is now, and is yellow at best', () => {
    const ceiling = judge({}, { plan: expecting(39) });
    expect(ceiling).toMatchObject({ atPeak: 400, breaksAt: 25, status: 'yellow' });
    expect(ceiling?.fix?.action).toContain('Correct its entry under demand in the plan');
    expect(judge({ limit: 399 }, { plan: expecting(39) })?.status).toBe('red');
  });
});

describe('a use that rests on what a unit is assumed to carry', () => {
  const growth: Growth = {
    ...{ fixedLoad: 0, elasticLoad: 40, perUnit: 1, minUnits: 0 },
    ...{ surviveZones: null, spreadOver: 1, weight: 1 },
  };
  /** 400 units at 10×; 800 if each carries half, and 200 if each carries twice as much. */
  const assumed: Use = { fixed: 0, growth: [{ ...growth, perUnitBetween: [0.5, 2] }] };

  it.each([
    [800, 'green'],
    [799, 'yellow'],
    [399, 'yellow'],
    [200, 'yellow'],
    [199, 'red'],
  ])('of a limit of %s is %s', (limit, status) => {
    expect(judge({ use: assumed, limit })?.status).toBe(status);
  });

  it('is grey where there may be more besides, and red where it fits in no case', () => {
    const understated = 'The data are too few.';
    expect(judge({ use: assumed, limit: 399, understated })?.status).toBe('grey');
    expect(judge({ use: assumed, limit: 199, understated })?.status).toBe('red');
  });

  it('asks for room for the most that it may be', () => {
    expect(judge({ use: assumed, limit: 799 })?.fix?.action).toBe('Make room for 800.');
  });

  it('is red with units that run whatever the load, and says that fewer may be planned', () => {
    // 45 run in any case, of a limit of 44.
    const floored = judge(
      { use: { fixed: 0, growth: [{ ...growth, minUnits: 45 }] }, limit: 44 },
      { multiplier: 1 },
    );
    expect(floored).toMatchObject({ status: 'red', floorAboveLimit: 45, breaksAt: 1.1 });
    expect(floored?.fix?.action).toBe(
      'Make room for 45. Or plan less than the 45 slots that run whatever the load, as far as the load allows it.',
    );
    expect(judge({ limit: 399 })).not.toHaveProperty('floorAboveLimit');
  });
});

describe('a part of a limit', () => {
  /** 30·m of so many, and without a zone 35·m. */
  const part = (limit: number): CeilingPart => ({
    ...{ use: linearUse(30, 1), useWithoutZone: linearUse(35, 1), limit, unit: 'slots' },
    fix: (expected) => ({ action: `Make room in the part for ${expected}.`, lead: 'setting' }),
  });

  it.each<[Survival, number, string, string | undefined]>([
    ['none', 300, 'green', undefined],
    ['none', 299, 'yellow', 'Make room in the part for 300.'],
    ['az', 350, 'green', undefined],
    ['az', 349, 'yellow', 'Make room in the part for 350.'],
  ])('that must survive the loss of %s with %s is %s', (survive, limit, status, action) => {
    const ceiling = judge({ parts: [part(1000), part(limit)] }, { survive });
    expect(ceiling?.status).toBe(status);
    expect(ceiling?.fix?.action).toBe(action);
    expect(ceiling?.breaksAt).toBe(25);
  });

  it('makes a difference without a zone, of what has none as a whole', () => {
    // 315 ÷ 30 and 315 ÷ 35; the whole is yellow from 20× on in any case.
    const ceiling = judge({ parts: [part(315)] });
    expect(ceiling?.statusSteps?.[0]).toEqual({ upTo: 10.5, status: 'green' });
    expect(ceiling?.ifSurviving).toMatchObject({ az: { status: 'yellow' } });
    expect(ceiling?.ifSurviving?.az?.statusSteps[0]).toEqual({ upTo: 9, status: 'green' });
  });
});

describe('what is open', () => {
  const open = 'It is not known which of them it is.';
  const both = (most: Draft, least: Draft | null) =>
    judgeAll([{ ...most, open }], {}, least === null ? [] : [{ ...least, open }])[0];
  const full: CeilingPart = {
    ...{ use: linearUse(1, 1), useWithoutZone: linearUse(1, 1), limit: 1, unit: 'slots' },
    fix: () => ({ action: 'Make room in the part.', lead: 'setting' }),
  };

  it('is no question where the answer is the same', () => {
    const ceiling = both({}, {});
    expect(ceiling).toEqual(judge({}));
    expect(JSON.stringify(ceiling)).not.toContain(open);
  });

  it.each<[string, Draft, Draft]>([
    // 500 + 20·m also break at 25.
    ['the use at the peak', {}, { use: linearUse(20, 1, 500) }],
    ['where it breaks', {}, { use: constantUse(400) }],
    ['where it breaks without a zone', zonal, {}],
    ['the colour', { parts: [full] }, {}],
  ])('is a question where only this differs: %s', (_, most, least) => {
    expect(both(most, least)?.evidence[0]?.detail).toBe(open);
  });

  it('breaks where it does at its least, and may break where it does at its most', () => {
    expect(
      both({ ...zonal, limit: 500 }, { use: linearUse(20, 1), useWithoutZone: linearUse(25, 1), limit: 500 }),
    ).toMatchObject({
      ...{ breaksAt: 25, breaksAtWithoutZone: 20 },
      ...{ mayBreakAt: 12.5, mayBreakAtWithoutZone: 8.33333 },
    });
  });

  it('surely breaks nowhere where at its least there is nothing to judge', () => {
    expect(both({ limit: 399 }, null)).toMatchObject({
      ...{ status: 'grey', breaksAt: null, breaksAtWithoutZone: null, mayBreakAt: 9.975 },
    });
    expect(both({ limit: 500 }, null)?.status).toBe('green');
  });

  it('is asked of that ceiling alone', () => {
    const ceilings = judgeAll([{ resource: 'a' }, { resource: 'b', open }], {}, [
      { resource: 'a' },
      { resource: 'b', open, use: linearUse(1, 1) },
    ]);
    expect(ceilings.map(({ evidence }) => evidence.map(({ detail }) => detail))).toEqual([[], [open]]);
  });
});

describe('of several peaks', () => {
  const peaks = ['Doors', 'Finale'].map((name, day) => ({
    ...{ name, multiplier: 10 },
    ...{ from: `2026-12-1${day + 1} 18:00`, to: `2026-12-1${day + 1} 22:00` },
  }));
  const plan = aPlan({
    environment: 'test',
    calendar: { timeZone: 'UTC', start: '2026-12-11 00:00', end: '2026-12-13 23:59' },
    traffic: { peaks },
  });
  const shown = (...[doors, finale]: [Draft, Draft]) => {
    const family = defineCeilingFamily({
      ...about,
      needs: ['autoScalingGroups'],
      estimate: (_, { window }) => [draftOf(window.start.startsWith('2026-12-11') ? doors : finale)],
    });
    return projectTarget(
      [family],
      anInventory({ autoScalingGroups: [] }),
      aContext({ plan, multiplier: 10 }),
    )[0];
  };

  it.each<[string, Draft, Draft, string]>([
    ['the worse colour, in the later', { limit: 500 }, { limit: 450 }, 'Finale'],
    ['the worse colour, in the earlier', { limit: 450 }, { limit: 500 }, 'Doors'],
    ['the first to break of one colour, in the later', { limit: 1000 }, { limit: 900 }, 'Finale'],
    ['the first to break of one colour, in the earlier', { limit: 900 }, { limit: 1000 }, 'Doors'],
    ['the first to break without a zone', {}, zonal, 'Finale'],
    [
      'the first to break with it, whatever it does without a zone',
      { ...zonal, limit: 1500 },
      { limit: 900, useWithoutZone: linearUse(20, 1) },
      'Finale',
    ],
    ['what breaks at all', fixed, {}, 'Finale'],
    ['what breaks at all, in the earlier', {}, fixed, 'Doors'],
    ['the earlier of two that are the same', {}, {}, 'Doors'],
  ])('it shows %s', (_, doors, finale, peak) => {
    const ceiling = shown(doors, finale);
    expect(ceiling?.peak).toBe(peak);
    // Each brings all of the traffic.
    expect(ceiling?.evidence.at(-1)?.detail).toBe(
      `It is judged at the peak “${peak}”, which is the worst for it.`,
    );
  });
});

describe('a family that cannot be judged', () => {
  const family = defineCeilingFamily({
    ...about,
    needs: ['autoScalingGroups'],
    estimate: () => {
      throw new Error('It divides by nothing.');
    },
  });
  const why = (inventory: ReturnType<typeof anInventory>) =>
    projectTarget([family], inventory, aContext()).map(({ status, evidence }) => [status, evidence]);

  it.each([
    [
      'was denied',
      anInventory({}, { autoScalingGroups: 'autoscaling:DescribeAutoScalingGroups' }),
      'autoscaling:DescribeAutoScalingGroups',
      'Could not be read: autoscaling:DescribeAutoScalingGroups: AccessDenied: Not allowed: autoscaling:DescribeAutoScalingGroups',
    ],
    [
      'is not in the inventory',
      anInventory(),
      'autoScalingGroups',
      'Could not be read: autoScalingGroups: NotCollected: the inventory does not hold it',
    ],
    [
      'fails',
      anInventory({ autoScalingGroups: [] }),
      'slots',
      'The arithmetic of slots failed: It divides by nothing.',
    ],
  ])('says why it is grey: it %s', (_, inventory, source, detail) => {
    expect(why(inventory)).toEqual([['grey', [{ source, at: null, detail }]]]);
  });
});

describe('another event at the same time, with 8 times normal traffic', () => {
  interface Together {
    readonly kind?: 'quota' | 'configured';
    /** Whether it adds to the use: 7 times the 40 slots of normal traffic. */
    readonly adds?: boolean;
    readonly survive?: Survival;
    readonly own?: Partial<ProjectionContext>;
    readonly other?: Parameters<typeof anOverlap>[0];
  }
  const judgeWith = (
    draft: Draft,
    { kind = 'quota', adds = true, survive = 'none', own = {}, other = {} }: Together = {},
  ): Ceiling | undefined => {
    const family = defineCeilingFamily({
      ...{ ...about, kind, needs: ['autoScalingGroups'] },
      estimate: (_, { addedAtMost }) => {
        const { use, ...others } = draftOf(draft);
        const added = adds
          ? addedAtMost().map((one) => ({ ...one, load: one.load * 40, most: one.most * 40 }))
          : [];
        return [{ ...others, use: use && { ...use, growth: [...use.growth, ...addedUse(added)] } }];
      },
    });
    const plan = { ...(own.plan ?? aPlan()), resilience: { survive } };
    const [ceiling] = projectTarget([family], anInventory({ autoScalingGroups: [] }), {
      ...aContext({ multiplier: 10, overlaps: [anOverlap(other)], ...own, plan }),
      takeover: own.takeover,
    });
    return ceiling;
  };
  const theirs = (expected: number, traffic: EventPlanInput['traffic'] = { multiplier: 8 }) => ({
    plan: aPlan({ id: 'launch', name: 'Launch', traffic, demand: [{ ceiling: 'slots', expected }] }),
  });
  const detailsOf = (ceiling: Ceiling | undefined) => ceiling?.evidence.map(({ detail }) => detail) ?? [];

  it('counts beside what grows, and says so', () => {
    const ceiling = judgeWith({});
    expect(ceiling).toMatchObject({ fixed: 280, elastic: 400, atPeak: 680, breaksAt: 18 });
    expect(detailsOf(ceiling)).toContain(
      'Launch (launch), at the same time, brings 280 slots beyond normal traffic, which is 8× in all by its plan.',
    );
  });

  it.each<[string, Draft, Together, number]>([
    // It expects 200, of which 40 are there in any case: 160 more.
    ['in place of what it adds', {}, { other: theirs(200) }, 400 + 160],
    ['of a quota, to which nothing shows that it adds', {}, { adds: false, other: theirs(200) }, 400 + 160],
    [
      'not of a setting to which it adds nothing',
      {},
      { kind: 'configured', adds: false, other: theirs(200) },
      400,
    ],
    ['of a setting to which it adds', {}, { kind: 'configured', other: theirs(200) }, 400 + 160],
    ['not where it is less than there is now', {}, { other: theirs(39) }, 680],
    ['as nothing more where it is what there is now', {}, { other: theirs(40) }, 400],
    ['beside what does not grow', { use: linearUse(40, 0.5) }, { other: theirs(200) }, 20 + 200 + 160],
    [
      'without what a floor has run in any case',
      { use: { fixed: 0, growth: [{ ...linearUse(40, 1).growth[0], perUnit: 1, minUnits: 100 } as Growth] } },
      { other: theirs(200) },
      400 + 160,
    ],
    [
      'where its multiplier is not known',
      {},
      { other: { ...theirs(200), multiplier: null, highMultiplier: null } },
      560,
    ],
  ])('counts what its plan expects %s', (_, draft, together, atPeak) => {
    expect(judgeWith(draft, together)).toMatchObject({ atPeak, status: 'green' });
  });

  it.each<[number, Draft, string]>([
    // Twice as much on its bad day: 400 + 2 × 200 − 40 = 760.
    [760, {}, 'green'],
    [759, {}, 'yellow'],
    // Of what does not grow with traffic there is no more on a bad day: 220 + 20 + 2 × 180 − 40 = 560.
    [560, { use: linearUse(40, 0.5) }, 'green'],
    [559, { use: linearUse(40, 0.5) }, 'yellow'],
  ])('of %d slots counts its bad day by what its plan expects', (limit, draft, status) => {
    const other = { ...theirs(200), highMultiplier: 16 };
    // Half of the limit would be yellow by itself.
    const plan = aPlan({ thresholds: { yellow: 0.99 } });
    expect(judgeWith({ ...draft, limit }, { other, own: { plan } })?.status).toBe(status);
  });

  it('counts a lower peak of it by its share: 200 × 0.5 − 40', () => {
    const peaks = [
      { name: 'Doors', from: '2026-12-12 00:00', to: '2026-12-12 23:59', multiplier: 4 },
      { name: 'Finale', from: '2026-12-19 18:00', to: '2026-12-19 22:00', multiplier: 8 },
    ];
    const plan = aPlan({
      ...{ id: 'launch', name: 'Launch', demand: [{ ceiling: 'slots', expected: 200 }] },
      calendar: { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-20 23:59' },
      traffic: { peaks },
    });
    const window = { start: '2026-12-11T16:00:00Z', end: '2026-12-20T15:59:00Z' };
    const ceiling = judgeWith({}, { other: { plan, window } });
    expect(ceiling).toMatchObject({ atPeak: 400 + 60 });
    expect(detailsOf(ceiling)).toContain(
      'Launch (launch), at the same time, brings 60 slots beyond normal traffic, which is 4× in all by its plan.',
    );
  });

  it('is told without its multiplier where that is not known', () => {
    const other = { ...theirs(200), multiplier: null, highMultiplier: null };
    expect(detailsOf(judgeWith({}, { other }))).toContain(
      'Launch (launch), at the same time, brings 160 slots beyond normal traffic.',
    );
  });

  it('makes it grey where it is not known how much it brings', () => {
    const ceiling = judgeWith({}, { other: { multiplier: null, highMultiplier: null } });
    expect(ceiling).toMatchObject({ status: 'grey', atPeak: null });
    expect(detailsOf(ceiling)[0]).toContain('How much Launch (launch) brings at the same time is not known');
    expect(detailsOf(ceiling).join()).not.toContain('beyond normal traffic');
  });

  it('makes it grey where only the plan says what is used', () => {
    const plan = aPlan({ demand: [{ ceiling: 'slots', expected: 100 }] });
    const ceiling = judgeWith({ use: null }, { own: { plan } });
    expect(ceiling?.status).toBe('grey');
    expect(detailsOf(ceiling)[0]).toContain(
      'How much Launch (launch) uses of it at the same time is not known.',
    );
    expect(judgeWith({ use: null, limit: 99 }, { own: { plan } })).toMatchObject({
      status: 'red',
      atPeak: 100,
    });
  });

  it('is told of what it plans to add', () => {
    const plannedAdditions = [{ quota: 'L-1', region: 'us-east-1', count: 1 }];
    const other = { plan: aPlan({ id: 'launch', name: 'Launch', plannedAdditions }) };
    const told = 'Launch (launch), at the same time, plans 1 more; they are counted.';
    expect(detailsOf(judgeWith({ quotaCode: 'L-1' }, { other }))).toContain(told);
    expect(detailsOf(judgeWith({ quotaCode: 'L-2' }, { other }))).not.toContain(told);
    expect(detailsOf(judgeWith({}, { other }))).not.toContain(told);
  });

  it('counts where the multiplier of this event is not known, as far as nothing grows with it', () => {
    const own = { multiplier: null, highMultiplier: null };
    expect(judgeWith({ use: constantUse(40) }, { own })).toMatchObject({ atPeak: 320, status: 'green' });
    expect(judgeWith({ use: constantUse(40), limit: 319 }, { own })).toMatchObject({ status: 'red' });
    expect(judgeWith({}, { own })).toMatchObject({ atPeak: null, status: 'grey', fixed: 280, elastic: null });
    expect(detailsOf(judgeWith({}, { own }))).toContain(
      'Launch (launch), at the same time, brings 280 slots beyond normal traffic, which is 8× in all by its plan.',
    );
  });

  it.each<[string, number | null, Draft, number]>([
    // A region that is lost brings as much again of both: 2 × 400 + 2 × 280.
    ['as this event', 10, {}, 1360],
    ['where this event brings nothing', 10, { use: constantUse(40) }, 600],
    ['where the multiplier of this event is not known', null, { use: constantUse(40) }, 600],
  ])('comes from a lost region as well, %s', (_, multiplier, draft, needed) => {
    const accounts = [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }];
    const together: Together = {
      survive: 'region',
      own: {
        ...{ multiplier, highMultiplier: multiplier, takeover: TWICE },
        plan: aPlan({ accounts, thresholds: { yellow: 0.99 } }),
      },
      other: { plan: aPlan({ id: 'launch', name: 'Launch', accounts }) },
    };
    const statusOf = (limit: number) => judgeWith({ ...draft, limit }, together)?.status;
    expect([statusOf(needed), statusOf(needed - 1)]).toEqual(['yellow', 'red']);
  });
});
