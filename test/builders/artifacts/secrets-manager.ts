import type { Artifacts, Secret } from '../../../src/model/artifacts';
import { ACCOUNT } from './fields';

export const secretArn = (name = 'orders'): string =>
  `arn:aws:secretsmanager:${ACCOUNT}:secret:${name}-AbCdEf`;

/** Of the database `orders`: it rotates every 30 days, next a week after the event of the plan. */
export const aSecret = (overrides: Partial<Secret> = {}): Secret => ({
  secretName: overrides.secretName ?? 'orders',
  secretArn: secretArn(overrides.secretName),
  owningService: null,
  primaryRegion: null,
  rotationEnabled: true,
  nextRotationDate: '2026-12-19T23:59:59.000Z',
  lastRotatedDate: '2026-11-19T10:00:00.000Z',
  rotationDays: 30,
  rotationSchedule: null,
  rotationWindowHours: null,
  createdDate: '2025-01-01T00:00:00.000Z',
  lastChangedDate: '2026-11-19T10:00:00.000Z',
  hasPendingVersion: false,
  deletedDate: null,
  lastAccessedDate: '2026-11-21T00:00:00.000Z',
  tags: {},
  ...overrides,
});

/** As RDS keeps it for a database of the region. */
export const aDatabaseSecret = (databaseArn: string, overrides: Partial<Secret> = {}): Secret =>
  aSecret({
    secretName: 'rds!db-1',
    owningService: 'rds',
    tags: { 'aws:rds:primaryDBInstanceArn': databaseArn },
    ...overrides,
  });

export const healthySecretsManager = { secrets: [aSecret()] } satisfies Partial<Artifacts>;
