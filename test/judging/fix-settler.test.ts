import { describe, expect, it } from '@jest/globals';
import { asking, awsCommand } from '../../src/judging/aws-command';
import { type FixDraft, fixSettler } from '../../src/judging/fix';
import type { Fix } from '../../src/model/finding';
import { aContext } from '../builders/check';

const context = aContext();
const quota = (value: number): FixDraft => ({
  action: `Request ${value} vCPUs.`,
  command: asking(
    'quota L-1216C47A',
    value,
    awsCommand(context.target, 'service-quotas', 'request-service-quota-increase', {
      'desired-value': value,
    }),
  ),
  lead: 'quotaIncrease',
});
const settle = (...drafts: FixDraft[]): (Fix | undefined)[] => {
  const items = drafts.map((fix, i) => ({ id: `item-${i}`, fix }));
  const settled = fixSettler(items, context);
  return items.map((item) => settled<{ id: string; fix?: Fix }>(item).fix);
};

describe('fixes of one target', () => {
  it('ask for one value of one setting, the largest, and say who asks for it', () => {
    const [less, most] = settle(quota(1259), quota(1343));
    expect(most).toMatchObject({
      action: expect.stringContaining('Request 1343'),
      command: expect.stringMatching(/ 1343$/),
    });
    expect(less).toEqual({ ...most, coveredBy: 'item-1' });
  });

  it('leave what asks for the same value with the first', () => {
    const [first, second] = settle(quota(1343), quota(1343));
    expect(first).not.toHaveProperty('coveredBy');
    expect(second).toMatchObject({ coveredBy: 'item-0' });
  });

  it('raise a step of a longer fix to what another asks for, and leave the rest of it', () => {
    const other = awsCommand(context.target, 'autoscaling', 'resume-processes', {
      'auto-scaling-group-name': 'web',
    });
    const two: FixDraft = { ...quota(100), command: [quota(100).command as never, other] };
    const [long] = settle(two, quota(1343));
    expect(long?.command?.split('\n')).toEqual([
      expect.stringMatching(/^# In account/),
      expect.stringMatching(/--desired-value 1343$/),
      expect.stringContaining('resume-processes'),
    ]);
    expect(long).not.toHaveProperty('coveredBy');
  });

  it('keep settings apart', () => {
    const other: FixDraft = {
      ...quota(5),
      command: asking('quota L-34B43A08', 5, awsCommand(context.target, 'ec2', 'describe-instances', {})),
    };
    expect(settle(quota(1343), other).map((fix) => fix?.coveredBy)).toEqual([undefined, undefined]);
  });

  it('say what cannot be undone, and how the rest is put back after the event', () => {
    const [fix] = settle({
      action: 'Set 400.',
      lead: 'setting',
      irreversible: 'It stays.',
      reversal: {
        action: 'Set 40 again.',
        command: awsCommand(context.target, 'ec2', 'describe-instances', {}),
      },
    });
    expect(fix).toMatchObject({
      irreversible: 'It stays.',
      reversal: { action: 'Set 40 again.', command: expect.stringContaining('aws ec2'), after: '2026-12-12' },
    });
  });
});
