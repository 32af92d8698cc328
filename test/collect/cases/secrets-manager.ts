import { awsError, paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const arnOf = (name: string): string => `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}-AbCdEf`;
const TIME = '2026-11-01T00:00:00.000Z';

const nothing = {
  owningService: null,
  primaryRegion: null,
  rotationEnabled: false,
  nextRotationDate: null,
  lastRotatedDate: null,
  rotationDays: null,
  rotationSchedule: null,
  rotationWindowHours: null,
  createdDate: null,
  lastChangedDate: null,
  hasPendingVersion: false,
  deletedDate: null,
  lastAccessedDate: null,
  tags: {},
};

export const secretsManager: readonly CollectorCase[] = [
  {
    id: 'secrets',
    answers: {
      'secretsmanager:ListSecrets': (input) => {
        if (input.IncludePlannedDeletion !== true) throw awsError('InvalidParameterException', 'not all');
        return paged(
          'NextToken',
          {
            SecretList: [
              {
                Name: 'orders',
                ARN: arnOf('orders'),
                OwningService: 'rds',
                PrimaryRegion: 'eu-west-1',
                RotationEnabled: true,
                RotationRules: {
                  AutomaticallyAfterDays: 7,
                  ScheduleExpression: 'rate(7 days)',
                  Duration: '3h',
                },
                NextRotationDate: time,
                LastRotatedDate: time,
                LastChangedDate: time,
                LastAccessedDate: time,
                CreatedDate: time,
                SecretVersionsToStages: { v1: ['AWSCURRENT'], v2: ['AWSPENDING'] },
                Tags: [{ Key: 'app', Value: 'shop' }],
              },
            ],
          },
          {
            SecretList: [
              { Name: 'gone', ARN: arnOf('gone'), DeletedDate: time },
              // The label may stay on what has taken the place of the old version.
              {
                Name: 'plain',
                ARN: arnOf('plain'),
                SecretVersionsToStages: { v1: ['AWSCURRENT', 'AWSPENDING'] },
              },
            ],
          },
        )(input);
      },
    },
    data: [
      {
        secretName: 'orders',
        secretArn: arnOf('orders'),
        owningService: 'rds',
        primaryRegion: 'eu-west-1',
        rotationEnabled: true,
        nextRotationDate: TIME,
        lastRotatedDate: TIME,
        rotationDays: 7,
        rotationSchedule: 'rate(7 days)',
        rotationWindowHours: 3,
        createdDate: TIME,
        lastChangedDate: TIME,
        hasPendingVersion: true,
        deletedDate: null,
        lastAccessedDate: TIME,
        tags: { app: 'shop' },
      },
      { secretName: 'gone', secretArn: arnOf('gone'), ...nothing, deletedDate: TIME },
      { secretName: 'plain', secretArn: arnOf('plain'), ...nothing },
    ],
  },
];
