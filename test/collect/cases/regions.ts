import type { CollectorCase } from './collector-case';

export const regions: readonly CollectorCase[] = [
  {
    id: 'regionsInUse',
    answers: {
      'ec2:DescribeRegions': () => ({
        Regions: ['us-east-1', 'us-west-2'].map((RegionName) => ({
          RegionName,
          OptInStatus: 'opt-in-not-required',
        })),
      }),
      // More than a page: what the page does not show is asked for by its namespace.
      'cloudwatch:ListMetrics': ({ Namespace }) => {
        if (Namespace === undefined) {
          return {
            Metrics: [
              { Namespace: 'AWS/EC2' },
              { Namespace: 'AWS/EC2' },
              { Namespace: 'Shop' },
              { Namespace: 'AWS/Lambda' },
            ],
            NextToken: 'more',
          };
        }
        // Of the namespaces of one service the second has some; a page may be empty although there are more.
        if (Namespace === 'AWS/NetworkELB') return { Metrics: [{ Namespace }] };
        return Namespace === 'AWS/RDS' ? { Metrics: [], NextToken: 'more' } : {};
      },
    },
    data: {
      enabled: ['us-east-1', 'us-west-2'],
      used: ['us-east-1', 'us-west-2'].map((region) => ({
        region,
        services: ['ec2', 'load-balancing', 'rds'],
      })),
      unread: [],
    },
    nothing: { enabled: [], used: [], unread: [] },
  },
];
