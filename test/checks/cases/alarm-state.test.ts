import { describe, expect, it } from '@jest/globals';
import { alarmState } from '../../../src/checks/cases/alarm-state';
import type { CloudWatchAlarm } from '../../../src/model/artifacts';
import {
  aCompositeAlarm,
  aDbInstance,
  aLoadBalancer,
  anAlarm,
  anAlarmOn,
  anAutoScalingGroup,
  aVpnConnection,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (overrides: Partial<CloudWatchAlarm>, others: readonly CloudWatchAlarm[] = []) =>
  runCheck(
    alarmState,
    {
      cloudWatchAlarms: [anAlarm(overrides), ...others],
      loadBalancers: [aLoadBalancer()],
      dbInstances: [aDbInstance()],
    },
    CARRYING,
  );
const ofCpu = anAlarmOn('AWS/RDS', 'CPUUtilization', { DBInstanceIdentifier: 'orders' });
const SCALING = ['arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1'];
const anAlarmOfHealth = (overrides: Partial<CloudWatchAlarm>, metricName = 'HealthyHostCount') => ({
  ...anAlarmOn('AWS/ApplicationELB', metricName, {
    LoadBalancer: 'app/web/50dc6c495c0c9188',
    TargetGroup: 'targetgroup/web/73e2d6bc24d8a067',
  }),
  comparison: metricName === 'HealthyHostCount' ? 'LessThanThreshold' : 'GreaterThanThreshold',
  ...overrides,
});
const ofHealth = (
  overrides: Partial<CloudWatchAlarm>,
  metricName = 'HealthyHostCount',
  others: readonly CloudWatchAlarm[] = [],
) => judge(anAlarmOfHealth({ alarmName: 'health', ...overrides }, metricName), others);
const told = { insufficientDataActions: anAlarm().alarmActions };
const lacking = { ...ofCpu, stateValue: 'INSUFFICIENT_DATA' };

it.each<[string, Partial<CloudWatchAlarm>, string]>([
  ['ALARM("health")', {}, 'warn'],
  ['INSUFFICIENT_DATA("health")', {}, 'pass'],
  ['INSUFFICIENT_DATA("health")', { alarmActions: [] }, 'warn'],
  ['ALARM("health") OR INSUFFICIENT_DATA("another")', {}, 'warn'],
])('leaves it to a composite alarm to tell of one that has no data: %s %j', (rule, overrides, status) => {
  const artifacts = {
    cloudWatchAlarms: [anAlarmOfHealth({ alarmName: 'health' }), aCompositeAlarm(rule, overrides)],
    loadBalancers: [aLoadBalancer()],
  };
  expect(runCheck(alarmState, artifacts, CARRYING).map((one) => one.status)).toEqual([status]);
});

it('knows that the state of a tunnel is 0, and not missing, while it is down', () => {
  const alarm = anAlarmOn('AWS/VPN', 'TunnelState', { VpnId: 'vpn-1' }, { comparison: 'LessThanThreshold' });
  const artifacts = { cloudWatchAlarms: [alarm], vpnConnections: [aVpnConnection()] };
  expect(runCheck(alarmState, artifacts, CARRYING).map(({ status }) => status)).toEqual(['pass']);
});

describe('alarm-state', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['quiet', judge({}), 'pass', '1 alarm on what carries traffic is quiet.'],
    [
      'on',
      judge({ stateValue: 'ALARM' }),
      'warn',
      'It watches HTTPCode_ELB_5XX_Count of web, and is in ALARM since 2026-11-01T00:00:00.000Z.',
    ],
    ['on, though it tells nobody', judge({ stateValue: 'ALARM', alarmActions: [] }), 'warn', 'is in ALARM'],
    [
      'on, as scaling in waits for it',
      judge({ stateValue: 'ALARM', alarmActions: SCALING }),
      'notApplicable',
      'No alarm for people',
    ],
    [
      'without data for weeks',
      judge(lacking),
      'warn',
      'It watches CPUUtilization of orders, and has had no data since 2026-11-01T00:00:00.000Z:',
    ],
    // The inventory is of midnight.
    [
      'without data for a day',
      judge({ ...lacking, stateSince: '2026-11-21T00:00:00.000Z' }),
      'pass',
      'quiet',
    ],
    ['for a little more', judge({ ...lacking, stateSince: '2026-11-20T23:59:59.000Z' }), 'warn', 'no data'],
    ['since nobody knows when', judge({ ...lacking, stateSince: null }), 'warn', 'has had no data: '],
    [
      'without data of a group that does not run',
      runCheck(
        alarmState,
        {
          cloudWatchAlarms: [
            anAlarmOn(
              'AWS/EC2',
              'CPUUtilization',
              { AutoScalingGroupName: 'web' },
              { stateValue: 'INSUFFICIENT_DATA' },
            ),
          ],
          autoScalingGroups: [anAutoScalingGroup({ desiredCapacity: 0 })],
        },
        CARRYING,
      ),
      'pass',
      'quiet',
    ],
    [
      'without errors, and so without data',
      judge({ stateValue: 'INSUFFICIENT_DATA' }),
      'pass',
      '1 alarm on what carries traffic is quiet.',
    ],
    [
      'of a formula with such a metric',
      judge({ ...lacking, metrics: [...ofCpu.metrics, ...anAlarm().metrics] }),
      'pass',
      'quiet',
    ],
    [
      'quiet without targets',
      ofHealth({ treatMissingData: 'notBreaching' }),
      'warn',
      'It watches HealthyHostCount of web, of which there is no data once nothing of it is left, and takes missing data for good (notBreaching): then it stays quiet.',
    ],
    [
      'as it was without targets',
      ofHealth({ treatMissingData: 'ignore' }),
      'warn',
      'takes missing data for no change (ignore)',
    ],
    ['on without targets', ofHealth({ treatMissingData: 'breaching' }), 'pass', 'quiet'],
    [
      'without data, of which nobody is told, without targets',
      ofHealth({}),
      'warn',
      'takes missing data for missing, of which it tells nobody: then it stays quiet.',
    ],
    ['without data, of which people are told, without targets', ofHealth(told), 'pass', 'quiet'],
    [
      'without data, of which people would be told, were its actions on',
      ofHealth({ ...told, actionsEnabled: false }, 'HealthyHostCount', [aCompositeAlarm('ALARM("health")')]),
      'warn',
      'of which it tells nobody',
    ],
    [
      'without data, by which something scales, without targets',
      ofHealth({ insufficientDataActions: SCALING }),
      'warn',
      'of which it tells nobody',
    ],
    [
      'quiet without targets that are not healthy',
      ofHealth({ treatMissingData: 'notBreaching' }, 'UnHealthyHostCount'),
      'pass',
      'quiet',
    ],
    ['quiet without errors', judge({ treatMissingData: 'notBreaching' }), 'pass', 'quiet'],
    [
      'quiet without targets, and scales',
      ofHealth({ treatMissingData: 'notBreaching', alarmActions: [...anAlarm().alarmActions, ...SCALING] }),
      'pass',
      'quiet',
    ],
    [
      'quiet without targets by a formula',
      ofHealth({ treatMissingData: 'notBreaching', comparison: null }),
      'pass',
      'quiet',
    ],
    [
      'on something that is not here',
      judge(
        anAlarmOn('AWS/RDS', 'CPUUtilization', { DBInstanceIdentifier: 'gone' }, { stateValue: 'ALARM' }),
      ),
      'notApplicable',
      'No alarm for people',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});
