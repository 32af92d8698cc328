import { describe, expect, it } from '@jest/globals';
import { healthIssues } from '../../../src/checks/cases/health-issues';
import { aHealthEvent } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** The scope has all that is called `shop`, and leaves out all that is called `dev`. */
const knownNames = [
  {
    target: { account: '111122223333', region: 'us-east-1' },
    names: {
      inside: new Set(['instance i-shop', 'rds shop']),
      outside: new Set(['instance i-dev', 'rds dev', 'volume vol-dev', 'sqsQueue arn:aws:sqs:dev']),
    },
  },
];

type Event = Parameters<typeof aHealthEvent>[0];
type Entity = NonNullable<NonNullable<Event>['entities']>[number];

const anIssue = (overrides: Event = {}) =>
  aHealthEvent({
    arn: 'arn:aws:health:us-east-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_1',
    service: 'EC2',
    eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
    category: 'issue',
    startsAt: '2026-11-21T22:00:00.000Z',
    entities: [],
    ...overrides,
  });

const judge = (event: Event, context: Parameters<typeof runCheck>[2] = {}) =>
  runCheck(healthIssues, { healthEvents: [anIssue(event)] }, { knownNames, ...context });

const entity = (value: string, statusCode: string | null = 'IMPAIRED'): Entity => ({ value, statusCode });

describe('health-issues', () => {
  it.each<[string, Event, string]>([
    ['an issue of the account in a region of the plan', {}, 'warn'],
    ['one that AWS investigates', { category: 'investigation' }, 'warn'],
    ['one that AWS says to everybody there', { isOfAccount: false }, 'warn'],
    ['one of all regions', { region: 'global' }, 'warn'],
    ['one of no region', { region: null }, 'warn'],
    ['one in a region that the plan does not name', { region: 'eu-west-1' }, 'pass'],
    ['one there of what has no region', { region: 'eu-west-1', service: 'CLOUDFRONT' }, 'warn'],
    ['a notification', { category: 'accountNotification' }, 'notApplicable'],
    ['a change', { category: 'scheduledChange' }, 'notApplicable'],
  ])('%s: %p is %s', (_, event, status) => {
    expect(judge(event).map((one) => one.status)).toEqual([status]);
  });

  it.each([
    ['ACM', 'warn'],
    ['EC2', 'pass'],
  ])('counts %s in the region that serves CloudFront: %s', (service, status) => {
    const plan = aPlan({ accounts: [{ id: '111122223333', regions: [{ name: 'eu-west-1' }] }] });
    expect(judge({ service }, { plan }).map((one) => one.status)).toEqual([status]);
  });

  it.each<[string, readonly Entity[], Event, string]>([
    ['what the scope has', [entity('i-shop')], {}, 'warn'],
    ['what it leaves out', [entity('i-dev'), entity('vol-dev'), entity('arn:aws:sqs:dev')], {}, 'pass'],
    ['both', [entity('i-dev'), entity('i-shop')], {}, 'warn'],
    ['what nothing lists beside what it leaves out', [entity('i-dev'), entity('i-other')], {}, 'warn'],
    [
      'what the scope leaves out, and more that was not read',
      [entity('i-dev')],
      { allEntities: false },
      'warn',
    ],
    ['a word that stands for more', [entity('UNKNOWN')], {}, 'warn'],
    ['a name of another kind than the service has', [entity('dev')], {}, 'warn'],
    ['a database by its name', [entity('dev')], { service: 'RDS' }, 'pass'],
    ['one that is well again', [entity('i-shop', 'UNIMPAIRED'), entity('i-1', 'RESOLVED')], {}, 'pass'],
    ['one that is well again of two', [entity('i-shop', 'RESOLVED'), entity('i-1', 'UNKNOWN')], {}, 'warn'],
    ['one of which AWS does not say how it is', [entity('i-shop', null)], {}, 'warn'],
    ['what the scope leaves out, in all regions', [entity('i-dev')], { region: 'global' }, 'pass'],
  ])('weighs what it affects: %s', (_, entities, event, status) => {
    expect(judge({ entities: [...entities], ...event }).map((one) => one.status)).toEqual([status]);
  });

  it.each<[string, string, Event, string]>([
    ['its first moment', '2026-12-11T16:00:00Z', {}, 'fail'],
    ['its first moment, said to everybody', '2026-12-11T16:00:00Z', { isOfAccount: false }, 'warn'],
    ['a second before', '2026-12-11T15:59:59Z', {}, 'warn'],
    ['its end', '2026-12-12T15:59:00Z', {}, 'warn'],
  ])('is worse during the event: %s', (_, asOf, event, status) => {
    expect(judge(event, { asOf }).map((one) => one.status)).toEqual([status]);
  });

  it('says what it is, where, since when, and what it affects', () => {
    const entities = ['i-shop', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6', 'i-dev'].map((id) => entity(id));
    expect(judge({ availabilityZone: 'us-east-1a', entities })).toEqual([
      {
        status: 'warn',
        resource: {
          name: 'AWS_EC2_OPERATIONAL_ISSUE_1',
          arn: 'arn:aws:health:us-east-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/AWS_EC2_OPERATIONAL_ISSUE_1',
        },
        detail:
          'EC2 in us-east-1a: AWS_EC2_OPERATIONAL_ISSUE, which affects i-shop, i-2, i-3, i-4, i-5 and 1 more. Open since 2026-11-21T22:00:00.000Z.',
        fix: expect.anything(),
      },
    ]);
    const details = [
      { startsAt: null },
      { region: 'global', isOfAccount: false },
      { region: null, entities: [entity('i-1')], allEntities: false },
    ].map((event) => judge(event)[0]?.detail);
    expect(details).toEqual([
      'EC2 in us-east-1: AWS_EC2_OPERATIONAL_ISSUE, and AWS does not say what of this account it affects.',
      'EC2 in all regions: AWS_EC2_OPERATIONAL_ISSUE, which AWS says to everybody, and not whether this account is affected. Open since 2026-11-21T22:00:00.000Z.',
      'EC2: AWS_EC2_OPERATIONAL_ISSUE, which affects i-1 and others. Open since 2026-11-21T22:00:00.000Z.',
    ]);
  });

  it('says what it left out', () => {
    const healthEvents = [
      anIssue({ region: 'eu-west-1' }),
      anIssue({ entities: [entity('i-dev')] }),
      anIssue({ entities: [entity('i-dev')] }),
      anIssue({ entities: [entity('i-shop', 'RESOLVED')] }),
    ];
    expect(runCheck(healthIssues, { healthEvents }, { knownNames })).toEqual([
      {
        status: 'pass',
        resource: { name: '-' },
        detail:
          'No issue that AWS Health reports is open there (1 in regions that the plan does not name, 1 settled, 2 outside the scope of the plan).',
      },
    ]);
    expect(runCheck(healthIssues, { healthEvents: [] })[0]?.detail).toBe(
      'No issue that AWS Health reports is open there: it names none at all.',
    );
  });

  it('names each of several', () => {
    const healthEvents = ['a', 'b'].map((id) =>
      anIssue({ arn: `arn:aws:health:us-east-1::event/EC2/X/${id}` }),
    );
    expect(statusesOf(healthIssues, { healthEvents })).toEqual(['warn', 'warn']);
    expect(runCheck(healthIssues, { healthEvents }).map(({ resource }) => resource.name)).toEqual(['a', 'b']);
  });
});
