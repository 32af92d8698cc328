import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import type { CloudFormationStack } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, pass, type TargetContext, unknown, warn } from '../check';

export const cloudFormationStackStatus = defineCheck({
  id: 'cloudformation-stack-status',
  title: 'Stacks of the event can be changed',
  failureTitle: 'Stack of the event is stuck or failed',
  why: 'CloudFormation refuses to update a stack in such a state: what the event needs in a hurry cannot be deployed.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html',
  workbook: '6 Resources',
  needs: ['cloudFormationStacks'],
  evaluate: ({ cloudFormationStacks }, context) =>
    cloudFormationStacks.map((stack) => judgeStatus(stack, context)),
});

/** Most changes take minutes, and those of databases an hour or two. Our assumption. */
const LONG_HOURS = 3;
const HOUR_MS = 3_600_000;

function judgeStatus(stack: CloudFormationStack, context: TargetContext): Judgement {
  const { stackName, stackId, stackStatus, changedAt } = stack;
  const resource = { name: stackName, arn: stackId };
  const detail = `Its status is ${stackStatus} since ${changedAt}`;
  const stuck = STUCK[stackStatus];
  if (stuck !== undefined) return fail(resource, `${detail}: ${stuck.means}.`, mend(stack, stuck, context));
  const failed = FAILED[stackStatus];
  if (failed !== undefined)
    return warn(resource, `${detail}: ${failed.means}.`, { action: failed.action, lead: 'repair' });
  const good = GOOD[stackStatus];
  if (good !== undefined) return pass(resource, `${detail}${good === '' ? '' : `: ${good}`}.`);
  if (!stackStatus.endsWith('_IN_PROGRESS'))
    return unknown(resource, `${detail}. What that means is not known.`);
  const hours = (Date.parse(context.asOf) - Date.parse(changedAt)) / HOUR_MS;
  return hours <= LONG_HOURS
    ? unknown(resource, `${detail}. How that ends is not known yet.`)
    : warn(
        resource,
        `${detail}, which is longer than the ${LONG_HOURS} hours that we assume a change to take at most. Nobody else can change it until that ends.`,
        {
          action:
            'Find in the events of the stack what it waits for, and mend that, or cancel the update, so that it is back in a stable state before the event.',
          lead: 'repair',
        },
      );
}

interface Meaning {
  readonly means: string;
  readonly action: string;
}

/** States that stay until somebody acts, and in which no update is accepted. CloudFormation user guide, "Stack status codes". */
const STUCK: Readonly<Record<string, Meaning>> = {
  UPDATE_ROLLBACK_FAILED: {
    means: 'an update failed, and so did taking it back, so that it accepts no update',
    action:
      'Find in the events of the stack what could not be taken back, mend it, and continue the rollback.',
  },
  IMPORT_ROLLBACK_FAILED: {
    means: 'an import failed, and so did taking it back, so that it accepts no update',
    action: 'Find in the events of the stack what could not be taken back, and mend it.',
  },
};

/** States that something failed in, and that a next change can leave, or that have nothing to change. */
const FAILED: Readonly<Record<string, Meaning>> = {
  CREATE_FAILED: {
    means: 'its creation failed, and what it had created by then remains',
    action: 'Find in the events of the stack what failed, mend it, and try again or delete the stack.',
  },
  UPDATE_FAILED: {
    means: 'an update failed half way and was not taken back',
    action: 'Find in the events of the stack what failed, mend it, and update the stack or roll it back.',
  },
  ROLLBACK_FAILED: {
    means: 'its creation failed, and so did taking it back, so that it can only be deleted',
    action: 'Find out what of it is there, delete the stack, and create it again.',
  },
  DELETE_FAILED: {
    means: 'somebody deleted it, and a part of it remains',
    action:
      'Find out whether the event needs what was in it: if so create that again, if not delete what remains.',
  },
  ROLLBACK_COMPLETE: {
    means: 'its creation failed and was taken back, so that it can only be deleted',
    action: 'Delete the stack, and create it again if the event needs what it describes.',
  },
  REVIEW_IN_PROGRESS: {
    means: 'it has a change set that nobody has executed, and nothing was created',
    action: 'Execute the change set if the event needs what it describes; if not, delete the stack.',
  },
};

/** States in which it accepts updates, and what people may not have noticed. */
const GOOD: Readonly<Record<string, string>> = {
  CREATE_COMPLETE: '',
  IMPORT_COMPLETE: '',
  IMPORT_ROLLBACK_COMPLETE: 'its last import failed and was taken back',
  UPDATE_COMPLETE: '',
  UPDATE_ROLLBACK_COMPLETE: 'its last update failed and was taken back',
};

/** A rollback is continued through the root: CloudFormation refuses the name of a nested stack. */
function mend(
  { stackName, stackStatus, parentId }: CloudFormationStack,
  { action }: Meaning,
  { target }: TargetContext,
): FixDraft {
  const isContinued = stackStatus === 'UPDATE_ROLLBACK_FAILED' && parentId === null;
  return {
    action,
    ...(isContinued && {
      command: awsCommand(target, 'cloudformation', 'continue-update-rollback', {
        'stack-name': stackName,
      }),
    }),
    lead: 'repair',
  };
}
