import { describe, expect, it } from '@jest/globals';
import { capacityReservations } from '../../src/actions/capacity-reservations';
import { quotaIncreases } from '../../src/actions/quota-increases';
import type { ActionRecord } from '../../src/model/action';
import { aPlannerInput } from '../builders/actions';
import { aFinding } from '../builders/report';

const VIRGINIA = { account: '111122223333', region: 'us-east-1' };
const ARN = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer';
const wanting = (units: number, name = 'app/web/1', id = `pre-warming~${name}~${units}`) =>
  aFinding({
    id,
    status: 'warn',
    fix: {
      action: `Reserve ${units}.`,
      command: `# In account 111122223333:\naws elbv2 modify-capacity-reservation --region us-east-1 --load-balancer-arn ${ARN}/${name} --minimum-load-balancer-capacity CapacityUnits=${units}`,
      by: '2026-11-28',
    },
  });
const plan = (overrides: Parameters<typeof aPlannerInput>[0]) =>
  capacityReservations.plan(aPlannerInput(overrides));
const quotasOf = (data: Record<string, number>) => [
  { target: VIRGINIA, requests: { ok: true, data: [] }, reservable: { ok: true, data } } as const,
];
const AFTER = '2026-12-13T00:00:00.000Z';

describe('planning reservations', () => {
  it('reserves the most that anything wants of a load balancer, once', () => {
    expect(plan({ findings: [wanting(300), wanting(500)] })).toMatchObject([
      {
        id: expect.stringMatching(/^capacity-reservation~111122223333~us-east-1~app_web_1_.*~500$/),
        title: 'Reserve 500 capacity units of app/web/1.',
        state: 'ready',
        by: '2026-11-28',
        why: [{ id: 'pre-warming~app/web/1~300' }, { id: 'pre-warming~app/web/1~500' }],
        call: {
          action: 'elasticloadbalancing:ModifyCapacityReservation',
          input: {
            LoadBalancerArn: `${ARN}/app/web/1`,
            MinimumLoadBalancerCapacity: { CapacityUnits: 500 },
          },
        },
      },
    ]);
  });

  it.each([
    ['app/web/1', 40, 100],
    ['app/web/1', 100, 100],
    ['net/api/2', 40, 40],
  ])('of %s for %d are %d, the fewest that can be', (name, needed, units) => {
    const [action] = plan({ findings: [wanting(needed, name)] });
    expect(action?.call?.input.MinimumLoadBalancerCapacity).toEqual({ CapacityUnits: units });
    expect(action?.notes.some((note) => note.includes('the fewest'))).toBe(units > needed);
  });

  it('waits for the quota, which is requested for the sum of the region', () => {
    // 500 + 100, where the event needs 500 and 40.
    const findings = [wanting(500), wanting(40, 'app/search/2'), wanting(6000, 'net/api/3')];
    const history = quotasOf({ 'L-8A66D0E6': 599, 'L-723DCCB6': 6000 });
    expect(plan({ findings, history }).map(({ title, state }) => [title, state])).toEqual([
      ['Reserve 100 capacity units of app/search/2.', 'waiting'],
      ['Reserve 500 capacity units of app/web/1.', 'waiting'],
      ['Reserve 6000 capacity units of net/api/3.', 'ready'],
    ]);
    expect(quotaIncreases.plan(aPlannerInput({ findings, history }))).toMatchObject([
      {
        title: 'Request 600 for quota L-8A66D0E6 of elasticloadbalancing, which is 599.',
        call: { input: { ServiceCode: 'elasticloadbalancing', QuotaCode: 'L-8A66D0E6', DesiredValue: 600 } },
      },
    ]);
    const enough = quotasOf({ 'L-8A66D0E6': 600, 'L-723DCCB6': 6000 });
    expect(quotaIncreases.plan(aPlannerInput({ findings, history: enough }))).toEqual([]);
    expect(quotaIncreases.plan(aPlannerInput({ findings }))).toEqual([]);
  });
});

describe('planning to put reservations back', () => {
  const reserved = (overrides: Partial<ActionRecord> = {}): ActionRecord => ({
    ...{ id: 'capacity-reservation~x', kind: 'capacity-reservation', ...VIRGINIA, title: 'Reserve 500.' },
    call: {
      action: 'elasticloadbalancing:ModifyCapacityReservation',
      input: { LoadBalancerArn: `${ARN}/app/web/1`, MinimumLoadBalancerCapacity: { CapacityUnits: 500 } },
    },
    ...{ state: 'done', at: '2026-11-22T00:00:00.000Z', by: 'mei', earlier: [] },
    done: { awsId: null, answer: { before: 0, units: 500 }, foundAtAws: false },
    ...overrides,
  });
  const onlyReset = (record: ActionRecord, now = AFTER) => plan({ records: [record], now });

  it('waits for the end of the event', () => {
    expect(onlyReset(reserved(), '2026-12-01T00:00:00.000Z')).toMatchObject([
      { kind: 'capacity-reset', state: 'waiting', notBefore: '2026-12-12T15:59:00Z' },
    ]);
    expect(onlyReset(reserved())).toMatchObject([
      {
        state: 'ready',
        title: 'Reset the reservation of app/web/1.',
        call: { input: { LoadBalancerArn: `${ARN}/app/web/1`, ResetCapacityReservation: true } },
      },
    ]);
  });

  it('keeps what was reserved before the event, by the first of several', () => {
    const first = reserved({ done: { awsId: null, answer: { before: 200 }, foundAtAws: false } });
    const later = reserved({ id: 'b', at: '2026-11-30T00:00:00.000Z' });
    expect(plan({ records: [later, first], now: AFTER })).toMatchObject([
      {
        title: 'Put the reservation of app/web/1 back to 200 capacity units.',
        call: { input: { MinimumLoadBalancerCapacity: { CapacityUnits: 200 } } },
      },
    ]);
  });

  it('leaves alone what AWS had already, unless an attempt that died made it', () => {
    const done = { awsId: null, answer: {}, foundAtAws: true };
    expect(onlyReset(reserved({ done }))).toMatchObject([{ state: 'blocked', call: null }]);
    const died = { at: '2026-11-22T00:00:00.000Z', by: 'mei', before: { CapacityUnits: 200 } };
    expect(onlyReset(reserved({ done, earlier: [died] }))).toMatchObject([
      {
        state: 'ready',
        call: {
          input: { MinimumLoadBalancerCapacity: { CapacityUnits: 200 } },
          expects: { CapacityUnits: 500 },
        },
      },
    ]);
    const failure = { code: 'AccessDeniedException', action: null, message: 'No.' };
    // What was refused made nothing, and of what never came to the call it is not known what there was.
    for (const attempt of [
      { ...died, failure },
      { at: died.at, by: 'mei' },
    ])
      expect(onlyReset(reserved({ done, earlier: [attempt] }))).toMatchObject([{ state: 'blocked' }]);
  });

  it('is planned of nothing that was not reserved, and is done once it was', () => {
    expect(onlyReset(reserved({ state: 'failed' }))).toEqual([]);
    const [reset] = onlyReset(reserved());
    const record = reserved({ id: reset?.id ?? '', kind: 'capacity-reset' });
    expect(plan({ records: [reserved(), record], now: AFTER })).toMatchObject([{ state: 'done' }]);
  });
});
