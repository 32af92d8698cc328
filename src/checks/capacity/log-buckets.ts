import {
  type CollectedTarget,
  defineEventCheck,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { bucketsOf, type KnownBucket } from '../endpoints';
import { listed } from '../words';

export const logBuckets = defineEventCheck({
  id: 'log-buckets',
  title: 'Buckets that logs go to are there, in the same region',
  failureTitle: 'Logs go to a bucket of another region',
  why: 'Nothing fails where a log cannot be written: it is missing when the event is looked back on.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
  workbook: '12 Performance',
  needs: ['loadBalancers', 's3BucketSettings', 's3BucketNames'],
  evaluate(targets, { plan }) {
    const known = bucketsOf(targets, plan);
    const logs = targets.flatMap(logsIn);
    return [...Map.groupBy(logs, ({ bucket, region }) => `${bucket} ${region}`).values()].map((all) =>
      judge(all, known),
    );
  },
});

/** What logs into a bucket, which must be in the same region. */
interface Log {
  readonly of: string;
  readonly bucket: string;
  readonly region: string;
}

const logsIn = ({
  target: { region },
  artifacts: { loadBalancers, s3BucketSettings },
}: CollectedTarget<'loadBalancers' | 's3BucketSettings'>): Log[] => [
  ...loadBalancers.flatMap(({ loadBalancerName: of, attributes }) => {
    const bucket = attributes['access_logs.s3.bucket'];
    return attributes['access_logs.s3.enabled'] === 'true' && bucket ? [{ of, bucket, region }] : [];
  }),
  ...s3BucketSettings.flatMap(({ bucketName: of, loggingBucketName: bucket }) =>
    bucket === null ? [] : [{ of, bucket, region }],
  ),
];

function judge(logs: readonly Log[], known: ReadonlyMap<string, KnownBucket> | null): Judgement {
  const [{ bucket, region } = { bucket: '', region: '' }] = logs;
  const resource = { name: `${bucket} in ${region}` };
  const whose = `Logs of ${listed(logs.map(({ of }) => of))} go there.`;
  const place = known?.get(bucket);
  if (place?.region === region) return pass(resource, `${whose} It is in account ${place.account}.`);
  if (known === null) return unknown(resource, `${whose} The buckets of some account could not be read.`);
  if (place?.region === null)
    return unknown(resource, `${whose} It is there, and S3 did not say in which region.`);
  if (place === undefined) {
    return notApplicable(`${whose} No account of the plan has it: it is in another one, or gone.`, resource);
  }
  return warn(
    resource,
    `${whose} It is in ${place.region}, and logs are written to buckets of their own region alone.`,
    {
      action:
        'Look whether logs of today are in it; else name a bucket of the same region, whose policy lets them be written.',
      lead: 'setting',
    },
  );
}
