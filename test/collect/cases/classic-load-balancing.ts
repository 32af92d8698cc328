import { awsError, paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

export const classicLoadBalancing: readonly CollectorCase[] = [
  {
    id: 'classicLoadBalancers',
    answers: {
      'elasticloadbalancing:DescribeLoadBalancers': paged(
        'NextMarker',
        {
          LoadBalancerDescriptions: [
            {
              LoadBalancerName: 'legacy',
              DNSName: 'legacy-1.us-east-1.elb.amazonaws.com',
              Scheme: 'internet-facing',
              VPCId: 'vpc-1',
              AvailabilityZones: ['us-east-1a', 'us-east-1b'],
              Subnets: ['subnet-a', 'subnet-b'],
              ListenerDescriptions: [
                {
                  Listener: {
                    LoadBalancerPort: 443,
                    Protocol: 'HTTPS',
                    InstancePort: 80,
                    SSLCertificateId: 'arn:cert',
                  },
                },
                { Listener: { LoadBalancerPort: 80, Protocol: 'HTTP', InstancePort: 80 } },
              ],
              CreatedTime: time,
            },
          ],
        },
        { LoadBalancerDescriptions: [{ LoadBalancerName: 'plain' }, { LoadBalancerName: 'gone' }] },
      ),
      'elasticloadbalancing:DescribeInstanceHealth': ({ LoadBalancerName }) => {
        if (LoadBalancerName === 'gone') throw awsError('AccessPointNotFoundException', 'There is no gone.');
        if (LoadBalancerName === 'plain') return {};
        return {
          InstanceStates: [
            { InstanceId: 'i-1', State: 'InService', ReasonCode: 'N/A', Description: 'N/A' },
            { InstanceId: 'i-2', State: 'OutOfService', Description: 'Instance has failed health checks.' },
          ],
        };
      },
      'elasticloadbalancing:DescribeLoadBalancerAttributes': ({ LoadBalancerName }) => ({
        LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: LoadBalancerName === 'legacy' } },
      }),
      'elasticloadbalancing:DescribeTags': () => ({
        TagDescriptions: [{ LoadBalancerName: 'legacy', Tags: [{ Key: 'app', Value: 'shop' }] }],
      }),
    },
    data: [
      {
        loadBalancerName: 'legacy',
        dnsName: 'legacy-1.us-east-1.elb.amazonaws.com',
        scheme: 'internet-facing',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
        subnetIds: ['subnet-a', 'subnet-b'],
        listeners: [
          { port: 443, certificateArn: 'arn:cert' },
          { port: 80, certificateArn: null },
        ],
        instances: [
          { instanceId: 'i-1', state: 'InService', reason: null },
          { instanceId: 'i-2', state: 'OutOfService', reason: 'Instance has failed health checks.' },
        ],
        isCrossZone: true,
        tags: { app: 'shop' },
      },
      {
        loadBalancerName: 'plain',
        dnsName: '',
        scheme: null,
        availabilityZones: [],
        subnetIds: [],
        listeners: [],
        instances: [],
        isCrossZone: false,
        tags: {},
      },
    ],
  },
];
