import { aDnsHealthCheck, aHostedZone } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer } from './metric-answer';

const zone = (Id: string, Name: string, PrivateZone: boolean) => ({
  Id: `/hostedzone/${Id}`,
  Name,
  CallerReference: Id,
  Config: { PrivateZone },
});

/** Pages that repeat the marker by which they were asked for, also the last. */
const marked =
  (member: string, ...pages: readonly object[][]) =>
  ({ Marker }: Record<string, unknown>) => {
    const index = Marker === undefined ? 0 : Number(Marker);
    const hasMore = index + 1 < pages.length;
    return {
      [member]: pages[index],
      ...(Marker !== undefined && { Marker }),
      IsTruncated: hasMore,
      ...(hasMore && { NextMarker: String(index + 1) }),
      MaxItems: 1,
    };
  };

const none = { failover: null, healthCheckId: null, targets: [], evaluateTargetHealth: null };

export const route53: readonly CollectorCase[] = [
  {
    id: 'hostedZones',
    answers: {
      'route53:ListHostedZones': marked(
        'HostedZones',
        [zone('Z1', 'Shop.example.com.', false)],
        [zone('Z2', 'internal.', true)],
      ),
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: 'arn:aws:route53:::hostedzone/Z9', Tags: [] }] },
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:route53:::hostedzone/Z1', Tags: [{ Key: 'app', Value: 'shop' }] },
          ],
        },
      ),
    },
    data: [
      { hostedZoneId: 'Z1', zoneName: 'shop.example.com', privateZone: false, tags: { app: 'shop' } },
      { hostedZoneId: 'Z2', zoneName: 'internal', privateZone: true, tags: {} },
    ],
  },
  {
    id: 'hostedZoneRecords',
    inputs: {
      hostedZones: [
        aHostedZone({ hostedZoneId: 'Z1' }),
        aHostedZone({ hostedZoneId: 'Z2', privateZone: true }),
        aHostedZone({ hostedZoneId: 'GONE' }),
      ],
    },
    answers: {
      'route53:ListResourceRecordSets': ({ HostedZoneId, StartRecordName, StartRecordIdentifier }) => {
        if (HostedZoneId === 'GONE') throw awsError('NoSuchHostedZone');
        if (HostedZoneId === undefined || StartRecordName === undefined) {
          return {
            ResourceRecordSets: [
              { Name: 'shop.example.com.', Type: 'NS', TTL: 172_800 },
              { Name: 'shop.example.com.', Type: 'A', TTL: 300, ResourceRecords: [{ Value: '192.0.2.1' }] },
              {
                Name: '\\052.shop.example.com.',
                Type: 'CNAME',
                TTL: 300,
                ResourceRecords: [{ Value: 'Web.example.net.' }],
              },
              {
                Name: 'www.shop.example.com.',
                Type: 'A',
                SetIdentifier: 'here',
                Failover: 'PRIMARY',
                TTL: 60,
                HealthCheckId: 'check-1',
                ResourceRecords: [{ Value: '192.0.2.1' }],
              },
            ],
            IsTruncated: true,
            NextRecordName: 'www.shop.example.com.',
            NextRecordType: 'A',
            NextRecordIdentifier: 'there',
            MaxItems: 4,
          };
        }
        return {
          ResourceRecordSets: [
            {
              Name: StartRecordName,
              Type: 'A',
              SetIdentifier: StartRecordIdentifier,
              Failover: 'SECONDARY',
              AliasTarget: {
                HostedZoneId: 'Z35SXDOTRQ7X7K',
                DNSName: 'dualstack.web-1.us-east-1.elb.amazonaws.com.',
                EvaluateTargetHealth: true,
              },
            },
          ],
          IsTruncated: false,
          MaxItems: 4,
        };
      },
    },
    data: [
      {
        hostedZoneId: 'Z1',
        isComplete: true,
        records: [
          {
            ...none,
            ...{ recordName: '*.shop.example.com', type: 'CNAME', setIdentifier: null, ttl: 300 },
            targets: ['web.example.net'],
          },
          {
            ...none,
            ...{ recordName: 'www.shop.example.com', type: 'A', setIdentifier: 'here', ttl: 60 },
            ...{ failover: 'PRIMARY', healthCheckId: 'check-1' },
          },
          {
            ...none,
            ...{ recordName: 'www.shop.example.com', type: 'A', setIdentifier: 'there', ttl: null },
            ...{ failover: 'SECONDARY', targets: ['dualstack.web-1.us-east-1.elb.amazonaws.com'] },
            evaluateTargetHealth: true,
          },
        ],
      },
    ],
  },
  {
    id: 'route53HealthChecks',
    answers: {
      'route53:ListHealthChecks': marked(
        'HealthChecks',
        [{ Id: 'check-1', HealthCheckConfig: { Type: 'HTTPS' } }],
        [{ Id: 'check-2', HealthCheckConfig: { Type: 'TCP', Disabled: true, Inverted: true } }],
      ),
    },
    data: [
      { healthCheckId: 'check-1', disabled: false, inverted: false },
      { healthCheckId: 'check-2', disabled: true, inverted: true },
    ],
  },
  {
    id: 'route53HealthCheckStates',
    inputs: {
      route53HealthChecks: ['up', 'down', 'old', 'silent'].map((healthCheckId) =>
        aDnsHealthCheck({ healthCheckId }),
      ),
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'HealthCheckStatus Minimum HealthCheckId=up': [
          ['2026-11-21T23:00:00Z', 0],
          ['2026-11-21T23:50:00Z', 1],
        ],
        'HealthCheckStatus Minimum HealthCheckId=down': [
          ['2026-11-21T23:00:00Z', 1],
          ['2026-11-21T23:30:00Z', 0],
        ],
        'HealthCheckStatus Minimum HealthCheckId=old': [['2026-11-21T23:25:00Z', 1]],
      }),
    },
    data: [
      { healthCheckId: 'up', isHealthy: true },
      { healthCheckId: 'down', isHealthy: false },
      { healthCheckId: 'old', isHealthy: null },
      { healthCheckId: 'silent', isHealthy: null },
    ],
  },
];
