import { describe, expect, it } from '@jest/globals';
import { planAllActions } from '../../src/actions/plan';
import { awsCommand, shellLines } from '../../src/judging/aws-command';
import { aPlannerInput, aQuotaCeiling } from '../builders/actions';
import { aPlan } from '../builders/plan';
import { aFinding } from '../builders/report';

const place = { account: '111122223333', region: 'us-east-1' };
const reserving = aFinding({
  id: 'reserving',
  status: 'warn',
  fix: {
    action: 'Reserve it.',
    command: shellLines([
      awsCommand(place, 'elbv2', 'modify-capacity-reservation', {
        'load-balancer-arn': 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1',
        'minimum-load-balancer-capacity': 'CapacityUnits=500',
      }),
    ]),
  },
});
const scheduling = aFinding({
  id: 'scheduling',
  status: 'warn',
  fix: {
    action: 'Schedule it.',
    command: shellLines([
      awsCommand(place, 'autoscaling', 'put-scheduled-update-group-action', {
        'auto-scaling-group-name': 'web',
        'scheduled-action-name': 'flash-sale-scale-in',
        'start-time': '2036-12-12T15:59:00Z',
        'min-size': 2,
      }),
    ]),
  },
});
const input = (overrides: Parameters<typeof aPlannerInput>[0] = {}) =>
  aPlannerInput({ ceilings: [aQuotaCeiling(1080)], findings: [reserving, scheduling], ...overrides });
const statesOf = (overrides: Parameters<typeof aPlannerInput>[0] = {}) =>
  planAllActions(input(overrides)).map(({ kind, state, because }) => [kind, state, because]);
const { plan } = input();

describe('planning all actions', () => {
  it('has each ready while the run, the plan and the event are what they were', () => {
    expect(statesOf().map(([kind, state]) => [kind, state])).toEqual([
      ['quota-increase', 'ready'],
      ['support-case', 'ready'],
      ['capacity-reservation', 'ready'],
      ['scheduled-action', 'ready'],
    ]);
  });

  it('asks for nothing of an event that is over', () => {
    const over = 'The event is over.';
    expect(statesOf({ now: '2026-12-13T00:00:00.000Z' })).toEqual([
      ['quota-increase', 'blocked', over],
      ['support-case', 'blocked', over],
      ['capacity-reservation', 'blocked', over],
      ['scheduled-action', 'blocked', over],
    ]);
  });

  it.each([
    ['the event has moved', { calendar: { ...plan.calendar, end: '2026-12-13T23:59' } }],
    ['less traffic is expected', { traffic: { ...plan.traffic, multiplier: 2 } }],
  ])('does nothing by a run that judged another plan: %s', (_, changed) => {
    const because = 'The plan has changed since the run: check again first (iem check --store).';
    expect(statesOf({ judged: { ...plan, ...changed } as typeof plan })).toEqual([
      ['quota-increase', 'blocked', because],
      ['support-case', 'ready', undefined],
      ['capacity-reservation', 'blocked', because],
      ['scheduled-action', 'blocked', because],
    ]);
  });

  it.each([
    // us-east-1 serves what the account has once.
    ['region', [{ id: '111122223333', regions: [{ name: 'ap-southeast-1' }] }], 'ready'],
    ['account', [{ id: '444455556666', regions: [{ name: 'us-east-1' }] }], 'blocked'],
  ])('does nothing in a %s that the plan no longer has', (_, accounts, increase) => {
    const because = 'The plan no longer has us-east-1 of account 111122223333.';
    // A quota that no request raises, of what an account has once.
    const once = aQuotaCeiling(2000, { region: 'global', code: 'L-ONCE' });
    const { command: _command, ...fix } = once.fix ?? { action: '' };
    const found = statesOf({
      plan: aPlan({ accounts }),
      judged: plan,
      ceilings: [aQuotaCeiling(1080), { ...once, fix }],
    });
    expect(found.filter(([kind]) => kind !== 'support-case')).toEqual([
      ['quota-increase', increase, increase === 'ready' ? undefined : because],
      ['quota-increase', 'blocked', 'Service Quotas takes no request for it.'],
      ['capacity-reservation', 'blocked', because],
      ['scheduled-action', 'blocked', because],
    ]);
  });

  it('asks in the region that serves what an account has once', () => {
    const accounts = [{ id: '111122223333', regions: [{ name: 'ap-southeast-1' }] }];
    const once = aQuotaCeiling(2000, { region: 'global', code: 'L-ONCE' });
    expect(
      statesOf({ plan: aPlan({ accounts }), judged: aPlan({ accounts }), ceilings: [once], findings: [] })[0],
    ).toEqual(['quota-increase', 'ready', undefined]);
  });
});
