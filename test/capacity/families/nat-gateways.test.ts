import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import { aNatGateway, aNatGatewayPeak, aPeak, aServiceQuota, aSubnet } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const CONNECTIONS = 'nat-gateway-connections';
const BANDWIDTH = 'nat-gateway-bandwidth';
const PACKETS = 'nat-gateway-packets';

const quotas = [
  aServiceQuota({ serviceCode: 'vpc', quotaCode: 'L-5F53652F', value: 2 }),
  aServiceQuota({ serviceCode: 'vpc', quotaCode: 'L-DFA99DE7', value: 8 }),
  aServiceQuota({ serviceCode: 'ec2', quotaCode: 'L-0263D0A3', value: 5 }),
];

/** One gateway in us-east-1a with one address, for the subnet there. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  natGateways: [aNatGateway()],
  natGatewayPeaks: [aNatGatewayPeak()],
  subnets: [aSubnet(), aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' })],
  serviceQuotas: quotas,
  ...overrides,
});

const withPeaks = (peaks: Parameters<typeof aNatGatewayPeak>[0], overrides: Partial<Artifacts> = {}) =>
  artifacts({ natGatewayPeaks: [aNatGatewayPeak(peaks)], ...overrides });

describe(CONNECTIONS, () => {
  const at = (connections: number, overrides: Partial<Artifacts> = {}) =>
    onlyCeiling(CONNECTIONS, withPeaks({ activeConnections: aPeak(connections) }, overrides));

  it.each([
    // 44,000 are 80 % of 55,000.
    [4400, 44_000, 12.5, 'green'],
    [4401, 44_010, 55_000 / 4401, 'yellow'],
    [5500, 55_000, 10, 'yellow'],
    // All may go to one destination or each to another, so that it never fails for certain.
    [11_000, 110_000, 5, 'yellow'],
    [1_000_000, 10_000_000, 0.055, 'yellow'],
  ])('has ports for 55,000 of %d × 10', (connections, atPeak, breaksAt, status) => {
    const ceiling = at(connections);
    expect(ceiling).toMatchObject({ now: connections, limit: 55_000, atPeak, status });
    expect(ceiling.breaksAt).toBeCloseTo(breaksAt, 3);
  });

  it('says that the share of one destination is assumed', () => {
    expect(
      at(500)
        .evidence.map(({ detail }) => detail)
        .join(' '),
    ).toContain('CloudWatch counts those to all destinations: that all go to one is assumed.');
  });

  it('counts each address: 2 × 55,000', () => {
    const addresses = [{ availabilityZone: null }, { availabilityZone: null }];
    expect(at(5500, { natGateways: [aNatGateway({ addresses })] })).toMatchObject({
      limit: 110_000,
      breaksAt: 20,
      status: 'green',
    });
  });

  it('asks for the addresses: ⌈66,000 ÷ 0.8 ÷ 55,000⌉, as many as the quota allows', () => {
    const { fix } = at(6600);
    expect(fix?.action).toContain(
      'give nat-a 2 addresses instead of 1. Each is an Elastic IP address, of which',
    );
    expect(fix?.action).toContain('the region may have 5 (L-0263D0A3)');
    expect(fix?.command).toBeUndefined();
  });

  it('asks for a larger quota where that allows fewer: ⌈110,000 ÷ 0.8 ÷ 55,000⌉', () => {
    const { fix } = at(11_000);
    expect(fix?.action).toContain('give nat-a 3 addresses instead of 1. Its quota allows 2 (L-5F53652F)');
    expect(fix?.command).toMatch(/--service-code vpc --quota-code L-5F53652F --desired-value 3$/);
  });

  it('splits the subnets where 8 addresses are too few: ⌈400,000 ÷ 0.8 ÷ 55,000⌉ are 10', () => {
    expect(at(40_000).fix?.action).toContain('over 2 NAT gateways, each with 8 addresses');
  });

  it('adds the addresses of a private one by itself', () => {
    const natGateways = [aNatGateway({ connectivityType: 'private' })];
    expect(at(11_000, { natGateways }).fix?.command).toMatch(
      /assign-private-nat-gateway-address .*--nat-gateway-id nat-a --private-ip-address-count 2$/,
    );
  });

  it('takes a regional one by the zone with the fewest addresses, and with one zone less', () => {
    const addresses = ['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1c'].map((availabilityZone) => ({
      availabilityZone,
    }));
    const natGateways = [
      aNatGateway({ isRegional: true, availabilityZone: null, addresses, addsAddresses: true }),
    ];
    // 1 × 3 zones × 55,000; what runs in three zones then runs in two: 30,000 × 3 ÷ 2.
    const ceiling = at(3000, { natGateways });
    expect(ceiling).toMatchObject({ limit: 165_000, atPeak: 30_000, atPeakWithoutZone: 45_000 });
    expect(ceiling.evidence.map(({ detail }) => detail).join(' ')).toContain('AWS adds addresses by itself');
  });

  it.each([
    [
      'has no addresses',
      { natGateways: [aNatGateway({ addresses: [] })] },
      'EC2 names none of its addresses.',
    ],
    [
      'was not measured',
      { natGatewayPeaks: [] },
      'CloudWatch has no data for ActiveConnectionCount of nat-a',
    ],
  ])('is grey where it %s', (_, overrides, words) => {
    const { status, evidence } = onlyCeiling(CONNECTIONS, artifacts(overrides));
    expect(status).toBe('grey');
    expect(evidence[0]?.detail).toContain(words);
  });

  it('is grey where the peaks could not be read', () => {
    const ceiling = onlyCeiling(
      CONNECTIONS,
      artifacts(),
      {},
      { natGatewayPeaks: 'cloudwatch:GetMetricData' },
    );
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain('Not read: cloudwatch:GetMetricData');
  });

  it('is nothing for one that failed, or is not on the path', () => {
    expect(ceilingsOf(CONNECTIONS, artifacts({ natGateways: [aNatGateway({ state: 'failed' })] }))).toEqual(
      [],
    );
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'nat-gateway' }, factor: 0 }] },
    });
    expect(ceilingsOf(CONNECTIONS, artifacts(), { plan })).toEqual([]);
  });
});

describe('the loss of a zone', () => {
  const inB = aNatGateway({
    natGatewayId: 'nat-b',
    availabilityZone: 'us-east-1b',
    servedSubnetIds: ['subnet-b'],
  });
  const peaksOfBoth = [
    aNatGatewayPeak({ activeConnections: aPeak(500) }),
    aNatGatewayPeak({ natGatewayId: 'nat-b', activeConnections: aPeak(1000) }),
  ];
  const both = (overrides: Partial<Artifacts> = {}) =>
    ceilingsOf(
      CONNECTIONS,
      artifacts({ natGateways: [aNatGateway(), inB], natGatewayPeaks: peaksOfBoth, ...overrides }),
    ).map(({ resource, atPeak, atPeakWithoutZone, breaksAtWithoutZone }) => [
      resource,
      atPeak,
      atPeakWithoutZone,
      breaksAtWithoutZone,
    ]);

  it('brings what left through its gateway to the others of the VPC: 500 + 1,000', () => {
    expect(both()).toEqual([
      ['nat-a', 5000, 15_000, 36.6667],
      ['nat-b', 10_000, 15_000, 36.6667],
    ]);
  });

  it('brings half of it to each of two zones, and a quarter to each of two gateways there', () => {
    const natGateways = [
      aNatGateway(),
      aNatGateway({ natGatewayId: 'nat-a2' }),
      inB,
      aNatGateway({ natGatewayId: 'nat-c', availabilityZone: 'us-east-1c', servedSubnetIds: ['subnet-c'] }),
    ];
    const natGatewayPeaks = [
      ...peaksOfBoth,
      aNatGatewayPeak({ natGatewayId: 'nat-a2', activeConnections: aPeak(0) }),
      aNatGatewayPeak({ natGatewayId: 'nat-c', activeConnections: aPeak(0) }),
    ];
    // Without us-east-1b its 1,000 are 500 in us-east-1a, 250 of each gateway there, and 500 in us-east-1c.
    expect(both({ natGateways, natGatewayPeaks }).map(([name, , without]) => [name, without])).toEqual([
      ['nat-a', 7500],
      ['nat-a2', 2500],
      // Without us-east-1a its 500 are 250 here.
      ['nat-b', 12_500],
      ['nat-c', 5000],
    ]);
  });

  it('does not bring it to gateways of another VPC', () => {
    expect(both({ natGateways: [aNatGateway(), { ...inB, vpcId: 'vpc-2' }] })).toEqual([
      ['nat-a', 5000, null, 0],
      ['nat-b', 10_000, null, 0],
    ]);
  });

  it('takes one along that subnets of another zone use', () => {
    const natGateways = [aNatGateway({ servedSubnetIds: ['subnet-a', 'subnet-b'] }), inB];
    expect(both({ natGateways })[0]).toEqual(['nat-a', 5000, null, 0]);
  });

  it('is not known where the use of another gateway is not', () => {
    const [first] = ceilingsOf(
      CONNECTIONS,
      artifacts({ natGateways: [aNatGateway(), inB], natGatewayPeaks: peaksOfBoth.slice(0, 1) }),
      { plan: aPlan({ resilience: { survive: 'az' } }) },
    );
    expect(first?.status).toBe('grey');
  });
});

describe(BANDWIDTH, () => {
  const gbit = (value: number) => aPeak((value * 1e9) / 8);
  const at = (value: number, multiplier = 10) =>
    onlyCeiling(BANDWIDTH, withPeaks({ bytesPerSecond: gbit(value) }), { multiplier });

  it.each([
    // 5 Gbit/s from the start; beyond that it must grow, and AWS does not say how fast.
    [0.5, 10, 5, 200, 'green'],
    [0.6, 10, 6, 166.667, 'yellow'],
    [8, 10, 80, 12.5, 'yellow'],
    [9, 10, 90, 11.1111, 'yellow'],
    [11, 10, 110, 9.09091, 'red'],
    // What it carries now it has grown to.
    [7, 1, 7, 14.2857, 'green'],
  ])('carries 100 Gbit/s of %d × %d', (value, multiplier, atPeak, breaksAt, status) => {
    expect(at(value, multiplier)).toMatchObject({ now: value, limit: 100, atPeak, breaksAt, status });
  });

  it('splits the subnets by what a gateway carries from the start, or at most', () => {
    // 6 ÷ 5; 110 ÷ 80.
    expect(at(0.6).fix?.action).toContain('over 2 NAT gateways');
    expect(at(11).fix?.action).toContain('over 2 NAT gateways');
    // 30 ÷ 5.
    expect(at(3).fix?.action).toContain('over 6 NAT gateways');
  });
});

describe(PACKETS, () => {
  it.each([
    [100_000, 1_000_000, 'green'],
    [100_001, 1_000_010, 'yellow'],
    [1_000_001, 10_000_010, 'red'],
  ])('processes 10,000,000 a second of %d × 10', (packets, atPeak, status) => {
    const ceiling = onlyCeiling(PACKETS, withPeaks({ packetsPerSecond: aPeak(packets) }));
    expect(ceiling).toMatchObject({ limit: 10_000_000, status });
    expect(ceiling.atPeak).toBeCloseTo(atPeak, -2);
  });
});
