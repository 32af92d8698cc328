import { BUCKET_ARTIFACTS, bucketResource, judgeNeededBuckets, whyNeeded } from '../buckets';
import { defineEventCheck, pass, warn } from '../check';

export const s3AccessLogs = defineEventCheck({
  id: 's3-access-logs',
  title: 'Buckets that the event needs log who asks them for what',
  failureTitle: 'Bucket logs nothing of what it is asked for',
  why: 'Afterwards only a log tells which files were asked for at the peak, how often, and which were refused.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  workbook: '12 Performance',
  needs: BUCKET_ARTIFACTS,
  wholeAccount: true,
  evaluate: (targets, { plan }) =>
    judgeNeededBuckets(targets, plan, ({ loggingBucketName }, bucket) =>
      loggingBucketName === null
        ? warn(
            bucketResource(bucket),
            `${whyNeeded(bucket)} Server access logs are off; whether CloudTrail logs its data events is not read.`,
            {
              action:
                'Choose a bucket of the same region and account whose policy lets S3 write logs, and turn on server access logging into it.',
              lead: 'setting',
            },
          )
        : pass(bucketResource(bucket), `${whyNeeded(bucket)} Its logs go to ${loggingBucketName}.`),
    ),
});
