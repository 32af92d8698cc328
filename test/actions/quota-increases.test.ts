import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_OPEN, quotaIncreases } from '../../src/actions/quota-increases';
import type { ActionRecord, QuotaRequest } from '../../src/model/action';
import type { Ceiling } from '../../src/model/ceiling';
import { isOptIn } from '../../src/plan/regions';
import { aPlannerInput, aQuotaCeiling, aQuotaRequest } from '../builders/actions';
import { aFinding } from '../builders/report';

const VIRGINIA = { account: '111122223333', region: 'us-east-1' };
const planned = (overrides: Parameters<typeof aPlannerInput>[0]) =>
  quotaIncreases.plan(aPlannerInput(overrides));
const asked = (requests: readonly QuotaRequest[], target = VIRGINIA) => [
  { target, requests: { ok: true, data: requests } as const },
];

describe('planning quota increases', () => {
  it('asks for the value of the fix of a red ceiling, and says why', () => {
    expect(planned({ ceilings: [aQuotaCeiling(1080)] })).toEqual([
      {
        id: 'quota-increase~111122223333~us-east-1~ec2~L-1216C47A~1080',
        kind: 'quota-increase',
        account: '111122223333',
        region: 'us-east-1',
        title: 'Request 1080 for quota L-1216C47A of ec2, which is 256.',
        why: [{ id: 'on-demand-vcpu~111122223333~us-east-1~L-1216C47A', title: expect.any(String) }],
        call: {
          action: 'servicequotas:RequestServiceQuotaIncrease',
          input: { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A', DesiredValue: 1080 },
        },
        state: 'ready',
        notes: [expect.stringMatching(/^No increase was granted/)],
        by: '2026-11-21',
      },
    ]);
  });

  it.each<[string, Partial<Ceiling>, number]>([
    ['yellow', { status: 'yellow' }, 1],
    ['green', { status: 'green' }, 0],
    ['grey', { status: 'grey' }, 0],
    ['accepted', { accepted: { reason: 'We close the shop.', owner: 'Mei', expires: '2026-12-31' } }, 0],
  ])('of a ceiling that is %s', (_, overrides, count) => {
    expect(planned({ ceilings: [aQuotaCeiling(1080, overrides)] })).toHaveLength(count);
  });

  it('asks once for what several need, for the largest, and names all of them, red ones first', () => {
    const [one, ...others] = planned({
      ceilings: [
        aQuotaCeiling(700, { id: 'a', status: 'yellow' }),
        aQuotaCeiling(900, { id: 'b' }),
        aQuotaCeiling(700, { id: 'c', fix: { ...aQuotaCeiling(900).fix, action: '', coveredBy: 'b' } }),
      ],
      findings: [
        aFinding({ id: 'd', status: 'warn', fix: { ...aQuotaCeiling(400).fix, action: 'Raise it.' } }),
      ],
    });
    expect(others).toEqual([]);
    expect(one?.call?.input.DesiredValue).toBe(900);
    expect(one?.why.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('asks once in us-east-1 for what an account has once', () => {
    const ceilings = [
      aQuotaCeiling(10, { region: 'global', id: 'a' }),
      aQuotaCeiling(12, { region: 'global', id: 'b' }),
    ];
    expect(planned({ ceilings }).map(({ region, call }) => [region, call?.input.DesiredValue])).toEqual([
      ['us-east-1', 12],
    ]);
  });

  it('asks in each account and region of its own', () => {
    const ceilings = [aQuotaCeiling(10), aQuotaCeiling(10, { region: 'ap-southeast-1' })];
    expect(planned({ ceilings })).toHaveLength(2);
  });

  it.each(['PENDING', 'CASE_OPENED'])('does not ask while a request is %s', (status) => {
    const open = aQuotaRequest({ status, desiredValue: 2000, caseId: 'case-1', updatedAt: null });
    expect(planned({ ceilings: [aQuotaCeiling(1080)], history: asked([open]) })).toMatchObject([
      {
        state: 'requested',
        because: 'AWS has not decided on request req-1 for 2000 of 2026-11-01 (case case-1) yet.',
      },
    ]);
  });

  it('says that an open request asks for too little', () => {
    const open = aQuotaRequest({ status: 'PENDING', desiredValue: 500 });
    const [action] = planned({ ceilings: [aQuotaCeiling(1080)], history: asked([open]) });
    expect(action?.because).toContain('It asks for less than 1080');
  });

  it('is done where AWS has granted it since the run, and not where it did before', () => {
    const since = aQuotaRequest({ desiredValue: 1080, updatedAt: '2026-11-22T11:00:00.000Z' });
    const before = aQuotaRequest({ desiredValue: 1080, updatedAt: '2026-11-20T11:00:00.000Z' });
    const stateWith = (request: QuotaRequest) =>
      planned({ ceilings: [aQuotaCeiling(1080)], history: asked([request]) })[0]?.state;
    expect(stateWith(since)).toBe('done');
    expect(stateWith(before)).toBe('ready');
  });

  it.each(['DENIED', 'NOT_APPROVED', 'INVALID_REQUEST'])(
    'does not ask again for what was %s, nor for more',
    (status) => {
      const refused = aQuotaRequest({ status, desiredValue: 1000 });
      const stateOf = (value: number) =>
        planned({ ceilings: [aQuotaCeiling(value)], history: asked([refused]) })[0]?.state;
      expect([1000, 1001, 999].map(stateOf)).toEqual(['blocked', 'blocked', 'ready']);
    },
  );

  it('does not ask again for what was recorded, where AWS lists nothing of it', () => {
    const ceilings = [aQuotaCeiling(1080)];
    const [{ id = '', title = '', call } = {}] = planned({ ceilings });
    const record: ActionRecord = {
      ...{ id, title, kind: 'quota-increase', ...VIRGINIA, call: call ?? { action: '', input: {} } },
      ...{ state: 'done', at: '2026-11-20T00:00:00.000Z', by: 'mei', earlier: [] },
    };
    expect(planned({ ceilings, records: [record] })).toMatchObject([
      { state: 'requested', because: 'mei has requested it on 2026-11-20, and AWS lists no decision.' },
    ]);
    expect(planned({ ceilings, records: [{ ...record, state: 'failed' }] })).toMatchObject([
      { state: 'ready' },
    ]);
  });

  it('tells what to do about a quota that nobody can request', () => {
    const fixed = aQuotaCeiling(1, { fix: { action: 'This quota cannot be raised: split the load.' } });
    expect(planned({ ceilings: [fixed] })).toMatchObject([
      {
        state: 'blocked',
        call: null,
        title:
          'Talk to AWS about quota L-1216C47A, which no request raises. This quota cannot be raised: split the load.',
      },
    ]);
  });

  it('says that it is not known what is open', () => {
    const denied = {
      target: VIRGINIA,
      requests: {
        ok: false,
        code: 'AccessDeniedException',
        message: 'no',
        action: 'servicequotas:ListRequestedServiceQuotaChangeHistory',
      },
    } as const;
    const [action] = planned({ ceilings: [aQuotaCeiling(1080)], history: [denied] });
    expect(action).toMatchObject({
      state: 'ready',
      notes: [
        expect.any(String),
        'Which requests are open is not known (AccessDeniedException of servicequotas:ListRequestedServiceQuotaChangeHistory): it is asked again before anything is requested.',
      ],
    });
    const [unasked] = planned({ ceilings: [aQuotaCeiling(1080)], history: null });
    expect(unasked?.notes.at(-1)).toBe('AWS was not asked which requests are open.');
  });

  it('queues what AWS takes no more of: the most urgent is asked for first', () => {
    const open = Array.from({ length: 19 }, (_, i) =>
      aQuotaRequest({ id: `${i}`, status: 'PENDING', quotaCode: `L-OPEN${i}` }),
    );
    const ceilings = [
      aQuotaCeiling(10, { code: 'L-LATER', breaksAt: 9 }),
      aQuotaCeiling(10, { code: 'L-FIRST', breaksAt: 2 }),
      aQuotaCeiling(10, { code: 'L-YELLOW', breaksAt: 1, status: 'yellow' }),
    ];
    expect(
      planned({ ceilings, history: asked(open) }).map(({ state, call }) => [call?.input.QuotaCode, state]),
    ).toEqual([
      ['L-FIRST', 'ready'],
      ['L-LATER', 'queued'],
      ['L-YELLOW', 'queued'],
    ]);
  });

  it('has two requests open at once in a region that accounts must enable', () => {
    const ceilings = ['L-A', 'L-B', 'L-C'].map((code) => aQuotaCeiling(10, { code, region: 'ap-east-1' }));
    expect(planned({ ceilings }).map(({ state }) => state)).toEqual(['ready', 'ready', 'queued']);
  });
});

const REGIONS = ['us-east-1', 'ap-east-1', 'eu-south-1'];
const ACCOUNTS = ['111122223333', '444455556666'];
const need = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  region: fc.constantFrom(...REGIONS),
  code: fc.integer({ min: 0, max: 30 }).map((n) => `L-${n}`),
  value: fc.integer({ min: 1, max: 1000 }),
  status: fc.constantFrom('red', 'yellow', 'green', 'grey'),
});
const request = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  region: fc.constantFrom(...REGIONS),
  quotaCode: fc.integer({ min: 0, max: 40 }).map((n) => `L-${n}`),
  status: fc.constantFrom('PENDING', 'CASE_OPENED', 'APPROVED', 'DENIED', 'CASE_CLOSED'),
  desiredValue: fc.integer({ min: 1, max: 1000 }),
});

describe('whatever is needed and requested', () => {
  it('never asks twice for a quota, for less than is needed, or beyond what AWS has open at once', () => {
    fc.assert(
      fc.property(
        fc.array(need, { maxLength: 60 }),
        fc.array(request, { maxLength: 60 }),
        (needs, requests) => {
          const ceilings = needs.map(({ value, ...one }, i) => aQuotaCeiling(value, { ...one, id: `${i}` }));
          // AWS has one open request for a quota, and never more than it allows.
          const history = ACCOUNTS.flatMap((account) =>
            REGIONS.map((region) => {
              const ofTarget = requests.filter((one) => one.account === account && one.region === region);
              const data = [...new Map(ofTarget.map((one) => [one.quotaCode, aQuotaRequest(one)])).values()];
              return { target: { account, region }, requests: { ok: true, data } as const };
            }),
          );
          const actions = planned({ ceilings, history });
          const keyOf = (account: string, region: string, code: unknown) => `${account} ${region} ${code}`;
          const keys = actions.map(({ account, region, call }) =>
            keyOf(account, region, call?.input.QuotaCode),
          );
          expect(new Set(keys).size).toBe(keys.length);

          const isOpen = ({ status }: QuotaRequest) => status === 'PENDING' || status === 'CASE_OPENED';
          const open = history.flatMap(({ requests: { data } }) => data.filter(isOpen));
          const openKeys = new Set(open.map((one) => keyOf(one.account, one.region, one.quotaCode)));
          const ready = actions.filter(({ state }) => state === 'ready');
          for (const { account, region, call } of ready) {
            expect(openKeys.has(keyOf(account, region, call?.input.QuotaCode))).toBe(false);
            const wanted = needs.filter(
              (one) =>
                one.account === account &&
                one.region === region &&
                one.code === call?.input.QuotaCode &&
                (one.status === 'red' || one.status === 'yellow'),
            );
            expect(call?.input.DesiredValue).toBe(Math.max(...wanted.map(({ value }) => value)));
          }
          for (const account of ACCOUNTS) {
            const added = ready.filter((one) => one.account === account);
            const there = open.filter((one) => one.account === account);
            if (added.length > 0)
              expect(added.length + there.length).toBeLessThanOrEqual(MOST_OPEN.perAccount);
            for (const region of REGIONS.filter(isOptIn)) {
              const inRegion = added.filter((one) => one.region === region).length;
              const thereIn = there.filter((one) => one.region === region).length;
              if (inRegion > 0) expect(inRegion + thereIn).toBeLessThanOrEqual(MOST_OPEN.perOptInRegion);
            }
          }
        },
      ),
    );
  });
});
