import { describe, expect, it } from '@jest/globals';
import { classicLoadBalancerZones } from '../../../src/checks/architecture/classic-load-balancer-zones';
import { aClassicLoadBalancer } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (availabilityZones: string[], isCrossZone: boolean) =>
  runCheck(classicLoadBalancerZones, {
    classicLoadBalancers: [aClassicLoadBalancer({ availabilityZones, isCrossZone })],
  })[0];

describe('classic-load-balancer-zones', () => {
  it.each([
    ['two zones, traffic across them', ['us-east-1a', 'us-east-1b'], true, 'pass'],
    ['two zones, traffic within them', ['us-east-1a', 'us-east-1b'], false, 'warn'],
    ['one zone', ['us-east-1a'], true, 'fail'],
    ['one zone, twice', ['us-east-1a', 'us-east-1a'], true, 'fail'],
    ['no zone', [], true, 'fail'],
  ])('%s', (_, zones, isCrossZone, status) => {
    expect(judge(zones, isCrossZone)?.status).toBe(status);
  });

  it.each([
    [['us-east-1a'], true, 'In 1 zone: us-east-1a; cross-zone load balancing is on.'],
    [
      ['us-east-1b', 'us-east-1a'],
      false,
      'In 2 zones: us-east-1a, us-east-1b; cross-zone load balancing is off.',
    ],
    [[], true, 'In 0 zones: none; cross-zone load balancing is on.'],
  ])('says where %j is, and whether traffic crosses: %s', (zones, isCrossZone, detail) => {
    expect(judge(zones, isCrossZone)?.detail).toBe(detail);
  });

  it('turns on cross-zone load balancing', () => {
    expect(judge(['us-east-1a', 'us-east-1b'], false)).toMatchObject({
      fix: {
        command: {
          words: expect.arrayContaining([
            '--load-balancer-attributes',
            '{"CrossZoneLoadBalancing":{"Enabled":true}}',
          ]),
        },
      },
    });
  });
});
