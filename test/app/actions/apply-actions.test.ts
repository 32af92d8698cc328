import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  applyAction,
  chooseActions,
  listActions,
  rehearseAction,
} from '../../../src/app/actions/apply-actions';
import type { PlannedAction } from '../../../src/model/action';
import { actingAccounts } from '../../builders/acting';
import { type Answer, type Answers, awsError, mockAws, throwing } from '../../builders/aws';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { aPlan } from '../../builders/plan';

const ACTION = {
  id: 'quota-increase~111122223333~us-east-1~ec2~L-1216C47A~1080',
  kind: 'quota-increase',
  account: '111122223333',
  region: 'us-east-1',
  title: 'Request 1080 for quota L-1216C47A of ec2.',
  why: [],
  call: {
    action: 'servicequotas:RequestServiceQuotaIncrease',
    input: { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A', DesiredValue: 1080 },
  },
  state: 'ready',
  notes: [],
} as const satisfies PlannedAction;

const LIST = 'servicequotas:ListRequestedServiceQuotaChangeHistory';
const READ = 'servicequotas:GetServiceQuota';
const REQUEST = 'servicequotas:RequestServiceQuotaIncrease';

/** Service Quotas, with the requests that it was given. */
function serviceQuotas(own: Partial<Record<string, Answer>> = {}) {
  const requests: Record<string, unknown>[] = [];
  const answers: Answers = {
    [LIST]: () => ({ RequestedQuotas: requests }),
    [READ]: () => ({ Quota: { Value: 640 } }),
    [REQUEST]: (input) => {
      const request = {
        ...input,
        Id: `req-${requests.length + 1}`,
        Status: 'PENDING',
        Created: new Date('2026-11-22T12:00:01Z'),
      };
      requests.push(request);
      return { RequestedQuota: request };
    },
  };
  return { requests, answers, aws: mockAws({ ...answers, ...(own as Answers) }) };
}

let local: LocalBackend;
let mocked: ReturnType<typeof serviceQuotas> | undefined;
let events = 0;
beforeAll(async () => {
  local = await openLocalBackend();
});
afterEach(() => mocked?.aws.restore());
afterAll(() => local.close());

const mock = (own?: Partial<Record<string, Answer>>) => {
  mocked = serviceQuotas(own);
  return mocked;
};
async function anEvent() {
  const plan = aPlan({ id: `sale-${++events}` });
  await local.backend.store.plans.create(plan, 'mei');
  return plan;
}
const backend = () => ({
  ...{ store: local.backend.store, now: local.backend.now, accounts: actingAccounts, by: 'mei' },
});

describe('applying an action', () => {
  it('asks AWS, and records what was asked, by whom, when, and the answer', async () => {
    const { aws } = mock();
    const plan = await anEvent();
    expect(await applyAction(backend(), plan, ACTION)).toEqual({
      action: ACTION,
      result: 'applied',
      awsId: 'req-1',
      says: 'AWS has it.',
    });
    expect(aws.called()).toEqual([READ, LIST, REQUEST]);
    const { why, state, notes, ...identity } = ACTION;
    expect(await local.backend.store.actions.get(plan.id, ACTION.id)).toEqual({
      // Begun, about to be asked, and done.
      revision: 3,
      item: {
        ...identity,
        state: 'done',
        before: { Value: 640 },
        at: local.backend.now(),
        finishedAt: local.backend.now(),
        by: 'mei',
        earlier: [],
        done: {
          awsId: 'req-1',
          answer: { Id: 'req-1', Status: 'PENDING', CaseId: null, Created: '2026-11-22T12:00:01.000Z' },
          foundAtAws: false,
        },
      },
    });
  });

  it('does nothing the second time', async () => {
    const { aws, requests } = mock();
    const plan = await anEvent();
    await applyAction(backend(), plan, ACTION);
    expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'there', awsId: 'req-1' });
    expect(aws.count(REQUEST)).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it('finds at AWS what an attempt did that died before it could record it', async () => {
    const { aws, requests } = mock();
    const plan = await anEvent();
    const store = local.backend.store;
    let writes = 0;
    const dying = {
      ...store,
      actions: {
        ...store.actions,
        put: (...args: Parameters<typeof store.actions.put>) => {
          if (++writes === 3) throw new Error('The process died.');
          return store.actions.put(...args);
        },
      },
    };
    await applyAction({ ...backend(), store: dying }, plan, ACTION);
    expect((await store.actions.get(plan.id, ACTION.id))?.item.state).toBe('started');

    // Nobody knows yet whether it is over.
    expect(await applyAction(backend(), plan, ACTION)).toMatchObject({
      result: 'refused',
      says: expect.stringContaining('try again in two minutes'),
    });
    local.later(121);
    expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'there', awsId: 'req-1' });
    expect([aws.count(REQUEST), requests.length]).toEqual([1, 1]);
    const recorded = await store.actions.get(plan.id, ACTION.id);
    expect(recorded?.item).toMatchObject({
      state: 'done',
      done: { awsId: 'req-1', foundAtAws: true },
      earlier: [{ by: 'mei', before: { Value: 640 } }],
    });
  });

  it('is done once by two at the same time', async () => {
    const { aws } = mock();
    const plan = await anEvent();
    const both = await Promise.all([
      applyAction(backend(), plan, ACTION),
      applyAction(backend(), plan, ACTION),
    ]);
    expect(aws.count(REQUEST)).toBe(1);
    expect(both.map(({ result }) => result).sort()).toEqual(['applied', 'refused']);
  });

  it('is left to another who took it for dead while AWS was slow to say what there is', async () => {
    const plan = await anEvent();
    let other: Promise<unknown> | undefined;
    const { aws, requests } = mock({
      [LIST]: async () => {
        if (other === undefined) {
          local.later(121);
          other = applyAction({ ...backend(), by: 'ana' }, plan, ACTION);
          await other;
          return { RequestedQuotas: [] };
        }
        return { RequestedQuotas: requests };
      },
    });
    expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'refused' });
    expect(await other).toMatchObject({ result: 'applied' });
    expect(aws.count(REQUEST)).toBe(1);
  });

  it('says that it was applied where that cannot be recorded', async () => {
    mock();
    const plan = await anEvent();
    const { store } = local.backend;
    let writes = 0;
    const full = {
      ...store,
      actions: {
        ...store.actions,
        put: (...args: Parameters<typeof store.actions.put>) => {
          if (++writes === 3) throw new Error('No space is left.');
          return store.actions.put(...args);
        },
      },
    };
    expect(await applyAction({ ...backend(), store: full }, plan, ACTION)).toMatchObject({
      result: 'applied',
      awsId: 'req-1',
      says: expect.stringContaining('it could not be recorded: Error: No space is left.'),
    });
  });

  it.each([
    ['a denied call', REQUEST, 'AccessDeniedException'],
    ['a denied look', LIST, 'AccessDeniedException'],
    ['a throttled call', REQUEST, 'TooManyRequestsException'],
    ['a full queue', REQUEST, 'QuotaExceededException'],
  ])('records %s with its permission, and tries again when it is told again', async (_, call, code) => {
    const plan = await anEvent();
    const { aws } = mock({
      [call]: throwing(awsError(code, 'no: token AKIAIOSFODNN7EXAMPLE')),
    });
    const outcome = await applyAction(backend(), plan, ACTION);
    expect(outcome).toMatchObject({
      result: 'failed',
      says: `no: token [access key id] (${code} of ${call})`,
    });
    if (call === LIST) expect(aws.count(REQUEST)).toBe(0);
    aws.restore();
    const again = mock();
    expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'applied' });
    const recorded = await local.backend.store.actions.get(plan.id, ACTION.id);
    expect(recorded?.item.earlier).toEqual([
      {
        ...{ at: expect.any(String), by: 'mei' },
        ...(call === REQUEST && { before: { Value: 640 } }),
        failure: { code, action: call, message: expect.any(String) },
      },
    ]);
    expect(again.aws.count(REQUEST)).toBe(1);
  });

  it.each(['TimeoutError', 'InternalServerError'])(
    'waits after %s, since AWS may list what it heard a little later',
    async (name) => {
      const plan = await anEvent();
      const { aws } = mock({ [REQUEST]: throwing(awsError(name)) });
      expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'failed' });
      expect(await applyAction(backend(), plan, ACTION)).toMatchObject({
        result: 'refused',
        says: expect.stringContaining('whether AWS heard it is not known'),
      });
      expect(aws.count(REQUEST)).toBe(1);
      aws.restore();
      mock();
      local.later(121);
      expect(await applyAction(backend(), plan, ACTION)).toMatchObject({ result: 'applied' });
    },
  );

  it('does not ask for more while AWS decides on less', async () => {
    const { aws, requests } = mock();
    requests.push({
      ...ACTION.call.input,
      DesiredValue: 500,
      Id: 'req-0',
      Status: 'CASE_OPENED',
      CaseId: 'case-9',
      Created: new Date('2026-11-20'),
    });
    expect(await applyAction(backend(), await anEvent(), ACTION)).toMatchObject({
      result: 'failed',
      says: expect.stringContaining('ask for 1080 in its case'),
    });
    expect(aws.count(REQUEST)).toBe(0);
  });

  it.each([
    ['PENDING', 2000, 'there'],
    ['APPROVED', 1080, 'there'],
    ['APPROVED', 1000, 'applied'],
    ['DENIED', 1080, 'failed'],
    ['DENIED', 4000, 'applied'],
    // The quota is lower, so that the case granted less, or nothing.
    ['CASE_CLOSED', 1080, 'failed'],
  ])('after a request that is %s for %d is %s', async (Status, DesiredValue, result) => {
    const { requests } = mock();
    const Created = new Date('2026-11-20');
    requests.push({ ...ACTION.call.input, DesiredValue, Id: 'req-0', Status, Created });
    requests.push({ ...ACTION.call.input, QuotaCode: 'L-OTHER', Id: 'req-x', Status, Created });
    expect(await applyAction(backend(), await anEvent(), ACTION)).toMatchObject({ result });
  });

  it.each([1080, 5000])('asks for nothing where the quota is %d already', async (Value) => {
    const { aws } = mock({ [READ]: () => ({ Quota: { Value } }) });
    expect(await applyAction(backend(), await anEvent(), ACTION)).toMatchObject({ result: 'there' });
    expect(aws.count(REQUEST)).toBe(0);
  });

  it('keeps no secret of an answer', async () => {
    mock({
      [REQUEST]: () => ({
        RequestedQuota: { Id: 'req-1', Status: 'ASIAIOSFODNN7EXAMPLE', CaseId: 'x'.repeat(90) },
      }),
    });
    const plan = await anEvent();
    await applyAction(backend(), plan, ACTION);
    const recorded = await local.backend.store.actions.get(plan.id, ACTION.id);
    expect(recorded?.item.done?.answer).toEqual({ Id: 'req-1', Status: '[access key id]', CaseId: '[…]' });
  });
});

describe('opening the case of an event', () => {
  const opening = {
    ...{ id: 'support-case~111122223333', kind: 'support-case', account: '111122223333', region: 'global' },
    ...{ title: 'Open the case.', why: [], state: 'ready', notes: [] },
    call: { action: 'support:CreateCase', input: { subject: 'IEM Alert', communicationBody: 'Body' } },
  } as const satisfies PlannedAction;

  it('attaches the workbook as a spreadsheet, and opens one case whoever asks how often', async () => {
    const files: { fileName: string; data: Uint8Array }[] = [];
    const cases: object[] = [];
    const codes = [
      { code: 'general-info', name: 'General', categories: [{ code: 'using-aws', name: 'Using' }] },
    ];
    const { aws } = mock({
      'support:DescribeCases': () => ({ cases }),
      'support:DescribeServices': () => ({ services: codes }),
      'support:DescribeSeverityLevels': () => ({ severityLevels: [{ code: 'low' }] }),
      'support:AddAttachmentsToSet': ({ attachments }) => {
        files.push(...(attachments as typeof files));
        return { attachmentSetId: 'set-1' };
      },
      'support:CreateCase': ({ subject }) => {
        cases.push({ caseId: 'case-1', displayId: '17', status: 'opened', subject });
        return { caseId: 'case-1' };
      },
    });
    const plan = await anEvent();
    expect(await applyAction(backend(), plan, opening)).toMatchObject({ result: 'applied', awsId: 'case-1' });
    expect(files.map(({ fileName }) => fileName)).toEqual([`${plan.id}-workbook.xlsx`]);
    // A spreadsheet is a zip archive.
    expect(Buffer.from(files[0]?.data ?? []).toString('latin1', 0, 2)).toBe('PK');
    expect(await applyAction(backend(), plan, opening)).toMatchObject({ result: 'there', awsId: 'case-1' });
    // By hand, or by another copy of the store.
    const other = await anEvent();
    expect(await applyAction(backend(), other, opening)).toMatchObject({ result: 'there', awsId: 'case-1' });
    expect(aws.count('support:CreateCase')).toBe(1);
    expect((await listActions(backend(), plan.id))[0]?.today).toBe('It is opened: people know it as 17.');
  });

  it('says that it needs a support plan', async () => {
    mock({ 'support:DescribeCases': throwing(awsError('SubscriptionRequiredException')) });
    expect(await applyAction(backend(), await anEvent(), opening)).toMatchObject({
      result: 'failed',
      says: expect.stringContaining('it needs Business Support+, Enterprise Support or Unified Operations'),
    });
  });
});

describe('rehearsing an action', () => {
  it('changes and records nothing', async () => {
    const { aws } = mock();
    const plan = await anEvent();
    expect(await rehearseAction(backend(), plan, ACTION)).toMatchObject({ result: 'rehearsed' });
    expect(aws.called()).toEqual([READ, LIST]);
    expect(await local.backend.store.actions.get(plan.id, ACTION.id)).toBeNull();
  });
});

describe('rehearsing what AWS would not take', () => {
  it('says so', async () => {
    const { requests } = mock();
    const Created = new Date('2026-11-20');
    requests.push({ ...ACTION.call.input, Id: 'req-0', Status: 'DENIED', Created });
    expect(await rehearseAction(backend(), await anEvent(), ACTION)).toMatchObject({
      result: 'failed',
      says: expect.stringContaining('AWS has refused it'),
    });
  });
});

describe('choosing', () => {
  const queued = { ...ACTION, id: 'queued', state: 'queued', because: 'AWS takes no more.' } as const;
  const blocked = { ...ACTION, id: 'blocked', state: 'blocked', call: null, because: 'Talk.' } as const;
  const requested = { ...ACTION, id: 'requested', state: 'requested', because: 'Open.' } as const;

  it('all is what is ready', () => {
    const { ready, refused } = chooseActions([queued, ACTION, blocked], 'all');
    expect([ready, refused]).toEqual([[ACTION], []]);
  });

  it('says of what is named and not ready why', () => {
    const ids = ['queued', 'blocked', 'requested', ACTION.id];
    const { ready, refused } = chooseActions([queued, ACTION, blocked, requested], ids);
    expect(ready).toEqual([ACTION]);
    expect(refused.map(({ result, says }) => [result, says])).toEqual([
      ['refused', 'AWS takes no more.'],
      ['refused', 'Talk.'],
      ['there', 'Open.'],
    ]);
  });

  it('refuses what the plan does not have', () => {
    expect(() => chooseActions([ACTION], ['other'])).toThrow('The plan has no action other');
  });
});

describe('listing', () => {
  it('says how each action is at AWS today, or why that is not known', async () => {
    const { requests, aws } = mock();
    const plan = await anEvent();
    await applyAction(backend(), plan, ACTION);
    expect(await listActions(backend(), plan.id)).toMatchObject([
      { record: { id: ACTION.id }, today: 'PENDING: AWS has not decided yet.' },
    ]);
    Object.assign(requests[0] ?? {}, { Status: 'CASE_OPENED', CaseId: 'case-7' });
    expect((await listActions(backend(), plan.id))[0]?.today).toBe(
      'CASE_OPENED: AWS has opened a case for it. Its case is case-7.',
    );
    expect((await listActions({ ...backend(), accounts: null }, plan.id))[0]?.today).toBeNull();
    aws.restore();
    mock({ [LIST]: throwing(awsError('AccessDeniedException')) });
    expect((await listActions(backend(), plan.id))[0]?.today).toMatch(
      /^Not known: .*AccessDeniedException of/,
    );
  });
});
