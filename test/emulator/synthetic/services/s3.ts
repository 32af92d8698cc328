import {
  type Bucket,
  GetBucketLoggingOutput$,
  GetBucketVersioningOutput$,
  ListBucketsOutput$,
  ReplicationConfiguration$,
} from '@aws-sdk/client-s3';
import { AwsError, type AwsRequest } from '../../aws-protocol';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderDocument, textOf } from '../wire';
import { CREATED, REGION, times } from './rows';
import { type Answer, service } from './service';

/** Fewer than AWS gives, so that there are several pages. */
const PER_PAGE = 2;

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const buckets = times(
  4,
  (i): Bucket => ({
    Name: `files-${i}`,
    CreationDate: CREATED,
    BucketRegion: i === 3 ? 'eu-west-1' : REGION,
  }),
);

function listBuckets(request: AwsRequest): Answer {
  const region = textOf(request, 'bucket-region');
  const all = buckets.filter(({ BucketRegion }) => region === undefined || BucketRegion === region);
  const token = textOf(request, 'continuation-token');
  const from = token !== undefined && isToken(token) ? positionOf(token) : 0;
  const Buckets = all.slice(from, from + PER_PAGE);
  const next = from + PER_PAGE;
  const body = renderDocument('ListAllMyBucketsResult', NAMESPACE, ListBucketsOutput$, {
    Buckets,
    ...(next < all.length && { ContinuationToken: tokenAt(next) }),
  });
  return { body, items: Buckets.length };
}

/** Only the first bucket has any of what a bucket may have. */
const hasAll = (request: AwsRequest): boolean => textOf(request, 'Bucket') === 'files-0';

export const s3 = service({
  prefix: 's3',
  protocol: 'rest-xml',
  rows: () => ({}),
  operations: () => ({
    's3:ListBuckets': listBuckets,
    's3:GetBucketVersioning': (request) => {
      const value = hasAll(request) ? { Status: 'Enabled' } : {};
      return {
        body: renderDocument('VersioningConfiguration', NAMESPACE, GetBucketVersioningOutput$, value),
        items: 1,
      };
    },
    's3:GetBucketLogging': (request) => {
      const value = hasAll(request) ? { LoggingEnabled: { TargetBucket: 'files-1', TargetPrefix: '' } } : {};
      // S3 has another namespace for this answer.
      const namespace = 'http://doc.s3.amazonaws.com/2006-03-01';
      return {
        body: renderDocument('BucketLoggingStatus', namespace, GetBucketLoggingOutput$, value),
        items: 1,
      };
    },
    's3:GetBucketReplication': (request) => {
      if (!hasAll(request))
        throw new AwsError('ReplicationConfigurationNotFoundError', 'There is no configuration.', 404);
      const Rule = {
        ID: 'all',
        Priority: 1,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        Destination: { Bucket: 'arn:aws:s3:::files-3' },
      };
      const value = { Role: 'arn:aws:iam::111122223333:role/copy', Rules: [Rule] };
      return {
        body: renderDocument('ReplicationConfiguration', NAMESPACE, ReplicationConfiguration$, value),
        items: 1,
      };
    },
  }),
});
