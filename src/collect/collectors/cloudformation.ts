import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import type { CloudFormationStack } from '../../model/artifacts';
import { requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

export const cloudFormationStacks = defineCollector({
  id: 'cloudFormationStacks',
  answers: 'Which stacks there are, how the last change of each ended, and whether drift was detected',
  light: false,
  verified: 'moto',
  actions: ['cloudformation:DescribeStacks'],
  // CloudFormation API reference, "DescribeStacks": where no stack is named.
  alsoAsksFor: ['cloudformation:ListStacks'],
  async collect({ clients, signal }) {
    const client = clients.of(CloudFormationClient);
    const stacks = await readAllPages(
      paginateDescribeStacks({ client }, {}, { abortSignal: signal }),
      (page) => page.Stacks,
    );
    return stacks.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(toStack);
  },
});

const toStack = (stack: Stack): CloudFormationStack => ({
  stackName: requireField(stack.StackName, 'StackName'),
  stackId: requireField(stack.StackId, 'StackId'),
  stackStatus: requireField(stack.StackStatus, 'StackStatus'),
  changedAt: requireField(
    toIso(stack.DeletionTime ?? stack.LastUpdatedTime ?? stack.CreationTime),
    'CreationTime',
  ),
  enableTerminationProtection: stack.EnableTerminationProtection ?? null,
  parentId: stack.ParentId ?? null,
  rootId: stack.RootId ?? null,
  drift: stack.DriftInformation
    ? {
        stackDriftStatus: requireField(stack.DriftInformation.StackDriftStatus, 'StackDriftStatus'),
        lastCheckAt: toIso(stack.DriftInformation.LastCheckTimestamp),
      }
    : null,
  tags: toTags(stack.Tags),
});
