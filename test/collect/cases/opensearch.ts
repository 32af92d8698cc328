import { anOpenSearchDomain } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { hours, metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:es:us-east-1:111122223333:domain';
const NAMES = ['products', 'logs', 'gone'];

/** What it says where it has all of it, and where it has as little as it may. */
const DOMAINS = [
  {
    DomainId: '111122223333/products',
    DomainName: 'products',
    ARN: `${ARN}/products`,
    Deleted: false,
    Processing: false,
    UpgradeProcessing: true,
    DomainProcessingStatus: 'UpgradingEngineVersion',
    ClusterConfig: {
      InstanceType: 'r7g.large.search',
      InstanceCount: 6,
      DedicatedMasterEnabled: true,
      DedicatedMasterType: 'm7g.large.search',
      DedicatedMasterCount: 3,
      ZoneAwarenessEnabled: true,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      MultiAZWithStandbyEnabled: true,
      WarmEnabled: true,
      WarmCount: 2,
      NodeOptions: [
        { NodeType: 'coordinator', NodeConfig: { Enabled: true, Type: 'm7g.large.search', Count: 3 } },
      ],
    },
    EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 100, Iops: 3000, Throughput: 125 },
    VPCOptions: {
      AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      SecurityGroupIds: ['sg-search'],
    },
    ServiceSoftwareOptions: {
      UpdateStatus: 'ELIGIBLE',
      UpdateAvailable: true,
      OptionalDeployment: false,
      AutomatedUpdateDate: new Date('2026-12-12T00:00:00Z'),
    },
    SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
    OffPeakWindowOptions: {
      Enabled: true,
      OffPeakWindow: { WindowStartTime: { Hours: 22, Minutes: 30 } },
    },
    AutoTuneOptions: { State: 'ENABLED' },
    AutomatedSnapshotPauseOptions: { Enabled: true, State: 'Active' },
  },
  {
    DomainId: '111122223333/logs',
    DomainName: 'logs',
    ARN: `${ARN}/logs`,
    Processing: true,
    ClusterConfig: {
      InstanceType: 'i3.large.search',
      InstanceCount: 2,
      // What is said of masters where they are off is what they once were.
      DedicatedMasterEnabled: false,
      DedicatedMasterType: 'm5.large.search',
      DedicatedMasterCount: 3,
      ZoneAwarenessEnabled: true,
      WarmEnabled: false,
    },
    EBSOptions: { EBSEnabled: false },
    ServiceSoftwareOptions: {
      UpdateStatus: 'COMPLETED',
      UpdateAvailable: false,
      OptionalDeployment: true,
      AutomatedUpdateDate: new Date(0),
    },
    OffPeakWindowOptions: { Enabled: false, OffPeakWindow: { WindowStartTime: { Hours: 1, Minutes: 0 } } },
  },
];

const of = (name: string) => `DomainName=${name} ClientId=111122223333`;
const byTheHour = { periodSeconds: 3600 };
const at = (value: number, iso: string, hoursWithData: number) => ({ value, at: iso, hoursWithData });

export const openSearch: readonly CollectorCase[] = [
  {
    id: 'openSearchDomains',
    answers: {
      'es:ListDomainNames': () => ({
        DomainNames: NAMES.map((DomainName) => ({ DomainName, EngineType: 'OpenSearch' })),
      }),
      'es:DescribeDomains': ({ DomainNames }) => {
        const names = DomainNames as string[];
        if (names.length > 5) throw awsError('ValidationException');
        if (names.includes('gone')) throw awsError('ResourceNotFoundException');
        return { DomainStatusList: DOMAINS.filter(({ DomainName }) => names.includes(DomainName)) };
      },
      'tag:GetResources': paged('PaginationToken', {
        ResourceTagMappingList: [{ ResourceARN: `${ARN}/products`, Tags: [{ Key: 'app', Value: 'shop' }] }],
      }),
    },
    data: [
      {
        domainName: 'products',
        domainArn: `${ARN}/products`,
        isDeleted: false,
        processingStatus: 'UpgradingEngineVersion',
        isProcessing: true,
        instanceType: 'r7g.large.search',
        instanceCount: 6,
        dedicatedMasterCount: 3,
        dedicatedMasterType: 'm7g.large.search',
        warmCount: 2,
        coordinatorCount: 3,
        zoneCount: 3,
        multiAzWithStandby: true,
        ebs: { volumeType: 'gp3', volumeSize: 100, iops: 3000, throughput: 125 },
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        securityGroupIds: ['sg-search'],
        softwareUpdate: {
          status: 'ELIGIBLE',
          isAvailable: true,
          isOptional: false,
          automatedUpdateDate: '2026-12-12T00:00:00.000Z',
        },
        installsUpdates: true,
        offPeakStartMinute: 1350,
        autoTune: 'ENABLED',
        snapshotPause: 'Active',
        tags: { app: 'shop' },
      },
      {
        domainName: 'logs',
        domainArn: `${ARN}/logs`,
        isDeleted: false,
        processingStatus: null,
        isProcessing: true,
        instanceType: 'i3.large.search',
        instanceCount: 2,
        dedicatedMasterCount: 0,
        dedicatedMasterType: null,
        warmCount: 0,
        coordinatorCount: 0,
        // Spread over zones without a word of how many: over two.
        zoneCount: 2,
        multiAzWithStandby: false,
        ebs: null,
        availabilityZones: [],
        securityGroupIds: [],
        softwareUpdate: {
          status: 'COMPLETED',
          isAvailable: false,
          isOptional: true,
          automatedUpdateDate: null,
        },
        installsUpdates: false,
        offPeakStartMinute: null,
        autoTune: null,
        snapshotPause: null,
        tags: {},
      },
    ],
  },
  {
    id: 'openSearchDomainPeaks',
    inputs: {
      openSearchDomains: [
        anOpenSearchDomain(),
        anOpenSearchDomain({ domainName: 'logs', dedicatedMasterCount: 0, ebs: null }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        [`CPUUtilization Average ${of('products')}`]: [
          ['2026-11-08T00:00:00Z', 20],
          ['2026-11-08T00:05:00Z', 40],
        ],
        [`CPUUtilization Maximum ${of('products')}`]: [
          ['2026-11-08T00:00:00Z', 90],
          ['2026-11-09T00:00:00Z', 80],
        ],
        // With three masters: six hold data today, where there were nine.
        [`Nodes Maximum ${of('products')}`]: [
          ['2026-11-08T00:00:00Z', 9],
          ['2026-11-09T00:00:00Z', 12],
        ],
        // Enlarged by 50 GiB, which was not free before.
        [`FreeStorageSpace Minimum ${of('products')}`]: [
          ['2026-11-08T00:00:00Z', 10 * 1024],
          ['2026-11-09T00:00:00Z', 5 * 1024],
          ['2026-11-10T00:00:00Z', 55 * 1024],
        ],
        [`JVMMemoryPressure Maximum ${of('products')}`]: [['2026-11-09T00:00:00Z', 75]],
        [`OldGenJVMMemoryPressure Maximum ${of('products')}`]: [['2026-11-09T00:00:00Z', 45]],
        [`MasterCPUUtilization Maximum ${of('products')}`]: [['2026-11-09T00:00:00Z', 12]],
        [`MasterOldGenJVMMemoryPressure Maximum ${of('products')}`]: [['2026-11-09T00:00:00Z', 15]],
        // It counts from the start of a node, which began again in between.
        [`ThreadpoolSearchRejected Average ${of('products')}`]: [
          ['2026-11-09T00:00:00Z', 500],
          ['2026-11-09T00:05:00Z', 503],
          ['2026-11-09T00:10:00Z', 0],
          ['2026-11-09T00:15:00Z', 1],
        ],
        [`ThreadpoolWriteRejected Average ${of('products')}`]: [['2026-11-09T00:00:00Z', 7]],
        [`ClusterIndexWritesBlocked Maximum ${of('products')}`]: [
          ['2026-11-09T00:00:00Z', 1],
          ['2026-11-21T23:00:00Z', 0],
        ],
        [`ClusterStatus.red Maximum ${of('products')}`]: [
          ['2026-11-09T00:00:00Z', 1],
          ['2026-11-21T23:00:00Z', 0],
        ],
        [`ClusterStatus.yellow Maximum ${of('products')}`]: [['2026-11-21T23:00:00Z', 1]],
        [`ClusterStatus.green Maximum ${of('products')}`]: [['2026-11-21T23:00:00Z', 1]],
        [`Shards.active Maximum ${of('products')}`]: [['2026-11-21T23:00:00Z', 30]],
        [`Shards.activePrimary Maximum ${of('products')}`]: [['2026-11-21T23:00:00Z', 20]],
        [`AutomatedSnapshotFailure Maximum ${of('products')}`]: [['2026-11-21T23:00:00Z', 1]],
        // Green days ago, and silent since.
        [`ClusterStatus.green Maximum ${of('logs')}`]: [['2026-11-20T00:00:00Z', 1]],
      }),
    },
    data: [
      {
        domainName: 'products',
        window: WINDOW,
        cpuUtilization: at(40, '2026-11-08T00:05:00.000Z', 1),
        cpuUtilizationByHour: hours([30]),
        // 80 × 9 ÷ 6.
        busiestNodeCpuUtilization: { ...at(120, '2026-11-09T00:00:00.000Z', 2), ...byTheHour },
        freeStorageMiB: at(55 * 1024, '2026-11-09T00:00:00.000Z', 3),
        // 60, 55, 55: 5 and 0 GiB a day.
        storageGrowthMiBPerDay: 2.5 * 1024,
        jvmMemoryPressure: { ...at(75, '2026-11-09T00:00:00.000Z', 1), ...byTheHour },
        oldGenJvmMemoryPressure: { ...at(45, '2026-11-09T00:00:00.000Z', 1), ...byTheHour },
        masterCpuUtilization: { ...at(12, '2026-11-09T00:00:00.000Z', 1), ...byTheHour },
        masterOldGenJvmMemoryPressure: { ...at(15, '2026-11-09T00:00:00.000Z', 1), ...byTheHour },
        searchRejections: at(3, '2026-11-09T00:05:00.000Z', 1),
        writeRejections: at(0, '2026-11-09T00:00:00.000Z', 1),
        writesBlocked: { ...at(1, '2026-11-09T00:00:00.000Z', 2), ...byTheHour },
        latest: {
          at: '2026-11-21T23:00:00.000Z',
          status: 'yellow',
          writesBlocked: false,
          snapshotFailed: true,
          copies: 1.5,
        },
      },
      {
        ...{ domainName: 'logs', window: WINDOW, cpuUtilization: null, cpuUtilizationByHour: hours([]) },
        ...{ busiestNodeCpuUtilization: null, freeStorageMiB: null, storageGrowthMiBPerDay: null },
        ...{ jvmMemoryPressure: null, oldGenJvmMemoryPressure: null, masterCpuUtilization: null },
        ...{ masterOldGenJvmMemoryPressure: null, searchRejections: null, writeRejections: null },
        ...{ writesBlocked: null, latest: null },
      },
    ],
  },
];
