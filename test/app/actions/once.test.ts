import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ActingBackend, applyAction } from '../../../src/app/actions/apply-actions';
import type { ActionRecord, PlannedAction } from '../../../src/model/action';
import { IemError } from '../../../src/model/error';
import type { RevisedItemStore, StoredRevision } from '../../../src/store/store';
import { actingAccounts } from '../../builders/acting';
import { awsError, mockAws } from '../../builders/aws';
import { aPlan } from '../../builders/plan';

const OPENING = {
  ...{ id: 'support-case~111122223333', kind: 'support-case', account: '111122223333', region: 'global' },
  ...{ title: 'Open the case.', why: [], state: 'ready', notes: [] },
  call: { action: 'support:CreateCase', input: { subject: 'IEM Alert', communicationBody: 'Body' } },
} as const satisfies PlannedAction;

/** What befalls an attempt, and how long nothing is tried after it. */
const attempt = fc.record({
  fate: fc.constantFrom(
    'fine',
    'denied',
    'throttled',
    'answer lost',
    'died before',
    'died between',
    'died after',
  ),
  waits: fc.constantFrom(0, 60, 121, 86_400),
});

let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => aws?.restore());

/** Records in memory, of which a write can be the last thing that a process does not do. */
function inMemory(dies: () => boolean): RevisedItemStore<ActionRecord> {
  const stored = new Map<string, StoredRevision<ActionRecord>>();
  return {
    get: async (_, id) => stored.get(id) ?? null,
    list: async () => ({ items: [...stored.values()], cursor: null }),
    async put(_, item, expected) {
      if (dies()) throw new Error('The process died.');
      if ((stored.get(item.id)?.revision ?? 0) !== expected)
        throw new IemError('record-conflict', 'Too late.');
      const next = { item, revision: expected + 1 };
      stored.set(item.id, next);
      return next;
    },
  };
}

it('opens one case at most, whatever befalls the attempts, and says so once it is open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 8 }), async (attempts) => {
      let fate = 'fine';
      let clock = Date.parse('2026-11-22T12:00:00Z');
      let writes = 0;
      const cases: object[] = [];
      const services = [{ code: 'general-info', categories: [{ code: 'using-aws' }] }];
      aws = mockAws({
        'support:DescribeCases': () => ({ cases }),
        'support:DescribeServices': () => ({ services }),
        'support:DescribeSeverityLevels': () => ({ severityLevels: [{ code: 'low' }] }),
        'support:AddAttachmentsToSet': () => ({ attachmentSetId: 'set-1' }),
        'support:CreateCase': ({ subject }) => {
          if (fate === 'denied') throw awsError('AccessDeniedException');
          if (fate === 'throttled') throw awsError('ThrottlingException');
          cases.push({ caseId: `case-${cases.length + 1}`, status: 'opened', subject });
          if (fate === 'answer lost')
            throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
          return { caseId: `case-${cases.length}` };
        },
      });
      const actions = inMemory(() => {
        writes++;
        return (
          (fate === 'died before' && writes === 1) ||
          (fate === 'died between' && writes === 2) ||
          (fate === 'died after' && writes === 3)
        );
      });
      // All that a workbook is made of: a plan of which nothing else is known.
      const store = {
        actions,
        plans: { get: async () => ({ plan: aPlan() }) },
        records: { list: async () => [] },
        runs: { latest: async () => null },
        items: { list: async () => ({ items: [], cursor: null }) },
      } as unknown as ActingBackend['store'];
      const now = () => new Date(clock).toISOString();
      const backend = { store, now, accounts: actingAccounts, by: 'mei' };
      const apply = () => applyAction(backend, aPlan(), OPENING).catch(() => null);
      for (const each of attempts) {
        fate = each.fate;
        writes = 0;
        await apply();
        clock += each.waits * 1000;
        expect(cases.length).toBeLessThanOrEqual(1);
      }
      fate = 'fine';
      clock += 121_000;
      const last = await apply();
      aws.restore();
      expect(cases).toHaveLength(1);
      expect(last).toMatchObject({ awsId: 'case-1' });
    }),
    { numRuns: 20 },
  );
});
