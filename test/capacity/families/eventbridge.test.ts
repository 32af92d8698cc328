import { describe, expect, it } from '@jest/globals';
import type { Artifacts, EventRule, EventRulePeak } from '../../../src/model/artifacts';
import {
  anEventRule,
  anEventRulePeak,
  aPeak,
  ruleArn,
  someEventBridgeUse,
  someEventsQuotas,
  unusedRule,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

type Rule = readonly [
  name: string,
  perSecond: number | null,
  peak?: Partial<EventRulePeak>,
  rule?: Partial<EventRule>,
];
type Use = Partial<Artifacts['eventBridgeUse']>;

const FEW = { hoursWithData: 3 };
const BY_TIME = { isScheduled: true, hasPattern: false };

/** What each rule calls a second at its own peak, at 10×. */
const calling = (rules: readonly Rule[], use: Use = {}): Partial<Artifacts> => ({
  eventRules: rules.map(([ruleName, , , rule]) =>
    anEventRule({ ruleName, ruleArn: ruleArn(`shop/${ruleName}`), ...rule }),
  ),
  eventRulePeaks: rules.map(([name, perSecond, peak]) =>
    anEventRulePeak({
      ruleArn: ruleArn(`shop/${name}`),
      ...(perSecond === null ? unusedRule : { invocationsPerSecond: aPeak(perSecond) }),
      ...peak,
    }),
  ),
  eventBridgeUse: someEventBridgeUse({
    invocationsPerSecond: aPeak(rules.reduce((sum, [, perSecond]) => sum + (perSecond ?? 0), 0)),
    ...use,
  }),
  serviceQuotas: someEventsQuotas(300, 300),
});

/** The plan says that what is called `batch…` does not grow. */
const BATCH = {
  plan: aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: 'batch*' }, factor: 0 }] } }),
};

describe('invocations of targets', () => {
  const nightly: Rule = ['nightly', 20, {}, BY_TIME];
  it.each<[string, readonly Rule[], Use, string, number | null]>([
    // At 10×: 1.5 × 10 × 16 = 240, which are 80 % of 300; 300 ÷ 24.
    ['of one rule', [['placed', 16]], {}, 'green', 12.5],
    ['of one that calls a little more', [['placed', 16.1]], {}, 'yellow', 12.4224],
    ['that fit without a busiest second', [['placed', 30]], {}, 'yellow', 6.66667],
    ['that do not', [['placed', 30.1]], {}, 'red', 6.64452],
    // 1.5 × (20 + 10 × 4) = 90; (300 ÷ 1.5 − 20) ÷ 4.
    ['of which some come by time', [['placed', 4], nightly], {}, 'green', 45],
    ['that come by time alone', [nightly], {}, 'green', null],
    // A pattern besides the schedule: they may come with traffic.
    ['that come by time or by events', [['both', 31, {}, { isScheduled: true }]], {}, 'red', 6.45161],
    // 10 × 25 at one time, of 40 at their peaks.
    [
      'of two rules, one after the other',
      [
        ['placed', 20],
        ['paid', 20],
      ],
      { invocationsPerSecond: aPeak(25) },
      'yellow',
      5,
    ],
    // 30 of 40 are of rules that are gone, or that AWS manages.
    ['of rules that are not listed', [['placed', 10]], { invocationsPerSecond: aPeak(40) }, 'yellow', 5],
    [
      'where nothing tells all at one time',
      [['placed', 5]],
      { invocationsPerSecond: null, invocations: null },
      'grey',
      null,
    ],
    [
      'of one rule without complete data',
      [
        ['placed', 5],
        ['paid', null, { invocations: null }],
      ],
      {},
      'grey',
      null,
    ],
    ['of few hours', [['placed', 5]], { invocationsPerSecond: aPeak(5, FEW) }, 'grey', null],
    [
      'of few hours that do not fit',
      [['placed', 31]],
      { invocationsPerSecond: aPeak(31, FEW) },
      'red',
      6.45161,
    ],
  ])('are judged %s', (_, rules, use, status, breaksAt) => {
    const ceiling = onlyCeiling('eventbridge-invocations', calling(rules, use));
    expect(ceiling).toMatchObject({ resource: '-', limit: 300, status, breaksAt });
  });

  it('names rules that are on and call nothing', () => {
    const rules: Rule[] = [
      ['placed', 5],
      ['launch', null],
      ['old', null, {}, { isEnabled: false }],
    ];
    const ceiling = onlyCeiling('eventbridge-invocations', calling(rules));
    expect(ceiling.evidence.at(-1)?.detail).toContain('1 of the rules that are on called nothing');
  });

  it('are grey without the quota, and none where there were none', () => {
    const without = { ...calling([['placed', 5]]), serviceQuotas: [] };
    expect(onlyCeiling('eventbridge-invocations', without)).toMatchObject({ status: 'grey', limit: null });
    expect(ceilingsOf('eventbridge-invocations', calling([['old', null]], { invocations: 0 }))).toEqual([]);
  });
});

describe('calls of PutEvents', () => {
  const placed: Rule = ['placed', 2];
  const batch: Rule = ['batch-report', 2];
  const puts = (perSecond: number | null, rules: readonly Rule[], use: Use = {}) =>
    onlyCeiling(
      'eventbridge-put-events',
      calling(rules, { putsPerSecond: perSecond === null ? null : aPeak(perSecond), ...use }),
      BATCH,
    );

  it.each<[string, number | null, readonly Rule[], Use, string, number | null]>([
    ['that fit', 16, [placed], {}, 'green', 12.5],
    ['that fit without a busiest second', 30, [placed], {}, 'yellow', 6.66667],
    ['that do not', 30.1, [placed], {}, 'red', 6.64452],
    // Nobody knows whether those grow that start what does not.
    ['beside rules that do not grow', 30.1, [placed, batch], {}, 'yellow', 6.64452],
    ['for rules that do not grow', 30.1, [batch], {}, 'green', null],
    ['for no rule', 30.1, [], {}, 'yellow', 6.64452],
    ['for a rule that calls nothing', 30.1, [['old', null]], {}, 'yellow', 6.64452],
    ['beside rules that come by time', 30.1, [placed, ['batch-nightly', 1, {}, BY_TIME]], {}, 'red', 6.64452],
    ['of few hours', 5, [placed], { putsPerSecond: aPeak(5, FEW) }, 'grey', null],
    ['of load tests alone', null, [placed], { puts: 9 }, 'grey', null],
    ['without complete data', null, [placed], { puts: null }, 'grey', null],
  ])('are judged %s', (_, perSecond, rules, use, status, breaksAt) => {
    expect(puts(perSecond, rules, use)).toMatchObject({ resource: '-', limit: 300, status, breaksAt });
  });

  it('may grow where no rule of the event waits for them', () => {
    const regions = [{ name: 'us-east-1', scope: { tags: { event: 'sale' } } }];
    const plan = aPlan({ accounts: [{ id: '111122223333', regions }], traffic: { multiplier: 10 } });
    const artifacts = calling([placed], { putsPerSecond: aPeak(30.1) });
    expect(onlyCeiling('eventbridge-put-events', artifacts, { plan })).toMatchObject({
      ...{ status: 'yellow', breaksAt: 6.64452 },
    });
  });

  it('ask for more of the quota of the region, and are none of an account that puts none', () => {
    // 1.5 × 10 × 31 = 465 ÷ 0.8.
    expect(puts(31, [placed]).fix?.command).toContain('--desired-value 582');
    expect(ceilingsOf('eventbridge-put-events', calling([placed], { puts: 0, putsPerSecond: null }))).toEqual(
      [],
    );
  });
});
