import { SERVICES } from '../../model/services';
import { defineCeilingFamily } from '../family';
import { constantUse } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTA = SERVICES.s3.quotas.s3.buckets;

export const s3BucketCount = defineCeilingFamily({
  id: 's3-buckets',
  title: 'Quota of buckets leaves room for what is planned',
  failureTitle: 'Quota of buckets is too small for what is planned',
  why: 'Buckets created for the event count in the account as a whole; past the quota they are refused, and whatever creates them fails.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html',
  workbook: '11 Service Limits',
  unit: 'buckets',
  formula:
    'general purpose buckets of the account in all regions + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['s3BucketNames'],
  uses: ['globalServiceQuotas'],
  estimate({ s3BucketNames: { length: now }, globalServiceQuotas }, context) {
    const added = context.plannedAdditions(QUOTA);
    if (now + added === 0) return [];
    const part = quotaPart(globalServiceQuotas, QUOTA, 's3', 'buckets', context);
    return [
      {
        ...part,
        resource: 'Buckets',
        title: 'Buckets of the account',
        now,
        use: constantUse(now + added),
        evidence: [
          ...part.evidence,
          {
            source: 's3:ListBuckets',
            at: context.asOf,
            detail: `${now} buckets${added > 0 ? `, ${added} more planned` : ''}.`,
          },
        ],
      },
    ];
  },
});
