import { DistributionList$, type DistributionSummary } from '@aws-sdk/client-cloudfront';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderDocument, textOf } from '../wire';
import { EDGE_CERTIFICATE_ARN } from './acm';
import { ACCOUNT_ID, CREATED, REGION, times } from './rows';
import { service } from './service';

/** Fewer than AWS gives, so that there are several pages. */
const PER_PAGE = 2;

const distributions = times(3, (i): DistributionSummary => {
  const Id = `E${String(i).padStart(13, '0')}`;
  const behavior = { TargetOriginId: 'web', ViewerProtocolPolicy: 'redirect-to-https' } as const;
  return {
    Id,
    ARN: `arn:aws:cloudfront::${ACCOUNT_ID}:distribution/${Id}`,
    Status: 'Deployed',
    LastModifiedTime: CREATED,
    DomainName: `d${i}.cloudfront.net`,
    Aliases: { Quantity: 1, Items: [`www${i}.shop.example.com`] },
    Origins: {
      Quantity: 1,
      Items: [{ Id: 'web', DomainName: `shop-${i}.${REGION}.elb.amazonaws.com` }],
    },
    OriginGroups: { Quantity: 0 },
    DefaultCacheBehavior: behavior,
    CacheBehaviors: { Quantity: 1, Items: [{ ...behavior, PathPattern: '/api/*' }] },
    CustomErrorResponses: { Quantity: 0 },
    Comment: '',
    PriceClass: 'PriceClass_All',
    Enabled: true,
    ViewerCertificate: { ACMCertificateArn: EDGE_CERTIFICATE_ARN },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: '',
    HttpVersion: 'http2and3',
    IsIPV6Enabled: true,
    Staging: false,
  };
});

export const cloudFront = service({
  prefix: 'cloudfront',
  protocol: 'rest-xml',
  paths: { '/2020-05-31/distribution': 'ListDistributions' },
  rows: () => ({}),
  operations: () => ({
    'cloudfront:ListDistributions': (request) => {
      const Marker = textOf(request, 'Marker') ?? '';
      const from = isToken(Marker) ? positionOf(Marker) : 0;
      const Items = distributions.slice(from, from + PER_PAGE);
      const IsTruncated = from + PER_PAGE < distributions.length;
      const body = renderDocument(
        'DistributionList',
        'http://cloudfront.amazonaws.com/doc/2020-05-31/',
        DistributionList$,
        {
          Marker,
          ...(IsTruncated && { NextMarker: tokenAt(from + PER_PAGE) }),
          MaxItems: 100,
          IsTruncated,
          Quantity: Items.length,
          Items,
        },
      );
      return { body, items: Items.length };
    },
  }),
  metricLevels: { '5xxErrorRate': 0, CacheHitRate: 90 },
});
