import { awsCommand } from '../../judging/aws-command';
import { BUCKET_ARTIFACTS, bucketResource, judgeNeededBuckets, whyNeeded } from '../buckets';
import { defineEventCheck, pass, warn } from '../check';

export const s3Versioning = defineEventCheck({
  id: 's3-versioning',
  title: 'Buckets that the event needs keep the versions of what is overwritten',
  failureTitle: 'Bucket forgets what is overwritten or deleted',
  why: 'What is deployed by mistake in the hurry of an event, or deleted, is gone: without versions there is nothing to go back to.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  workbook: '12 Resilience',
  needs: BUCKET_ARTIFACTS,
  wholeAccount: true,
  evaluate: (targets, { plan }) =>
    judgeNeededBuckets(targets, plan, ({ versioning }, bucket) => {
      const resource = bucketResource(bucket);
      if (versioning === 'Enabled') return pass(resource, `${whyNeeded(bucket)} Versioning is on.`);
      const turn = (status: string) =>
        awsCommand(bucket.target, 's3api', 'put-bucket-versioning', {
          bucket: bucket.name,
          'versioning-configuration': `Status=${status}`,
        });
      return warn(
        resource,
        `${whyNeeded(bucket)} Versioning is ${versioning === 'Suspended' ? 'suspended' : 'off'}.`,
        {
          action:
            'Turn on versioning, which keeps what is overwritten from then on; a lifecycle rule ends old versions, which are charged by size.',
          command: turn('Enabled'),
          lead: 'configuration',
          reversal: { action: 'Suspend it; versions that it kept stay.', command: turn('Suspended') },
        },
      );
    }),
});
