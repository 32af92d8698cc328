import { ListSecretsResponse$, type SecretListEntry } from '@aws-sdk/client-secrets-manager';
import { appTags, arn, CREATED, times } from './rows';
import { service } from './service';

const secret = (index: number): SecretListEntry => {
  const Name = `shop/${index}`;
  return {
    Name,
    ARN: arn('secretsmanager', `secret:${Name}-AbCdEf`),
    CreatedDate: CREATED,
    LastChangedDate: CREATED,
    LastRotatedDate: CREATED,
    LastAccessedDate: CREATED,
    RotationEnabled: true,
    RotationRules: { AutomaticallyAfterDays: 30, Duration: '3h', ScheduleExpression: 'rate(30 days)' },
    NextRotationDate: new Date('2027-06-01T00:00:00Z'),
    SecretVersionsToStages: { v1: ['AWSCURRENT'] },
    Tags: appTags(Name),
  };
};

export const secretsManager = service({
  prefix: 'secretsmanager',
  protocol: 'json',
  rows: () => ({ secrets: times(150, secret) }),
  operations: ({ secrets }, list) => ({
    'secretsmanager:ListSecrets': list({
      output: ListSecretsResponse$,
      member: 'SecretList',
      next: 'NextToken',
      all: secrets,
      paging: { size: 'MaxResults', token: 'NextToken', min: 1, max: 100, default: 100 },
      ignored: ['IncludePlannedDeletion'],
    }),
  }),
});
