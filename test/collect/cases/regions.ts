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
      // The first of several pages shows no use: then each service is asked about.
      'cloudwatch:ListMetrics': ({ Namespace }) => {
        if (Namespace === undefined) {
          return {
            Metrics: [{ Namespace: 'Shop' }, { Namespace: 'AWS/Lambda' }],
            NextToken: 'more',
          };
        }
        // Of the namespaces of one service the second has some; a page may be empty although there are more.
        return Namespace === 'AWS/NetworkELB' ? { Metrics: [], NextToken: 'more' } : {};
      },
    },
    data: {
      enabled: ['us-east-1', 'us-west-2'],
      used: ['us-east-1', 'us-west-2'].map((region) => ({
        region,
        services: ['load-balancing'],
      })),
      unread: [],
    },
    nothing: { enabled: [], used: [], unread: [] },
  },
];
