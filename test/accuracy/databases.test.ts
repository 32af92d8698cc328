import { describe } from '@jest/globals';
import type { Artifacts, DbCluster, DbInstancePeak } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { databases, withMembers } from './databases';
import { each, itSeesThrough } from './planted';

/** Another range of the serverless cluster, in ACUs. */
const ranging =
  (minCapacity: number, maxCapacity: number) =>
  ({ dbClusters }: Artifacts): Partial<Artifacts> => ({
    dbClusters: each(dbClusters, {
      serverlessV2Scaling: { minCapacity, maxCapacity, secondsUntilAutoPause: null },
    } satisfies Partial<DbCluster>),
  });

/** A cluster of DocumentDB or Neptune, with the peaks of its two members. */
const withOthers =
  (engine: 'docdb' | 'neptune', peaks: readonly DbInstancePeak[]) =>
  (region: Artifacts): Partial<Artifacts> => ({
    dbInstances: [...region.dbInstances, ...build.otherMembers(engine)],
    dbClusters: [...region.dbClusters, build.anotherCluster(engine)],
    dbInstancePeaks: [
      ...region.dbInstancePeaks,
      ...build.otherMembers(engine).flatMap(({ dbInstanceIdentifier }, index) =>
        each(peaks.slice(index, index + 1), {
          ...{ dbInstanceIdentifier, cpuUtilization: build.aPeak(0.5) },
          ...{ replicaLagSeconds: build.aPeak(0.01), isReplicationStopped: false },
        }),
      ),
    ],
  });

const ofSessions = ({ dbInstanceIdentifier }: { readonly dbInstanceIdentifier: string }): boolean =>
  dbInstanceIdentifier.startsWith('sessions');

describe('the shop with a serverless cluster', () =>
  itSeesThrough(databases, [
    [
      // 16 ÷ 0.5 are 32×, and half of that without a zone: 22 × 1 of 16. Of CPU 0.3 % of 16 are 0.048, which would fit.
      'a maximum that is too little for one alone',
      ranging(16, 16),
      ['yellow db-serverless-capacity sessions-1 32', 'yellow db-serverless-capacity sessions-2 32'],
    ],
    [
      // 0.5 × 22 are 11 ACUs, of which 8 are there at once.
      'a minimum that the event outgrows at once',
      ranging(8, 64),
      ['yellow db-serverless-scaling sessions-1', 'yellow db-serverless-scaling sessions-2'],
    ],
    [
      // 22 × 5 % are 110 % of all CPU, without a zone 220 %; 64 ÷ 4; 22 × 4 > 16 from the start.
      'CPU that not even the maximum has',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(
          dbInstancePeaks,
          { cpuUtilization: build.aPeak(5), serverlessCapacity: build.aPeak(4) },
          ofSessions,
        ),
      }),
      [
        'red db-serverless-capacity sessions-1 16',
        'red db-serverless-capacity sessions-2 16',
        'yellow db-serverless-scaling sessions-1',
        'yellow db-serverless-scaling sessions-2',
      ],
    ],
    [
      // 100 × 22 are 2,200 of 2,000, and with those of the other 4,400. 5,000 without that minimum.
      'connections that PostgreSQL does not accept with half an ACU as its minimum',
      (region) => ({
        ...ranging(0.5, 64)(region),
        dbInstancePeaks: each(
          region.dbInstancePeaks,
          { databaseConnections: build.aPeak(100), serverlessCapacity: build.aPeak(0.01) },
          ofSessions,
        ),
      }),
      ['red db-connections sessions-1 20', 'red db-connections sessions-2 20'],
    ],
    [
      // 5 × 22 = 110 % of CPU, for which ⌈110 ÷ 100⌉ = 2 readers are too few without a zone; at 60 % 2 × 60 ÷ 5. The one that is there
      // breaks at 100 ÷ 5, but with the other has 55 %, and 11 of the writer. That one has 5.5 × 22 = 121 % while it alone is left.
      'a maximum of two readers, of which one is there',
      (region) => ({
        ...withMembers(region, build.aDbCluster(), { dbParameterGroupNames: ['default.mysql8.0'] }),
        scalableTargets: [build.aReaderTarget({ minCapacity: 1, maxCapacity: 2 })],
        dbInstancePeaks: [
          ...withMembers(region, build.aDbCluster(), {}).dbInstancePeaks.map((peak) =>
            peak.dbInstanceIdentifier === 'catalog-2' ? { ...peak, cpuUtilization: build.aPeak(5) } : peak,
          ),
        ],
      }),
      [
        'red db-cpu catalog-1 200',
        'red db-readers catalog 24',
        'yellow db-cpu catalog-2 20',
        'yellow db-reader-scaling cluster/catalog',
      ],
    ],
    [
      // 0.5 % of CPU each, twice that without the other: 22 %. 10 connections × 22 × 2 of 3,400. 10 cursors × 2: 450 ÷ 20; ÷ 10 with both.
      'a cluster of DocumentDB that holds many cursors, and waits for memory',
      withOthers('docdb', [
        build.aDocumentDbPeak({ documentDb: { cursors: build.aPeak(10) } }),
        build.aDocumentDbPeak({
          documentDb: { cursors: build.aPeak(10), throttledOperations: build.aPeak(3) },
        }),
      ]),
      [
        'red documentdb-memory docs-2',
        'yellow documentdb-cursors docs-1 45',
        'yellow documentdb-cursors docs-2 45',
      ],
    ],
    [
      // 2,048 ÷ 60 are 34.1; 51.2 without the other: 2,048 ÷ 100, 40 on top. 5 waited for 4 workers.
      'a cluster of Neptune with many connections, where requests wait',
      withOthers('neptune', [
        build.aNeptunePeak({
          neptune: { webSocketConnections: build.aPeak(60), pendingRequests: build.aPeak(5) },
        }),
        build.aNeptunePeak({ neptune: { webSocketConnections: build.aPeak(40) } }),
      ]),
      [
        'red neptune-connections graph-1 34.1333',
        'red neptune-connections graph-2 51.2',
        'yellow neptune-queue graph-1',
      ],
    ],
    [
      'clusters of both of which nothing was measured',
      (region) => ({
        dbInstances: [
          ...region.dbInstances,
          ...build.otherMembers('docdb'),
          ...build.otherMembers('neptune'),
        ],
        dbClusters: [...region.dbClusters, build.anotherCluster('docdb'), build.anotherCluster('neptune')],
      }),
      [
        'grey db-cpu docs-1',
        'grey db-cpu docs-2',
        'grey db-cpu graph-1',
        'grey db-cpu graph-2',
        'grey db-memory docs-1',
        'grey db-memory docs-2',
        'grey db-memory graph-1',
        'grey db-memory graph-2',
        'grey db-replica-lag docs-2',
        'grey db-replica-lag graph-2',
        'grey documentdb-connections docs-1',
        'grey documentdb-connections docs-2',
        'grey documentdb-cursors docs-1',
        'grey documentdb-cursors docs-2',
        'grey documentdb-memory docs-1',
        'grey documentdb-memory docs-2',
        'grey neptune-connections graph-1',
        'grey neptune-connections graph-2',
        'grey neptune-queue graph-1',
        'grey neptune-queue graph-2',
      ],
    ],
    [
      // 0.5 % of CPU each; 10 connections × 22, and twice that without the other, of 300.
      'a Multi-AZ DB cluster that accepts 300 connections to each',
      (region) => ({
        ...withMembers(region, build.aDbCluster({ engine: 'mysql' }), {
          storageType: 'io1',
          iops: 3000,
          allocatedStorage: 100,
          dbParameterGroupNames: ['catalog'],
        }),
        dbParameters: [
          ...region.dbParameters,
          build.aDbParameter({ parameterGroupName: 'catalog', parameterValue: '300' }),
        ],
      }),
      ['red db-connections catalog-1 30', 'red db-connections catalog-2 30'],
    ],
  ]));
