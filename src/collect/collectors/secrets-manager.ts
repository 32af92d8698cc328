import {
  paginateListSecrets,
  type SecretListEntry,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Secret } from '../../model/artifacts';
import { requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

/** The most that a page of Secrets Manager has. */
const PAGE_SIZE = 100;

export const secrets = defineCollector({
  id: 'secrets',
  answers: 'When secrets rotate, whether that went well, and which are to be deleted; never what is in them',
  light: false,
  verified: 'moto',
  caveat: 'it knows no schedules',
  actions: ['secretsmanager:ListSecrets'],
  async collect({ clients, signal }) {
    const listed = await readAllPages(
      paginateListSecrets(
        { client: clients.of(SecretsManagerClient), pageSize: PAGE_SIZE },
        { IncludePlannedDeletion: true },
        { abortSignal: signal },
      ),
      ({ SecretList }) => SecretList,
    );
    return listed.map(toSecret);
  },
});

const toSecret = (entry: SecretListEntry): Secret => ({
  secretName: requireField(entry.Name, 'Name'),
  secretArn: requireField(entry.ARN, 'ARN'),
  owningService: entry.OwningService ?? null,
  primaryRegion: entry.PrimaryRegion ?? null,
  rotationEnabled: entry.RotationEnabled ?? false,
  nextRotationDate: toIso(entry.NextRotationDate),
  lastRotatedDate: toIso(entry.LastRotatedDate),
  rotationDays: entry.RotationRules?.AutomaticallyAfterDays ?? null,
  rotationSchedule: entry.RotationRules?.ScheduleExpression ?? null,
  rotationWindowHours: hoursOf(entry.RotationRules?.Duration),
  createdDate: toIso(entry.CreatedDate),
  lastChangedDate: toIso(entry.LastChangedDate),
  hasPendingVersion: Object.values(entry.SecretVersionsToStages ?? {}).some(
    (stages) => stages.includes('AWSPENDING') && !stages.includes('AWSCURRENT'),
  ),
  deletedDate: toIso(entry.DeletedDate),
  lastAccessedDate: toIso(entry.LastAccessedDate),
  tags: toTags(entry.Tags),
});

/** `3h`; null where AWS's own default counts. */
function hoursOf(duration: string | undefined): number | null {
  const hours = /^(\d+)h$/.exec(duration ?? '')?.[1];
  return hours === undefined ? null : Number(hours);
}
