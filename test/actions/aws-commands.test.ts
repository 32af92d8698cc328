import { describe, expect, it } from '@jest/globals';
import { onlyValue, printedCommands } from '../../src/actions/aws-commands';
import { awsCommand, shellLines } from '../../src/judging/aws-command';

const target = { account: '111122223333', region: 'us-east-1' };

describe('printedCommands', () => {
  it('reads back what a fix prints', () => {
    const command = shellLines([
      awsCommand(target, 'autoscaling', 'put-scheduled-update-group-action', {
        'auto-scaling-group-name': "Mei's group",
        'scheduled-action-name': '--odd',
        'min-size': 4,
      }),
      awsCommand(target, 'elbv2', 'modify-capacity-reservation', {
        'load-balancer-arn': 'arn:aws:x',
        'reset-capacity-reservation': true,
      }),
    ]);
    const [first, second] = printedCommands({ command });
    expect(first).toEqual({
      account: '111122223333',
      region: 'us-east-1',
      operation: 'autoscaling put-scheduled-update-group-action',
      options: {
        'auto-scaling-group-name': ["Mei's group"],
        'scheduled-action-name': ['--odd'],
        'min-size': ['4'],
      },
    });
    expect(second?.options['reset-capacity-reservation']).toEqual([]);
    expect(second && onlyValue(second, 'load-balancer-arn')).toBe('arn:aws:x');
    expect(second && onlyValue(second, 'reset-capacity-reservation')).toBeNull();
  });

  it.each([
    ['no command', undefined],
    ['a command of nobody', 'aws ec2 describe-instances'],
    ['another program', '# In account 111122223333:\nrm -rf x'],
    ['a command that a shell would expand', '# In account 111122223333:\naws ec2 run-instances $(x)'],
    ['a value without an option', '# In account 111122223333:\naws ec2 run-instances x --y z'],
  ])('reads nothing of %s', (_, command) => {
    expect(printedCommands({ ...(command !== undefined && { command }) })).toEqual([]);
  });
});
