import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, tags, text, time } from './fields';

/** How RDS tags the secret that it keeps for a database or a cluster. */
const DATABASE_TAGS = ['aws:rds:primaryDBInstanceArn', 'aws:rds:primaryDBClusterArn'] as const;

/** The ARNs of the databases whose password RDS keeps in a secret; none of one that somebody else keeps. */
export const databasesOfSecret = (secretTags: Readonly<Record<string, string>>): readonly string[] =>
  DATABASE_TAGS.flatMap((key) => secretTags[key] ?? []);

/** The secrets of the region, those that are to be deleted too. What is in them is never read. */
export const secrets = rows({
  per: 'region',
  service: 'secrets-manager',
  lists: ['secret'],
  row: z.object({
    secretName: text,
    secretArn: text,
    /** The service that made it and looks after it, such as `rds`; null of those that people made. */
    owningService: text.nullable(),
    /** The region that it is copied from; null where it is itself no copy. */
    primaryRegion: text.nullable(),
    rotationEnabled: flag,
    /** It rotates then, or in the hours before; null without rotation. */
    nextRotationDate: time.nullable(),
    /** When it last rotated with success; null: never. */
    lastRotatedDate: time.nullable(),
    /** Days from one rotation to the next, as AWS works them out; null without rotation. */
    rotationDays: amount.nullable(),
    /** `cron(…)` or `rate(…)` in UTC; null where only days are set. */
    rotationSchedule: text.nullable(),
    /** How long the window is in which it rotates; null: AWS's own default, at most a day. */
    rotationWindowHours: amount.nullable(),
    createdDate: time.nullable(),
    /** When anything of it last changed. */
    lastChangedDate: time.nullable(),
    /** Whether a new version waits to take the place of the current one, as while it rotates. */
    hasPendingVersion: flag,
    /** Set once somebody has had it deleted: from then on nobody can read it, and for some days it can be restored. */
    deletedDate: time.nullable(),
    /** The day on which it was last read; null: never in this region. */
    lastAccessedDate: time.nullable(),
    tags,
  }),
  owner: ({ secretName, secretArn, tags }) => resource('secret', [secretName, secretArn], tags),
  comesWith: ({ tags }) => [resource('rds', databasesOfSecret(tags))],
});
export type Secret = RowOf<typeof secrets>;
