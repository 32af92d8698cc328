import { describe, expect, it } from '@jest/globals';
import { alarmActions } from '../../../src/checks/cases/alarm-actions';
import type { CloudWatchAlarm } from '../../../src/model/artifacts';
import { aCompositeAlarm, aLoadBalancer, anAlarm, anAlarmOn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (alarms: readonly CloudWatchAlarm[], context: Parameters<typeof runCheck>[2] = CARRYING) =>
  runCheck(alarmActions, { cloudWatchAlarms: [...alarms], loadBalancers: [aLoadBalancer()] }, context);

describe('alarm-actions', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['a topic', judge([anAlarm()]), 'pass', '1 alarm on what carries traffic acts.'],
    [
      'actions that are off',
      judge([anAlarm({ actionsEnabled: false })]),
      'warn',
      'It watches HTTPCode_ELB_5XX_Count of web, and its actions are switched off.',
    ],
    ['no actions', judge([anAlarm({ alarmActions: [] })]), 'warn', 'neither it nor a composite alarm'],
    [
      'no actions, which are off too',
      judge([anAlarm({ alarmActions: [], actionsEnabled: false })]),
      'warn',
      'neither it nor a composite alarm',
    ],
    [
      'a composite alarm that waits for others as well',
      judge([anAlarm({ alarmActions: [] }), aCompositeAlarm('ALARM(web-errors) AND ALARM(cpu)')]),
      'pass',
      '1 alarm',
    ],
    [
      'a composite alarm that is off',
      judge([anAlarm({ alarmActions: [] }), aCompositeAlarm('ALARM(web-errors)', { actionsEnabled: false })]),
      'warn',
      'neither it nor a composite alarm',
    ],
    [
      'one that scales',
      judge([anAlarm({ alarmActions: ['arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1'] })]),
      'pass',
      '1 alarm',
    ],
    [
      'one on something that is not here',
      judge([anAlarmOn('AWS/RDS', 'CPUUtilization', { DBInstanceIdentifier: 'gone' }, { alarmActions: [] })]),
      'notApplicable',
      'No alarm watches what carries traffic.',
    ],
    [
      'one on what carries none',
      judge([anAlarm({ alarmActions: [] })], { placed: () => ({ placement: 'off', because: 'Idle.' }) }),
      'notApplicable',
      'No alarm watches',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('switches actions on again', () => {
    const [judged] = judge([anAlarm({ actionsEnabled: false })]);
    expect(judged).toMatchObject({
      resource: { name: 'web-errors' },
      fix: {
        command: {
          words: [
            ...['aws', 'cloudwatch', 'enable-alarm-actions', '--region', 'us-east-1'],
            ...['--alarm-names', 'web-errors'],
          ],
        },
      },
    });
  });
});
