import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { flag, tags, text } from './fields';

/** The general purpose buckets of the region. */
export const s3Buckets = rows({
  per: 'region',
  service: 's3',
  lists: ['s3Bucket'],
  row: z.object({ bucketName: text, bucketArn: text, tags }),
  owner: ({ bucketName, bucketArn, tags }) => resource('s3Bucket', [bucketName, bucketArn], tags),
});
export type S3Bucket = RowOf<typeof s3Buckets>;

/** What is kept of what is in a bucket. One that refused, or that was not asked because there are very many, has no row. */
export const s3BucketSettings = rows({
  per: 'region',
  service: 's3',
  row: z.object({
    bucketName: text,
    /** `Enabled` or `Suspended`; null where it was never on. */
    versioning: text.nullable(),
    replicationRules: z.array(
      z.object({
        enabled: flag,
        /** Whether it is about all objects, and not those alone whose names or tags it gives. */
        isOfAllObjects: flag,
        destinationBucketName: text,
      }),
    ),
    /** Where it logs who asked for what; null: nowhere. */
    loggingBucketName: text.nullable(),
  }),
  owner: ({ bucketName }) => resource('s3Bucket', [bucketName]),
});
export type S3BucketSettings = RowOf<typeof s3BucketSettings>;

/** All general purpose buckets of the account, in whatever region: a quota counts them, and other services name them. */
export const s3BucketNames = whole({
  per: 'account',
  service: 's3',
  shape: z.array(
    z.object({
      name: text,
      /** Null where S3 did not say it. */
      region: text.nullable(),
    }),
  ),
});
