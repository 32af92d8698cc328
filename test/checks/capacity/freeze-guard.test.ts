import { describe, expect, it } from '@jest/globals';
import { freezeGuard } from '../../../src/checks/capacity/freeze-guard';
import { globalFreezeGuard } from '../../../src/checks/capacity/global-freeze-guard';
import { memberKey } from '../../../src/judging/scope';
import type { RecordedChange } from '../../../src/model/artifacts';
import { aRecordedChange } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const US = { account: '111122223333', region: 'us-east-1' };
const FROM = '2026-11-20T00:00:00Z';

const { calendar } = aPlan();
/** Midnight in Singapore is 16:00 UTC of the day before. */
const planOf = (from: string) =>
  aPlan({ calendar: { ...calendar, freeze: { from, to: '2026-12-13 00:00' } } });

const judge = (changes: readonly Partial<RecordedChange>[], isMore = false) =>
  runCheck(
    freezeGuard,
    { changesInFreeze: { frozenFrom: FROM, changes: changes.map(aRecordedChange), isMore } },
    { plan: planOf('2026-11-20 08:00') },
  );
const statuses = (...changes: readonly Partial<RecordedChange>[]) =>
  judge(changes).map(({ status, resource }) => `${status} ${resource.name}`);

const earlier = (sizes: RecordedChange['sizes'], more: Partial<RecordedChange> = {}) => ({
  at: '2026-11-19T23:59:59Z',
  sizes,
  ...more,
});
const inFreeze = (sizes: RecordedChange['sizes'], more: Partial<RecordedChange> = {}) => ({
  at: FROM,
  sizes,
  ...more,
});

describe('freeze-guard', () => {
  it.each<[string, readonly Partial<RecordedChange>[], readonly string[]]>([
    ['no change', [], ['pass -']],
    ['a change a second before the freeze', [earlier({ maxSize: 10 })], ['pass -']],
    ['a change as it begins', [inFreeze({ maxSize: 10 })], ['warn web']],
    ['a maximum that is lowered', [earlier({ maxSize: 400 }), inFreeze({ maxSize: 399 })], ['fail web']],
    ['a maximum that is raised', [earlier({ maxSize: 400 }), inFreeze({ maxSize: 401 })], ['warn web']],
    ['the same again', [earlier({ maxSize: 400 }), inFreeze({ maxSize: 400 })], ['warn web']],
    [
      'the last value before it counts',
      [
        earlier({ maxSize: 400 }, { at: '2026-11-01T00:00:00Z' }),
        earlier({ maxSize: 100 }),
        inFreeze({ maxSize: 200 }),
      ],
      ['warn web'],
    ],
    [
      'what was raised and lowered within the freeze',
      [inFreeze({ maxSize: 200 }), inFreeze({ maxSize: 100 }, { at: '2026-11-21T00:00:00Z' })],
      ['fail web'],
    ],
    [
      'another size of before says nothing',
      [earlier({ maxSize: 400 }), inFreeze({ minSize: 2 })],
      ['warn web'],
    ],
    [
      'another group of before says nothing',
      [earlier({ maxSize: 400 }, { resources: ['api'] }), inFreeze({ maxSize: 10 })],
      ['warn web'],
    ],
    [
      'another call of before says nothing',
      [
        earlier({ desiredCapacity: 40 }, { eventName: 'SetDesiredCapacity' }),
        inFreeze({ desiredCapacity: 4 }),
      ],
      ['warn web'],
    ],
    [
      'a maximum that is raised, and nothing else',
      [earlier({ maxSize: 400 }), inFreeze({ maxSize: 401 }, { setsMore: false })],
      ['pass web'],
    ],
    [
      'a maximum that is raised, and a health check that is changed',
      [earlier({ maxSize: 400 }), inFreeze({ maxSize: 401 }, { setsMore: true })],
      ['warn web'],
    ],
    [
      'one size that is raised, and one of which nobody knows what it was',
      [earlier({ maxSize: 400 }), inFreeze({ maxSize: 401, minSize: 4 }, { setsMore: false })],
      ['warn web'],
    ],
    [
      'a maximum that is lowered and set back',
      [
        earlier({ maxSize: 400 }),
        inFreeze({ maxSize: 10 }),
        inFreeze({ maxSize: 400 }, { at: '2026-11-20T01:00:00Z' }),
      ],
      ['warn web'],
    ],
    ['a maximum of none', [inFreeze({ maxSize: 0 })], ['fail web']],
    ['a minimum of none, of which nobody knows what it was', [inFreeze({ minSize: 0 })], ['warn web']],
    [
      'a target of scaling that is raised, which leaves less room',
      [earlier({ 'configuration.targetValue': 50 }), inFreeze({ 'configuration.targetValue': 80 })],
      ['fail web'],
    ],
    [
      'a desired size that is raised, which scaling may have raised further before',
      [earlier({ desiredCapacity: 4 }), inFreeze({ desiredCapacity: 10 }, { setsMore: false })],
      ['warn web'],
    ],
    [
      'the maximum of a scheduled action for a scalable target that is lowered',
      [
        earlier({ 'scalableTargetAction.maxCapacity': 100 }),
        inFreeze({ 'scalableTargetAction.maxCapacity': 20 }),
      ],
      ['fail web'],
    ],
    [
      'shards that are added',
      [earlier({ targetShardCount: 10 }), inFreeze({ targetShardCount: 20 })],
      ['warn web'],
    ],
    [
      'how often a health check must fail, which is raised',
      [earlier({ unhealthyThresholdCount: 2 }), inFreeze({ unhealthyThresholdCount: 10 })],
      ['fail web'],
    ],
    [
      'a limit where there was none',
      [
        earlier({ 'onDemandThroughput.maxReadRequestUnits': -1 }),
        inFreeze({ 'onDemandThroughput.maxReadRequestUnits': 100 }),
      ],
      ['fail web'],
    ],
    [
      'a target of scaling that is lowered',
      [
        earlier({ 'configuration.targetValue': 50 }),
        inFreeze({ 'configuration.targetValue': 40 }, { setsMore: false }),
      ],
      ['pass web'],
    ],
    ['scaling that is suspended', [inFreeze({}, { eventName: 'SuspendProcesses' })], ['fail web']],
    [
      'a call that names nothing',
      [inFreeze({}, { eventName: 'DeleteScheduledAction', resources: [] })],
      ['fail DeleteScheduledAction'],
    ],
    [
      'the same name with another service, which takes nothing away',
      [inFreeze({}, { eventName: 'SuspendProcesses', source: 'elsewhere' })],
      ['warn web'],
    ],
  ])('%s', (_, changes, expected) => expect(statuses(...changes)).toEqual(expected));

  it('says what was lowered, by whom and when', () => {
    expect(judge([earlier({ maxSize: 400 }), inFreeze({ maxSize: 10 })])[0]?.detail).toBe(
      'Changed since the freeze began: UpdateAutoScalingGroup (maxSize from 400 to 10) by Admin/jane at 2026-11-20T00:00:00Z.',
    );
  });

  it('tells the last three of many, and how many more', () => {
    const days = ['20', '21', '22', '23', '24'].map((day, i) =>
      inFreeze({ maxSize: 100 + i }, { at: `2026-11-${day}T00:00:00Z` }),
    );
    const detail = judge(days.toReversed())[0]?.detail;
    expect(detail).toContain('(maxSize from 101 to 102) by');
    expect(detail).not.toContain('to 101) by');
    expect(detail).toMatch(
      /\(maxSize from 103 to 104\) by Admin\/jane at 2026-11-24T00:00:00Z; and 2 more\.$/,
    );
  });

  it.each<[string, string, readonly string[]]>([
    ['of the event', 'web', ['fail web/night']],
    ['that the scope leaves out', 'dev', ['pass -']],
    ['that is no longer there', 'gone', ['fail gone/night']],
  ])('judges what was taken from a group %s', (_, group, expected) => {
    const change = inFreeze({}, { eventName: 'DeleteScheduledAction', resources: [`${group}/night`] });
    const keys = (name: string) => new Set([memberKey('autoScalingGroup', name)]);
    const names = { inside: keys('web'), outside: keys('dev') };
    const judged = runCheck(
      freezeGuard,
      { changesInFreeze: { frozenFrom: FROM, changes: [aRecordedChange(change)], isMore: false } },
      { plan: planOf('2026-11-20 08:00'), knownNames: [{ target: US, names }] },
    );
    expect(judged.map(({ status, resource }) => `${status} ${resource.name}`)).toEqual(expected);
  });

  it.each([
    ['a mount target', 'elasticfilesystem', 'DeleteMountTarget'],
    ['a file system', 'elasticfilesystem', 'DeleteFileSystem'],
    ['a topic of MSK', 'kafka', 'DeleteTopic'],
    ['a secret of clients of MSK', 'kafka', 'BatchDisassociateScramSecret'],
  ])('fails where %s was taken away', (_, source, eventName) => {
    expect(statuses(inFreeze({}, { eventName, source, resources: ['one'] }))).toEqual(['fail one']);
  });

  it.each<[string, string, string, RecordedChange['settings'], string]>([
    ['a database that loses its standby', 'rds', 'ModifyDBInstance', { multiAZ: 'false' }, 'fail'],
    ['a database that gets a standby', 'rds', 'ModifyDBInstance', { multiAZ: 'true' }, 'warn'],
    [
      'a load balancer that may be deleted',
      'elasticloadbalancing',
      'ModifyLoadBalancerAttributes',
      { 'attributes.deletion_protection.enabled': 'false' },
      'fail',
    ],
    [
      'an event source that is off',
      'lambda',
      'UpdateEventSourceMapping20150331',
      { enabled: 'false' },
      'fail',
    ],
    ['the same value of another service', 'events', 'PutRule', { enabled: 'false' }, 'warn'],
  ])('judges by what is set: %s', (_, source, eventName, settings, expected) => {
    expect(statuses(inFreeze({}, { eventName, source, settings }))).toEqual([`${expected} web`]);
  });

  it.each<[string, readonly (readonly [string, string])[], string]>([
    ['that is deleted', [['DELETE', FROM]], 'fail'],
    [
      'that is deleted and made again at once',
      [
        ['DELETE', FROM],
        ['CREATE', FROM],
      ],
      'warn',
    ],
    [
      'that is made again later',
      [
        ['CREATE', '2026-11-20T01:00:00Z'],
        ['DELETE', FROM],
      ],
      'warn',
    ],
    [
      'that was made and then deleted',
      [
        ['DELETE', '2026-11-20T01:00:00Z'],
        ['CREATE', FROM],
      ],
      'fail',
    ],
    ['that is set', [['UPSERT', FROM]], 'warn'],
  ])('judges a record of DNS %s', (_, actions, expected) => {
    const changes = actions.map(([action, at]) =>
      aRecordedChange({
        source: 'route53',
        eventName: 'ChangeResourceRecordSets',
        resources: ['Z1/shop.example.com./A'],
        sizes: {},
        settings: { action },
        at,
      }),
    );
    const [judged] = runCheck(
      globalFreezeGuard,
      { globalChangesInFreeze: { frozenFrom: FROM, changes, isMore: false } },
      { plan: planOf('2026-11-20 08:00') },
    );
    expect(judged).toMatchObject({ status: expected, resource: { name: 'Z1/shop.example.com./A' } });
  });

  it('names what it could not read', () => {
    const unread = ['DeleteRoute', 'ModifyListener'];
    const [judged] = runCheck(
      freezeGuard,
      { changesInFreeze: { frozenFrom: FROM, changes: [], isMore: true, unread } },
      { plan: planOf('2026-11-20 08:00') },
    );
    expect(judged).toMatchObject({
      status: 'unknown',
      detail: `CloudTrail has more changes of DeleteRoute, ModifyListener since ${FROM} than are read: look at its event history.`,
    });
  });

  it('tells what was set, who did it and when', () => {
    const change = {
      source: 'rds',
      eventName: 'ModifyDBInstance',
      settings: { dBInstanceClass: 'db.r6g.large' },
    };
    expect(judge([inFreeze({}, change)])[0]?.detail).toBe(
      'Changed since the freeze began: ModifyDBInstance (dBInstanceClass db.r6g.large) by Admin/jane at 2026-11-20T00:00:00Z.',
    );
  });

  it.each<[string, string, readonly string[]]>([
    ['of the event', 'shop/blue', ['fail shop/blue']],
    ['of a cluster that the scope leaves out', 'lab/blue', ['pass -']],
    ['of a cluster that is no longer there', 'gone/blue', ['fail gone/blue']],
  ])('judges a node group that was deleted %s', (_, resource, expected) => {
    const change = inFreeze({}, { eventName: 'DeleteNodegroup', source: 'eks', resources: [resource] });
    const keys = (name: string) => new Set([memberKey('eksCluster', name)]);
    const judged = runCheck(
      freezeGuard,
      { changesInFreeze: { frozenFrom: FROM, changes: [aRecordedChange(change)], isMore: false } },
      {
        plan: planOf('2026-11-20 08:00'),
        knownNames: [{ target: US, names: { inside: keys('shop'), outside: keys('lab') } }],
      },
    );
    expect(judged.map((one) => `${one.status} ${one.resource.name}`)).toEqual(expected);
  });

  it('does not take a target group for a load balancer of its name that was deleted', () => {
    const change = inFreeze(
      {},
      { eventName: 'DeleteLoadBalancer', source: 'elasticloadbalancing', resources: ['shop'] },
    );
    const names = { inside: new Set<string>(), outside: new Set([memberKey('targetGroup', 'shop')]) };
    const [judged] = runCheck(
      freezeGuard,
      { changesInFreeze: { frozenFrom: FROM, changes: [aRecordedChange(change)], isMore: false } },
      { plan: planOf('2026-11-20 08:00'), knownNames: [{ target: US, names }] },
    );
    expect(judged).toMatchObject({ status: 'fail', resource: { name: 'shop' } });
  });

  it('is unknown beyond what was read', () => {
    expect(judge([], true).map(({ status }) => status)).toEqual(['unknown']);
    expect(judge([inFreeze({ maxSize: 1 })], true).map(({ status }) => status)).toEqual(['warn', 'unknown']);
  });

  it('does not apply before the freeze, and without one', () => {
    expect(runCheck(freezeGuard, {})[0]).toMatchObject({
      status: 'notApplicable',
      detail: 'The plan has no freeze (calendar.freeze).',
    });
    // The inventory is of 22 November, midnight UTC.
    const plan = planOf('2026-11-22 08:01');
    expect(runCheck(freezeGuard, {}, { plan })[0]).toMatchObject({
      status: 'notApplicable',
      detail: 'The freeze begins 2026-11-22 08:01.',
    });
  });

  it('is unknown where the freeze was moved to before what was asked', () => {
    const asked = { changesInFreeze: { frozenFrom: FROM, changes: [], isMore: false } };
    expect(runCheck(freezeGuard, asked, { plan: planOf('2026-11-20 07:59') })[0]?.status).toBe('unknown');
  });

  it('takes the first of what CloudTrail lists of a second for the newest', () => {
    expect(statuses(inFreeze({ maxSize: 10 }), inFreeze({ maxSize: 400 }))).toEqual(['fail web']);
  });

  it('is unknown in a freeze of which nothing could be read', () => {
    expect(runCheck(freezeGuard, {}, { plan: planOf('2026-11-22 08:00') })[0]?.status).toBe('unknown');
  });
});
