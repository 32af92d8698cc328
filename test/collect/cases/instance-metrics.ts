import { aClassicLoadBalancer, anEc2Instance, aVolume } from '../../builders/artifacts';
import { WEB_TG } from './arns';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const target = (id: string) => ({
  ...{ id, port: 80, availabilityZone: 'us-east-1a', state: 'healthy', reason: null },
});

/** Of nothing else is anything asked: it would be paid for. */
const instances = [
  anEc2Instance({ instanceId: 'i-registered' }),
  anEc2Instance({
    instanceId: 'i-by-address',
    instanceType: 't3.medium',
    networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.1.99'] }],
  }),
  anEc2Instance({ instanceId: 'i-classic' }),
  anEc2Instance({ instanceId: 'i-selected' }),
  anEc2Instance({ instanceId: 'i-bastion' }),
  anEc2Instance({ instanceId: 'i-of-group', autoScalingGroupName: 'web' }),
  anEc2Instance({ instanceId: 'i-node', tags: { 'eks:cluster-name': 'shop' } }),
  anEc2Instance({ instanceId: 'i-managed', managedBy: 'eks.amazonaws.com' }),
  anEc2Instance({ instanceId: 'i-stopped', state: 'stopped' }),
];

const onPath = {
  ec2Instances: instances,
  targetHealth: [
    {
      targetGroupArn: WEB_TG,
      targets: ['i-registered', '10.0.1.99', 'i-of-group', 'i-node', 'i-managed', 'i-stopped'].map(target),
    },
  ],
  classicLoadBalancers: [
    aClassicLoadBalancer({ instances: [{ instanceId: 'i-classic', state: 'InService', reason: null }] }),
  ],
};

const unmeasured = (instanceId: string) => ({
  instanceId,
  window: WINDOW,
  cpuUtilization: null,
  cpuUtilizationByHour: hours([]),
  leastCpuCredits: null,
});

export const instanceMetrics: readonly CollectorCase[] = [
  {
    id: 'ec2InstancePeaks',
    inputs: onPath,
    selected: ['i-selected', 'i-of-group'],
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'CPUUtilization Average InstanceId=i-registered': [
          ['2026-11-08T00:00:00Z', 20],
          ['2026-11-08T00:05:00Z', 40],
          ['2026-11-08T01:00:00Z', 10],
        ],
        'CPUCreditBalance Minimum InstanceId=i-by-address': [
          ['2026-11-08T00:00:00Z', 120],
          ['2026-11-09T00:00:00Z', 30],
        ],
        // It has none to spend.
        'CPUCreditBalance Minimum InstanceId=i-registered': [['2026-11-08T00:00:00Z', 1]],
      }),
    },
    data: [
      {
        instanceId: 'i-registered',
        window: WINDOW,
        cpuUtilization: { value: 40, at: '2026-11-08T00:05:00.000Z', hoursWithData: 2 },
        cpuUtilizationByHour: hours([30, 10]),
        leastCpuCredits: null,
      },
      {
        ...unmeasured('i-by-address'),
        leastCpuCredits: { value: 30, at: '2026-11-09T00:00:00.000Z', hoursWithData: 2, periodSeconds: 3600 },
      },
      unmeasured('i-classic'),
      unmeasured('i-selected'),
    ],
  },
  {
    id: 'volumePeaks',
    inputs: {
      ...onPath,
      volumes: [
        aVolume({ volumeId: 'vol-1', instanceIds: ['i-registered'] }),
        aVolume({ volumeId: 'vol-2', volumeType: 'gp2', instanceIds: ['i-classic'] }),
        aVolume({ volumeId: 'vol-3', instanceIds: ['i-bastion'] }),
        aVolume({ volumeId: 'vol-4', instanceIds: [] }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'VolumeReadOps Sum VolumeId=vol-1': [
          ['2026-11-08T00:00:00Z', 3000],
          ['2026-11-08T00:05:00Z', 30_000],
        ],
        'VolumeWriteOps Sum VolumeId=vol-1': [
          ['2026-11-08T00:00:00Z', 6000],
          ['2026-11-08T00:05:00Z', 15_000],
        ],
        'VolumeReadBytes Sum VolumeId=vol-1': [['2026-11-08T00:05:00Z', 3e6]],
        'VolumeWriteBytes Sum VolumeId=vol-1': [['2026-11-08T00:05:00Z', 6e6]],
        'BurstBalance Minimum VolumeId=vol-2': [
          ['2026-11-08T00:00:00Z', 100],
          ['2026-11-09T00:00:00Z', 35],
        ],
        // It has none to spend.
        'BurstBalance Minimum VolumeId=vol-1': [['2026-11-08T00:00:00Z', 1]],
      }),
    },
    data: [
      {
        volumeId: 'vol-1',
        window: WINDOW,
        // (30,000 + 15,000) ÷ 300; the hour has 30 and 150.
        iops: { value: 150, at: '2026-11-08T00:05:00.000Z', hoursWithData: 1 },
        iopsByHour: hours([90]),
        bytesPerSecond: { value: 30_000, at: '2026-11-08T00:05:00.000Z', hoursWithData: 1 },
        bytesPerSecondByHour: hours([30_000]),
        leastBurstBalance: null,
      },
      {
        volumeId: 'vol-2',
        window: WINDOW,
        iops: null,
        iopsByHour: hours([]),
        bytesPerSecond: null,
        bytesPerSecondByHour: hours([]),
        leastBurstBalance: {
          value: 35,
          at: '2026-11-09T00:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
      },
    ],
  },
  {
    id: 'instanceAgentPeaks',
    inputs: onPath,
    answers: {
      'cloudwatch:ListMetrics': (input) => {
        const { Namespace, Dimensions, NextToken } = input as {
          Namespace: string;
          Dimensions: { Name: string; Value: string }[];
          NextToken?: string;
        };
        const [of] = Dimensions;
        if (Namespace !== 'CWAgent' || of?.Name !== 'InstanceId')
          throw new Error('It asks for something else.');
        const metric = (MetricName: string, more: Readonly<Record<string, string>> = {}) => ({
          MetricName,
          Namespace,
          Dimensions: [...Dimensions, ...Object.entries(more).map(([Name, Value]) => ({ Name, Value }))],
        });
        if (of.Value === 'i-classic') {
          return {
            Metrics: [
              metric('Memory % Committed Bytes In Use', { objectname: 'Memory' }),
              metric('LogicalDisk % Free Space', { instance: 'C:' }),
              metric('LogicalDisk % Free Space', { instance: '_Total' }),
            ],
          };
        }
        if (of.Value !== 'i-registered') return { Metrics: [] };
        return NextToken === undefined
          ? { Metrics: [metric('mem_used_percent'), metric('swap_used_percent')], NextToken: '2' }
          : {
              Metrics: [
                metric('disk_used_percent', { path: '/', fstype: 'xfs' }),
                metric('disk_used_percent', { path: '/run', fstype: 'tmpfs' }),
                metric('disk_used_percent', { path: '/idle', fstype: 'xfs' }),
                metric('disk_used_percent'),
              ],
            };
      },
      'cloudwatch:GetMetricData': metricAnswer({
        'mem_used_percent Maximum InstanceId=i-registered': [
          ['2026-11-08T00:00:00Z', 40],
          ['2026-11-09T00:00:00Z', 70],
        ],
        'disk_used_percent Maximum InstanceId=i-registered path=/ fstype=xfs': [['2026-11-08T00:00:00Z', 91]],
        'Memory % Committed Bytes In Use Maximum InstanceId=i-classic objectname=Memory': [
          ['2026-11-08T00:00:00Z', 50],
        ],
        'LogicalDisk % Free Space Minimum InstanceId=i-classic instance=C:': [
          ['2026-11-08T00:00:00Z', 30],
          ['2026-11-09T00:00:00Z', 12],
        ],
      }),
    },
    data: [
      {
        instanceId: 'i-registered',
        memoryUsedPercent: {
          value: 70,
          at: '2026-11-09T00:00:00.000Z',
          hoursWithData: 2,
          periodSeconds: 3600,
        },
        disks: [
          {
            path: '/',
            usedPercent: { value: 91, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
          },
        ],
      },
      { instanceId: 'i-by-address', memoryUsedPercent: null, disks: [] },
      {
        instanceId: 'i-classic',
        memoryUsedPercent: {
          value: 50,
          at: '2026-11-08T00:00:00.000Z',
          hoursWithData: 1,
          periodSeconds: 3600,
        },
        disks: [
          {
            path: 'C:',
            // 100 − 12.
            usedPercent: { value: 88, at: '2026-11-09T00:00:00.000Z', hoursWithData: 2, periodSeconds: 3600 },
          },
        ],
      },
    ],
  },
];
