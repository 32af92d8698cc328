import { describe, expect, it } from '@jest/globals';
import { secretDeletion } from '../../../src/checks/architecture/secret-deletion';
import { secretRotation } from '../../../src/checks/architecture/secret-rotation';
import { secretRotationState } from '../../../src/checks/architecture/secret-rotation-state';
import type { Artifacts, Secret } from '../../../src/model/artifacts';
import { aDatabaseSecret, aDbInstance, aSecret, secretArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const rotationOf = (secret: Partial<Secret>, plan: Parameters<typeof aPlan>[0] = {}) =>
  runCheck(secretRotation, { secrets: [aSecret(secret)] }, { ...CARRYING, plan: aPlan(plan) });

// The event is on 12 December in Singapore: from 16:00 on the 11th to 15:59 on the 12th in UTC.
describe('secret-rotation', () => {
  it.each<[string, Partial<Secret>, string]>([
    ['a week after the event', {}, 'pass'],
    ['not by itself', { rotationEnabled: false, nextRotationDate: '2026-12-12T05:00:00Z' }, 'notApplicable'],
    [
      'with the one that it is a copy of, elsewhere',
      { rotationEnabled: false, primaryRegion: 'eu-west-1' },
      'unknown',
    ],
    [
      'not by itself, and has copies',
      { rotationEnabled: false, primaryRegion: 'us-east-1' },
      'notApplicable',
    ],
    ['not any more', { deletedDate: '2026-11-20T00:00:00Z' }, 'notApplicable'],
    ['in the event', { nextRotationDate: '2026-12-12T05:00:00Z' }, 'warn'],
    [
      'by the end of the day of the event, as no window is set',
      { nextRotationDate: '2026-12-12T23:59:59Z' },
      'warn',
    ],
    [
      'in a window of three hours that ends before the event',
      { nextRotationDate: '2026-12-11T15:59:59Z', rotationWindowHours: 3 },
      'pass',
    ],
    [
      'in a window of three hours that begins with the last minute of the event',
      { nextRotationDate: '2026-12-12T18:58:00Z', rotationWindowHours: 3 },
      'warn',
    ],
    [
      'in a window of three hours that begins when the event is over',
      { nextRotationDate: '2026-12-12T19:00:00Z', rotationWindowHours: 3 },
      'pass',
    ],
    // 28 November and 14 days.
    ['two times seven days before', { nextRotationDate: '2026-11-28T23:59:59Z', rotationDays: 7 }, 'warn'],
    [
      'on the day after the event, every seven days',
      { nextRotationDate: '2026-11-29T23:59:59Z', rotationDays: 7 },
      'pass',
    ],
    [
      'every seven days, on other days',
      { nextRotationDate: '2026-11-25T23:59:59Z', rotationDays: 7 },
      'pass',
    ],
    [
      'every four hours',
      { nextRotationDate: '2026-11-22T04:00:00Z', rotationSchedule: 'rate(4 hours)', rotationWindowHours: 1 },
      'warn',
    ],
    [
      'on the 12th of each month',
      {
        nextRotationDate: '2026-11-23T02:00:00Z',
        rotationSchedule: 'cron(0 0 12 * ? *)',
        rotationWindowHours: 2,
      },
      'warn',
    ],
    [
      'on the 13th of each month',
      {
        nextRotationDate: '2026-11-23T02:00:00Z',
        rotationSchedule: 'cron(0 0 13 * ? *)',
        rotationWindowHours: 2,
      },
      'pass',
    ],
    [
      'by a schedule that nobody can read',
      { nextRotationDate: '2026-11-23T02:00:00Z', rotationSchedule: 'cron(what)' },
      'unknown',
    ],
    [
      'before, and then nobody knows when',
      { nextRotationDate: '2026-11-23T02:00:00Z', rotationDays: null },
      'unknown',
    ],
    ['nobody knows when', { nextRotationDate: null }, 'unknown'],
    ['late already', { nextRotationDate: '2026-11-19T00:00:00Z' }, 'unknown'],
  ])('of a secret that rotates %s', (_, secret, status) => {
    expect(rotationOf(secret)).toMatchObject([{ status, resource: { name: 'orders' } }]);
  });

  it('keeps the freeze free, too', () => {
    const freeze = { from: '2026-12-09 00:00', to: '2026-12-13 12:00' };
    const calendar = { ...aPlan().calendar, freeze };
    const secret = { nextRotationDate: '2026-12-09T23:59:59Z' };
    expect(rotationOf(secret)).toMatchObject([{ status: 'pass' }]);
    expect(rotationOf(secret, { calendar })).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('in the freeze') },
    ]);
  });

  it('lets it rotate after the event, and gives it its rules back', () => {
    const [judged] = rotationOf({
      nextRotationDate: '2026-12-12T05:00:00Z',
      rotationSchedule: 'rate(7 days)',
      rotationWindowHours: 3,
      lastRotatedDate: '2026-12-01T15:59:00.000Z',
      primaryRegion: 'eu-west-1',
    });
    const rotate = ['aws', 'secretsmanager', 'rotate-secret', '--region', 'eu-west-1', '--secret-id'];
    const arn = secretArn().replace('us-east-1', 'eu-west-1');
    const words = (rules: string) => [...rotate, arn, '--no-rotate-immediately', '--rotation-rules', rules];
    // Seven days after the event: with days or a rate, AWS may still rotate when it was to before.
    expect(judged).toMatchObject({
      fix: {
        command: { words: words('{"ScheduleExpression":"cron(0 0 19 12 ? *)"}') },
        reversal: { command: { words: words('{"ScheduleExpression":"rate(7 days)","Duration":"3h"}') } },
      },
    });
  });

  it('lets it rotate after a freeze that outlasts the event', () => {
    const freeze = { from: '2026-12-09 00:00', to: '2026-12-27 00:00' };
    const calendar = { ...aPlan().calendar, freeze };
    // The freeze ends at 16:00 on the 26th in UTC.
    const [judged] = rotationOf({ nextRotationDate: '2026-12-12T05:00:00Z' }, { calendar });
    const words = expect.arrayContaining(['{"ScheduleExpression":"cron(0 0 2 1 ? *)"}']);
    expect(judged).toMatchObject({ fix: { command: { words } } });
  });

  it('does not trust the next date where the rotation before it failed', () => {
    const [judged] = rotationOf({
      lastRotatedDate: '2026-10-01T00:00:00Z',
      lastChangedDate: '2026-10-01T00:00:00Z',
    });
    expect(judged).toMatchObject({ status: 'unknown' });
  });

  it('asks whether a secret is read by what serves requests, but follows a database', () => {
    const inEvent = { nextRotationDate: '2026-12-12T05:00:00Z' };
    const database = aDbInstance();
    const judge = (
      secret: Secret,
      plan: Parameters<typeof aPlan>[0] = {},
      artifacts: Partial<Artifacts> = {},
    ) => runCheck(secretRotation, { secrets: [secret], ...artifacts }, { plan: aPlan(plan) });
    const off = (name: string) => ({
      traffic: { ...aPlan().traffic, elasticity: [{ match: { resource: name }, factor: 0 }] },
    });
    expect(judge(aSecret(inEvent))).toMatchObject([
      { status: 'warn', detail: expect.stringContaining('Say in traffic.elasticity') },
    ]);
    expect(judge(aSecret(inEvent), off('orders'))).toMatchObject([{ status: 'notApplicable' }]);
    const ofDatabase = aDatabaseSecret(database.dbInstanceArn, inEvent);
    const dbInstances = [database];
    expect(judge(ofDatabase, off(database.dbInstanceIdentifier), { dbInstances })).toMatchObject([
      { status: 'notApplicable' },
    ]);
    expect(judge(ofDatabase, off('another'), { dbInstances })).toMatchObject([{ status: 'warn' }]);
  });
});

describe('secret-rotation-state', () => {
  // It is judged at midnight of 22 November.
  it.each<[string, Partial<Secret>, string]>([
    ['went well', {}, 'pass'],
    ['is not set up', { rotationEnabled: false }, 'notApplicable'],
    ['was to end two days ago', { nextRotationDate: '2026-11-20T00:00:00Z' }, 'warn'],
    ['was to end today', { nextRotationDate: '2026-11-21T23:00:00Z' }, 'pass'],
    ['was begun days ago', { hasPendingVersion: true }, 'warn'],
    ['was begun an hour ago', { hasPendingVersion: true, lastChangedDate: '2026-11-21T23:00:00Z' }, 'pass'],
    ['is 32 days ago, of 30', { nextRotationDate: null, lastRotatedDate: '2026-10-21T00:00:00Z' }, 'warn'],
    ['is 30 days ago, of 30', { nextRotationDate: null, lastRotatedDate: '2026-10-23T00:00:00Z' }, 'pass'],
    ['never was', { nextRotationDate: null, lastRotatedDate: null }, 'warn'],
    ['is nobody knows when', { nextRotationDate: null, rotationDays: null }, 'unknown'],
    ['is set, and nobody knows how often', { rotationDays: null }, 'unknown'],
    // AWS sets the next date after a rotation that failed, too.
    [
      'is set anew, 51 days after the last, of 30',
      { lastRotatedDate: '2026-10-02T00:00:00Z', lastChangedDate: '2026-10-02T00:00:00Z' },
      'warn',
    ],
    [
      'fails again and again',
      {
        rotationSchedule: 'rate(4 hours)',
        nextRotationDate: '2026-11-22T04:00:00Z',
        lastRotatedDate: '2026-11-19T00:00:00Z',
        lastChangedDate: '2026-11-21T20:00:00Z',
        hasPendingVersion: true,
      },
      'warn',
    ],
    ['was just set up', { lastRotatedDate: null, lastChangedDate: '2026-11-21T00:00:00Z' }, 'pass'],
    [
      'was left out on the first of the month',
      {
        rotationSchedule: 'cron(0 0 1 * ? *)',
        lastRotatedDate: '2026-10-01T01:00:00Z',
        lastChangedDate: '2026-10-01T01:00:00Z',
      },
      'warn',
    ],
    [
      'is on the first of the month',
      {
        rotationSchedule: 'cron(0 0 1 * ? *)',
        rotationDays: 1,
        lastRotatedDate: '2026-11-01T01:00:00Z',
        lastChangedDate: '2026-11-01T01:00:00Z',
      },
      'pass',
    ],
    [
      'is by a schedule that nobody can read',
      { rotationSchedule: 'cron(what)', lastRotatedDate: '2026-11-01T01:00:00Z' },
      'unknown',
    ],
  ])('of a secret whose rotation %s', (_, secret, status) => {
    const judged = runCheck(secretRotationState, { secrets: [aSecret(secret)] }, CARRYING);
    expect(judged).toMatchObject([{ status }]);
  });
});

describe('secret-deletion', () => {
  const judge = (...secrets: Secret[]) =>
    runCheck(secretDeletion, { secrets }, CARRYING).map(({ status }) => status);
  const deleted = { deletedDate: '2026-11-21T00:00:00Z' };

  it('warns of one that was in use, and passes what nothing reads or nobody deletes', () => {
    expect(judge()).toEqual(['notApplicable']);
    expect(judge(aSecret())).toEqual(['pass']);
    expect(judge(aSecret(), aSecret(deleted))).toEqual(['warn']);
    // 90 days before, and 91.
    expect(judge(aSecret({ ...deleted, lastAccessedDate: '2026-08-23T00:00:00Z' }))).toEqual(['warn']);
    expect(judge(aSecret({ ...deleted, lastAccessedDate: '2026-08-22T00:00:00Z' }))).toEqual(['pass']);
    expect(judge(aSecret({ ...deleted, lastAccessedDate: null }))).toEqual(['pass']);
  });
});
