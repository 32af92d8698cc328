import { describe, expect, it } from '@jest/globals';
import { openAlarmBook, parseAlarmRule } from '../../src/judging/alarms';
import { aCompositeAlarm, alarmArn, anAlarm, anAlarmOn } from '../builders/artifacts';

const AUTO_SCALING = 'arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1:autoScalingGroupName/web';
/** Neither tells people by itself. */
const cpu = anAlarm({ alarmName: 'cpu', alarmActions: [] });
const disk = anAlarm({ alarmName: 'disk', alarmActions: [] });

describe('the rule of a composite alarm', () => {
  it.each<[string, readonly string[], boolean]>([
    ['ALARM(cpu)', ['cpu'], true],
    ['ALARM(cpu)', [], false],
    ['ALARM("cpu of orders (RDS)")', ['cpu of orders (RDS)'], true],
    [`ALARM("${alarmArn('cpu')}")`, ['cpu'], true],
    ['ALARM(cpu) OR ALARM(disk)', ['disk'], true],
    ['ALARM(cpu) AND ALARM(disk)', ['disk'], false],
    ['ALARM(cpu) AND ALARM(disk)', ['cpu', 'disk'], true],
    // AND binds before OR.
    ['ALARM(cpu) OR ALARM(disk) AND ALARM(queue)', ['cpu'], true],
    ['(ALARM(cpu) OR ALARM(disk)) AND ALARM(queue)', ['cpu'], false],
    ['ALARM(cpu) AND NOT ALARM(deployment)', ['cpu'], true],
    ['ALARM(cpu) AND NOT ALARM(deployment)', ['cpu', 'deployment'], false],
    ['NOT (ALARM(cpu) OR OK(disk))', ['disk'], true],
    ['OK(cpu)', [], true],
    ['OK(cpu)', ['cpu'], false],
    ['INSUFFICIENT_DATA(cpu)', ['cpu'], false],
    ['TRUE AND ALARM ( cpu )', ['cpu'], true],
    ['FALSE OR ALARM(cpu)', [], false],
  ])('%s with %j on is %s', (text, on, expected) => {
    const rule = parseAlarmRule(text);
    expect(rule?.holds((name) => on.includes(name))).toBe(expected);
  });

  it.each([
    'AT_LEAST(2, ALARM, (cpu, disk, queue))',
    '(ALARM(cpu)',
    'ALARM(cpu))',
    'ALARM(cpu) OR',
    'ALARM(cpu) ALARM(disk)',
    'NOT',
    '',
  ])('%j is not understood', (text) => {
    expect(parseAlarmRule(text)).toBeNull();
  });

  it('names its alarms', () => {
    expect(parseAlarmRule(`ALARM(cpu) AND NOT OK("${alarmArn('disk')}")`)?.names).toEqual(['cpu', 'disk']);
  });
});

describe('whether people are told', () => {
  it.each<[string, Parameters<typeof anAlarm>[0], 'told' | 'untold']>([
    ['by a topic', {}, 'told'],
    ['by an incident', { alarmActions: ['arn:aws:ssm-incidents::111122223333:response-plan/shop'] }, 'told'],
    ['not by scaling', { alarmActions: [AUTO_SCALING] }, 'untold'],
    ['by a topic beside scaling', { alarmActions: [AUTO_SCALING, 'arn:aws:sns:eu-west-1:1:t'] }, 'told'],
    ['not by restarting', { alarmActions: ['arn:aws:automate:us-east-1:ec2:recover'] }, 'untold'],
    ['not by actions that are off', { actionsEnabled: false }, 'untold'],
    ['not by actions that another alarm holds back', { isSuppressed: true }, 'untold'],
    ['not by nothing', { alarmActions: [] }, 'untold'],
  ])('%s', (_, overrides, expected) => {
    const alarm = anAlarm(overrides);
    const book = openAlarmBook([alarm]);
    expect(book.told([alarm])).toBe(expected);
    expect(book.isHeard(alarm)).toBe(expected === 'told');
  });

  it.each<
    [string, string, Parameters<typeof anAlarm>[0], ReturnType<ReturnType<typeof openAlarmBook>['told']>]
  >([
    ['by a composite alarm', 'ALARM(cpu) OR ALARM(disk)', {}, 'told'],
    ['not by one that is on already', 'ALARM(cpu) OR ALARM(disk)', { stateValue: 'ALARM' }, 'untold'],
    ['not by one without actions', 'ALARM(cpu)', { alarmActions: [] }, 'untold'],
    ['not by one that waits for another', 'ALARM(cpu) AND ALARM(disk)', {}, 'untold'],
    ['not by one that is on anyhow', 'ALARM(cpu) OR OK(disk)', {}, 'untold'],
    ['not by one that it holds back', 'ALARM(disk) AND NOT ALARM(cpu)', {}, 'untold'],
    ['perhaps by one that is not understood', 'AT_LEAST(1, ALARM, (cpu, disk))', {}, 'unclear'],
    ['not by such a one without actions', 'AT_LEAST(1, ALARM, (cpu))', { alarmActions: [] }, 'untold'],
    ['not by such a one of others', 'AT_LEAST(1, ALARM, (disk))', {}, 'untold'],
  ])('%s', (_, rule, overrides, expected) => {
    expect(openAlarmBook([cpu, disk, aCompositeAlarm(rule, overrides)]).told([cpu])).toBe(expected);
  });

  it('counts what goes off together', () => {
    const book = openAlarmBook([cpu, disk, aCompositeAlarm('ALARM(cpu) AND ALARM(disk)')]);
    expect(book.told([cpu, disk])).toBe('told');
  });

  it('follows composite alarms of composite alarms, in circles too', () => {
    const inner = aCompositeAlarm('ALARM(cpu) OR ALARM(outer)', { alarmName: 'inner', alarmActions: [] });
    const outer = aCompositeAlarm('ALARM(inner)', { alarmName: 'outer' });
    expect(openAlarmBook([cpu, inner, outer]).told([cpu])).toBe('told');
    expect(openAlarmBook([cpu, disk, inner, outer]).told([disk])).toBe('untold');
    expect(openAlarmBook([cpu, inner, outer]).isHeard(cpu)).toBe(true);
  });
});

it('reads alarms that are composed of others many times over', () => {
  const names = Array.from({ length: 40 }, (_, level) => `level-${level}`);
  const stacked = names.map((alarmName, level) => {
    const below = names[level - 1] ?? 'cpu';
    const rule = `(ALARM(${below}) AND OK(${below})) OR ALARM(${below})`;
    return aCompositeAlarm(rule, { alarmName, ...(level < 39 && { alarmActions: [] }) });
  });
  expect(openAlarmBook([cpu, ...stacked]).told([cpu])).toBe('told');
});

it('finds metrics by some of their dimensions', () => {
  const alarm = anAlarmOn('AWS/ECS', 'CPUUtilization', { ClusterName: 'shop', ServiceName: 'web' });
  const book = openAlarmBook([alarm, anAlarmOn('AWS/Lambda', 'Errors')]);
  const found = (namespace: string, dimensions: Readonly<Record<string, string>>) =>
    book.watchesOn(namespace, dimensions).length;
  expect(found('AWS/ECS', { ClusterName: 'shop' })).toBe(1);
  expect(found('AWS/ECS', { ServiceName: 'web', ClusterName: 'shop' })).toBe(1);
  expect(found('AWS/ECS', { '*': 'web' })).toBe(1);
  expect(found('AWS/ECS', { ServiceName: 'web', ClusterName: 'other' })).toBe(0);
  expect(found('ECS/ContainerInsights', { ClusterName: 'shop' })).toBe(0);
  expect(book.watchesIn('AWS/Lambda').map(({ metricName }) => metricName)).toEqual(['Errors']);
});
