import { describe, expect, it } from '@jest/globals';
import { findBusiestAccount } from '../../src/actions/busiest-account';
import { caseResolution, supportCase } from '../../src/actions/support-case';
import type { ActionRecord } from '../../src/model/action';
import { aPlannerInput } from '../builders/actions';
import { aPlan } from '../builders/plan';
import { aCeiling, aReport } from '../builders/report';

const accounts = ['111122223333', '444455556666'].map((id) => ({ id, regions: [{ name: 'us-east-1' }] }));
const two = aPlan({ accounts });

describe('findBusiestAccount', () => {
  const using = (account: string, now: number | null, overrides = {}) =>
    aCeiling({ account, now, limit: 100, unit: 'vCPUs', title: 'vCPUs', region: 'us-east-1', ...overrides });

  it('takes the one that uses the largest share of a quota that grows', () => {
    const ceilings = [
      using('111122223333', 40),
      using('444455556666', 55),
      using('111122223333', 99, { kind: 'configured' }),
      using('111122223333', 98, { grows: false }),
      using('111122223333', null),
      using('777788889999', 97),
    ];
    expect(findBusiestAccount(two, ceilings)).toEqual({
      account: '444455556666',
      because:
        'It has the highest use of 2 accounts: 55 of 100 vCPUs of vCPUs in us-east-1 (55 %). supportCase.accountId names another.',
    });
  });

  it.each([
    [
      'what teams configured where no quota is known',
      two,
      [using('444455556666', 9, { kind: 'configured' })],
      '444455556666',
    ],
    [
      'the first where nothing is known',
      two,
      [using('444455556666', null), using('444455556666', 1, { limit: 0 })],
      '111122223333',
    ],
    ['the only one', aPlan(), [], '111122223333'],
    [
      'the one that the plan names',
      aPlan({ accounts, supportCase: { accountId: '444455556666' } }),
      [using('111122223333', 99)],
      '444455556666',
    ],
  ])('takes %s', (_, plan, ceilings, account) => {
    expect(findBusiestAccount(plan, ceilings).account).toBe(account);
  });
});

const aCase: ActionRecord = {
  ...{ id: 'support-case~111122223333', kind: 'support-case', account: '111122223333', region: 'global' },
  ...{ title: '', call: { action: 'support:CreateCase', input: {} }, state: 'done', by: 'mei', earlier: [] },
  at: '2026-10-20T00:00:00.000Z',
  done: { awsId: 'case-1', answer: {}, foundAtAws: false },
};

describe('planning the case of an event', () => {
  const plan = (overrides: Parameters<typeof aPlannerInput>[0] = {}) => {
    const [action] = supportCase.plan(aPlannerInput(overrides));
    if (!action) throw new Error('It is always planned.');
    return action;
  };

  it('has exactly the subject of the workbook, and is due with step 2', () => {
    const action = plan({ now: '2026-10-01T00:00:00.000Z' });
    // 49 days before 12 December.
    expect(action).toMatchObject({ state: 'ready', region: 'global', by: '2026-10-24' });
    expect(action.call?.input.subject).toBe('IEM Alert - Example Shop - Flash sale');
    expect(action.notes).toHaveLength(3);
    expect(plan().notes.at(-1)).toBe('It was due on 2026-10-24: AWS has less time to look at the event.');
  });

  it('tells when, how much, where, what breaks, and whom to talk to, and no address or credential', () => {
    const text = String(
      plan({
        plan: aPlan({
          contacts: [
            { group: 'Ops', name: 'Mei Tan', role: 'Lead', email: 'mei@example.com', phone: '+65 1' },
          ],
          bridge: { url: 'https://bridge.example.com', credential: 'ssm:/bridge' },
          endpoints: [{ name: 'Shop', kind: 'site', url: 'https://secret.example.com' }],
        }),
        ceilings: [aCeiling()],
        report: aReport(),
      }).call?.input.communicationBody,
    );
    expect(text).toMatch(
      /^Requesting proactive support for IEM\.\n\nEvent: Flash sale of Example Shop, from 2026-12-12T00:00:00\+08:00 to /,
    );
    expect(text).toContain('- 111122223333: us-east-1');
    expect(text).toContain('(1 of 1):\n- Running On-Demand Standard');
    expect(text).toContain('- Mei Tan, Lead, Ops, mei@example.com');
    expect(text).not.toMatch(/bridge|secret|ssm:|\+65/);
  });

  it('stays short, however much is wrong', () => {
    const title = 'x'.repeat(2_000);
    const ceilings = Array.from({ length: 50 }, () => aCeiling({ title }));
    expect(String(plan({ ceilings }).call?.input.communicationBody).length).toBeLessThan(8_000);
  });

  it.each([
    ['recorded', { records: [aCase] }, 'It is case case-1, as recorded on 2026-10-20.'],
    [
      'named by the plan',
      { plan: aPlan({ supportCase: { id: '17' } }) },
      'It is case 17, as the plan says (supportCase.id).',
    ],
  ])('is done where it is %s', (_, overrides, because) => {
    expect(plan(overrides)).toMatchObject({ state: 'done', because });
  });
});

describe('planning to resolve it', () => {
  const closing = aPlan({ supportCase: { id: '17', reasonCode: 'completed', categoryType: 'sale' } });
  const plan = (overrides: Parameters<typeof aPlannerInput>[0]) =>
    caseResolution.plan(aPlannerInput(overrides));

  it('is not planned where no case is known', () => {
    expect(plan({})).toEqual([]);
  });

  it('waits for the end of the event, and is then ready', () => {
    // 23:59 in Singapore.
    expect(plan({ plan: closing })).toMatchObject([
      { state: 'waiting', notBefore: '2026-12-12T15:59:00Z', by: '2026-12-22' },
    ]);
    expect(plan({ plan: closing, now: '2026-12-12T15:59:00.000Z' })).toMatchObject([
      {
        state: 'ready',
        account: '111122223333',
        call: {
          action: 'support:ResolveCase',
          input: {
            caseId: '17',
            reasonCode: 'completed',
            categoryType: 'sale',
            communicationBody:
              'The event “Flash sale” is over, and this case can be resolved.\n\nReason code: completed\nCategory type: sale',
          },
        },
      },
    ]);
  });

  it('asks for the reason code and the category type', () => {
    const now = '2026-12-20T00:00:00.000Z';
    expect(plan({ records: [aCase], now })).toMatchObject([
      { state: 'blocked', call: null, because: expect.stringContaining('supportCase.reasonCode') },
    ]);
  });

  it('is done once it was', () => {
    const now = '2026-12-20T00:00:00.000Z';
    const input = { plan: closing, records: [aCase], now };
    const [action] = plan(input);
    expect(action).toMatchObject({ state: 'ready', call: { input: { caseId: 'case-1' } } });
    const record = { ...aCase, id: action?.id ?? '', kind: 'case-resolution' } as const;
    expect(plan({ ...input, records: [aCase, record] })).toMatchObject([{ state: 'done' }]);
  });
});
