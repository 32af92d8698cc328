import { describe, expect, it } from '@jest/globals';
import { awsCommand, shellLines } from '../../src/judging/aws-command';

const TARGET = { account: '111122223333', region: 'us-east-1' };

const shellOf = (name: string) =>
  shellLines([
    awsCommand(TARGET, 'autoscaling', 'put-scheduled-update-group-action', {
      'scheduled-action-name': name,
      'max-size': 5,
    }),
  ]);

const PREFIX =
  '# In account 111122223333:\naws autoscaling put-scheduled-update-group-action --region us-east-1';

describe('the command of a resource with a hostile name', () => {
  it.each([
    ['a hyphen', '--endpoint-url=x', '--scheduled-action-name=--endpoint-url=x --max-size 5'],
    ['a quote', "it's $(id)", "--scheduled-action-name 'it'\\''s $(id)' --max-size 5"],
    [
      'a file',
      'file:///home/mei/.aws/credentials',
      '--max-size 5 --cli-input-json \'{"ScheduledActionName":"file:///home/mei/.aws/credentials"}\'',
    ],
    ['bytes of a file', 'fileb://x', '--max-size 5 --cli-input-json \'{"ScheduledActionName":"fileb://x"}\''],
    ['a URL', 'https://x', '--max-size 5 --cli-input-json \'{"ScheduledActionName":"https://x"}\''],
    ['nothing of the kind', 'files://x', '--scheduled-action-name files://x --max-size 5'],
  ])('takes %s for a name', (_, name, expected) => {
    expect(shellOf(name)).toBe(`${PREFIX} ${expected}`);
  });
});

describe('the command of a queue', () => {
  it('names its URL, which the AWS CLI does not read', () => {
    const command = awsCommand(TARGET, 'sqs', 'purge-queue', { 'queue-url': 'https://sqs.example.com/jobs' });
    expect(shellLines([command])).toContain('purge-queue --region us-east-1 --queue-url https://sqs.example');
  });
});
