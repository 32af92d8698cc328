import { awsCommand } from '../../judging/aws-command';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';

export const cloudFormationTerminationProtection = defineCheck({
  id: 'cloudformation-termination-protection',
  title: 'Stacks of the event are protected from deletion',
  failureTitle: 'Stack of the event can be deleted by mistake',
  why: 'One command deletes a stack with all that is in it; clean-up scripts and hurried hands are busiest around an event.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html',
  workbook: '12 Resilience',
  needs: ['cloudFormationStacks'],
  evaluate: ({ cloudFormationStacks }, { target }) =>
    cloudFormationStacks
      // Protection of a root is that of all that is nested in it.
      .filter(({ parentId }) => parentId === null)
      .map(({ stackName, stackId, stackStatus, enableTerminationProtection }) => {
        const resource = { name: stackName, arn: stackId };
        if (OF_SERVICES.test(stackName))
          return notApplicable('A service of AWS made it, and must be able to delete it.', resource);
        if (HOLDS_NOTHING.includes(stackStatus))
          return notApplicable(`Its status is ${stackStatus}: there is nothing to keep.`, resource);
        if (enableTerminationProtection === null)
          return unknown(resource, 'CloudFormation does not say whether termination protection is on.');
        const protect = (option: string) =>
          awsCommand(target, 'cloudformation', 'update-termination-protection', {
            'stack-name': stackName,
            [option]: true,
          });
        return enableTerminationProtection
          ? pass(resource, 'Termination protection is on.')
          : warn(resource, 'Termination protection is off.', {
              action: 'Turn on termination protection; it takes effect at once.',
              command: protect('enable-termination-protection'),
              lead: 'setting',
              reversal: {
                action: 'Turn it off again, if the stack is to be deleted after the event.',
                command: protect('no-enable-termination-protection'),
              },
            });
      }),
});

const HOLDS_NOTHING: readonly string[] = ['DELETE_IN_PROGRESS', 'REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'];

/** Names that StackSets, Service Catalog and Elastic Beanstalk give to their stacks. */
const OF_SERVICES = /^(?:StackSet-|SC-\d|awseb-)/;
