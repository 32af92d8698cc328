import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { RARITIES_REGION } from '../account';
import { NONE, shopService } from './service';

export const s3 = shopService({
  collected: () => ({ s3Buckets: NONE, s3BucketSettings: NONE, s3BucketNames: NONE }),
  rarities: {
    actions: ['s3:GetBucketLogging', 's3:GetBucketVersioning', 's3:GetReplicationConfiguration'],
    plant: async ({ config }) => {
      const client = new S3Client({ ...config, forcePathStyle: true });
      await client.send(
        new CreateBucketCommand({
          Bucket: 'shop-files',
          CreateBucketConfiguration: { LocationConstraint: RARITIES_REGION },
        }),
      );
      const VersioningConfiguration = { Status: 'Enabled' as const };
      await client.send(new PutBucketVersioningCommand({ Bucket: 'shop-files', VersioningConfiguration }));
    },
  },
});
