import { describe, expect, it } from '@jest/globals';
import { limitsOfCapacity, limitsOfClass } from '../../../src/capacity/document-db-limits';
import { webSocketsOfClass } from '../../../src/capacity/neptune-limits';
import type { Artifacts, DbInstance } from '../../../src/model/artifacts';
import {
  aDbInstance,
  aDocumentDbPeak,
  aNeptunePeak,
  anotherCluster,
  aPeak,
  otherMembers,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const at = (multiplier: number, survive: 'none' | 'az' = 'none') => ({
  plan: aPlan({ traffic: { multiplier }, resilience: { survive } }),
  multiplier,
});

/** `docs-1`, or both members of it, with 100 connections and 10 cursors each. */
const docs = (
  instance: Partial<DbInstance> = {},
  {
    zones = ['us-east-1a'],
    minCapacity = 1,
    maxCapacity = 16,
    peak = {} as Parameters<typeof aDocumentDbPeak>[0],
  } = {},
): Partial<Artifacts> => ({
  dbInstances: [aDbInstance(), ...otherMembers('docdb', instance, zones)],
  dbClusters: [
    anotherCluster('docdb', {
      serverlessV2Scaling: { minCapacity, maxCapacity, secondsUntilAutoPause: null },
    }),
  ],
  dbInstancePeaks: ['docs-1', 'docs-2'].map((dbInstanceIdentifier) =>
    aDocumentDbPeak({
      dbInstanceIdentifier,
      databaseConnections: aPeak(100),
      ...peak,
      documentDb: { cursors: aPeak(10), ...peak?.documentDb },
    }),
  ),
});

describe('documentdb-connections', () => {
  const FAMILY = 'documentdb-connections';

  it.each([
    // 100 × 27.2 are 2,720, 80 % of the 3,400 of db.r6g.large.
    [27.2, 'green'],
    [27.3, 'yellow'],
    [34, 'yellow'],
    [34.1, 'red'],
  ])('judges 100 connections at %d×', (multiplier, status) => {
    expect(onlyCeiling(FAMILY, docs(), at(multiplier))).toMatchObject({
      ...{ resource: 'docs-1', unit: 'connections', now: 100, limit: 3400, breaksAt: 34, status },
      evidence: [
        { source: 'AWS/DocDB DatabaseConnectionsMax' },
        { detail: 'AWS publishes 3400 connections for db.r6g.large.' },
        { detail: 'It runs in one zone only, and is lost with it.' },
      ],
    });
  });

  it('takes over the connections of a member that is lost', () => {
    const both = docs({}, { zones: ['us-east-1a', 'us-east-1b'] });
    // 3,400 ÷ 200.
    expect(ceilingsOf(FAMILY, both, at(20, 'az'))).toMatchObject([
      { resource: 'docs-1', breaksAtWithoutZone: 17, status: 'red' },
      { resource: 'docs-2', breaksAtWithoutZone: 17, status: 'red' },
    ]);
  });

  it('asks for the class that accepts what the peak opens', () => {
    // 100 × 40 ÷ 0.8 are 5,000: 7,000 of xlarge.
    expect(onlyCeiling(FAMILY, docs(), at(40)).fix).toMatchObject({
      action: expect.stringContaining(
        'Or give docs-1 the class db.r6g.xlarge, which accepts 5000 connections.',
      ),
      command: expect.stringContaining('aws docdb modify-db-instance'),
      reversal: { command: expect.stringContaining('--db-instance-class db.r6g.large') },
    });
  });

  it('goes by the metric for a class that is not listed, and is grey without', () => {
    const dbInstanceClass = 'db.r8g.large';
    expect(onlyCeiling(FAMILY, docs({ dbInstanceClass }), at(1))).toMatchObject({
      limit: 3400,
      status: 'green',
    });
    const unknown = docs({ dbInstanceClass }, { peak: { documentDb: { connectionsLimit: null } } });
    expect(onlyCeiling(FAMILY, unknown, at(1))).toMatchObject({ limit: null, status: 'grey' });
    const peak = { databaseConnections: null };
    expect(onlyCeiling(FAMILY, docs({}, { peak }), at(1))).toMatchObject({ now: null, status: 'grey' });
    const young = { databaseConnections: aPeak(100, { hoursWithData: 47 }) };
    expect(onlyCeiling(FAMILY, docs({}, { peak: young }), at(1)).status).toBe('grey');
  });

  it.each([
    // 500 at 1 DCU, 8,000 at 16: 100 × 4 are 400, 80 % of the least; × 80 are all of the most.
    ['fits at the minimum', 4, 'green'],
    ['fits only once it has grown', 4.1, 'yellow'],
    ['fits at the maximum just so', 80, 'yellow'],
    ['does not fit at the maximum', 80.1, 'red'],
  ])('is judged of a serverless one that %s', (_, multiplier, status) => {
    const serverless = docs({ dbInstanceClass: 'db.serverless' });
    expect(onlyCeiling(FAMILY, serverless, at(multiplier))).toMatchObject({ now: 100, limit: 500, status });
  });

  it('is grey of a serverless one whose range was not read', () => {
    const artifacts = { ...docs({ dbInstanceClass: 'db.serverless' }), dbClusters: undefined };
    expect(onlyCeiling(FAMILY, artifacts, at(1))).toMatchObject({ limit: null, status: 'grey' });
  });

  it('is of no other engine, nor of what is being deleted', () => {
    expect(
      ceilingsOf(FAMILY, { ...docs(), dbInstances: [aDbInstance(), ...otherMembers('neptune')] }),
    ).toEqual([]);
    expect(ceilingsOf(FAMILY, docs({ dbInstanceStatus: 'deleting' }))).toEqual([]);
  });
});

describe('documentdb-cursors', () => {
  it('counts the cursors of the class', () => {
    // 450 ÷ 10.
    expect(onlyCeiling('documentdb-cursors', docs(), at(46))).toMatchObject({
      ...{ unit: 'cursors', now: 10, limit: 450, breaksAt: 45, status: 'red' },
      // 460 ÷ 0.8 are 575: 760 of 4xlarge.
      fix: { command: expect.stringContaining('--db-instance-class db.r6g.4xlarge') },
    });
  });
});

describe('limitsOfClass', () => {
  it.each([
    ['db.t3.medium', { connections: 1000, cursors: 30 }],
    ['db.r5.24xlarge', { connections: 60_000, cursors: 4560 }],
    ['db.r6gd.xlarge', { connections: 7000, cursors: 450 }],
    ['db.r4.large', { connections: 1700, cursors: 450 }],
    ['db.r8g.large', undefined],
    ['db.t3.large', undefined],
  ])('%s', (dbInstanceClass, limits) => {
    expect(limitsOfClass(dbInstanceClass)).toEqual(limits);
  });

  it.each([
    [0.5, 0.5, { connections: 250, cursors: 6 }],
    [15, 4, { connections: 4000, cursors: 96 }],
    [32, 4, { connections: 16_000, cursors: 384 }],
    [32, 2, { connections: 16_000, cursors: 132 }],
    [200, null, { connections: 60_000, cursors: 132 }],
  ])('%d DCUs with a minimum of %p', (dcus, minCapacity, limits) => {
    expect(limitsOfCapacity(dcus, { minCapacity })).toEqual(limits);
  });
});

/** Two members of `graph`, of which the first had 100 WebSocket connections. */
const graph = (
  first: Parameters<typeof aNeptunePeak>[0] = { neptune: { webSocketConnections: aPeak(100) } },
  instance: Partial<DbInstance> = {},
): Partial<Artifacts> => ({
  dbInstances: otherMembers('neptune', instance),
  dbClusters: [anotherCluster('neptune')],
  dbInstancePeaks: [
    aNeptunePeak(first),
    aNeptunePeak({ dbInstanceIdentifier: 'graph-2', neptune: { webSocketConnections: null } }),
  ],
});

describe('neptune-connections', () => {
  const FAMILY = 'neptune-connections';

  it('counts those of an instance, and of a lost one on top', () => {
    // 2,048 of db.r6g.large ÷ 100, for the second one without the first.
    expect(ceilingsOf(FAMILY, graph(), at(21, 'az'))).toMatchObject([
      { resource: 'graph-1', now: 100, limit: 2048, breaksAt: 20.48, status: 'red' },
      { resource: 'graph-2', now: 0, limit: 2048, breaksAt: null, breaksAtWithoutZone: 20.48, status: 'red' },
    ]);
  });

  it('asks for a larger class as far as one accepts more', () => {
    const one = (multiplier: number) => ceilingsOf(FAMILY, graph(), at(multiplier))[0]?.fix;
    // 100 × 21 ÷ 0.8 are 2,625.
    expect(one(21)).toMatchObject({ command: expect.stringMatching(/aws neptune modify-.*db\.r6g\.xlarge/) });
    // 100 × 263 ÷ 0.8 are 32,875 of 32,768.
    expect(one(263)).toMatchObject({
      action: expect.stringContaining('No instance accepts more than 32768.'),
    });
  });

  it('is not asked of a cluster that never had any, as Neptune sends no zeros', () => {
    expect(ceilingsOf(FAMILY, graph({ neptune: { webSocketConnections: null } }))).toEqual([]);
  });

  it.each([
    ['nothing was measured', { cpuUtilization: null, neptune: { webSocketConnections: null } }, {}],
    ['little was measured', { neptune: { webSocketConnections: aPeak(1, { hoursWithData: 47 }) } }, {}],
    ['the class is not listed', undefined, { dbInstanceClass: 'db.m5.large' }],
  ])('is grey where %s', (_, first, instance) => {
    expect(ceilingsOf(FAMILY, graph(first, instance), at(2))[0]).toMatchObject({ status: 'grey' });
  });

  it('does not take what an earlier inventory did not read for none', () => {
    const { neptune: _, ...earlier } = aNeptunePeak();
    const artifacts = { ...graph(), dbInstancePeaks: [earlier] };
    expect(ceilingsOf(FAMILY, artifacts, at(2)).map(({ status }) => status)).toEqual(['grey', 'grey']);
  });
});

describe('webSocketsOfClass', () => {
  it.each([
    ['db.serverless', 32_768],
    ['db.t4g.medium', 512],
    ['db.r5d.8xlarge', 32_768],
    ['db.r7g.16xlarge', 32_768],
    ['db.x2iezn.2xlarge', 16_384],
    ['db.x2g.4xlarge', 16_384],
    ['db.r6g.medium', null],
    ['db.m5.large', null],
  ])('%s', (dbInstanceClass, most) => {
    expect(webSocketsOfClass(dbInstanceClass)).toBe(most);
  });
});
