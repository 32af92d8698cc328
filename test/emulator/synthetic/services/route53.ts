import {
  type HealthCheck,
  type HostedZone,
  ListHealthChecksResponse$,
  ListHostedZonesResponse$,
  ListResourceRecordSetsResponse$,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import type { AwsRequest } from '../../aws-protocol';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderDocument, textOf } from '../wire';
import { REGION, times } from './rows';
import { type Answer, service } from './service';

/** Fewer than AWS gives, so that there are several pages. */
const PER_PAGE = 2;

const NAMESPACE = 'https://route53.amazonaws.com/doc/2013-04-01/';

const zones = times(
  3,
  (i): HostedZone => ({
    Id: `/hostedzone/Z${i}`,
    Name: `shop${i}.example.com.`,
    CallerReference: String(i),
    Config: { PrivateZone: i === 2 },
  }),
);

const healthChecks = times(
  3,
  (i): HealthCheck => ({
    Id: `check-${i}`,
    CallerReference: String(i),
    HealthCheckConfig: { Type: 'HTTPS' },
    HealthCheckVersion: 1,
  }),
);

const recordsOf = (zone: string): ResourceRecordSet[] =>
  times(3, (i) => ({
    Name: `www.${zone}.example.com.`,
    Type: 'A',
    SetIdentifier: String(i),
    Weight: 1,
    HealthCheckId: `check-${i}`,
    AliasTarget: {
      HostedZoneId: 'Z35SXDOTRQ7X7K',
      DNSName: `shop-${i}.${REGION}.elb.amazonaws.com.`,
      EvaluateTargetHealth: true,
    },
  }));

function pageOf<T>(all: readonly T[], token: string | undefined) {
  const from = token !== undefined && isToken(token) ? positionOf(token) : 0;
  const page = all.slice(from, from + PER_PAGE);
  const next = from + PER_PAGE < all.length ? tokenAt(from + PER_PAGE) : undefined;
  return { page, next };
}

function listed(
  request: AwsRequest,
  all: readonly object[],
  member: string,
  output: Parameters<typeof renderDocument>[2],
): Answer {
  const Marker = textOf(request, 'marker');
  const { page, next } = pageOf(all, Marker);
  const body = renderDocument(`${request.action}Response`, NAMESPACE, output, {
    [member]: page,
    Marker,
    IsTruncated: next !== undefined,
    NextMarker: next,
    MaxItems: '100',
  });
  return { body, items: page.length };
}

export const route53 = service({
  prefix: 'route53',
  protocol: 'rest-xml',
  paths: {
    '/2013-04-01/hostedzone': 'ListHostedZones',
    '/2013-04-01/hostedzone/{Id}/rrset': 'ListResourceRecordSets',
    '/2013-04-01/healthcheck': 'ListHealthChecks',
  },
  rows: () => ({}),
  operations: () => ({
    'route53:ListHostedZones': (request) => listed(request, zones, 'HostedZones', ListHostedZonesResponse$),
    'route53:ListHealthChecks': (request) =>
      listed(request, healthChecks, 'HealthChecks', ListHealthChecksResponse$),
    'route53:ListResourceRecordSets': (request) => {
      const all = recordsOf(textOf(request, 'Id') ?? '');
      const { page, next } = pageOf(all, textOf(request, 'name'));
      const body = renderDocument(
        'ListResourceRecordSetsResponse',
        NAMESPACE,
        ListResourceRecordSetsResponse$,
        {
          ResourceRecordSets: page,
          IsTruncated: next !== undefined,
          ...(next !== undefined && { NextRecordName: next, NextRecordType: 'A' }),
          MaxItems: '300',
        },
      );
      return { body, items: page.length };
    },
  }),
  metricLevels: { HealthCheckStatus: 1 },
  limitsOf: () => [{ bucket: 'route53', capacity: 5, refill: 5 }],
});
