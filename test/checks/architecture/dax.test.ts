import { describe, expect, it } from '@jest/globals';
import { daxCacheLoss } from '../../../src/checks/architecture/dax-cache-loss';
import { daxMaintenanceWindow } from '../../../src/checks/architecture/dax-maintenance-window';
import { daxStatus } from '../../../src/checks/architecture/dax-status';
import { daxZones } from '../../../src/checks/architecture/dax-zones';
import * as build from '../../builders/artifacts';
import { aPlan } from '../../builders/plan';
import { inZones, itJudges, judge, UNSURE } from '../dax-cases';

const A = 'us-east-1a';
const B = 'us-east-1b';

describe('dax-status', () => {
  const [first, ...others] = build.daxNodes();
  const withFirst = (status: string | null) => ({ nodes: first ? [{ ...first, status }, ...others] : [] });
  itJudges(daxStatus, [
    ['one that is well', [{}], 'pass', '3 of 3 nodes serve'],
    ['one that is being made', [{ status: 'creating', nodes: [], totalNodes: 3 }], 'unknown', 'creating'],
    ['one that is being changed', [{ status: 'modifying' }], 'warn', 'modifying'],
    ['one whose state is not known', [{ status: 'odd' }], 'unknown', 'What that means is not known'],
    ['a node that reboots', [withFirst('rebooting')], 'warn', 'carts-a (rebooting)'],
    ['a node that tells nothing', [withFirst(null)], 'warn', 'carts-a (unknown)'],
    ['a node that goes', [{ nodesToRemove: ['carts-b'] }], 'warn', 'carts-b (being removed)'],
    ['a node that is missing', [{ totalNodes: 4 }], 'warn', '3 of 4 nodes serve'],
    [
      'no node that serves',
      [{ nodes: build.daxNodes(undefined, { status: 'rebooting' }) }],
      'fail',
      '0 of 3',
    ],
    [
      'nodes that tell nothing',
      [{ nodes: build.daxNodes(undefined, { status: null }) }],
      'unknown',
      '0 of 3',
    ],
    ['one that names no nodes', [{ nodes: [], totalNodes: 3 }], 'fail', '0 of 3'],
    ['parameters that wait', [{ nodesPendingReboot: ['carts-a'] }], 'warn', 'wait for a reboot of carts-a'],
  ]);

  it('leaves out what is being deleted', () => {
    expect(judge(daxStatus, [{ status: 'deleting' }])).toEqual([]);
  });

  it('does not apply to what carries no traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'dax' }, factor: 0 }] },
    });
    expect(judge(daxStatus, [{ status: 'modifying' }], { plan })[0]?.status).toBe('notApplicable');
  });
});

describe('dax-zones', () => {
  itJudges(daxZones, [
    ['three nodes in three zones', [{}], 'pass', 'At least 2 are left'],
    ['four in two', [inZones(A, A, B, B)], 'pass', 'At least 2 are left'],
    ['three in two', [inZones(A, A, B)], 'warn', 'One is left'],
    ['two in two', [inZones(A, B)], 'warn', 'One is left'],
    ['one', [inZones(A)], 'fail', '1 node in 1 zone'],
    ['three in one', [inZones(A, A, A)], 'fail', '3 nodes in 1 zone'],
    ['one whose zone is not known', [inZones(null)], 'fail', '1 node in 0 zones'],
    ['several of which one is not known', [inZones(A, B, null)], 'unknown', 'zone of a node is not known'],
    ['what does not serve yet', [{ nodes: [], totalNodes: 3 }], 'unknown', 'No node serves'],
    ['what is left of it soon', [{ nodesToRemove: ['carts-b', 'carts-c'] }], 'fail', '1 node in 1 zone'],
  ]);

  const fixOf = (of: Parameters<typeof judge>[1]) => JSON.stringify(judge(daxZones, of)[0]);

  it.each<[string, Parameters<typeof judge>[1], string]>([
    ['three nodes for one', [inZones(A)], '"--new-replication-factor","3"'],
    ['one more for three in two zones', [inZones(A, A, B)], '"--new-replication-factor","4"'],
    ['its zones', [inZones(A)], 'us-east-1a, us-east-1b, us-east-1c'],
    ['more subnets first', [{ ...inZones(A), subnetZones: [A] }], 'it has 1 zone'],
    ['to look where they are', [{ ...inZones(A), subnetZones: null }], 'See that they are in three zones.'],
  ])('asks for %s', (_, of, words) => {
    expect(fixOf(of)).toContain(words);
  });
});

describe('dax-cache-loss', () => {
  itJudges(daxCacheLoss, [
    ...UNSURE,
    // One of 20 reads is a miss.
    [
      'what is spread',
      [{}],
      'pass',
      '1900 reads a second from its cache at normal peak, and the tables get 20 times',
    ],
    [
      'a single node',
      [inZones(A)],
      'fail',
      'one node, and its cache is gone with it. It answered up to 1900',
    ],
    ['a single zone', [inZones(A, A, A)], 'fail', 'All of its nodes are in one zone'],
    ['what tells too little', [inZones(A), { isIncomplete: true }], 'fail', 'one node'],
    ['what tables never see', [{}, { missShare: 0 }], 'pass', 'the tables saw none'],
    ['hits that are not known', [{}, { hitsPerSecond: null }], 'unknown', 'is not known'],
    ['misses that are not', [{}, { missShare: null }], 'unknown', 'is not known'],
    [
      'what answers nothing',
      [inZones(A), { hitsPerSecond: build.aPeak(0), missShare: null }],
      'notApplicable',
      'answered nothing',
    ],
    ['zones that are not known', [inZones(A, null)], 'unknown', 'zone of a node'],
    ['no node', [{ nodes: [] }], 'unknown', 'No node serves'],
  ]);
});

describe('dax-maintenance-window', () => {
  itJudges(daxMaintenanceWindow, [
    ['what lies outside the event', [{}], 'pass', 'sun:03:00-sun:04:00'],
    // The event is Saturday in Singapore: from Friday 16:00 UTC to Saturday 15:59.
    ['what opens in it', [{ preferredMaintenanceWindow: 'sat:15:30-sat:16:30' }], 'warn', 'sat:15:30'],
    ['what closes in it', [{ preferredMaintenanceWindow: 'fri:15:30-fri:16:30' }], 'warn', 'fri:15:30'],
    ['what was not said', [{ preferredMaintenanceWindow: null }], 'unknown', 'none given'],
    ['what cannot be read', [{ preferredMaintenanceWindow: 'soon' }], 'unknown', 'soon'],
  ]);

  it('moves it with the security groups that it has, and back', () => {
    const [finding] = judge(daxMaintenanceWindow, [{ preferredMaintenanceWindow: 'sat:03:00-sat:04:00' }]);
    const fix = JSON.stringify(finding);
    expect(fix).toContain(
      '"--preferred-maintenance-window","sun:03:00-sun:04:00","--security-group-ids","sg-dax"',
    );
    expect(fix).toContain(
      '"--preferred-maintenance-window","sat:03:00-sat:04:00","--security-group-ids","sg-dax"',
    );
  });

  it('has no command that would change security groups which are not known', () => {
    const [finding] = judge(daxMaintenanceWindow, [
      { preferredMaintenanceWindow: 'sat:03:00-sat:04:00', securityGroupIds: [] },
    ]);
    expect(JSON.stringify(finding)).not.toContain('"words"');
  });

  it('asks AWS where the event leaves no day', () => {
    const window = { start: '2026-12-01T00:00:00Z', end: '2026-12-09T00:00:00Z' };
    const [finding] = judge(daxMaintenanceWindow, [{}], { window });
    expect(finding).toMatchObject({ status: 'warn' });
    expect(JSON.stringify(finding)).toContain('AWS Support');
  });
});
