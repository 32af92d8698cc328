import { describe, expect, it } from '@jest/globals';
import { cloudFormationDrift } from '../../../src/checks/architecture/cloudformation-drift';
import { cloudFormationStackStatus } from '../../../src/checks/architecture/cloudformation-stack-status';
import { cloudFormationTerminationProtection } from '../../../src/checks/architecture/cloudformation-termination-protection';
import type { AnyTargetCheck } from '../../../src/checks/check';
import type { CloudFormationStack } from '../../../src/model/artifacts';
import { aStack, stackId } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

type Row = readonly [title: string, stack: Partial<CloudFormationStack>, status: string, detail: string];

const judge = (check: AnyTargetCheck, stack: Partial<CloudFormationStack>) =>
  runCheck(check, { cloudFormationStacks: [aStack(stack)] });

const itJudges = (check: AnyTargetCheck, rows: readonly Row[]) => {
  it.each<Row>(rows)('%s', (_, stack, status, detail) => {
    expect(judge(check, stack)).toEqual([
      expect.objectContaining({
        status,
        resource: { name: 'shop', arn: stackId() },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });
};

const said = (stackStatus: string, status: string, detail: string): Row => [
  stackStatus,
  { stackStatus },
  status,
  detail,
];

// It is judged at 2026-11-22T00:00Z.
const since = (stackStatus: string, changedAt: string) => ({ stackStatus, changedAt });

describe('cloudformation-stack-status', () => {
  itJudges(cloudFormationStackStatus, [
    said('CREATE_COMPLETE', 'pass', 'CREATE_COMPLETE since 2026-04-01T00:00:00.000Z.'),
    said('UPDATE_COMPLETE', 'pass', 'UPDATE_COMPLETE since'),
    said('IMPORT_COMPLETE', 'pass', 'IMPORT_COMPLETE since'),
    said('UPDATE_ROLLBACK_COMPLETE', 'pass', 'its last update failed and was taken back'),
    said('IMPORT_ROLLBACK_COMPLETE', 'pass', 'its last import failed and was taken back'),
    said('UPDATE_ROLLBACK_FAILED', 'fail', 'it accepts no update'),
    said('IMPORT_ROLLBACK_FAILED', 'fail', 'it accepts no update'),
    said('ROLLBACK_FAILED', 'warn', 'it can only be deleted'),
    said('DELETE_FAILED', 'warn', 'a part of it remains'),
    said('CREATE_FAILED', 'warn', 'its creation failed'),
    said('UPDATE_FAILED', 'warn', 'was not taken back'),
    said('ROLLBACK_COMPLETE', 'warn', 'it can only be deleted'),
    said('REVIEW_IN_PROGRESS', 'warn', 'nothing was created'),
    said('ON_HOLIDAY', 'unknown', 'What that means is not known.'),
    [
      'three hours in progress',
      since('UPDATE_IN_PROGRESS', '2026-11-21T21:00:00.000Z'),
      'unknown',
      'How that ends is not known yet.',
    ],
    [
      'longer in progress',
      since('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', '2026-11-21T20:59:59.000Z'),
      'warn',
      'longer than the 3 hours that we assume',
    ],
    ['being deleted for long', { stackStatus: 'DELETE_IN_PROGRESS' }, 'warn', 'longer than the 3 hours'],
  ]);

  it.each([
    ['of a root by itself', null, 'continue-update-rollback --region us-east-1 --stack-name shop'],
    ['of a nested stack only through its root', stackId('root'), undefined],
  ])('continues the rollback %s', (_, parentId, command) => {
    const [judged] = judge(cloudFormationStackStatus, { stackStatus: 'UPDATE_ROLLBACK_FAILED', parentId });
    const words = judged?.status === 'fail' ? judged.fix.command : undefined;
    expect(words && 'words' in words ? words.words.join(' ') : undefined).toEqual(
      command && expect.stringContaining(command),
    );
  });
});

describe('cloudformation-termination-protection', () => {
  itJudges(cloudFormationTerminationProtection, [
    ['on', {}, 'pass', 'Termination protection is on.'],
    ['off', { enableTerminationProtection: false }, 'warn', 'Termination protection is off.'],
    ['not said', { enableTerminationProtection: null }, 'unknown', 'does not say'],
    [
      'of what was never created',
      { enableTerminationProtection: false, stackStatus: 'REVIEW_IN_PROGRESS' },
      'notApplicable',
      'there is nothing to keep',
    ],
  ]);

  it.each(['StackSet-baseline-1a2b', 'SC-111122223333-pp-1a2b', 'awseb-e-1a2b-stack'])(
    'leaves %s to the service that made it',
    (stackName) => {
      const stack = { stackName, enableTerminationProtection: false };
      expect(judge(cloudFormationTerminationProtection, stack)).toMatchObject([{ status: 'notApplicable' }]);
    },
  );

  it('is that of the root for a nested stack', () => {
    const nested = { parentId: stackId('root'), enableTerminationProtection: false };
    expect(judge(cloudFormationTerminationProtection, nested)).toEqual([]);
  });
});

describe('cloudformation-drift', () => {
  const drift = (stackDriftStatus: string, lastCheckAt: string | null) => ({
    drift: { stackDriftStatus, lastCheckAt },
  });
  itJudges(cloudFormationDrift, [
    ['in sync', {}, 'pass', 'It was as its template says at 2026-11-19T00:00:00.000Z.'],
    ['in sync eight days ago', drift('IN_SYNC', '2026-11-14T00:00:00Z'), 'pass', 'at 2026-11-14'],
    [
      'in sync longer ago',
      drift('IN_SYNC', '2026-11-13T23:59:59Z'),
      'notApplicable',
      'whether it is now nobody has looked at',
    ],
    ['in sync, nobody knows when', drift('IN_SYNC', null), 'notApplicable', 'does not say'],
    ['drifted', drift('DRIFTED', '2026-11-14T00:00:00Z'), 'warn', 'at 2026-11-14'],
    ['drifted, nobody knows when', drift('DRIFTED', null), 'warn', 'does not say'],
    [
      'drifted long ago',
      drift('DRIFTED', '2026-01-01T00:00:00Z'),
      'notApplicable',
      'It was not as its template says at 2026-01-01T00:00:00Z, and whether it is now nobody has looked at.',
    ],
    ['never looked at', drift('NOT_CHECKED', null), 'notApplicable', 'Nobody has looked'],
    ['not said', { drift: null }, 'notApplicable', 'Nobody has looked'],
  ]);
});
