import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const ORDERS = 'arn:aws:rds:us-east-1:111122223333:db:orders';
const CARTS = 'arn:aws:dynamodb:us-east-1:111122223333:table/carts';
const RECEIPTS = 'arn:aws:s3:::receipts';
const VOLUME = 'arn:aws:ec2:us-east-1:111122223333:volume/vol-1';
/** Of no kind that a scope selects. */
const SHARE = 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-1';

const onDay = (day: number, hour = 5): Date => new Date(Date.UTC(2026, 10, day, hour));

const job = (ResourceArn: string, day: number, State: string, more: object = {}) => ({
  ResourceArn,
  State,
  CreationDate: onDay(day),
  ...more,
});

const byRule = (BackupRuleCron: string, hoursLate: number, day: number) => ({
  StartBy: onDay(day, 5 + hoursLate),
  CreatedBy: {
    BackupPlanName: 'nightly',
    BackupRuleName: 'daily',
    BackupRuleCron,
    BackupRuleTimezone: 'Asia/Singapore',
  },
});

/** Of another region, of another account, and of a bucket that nothing here backs up. */
const COPIES = [
  'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  'arn:aws:dynamodb:us-east-1:999988887777:table/orders',
  'arn:aws:s3:::theirs',
].map((ResourceArn) => ({ ResourceArn }));

export const backup: readonly CollectorCase[] = [
  {
    id: 'backedUpResources',
    answers: {
      'backup:ListBackupJobs': (input) => {
        // Eight days before the inventory of 22 November.
        if ((input.ByCreatedAfter as Date).toISOString() !== '2026-11-14T00:00:00.000Z') {
          throw new Error('It asks for other days.');
        }
        return paged(
          'NextToken',
          {
            BackupJobs: [
              job(ORDERS, 19, 'COMPLETED', byRule('cron(0 4 ? * * *)', 1, 19)),
              job(ORDERS, 21, 'COMPLETED', byRule('cron(0 5 ? * * *)', 8, 21)),
              job(ORDERS, 20, 'FAILED', { StatusMessage: 'Access denied' }),
              job(SHARE, 20, 'COMPLETED'),
              job(RECEIPTS, 20, 'COMPLETED', {
                MessageCategory: 'AGGREGATED_FAILURES',
                StatusMessage: 'Some objects',
              }),
            ],
          },
          { BackupJobs: [job(CARTS, 21, 'EXPIRED'), job(CARTS, 22, 'RUNNING'), job(CARTS, 20, 'COMPLETED')] },
        )(input);
      },
      'backup:ListProtectedResources': paged(
        'NextToken',
        { Results: [{ ResourceArn: ORDERS, LastBackupTime: onDay(21) }, { ResourceArn: RECEIPTS }] },
        { Results: [{ ResourceArn: VOLUME, LastBackupTime: onDay(1) }, { ResourceArn: SHARE }, ...COPIES] },
      ),
    },
    data: [
      {
        resourceArn: ORDERS,
        lastBackup: '2026-11-21T05:00:00.000Z',
        lastCompleted: '2026-11-21T05:00:00.000Z',
        lastFailure: { at: '2026-11-20T05:00:00.000Z', state: 'FAILED', message: 'Access denied' },
        rules: [
          {
            planName: 'nightly',
            ruleName: 'daily',
            cron: 'cron(0 5 ? * * *)',
            timeZone: 'Asia/Singapore',
            startWithinMinutes: 480,
          },
        ],
      },
      {
        ...{ resourceArn: RECEIPTS, lastBackup: null, lastCompleted: null, rules: [] },
        lastFailure: {
          ...{ at: '2026-11-20T05:00:00.000Z', state: 'COMPLETED_WITH_ISSUES', message: 'Some objects' },
        },
      },
      {
        resourceArn: VOLUME,
        lastBackup: '2026-11-01T05:00:00.000Z',
        lastCompleted: null,
        lastFailure: null,
        rules: [],
      },
      {
        resourceArn: CARTS,
        lastBackup: null,
        lastCompleted: '2026-11-20T05:00:00.000Z',
        lastFailure: { at: '2026-11-21T05:00:00.000Z', state: 'EXPIRED', message: '' },
        rules: [],
      },
    ],
  },
];
