import { DescribeStacksOutput$, type Stack } from '@aws-sdk/client-cloudformation';
import { renderOutput, textOf } from '../wire';
import { appTags, arn, CREATED, times } from './rows';
import { type AccountSize, service } from './service';

/** CloudFormation fills a page up to 1 MB, and takes no size of it. */
const STACKS_PER_PAGE = 50;
/** One stack for as many groups of instances, and one more. */
const GROUPS_PER_STACK = 2;

const stack = (index: number): Stack => {
  const StackName = `shop-stack-${String(index).padStart(4, '0')}`;
  return {
    StackName,
    StackId: arn('cloudformation', `stack/${StackName}/0001`),
    StackStatus: 'UPDATE_COMPLETE',
    CreationTime: CREATED,
    LastUpdatedTime: CREATED,
    EnableTerminationProtection: index % 2 === 0,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    Tags: appTags(StackName),
  };
};

export const cloudFormation = service({
  prefix: 'cloudformation',
  protocol: 'query',
  rows: ({ groups }: AccountSize) => ({ stacks: times(Math.ceil(groups / GROUPS_PER_STACK) + 1, stack) }),
  operations: ({ stacks }) => ({
    'cloudformation:DescribeStacks': (request) => {
      const from = Number(textOf(request, 'NextToken') ?? 0);
      const to = from + STACKS_PER_PAGE;
      const Stacks = stacks.slice(from, to);
      const NextToken = to < stacks.length ? String(to) : undefined;
      return {
        body: renderOutput(request, DescribeStacksOutput$, { Stacks, NextToken }),
        items: Stacks.length,
      };
    },
  }),
});
