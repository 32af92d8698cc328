import { expect, it } from '@jest/globals';
import { supportCase } from '../../src/actions/support-case';
import type { ActionRecord } from '../../src/model/action';
import { aPlannerInput } from '../builders/actions';
import { aPlan } from '../builders/plan';

const regions = [{ name: 'us-east-1' }];
const plan = aPlan({
  accounts: ['111122223333', '444455556666'].map((id) => ({ id, regions })),
  supportCase: { accountId: '444455556666' },
});
const begun: ActionRecord = {
  ...{ id: 'x', kind: 'support-case', account: '111122223333', region: 'global', title: 'Open it.' },
  ...{ call: { action: 'support:CreateCase', input: {} }, at: '2026-11-20T00:00:00.000Z', by: 'mei' },
  ...{ state: 'started', earlier: [] },
};
const failed = (code: string): ActionRecord => ({
  ...begun,
  ...{ state: 'failed', failure: { code, action: null, message: 'No.' } },
});

it.each([
  ['has died', begun, '111122223333'],
  ['was not answered', failed('Timeout'), '111122223333'],
  ['was refused', failed('AccessDeniedException'), '444455556666'],
])('stays in the account of an attempt that may have opened it: one that %s', (_, record, account) => {
  expect(supportCase.plan(aPlannerInput({ plan, records: [record] }))).toMatchObject([{ account }]);
});
