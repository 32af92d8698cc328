import type { Artifacts, BackedUpResource } from '../../../src/model/artifacts';
import { fileSystemArn } from './efs';
import { ACCOUNT } from './fields';

export const aBackupRule = (
  overrides: Partial<BackedUpResource['rules'][number]> = {},
): BackedUpResource['rules'][number] => ({
  planName: 'nightly',
  ruleName: 'daily',
  cron: 'cron(0 5 ? * * *)',
  timeZone: null,
  startWithinMinutes: 60,
  ...overrides,
});

/** The database `orders`, of the morning of the day before. */
export const aBackedUpResource = (overrides: Partial<BackedUpResource> = {}): BackedUpResource => ({
  resourceArn: `arn:aws:rds:${ACCOUNT}:db:orders`,
  lastBackup: '2026-11-21T05:00:00Z',
  lastCompleted: '2026-11-21T05:00:00Z',
  lastFailure: null,
  rules: [aBackupRule()],
  ...overrides,
});

export const healthyBackup = {
  backedUpResources: [aBackedUpResource(), aBackedUpResource({ resourceArn: fileSystemArn() })],
} satisfies Partial<Artifacts>;
