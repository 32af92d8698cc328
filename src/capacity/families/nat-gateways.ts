import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { foreignZones, isServing } from '../../judging/nat-gateways';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type NatGateway,
  type NatGatewayPeak,
  type Peak,
} from '../../model/artifacts';
import { findQuota } from '../../quotas/catalogue';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { linearUse, scaledUse, sumUses, type Use, useAtMost } from '../growth';
import { requestIncrease } from '../quota-ceiling';

/** Quotas that no ceiling counts, and that a fix may run into: what the region, and a gateway, may have (VPC user guide, "Quotas"). */
const FIX_QUOTAS = {
  elasticIpAddresses: 'L-0263D0A3',
  publicAddressesPerNatGateway: 'L-5F53652F',
  privateAddressesPerNatGateway: 'L-DFA99DE7',
} as const;

type NatArtifacts = Pick<Artifacts, 'natGateways'> & Partial<Artifacts>;

/** What the families say alike. */
const NAT = {
  docs: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  workbook: '11 Service Limits',
  kind: 'physical',
  elastic: true,
  needs: ['natGateways'],
  uses: ['natGatewayPeaks', 'subnets', 'serviceQuotas'],
} as const;

/** What the gateways that carry the event's traffic are measured by. */
interface Measure {
  readonly unit: string;
  readonly metric: string;
  /** In the unit. */
  peakOf(peaks: NatGatewayPeak): Peak | null;
  useOf(amount: number, gateway: NatGateway, context: FamilyContext): Use;
}

const inProportion: Measure['useOf'] = (amount, gateway, context) => {
  const owner = ARTIFACTS.natGateways.owner(gateway);
  return linearUse(amount, context.elasticity(owner), 0, context.addedTo(owner));
};

const CONNECTIONS: Measure = {
  unit: 'connections',
  metric: 'ActiveConnectionCount',
  peakOf: ({ activeConnections }) => activeConnections,
  useOf: (amount, gateway, context) => {
    const owner = ARTIFACTS.natGateways.owner(gateway);
    return useAtMost(amount, context.elasticity(owner), context.addedTo(owner));
  },
};

const GBIT_IN_BYTES = 1e9 / 8;

const BANDWIDTH: Measure = {
  unit: 'Gbit/s',
  metric: 'PeakBytesPerSecond',
  peakOf: ({ bytesPerSecond }) =>
    bytesPerSecond && { ...bytesPerSecond, value: bytesPerSecond.value / GBIT_IN_BYTES },
  useOf: inProportion,
};

const PACKETS: Measure = {
  unit: 'packets/s',
  metric: 'PeakPacketsPerSecond',
  peakOf: ({ packetsPerSecond }) => packetsPerSecond,
  useOf: inProportion,
};

/** What a gateway carries without help and at most, as its user guide says ("NAT gateway basics"). */
const GBITS = { atOnce: 5, most: 100 } as const;
const PACKETS_PER_SECOND = { atOnce: 1_000_000, most: 10_000_000 } as const;

/** Simultaneous connections of one address to one destination (the same). */
const CONNECTIONS_PER_ADDRESS = 55_000;

/** The most addresses of a gateway in one zone. */
const MOST_ADDRESSES = 8;

export const natGatewayConnections = defineCeilingFamily({
  ...NAT,
  id: 'nat-gateway-connections',
  title: 'NAT gateway has ports for the connections of the peak',
  failureTitle: 'NAT gateway may run out of ports before the peak',
  why: 'Past 55,000 connections of one address to one destination, such as a payment provider, new ones are refused while old ones last.',
  unit: CONNECTIONS.unit,
  formula:
    'peak of ActiveConnectionCount × m, of each NAT gateway that carries the event’s traffic, against 55,000 × its addresses (of one in all zones: those of the zone that has the fewest × zones). AWS counts the connections to all destinations together, and the limit is of each: that all go to one destination is assumed, so that what fits holds for certain, and what does not is yellow. TCP alone is counted.',
  remedy:
    'Give the NAT gateway more addresses, reuse connections, or split the subnets over more NAT gateways.',
  estimate: (artifacts, context) =>
    carrying(artifacts, context).map((gateway) => connectionsCeiling(gateway, artifacts, context)),
});

export const natGatewayBandwidth = defineCeilingFamily({
  ...NAT,
  id: 'nat-gateway-bandwidth',
  title: 'NAT gateway has the bandwidth that the peak needs',
  failureTitle: 'NAT gateway reaches its bandwidth before the peak',
  why: 'What is more than a NAT gateway carries is dropped, and all calls that leave the VPC through it wait or fail.',
  unit: BANDWIDTH.unit,
  formula: `peak of PeakBytesPerSecond × m, of each NAT gateway that carries the event’s traffic, against 100 Gbit/s. It carries 5 Gbit/s from the start and grows by itself, but AWS does not say how fast: what needs more than 5 Gbit/s, and more than it has carried, is yellow at best.`,
  remedy: 'Split the subnets over more NAT gateways, or lead traffic of AWS services through VPC endpoints.',
  estimate: (artifacts, context) =>
    carrying(artifacts, context).map((gateway) =>
      throughputCeiling(gateway, 'Bandwidth', BANDWIDTH, GBITS, artifacts, context),
    ),
});

export const natGatewayPackets = defineCeilingFamily({
  ...NAT,
  id: 'nat-gateway-packets',
  title: 'NAT gateway processes the packets of the peak',
  failureTitle: 'NAT gateway drops packets before the peak',
  why: 'Past its rate a NAT gateway drops packets, however few bytes they have.',
  unit: PACKETS.unit,
  formula: `peak of PeakPacketsPerSecond × m, of each NAT gateway that carries the event’s traffic, against 10,000,000 a second. It processes 1,000,000 from the start and grows by itself, but AWS does not say how fast: what needs more than that, and more than it has processed, is yellow at best.`,
  remedy: 'Split the subnets over more NAT gateways, or lead traffic of AWS services through VPC endpoints.',
  estimate: (artifacts, context) =>
    carrying(artifacts, context).map((gateway) =>
      throughputCeiling(gateway, 'Packets', PACKETS, PACKETS_PER_SECOND, artifacts, context),
    ),
});

const carrying = ({ natGateways }: NatArtifacts, context: FamilyContext): readonly NatGateway[] =>
  natGateways.filter(
    (gateway) => isServing(gateway) && context.carriesTraffic(ARTIFACTS.natGateways.owner(gateway)),
  );

/** What a gateway carries at normal peak, and how that grows. */
function measured(gateway: NatGateway, measure: Measure, artifacts: NatArtifacts, context: FamilyContext) {
  const peaks = artifacts.natGatewayPeaks?.find(({ natGatewayId }) => natGatewayId === gateway.natGatewayId);
  const peak = peaks ? measure.peakOf(peaks) : null;
  return {
    peak,
    use: peak && measure.useOf(peak.value, gateway, context),
    density: densityOf(peak, peaks?.window, 'maxima', `${measure.metric} of ${gateway.natGatewayId}`),
  };
}

/** The half of a ceiling that what was measured gives. */
function usePart(
  gateway: NatGateway,
  measure: Measure,
  artifacts: NatArtifacts,
  context: FamilyContext,
): Pick<
  CeilingDraft,
  'now' | 'use' | 'missing' | 'understated' | 'useWithoutZone' | 'failover' | 'evidence'
> {
  const { peak, use, density } = measured(gateway, measure, artifacts, context);
  return {
    now: peak?.value ?? null,
    ...(use === null ? { use, ...(isKnown(density) ? {} : density) } : { use, ...understatedBy(density) }),
    ...withoutZone(gateway, use, measure, artifacts, context),
    evidence: peak
      ? [
          {
            source: `AWS/NATGateway ${measure.metric}`,
            at: peak.at,
            detail: `${round(peak.value)} ${measure.unit} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
          },
        ]
      : [],
  };
}

const zonesOf = ({ addresses }: NatGateway): ReadonlyMap<string | null, number> =>
  new Map(
    [...Map.groupBy(addresses, ({ availabilityZone }) => availabilityZone)].map(([zone, own]) => [
      zone,
      own.length,
    ]),
  );

/**
 * What comes on top where a zone is lost: what ran there runs elsewhere, and leaves through the gateways of the zones that are left,
 * evenly. A gateway that also serves other zones is lost with its own.
 */
function withoutZone(
  gateway: NatGateway,
  use: Use | null,
  measure: Measure,
  artifacts: NatArtifacts,
  context: FamilyContext,
): Pick<CeilingDraft, 'useWithoutZone' | 'failover'> {
  if (use === null) return {};
  if (gateway.isRegional) {
    const zones = zonesOf(gateway).size;
    return zones < 2 ? {} : { failover: { taken: [scaledUse(use, 1 / (zones - 1))], understated: null } };
  }
  const others = carrying(artifacts, context).filter(
    (other) =>
      !other.isRegional &&
      other.vpcId === gateway.vpcId &&
      other.connectivityType === gateway.connectivityType,
  );
  const byZone = Map.groupBy(others, ({ availabilityZone }) => availabilityZone);
  if (byZone.has(null)) return {};
  const subnets = (artifacts.subnets ?? []).filter((one) => context.inScope(ARTIFACTS.subnets.owner(one)));
  if (byZone.size < 2 || foreignZones(gateway, subnets).length > 0) {
    return { useWithoutZone: 'lost' };
  }
  const lost = [...byZone].filter(([zone]) => zone !== gateway.availabilityZone);
  const share = 1 / (byZone.size - 1) / (byZone.get(gateway.availabilityZone)?.length ?? 1);
  const losses = lost.map(([, gateways]) =>
    gateways.map((one) => measured(one, measure, artifacts, context)),
  );
  const missing = losses.flat().flatMap(({ density }) => (isKnown(density) ? [] : density.missing));
  return {
    failover: {
      taken: losses.map((ofZone) =>
        scaledUse(
          sumUses(
            0,
            ofZone.flatMap((one) => one.use ?? []),
          ),
          share,
        ),
      ),
      understated: missing[0] ?? null,
    },
  };
}

function connectionsCeiling(
  gateway: NatGateway,
  artifacts: NatArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { natGatewayId, addresses, addsAddresses } = gateway;
  const part = usePart(gateway, CONNECTIONS, artifacts, context);
  const byZone = zonesOf(gateway);
  // What a zone sends leaves by the addresses that are in it.
  const counted = gateway.isRegional ? Math.min(...byZone.values()) * byZone.size : addresses.length;
  const isNone = addresses.length === 0;
  return {
    resource: natGatewayId,
    title: `Connections through ${natGatewayId}`,
    unit: CONNECTIONS.unit,
    ...part,
    limit: isNone ? null : counted * CONNECTIONS_PER_ADDRESS,
    ...(isNone && { missing: 'EC2 names none of its addresses.' }),
    evidence: [
      ...part.evidence,
      {
        source: 'ec2:DescribeNatGateways',
        at: context.asOf,
        detail: [
          `${addresses.length === 1 ? '1 address' : `${addresses.length} addresses`}${gateway.isRegional ? ` in ${byZone.size} zones` : ''}, each with ports for 55,000 connections to one destination.`,
          'CloudWatch counts those to all destinations: that all go to one is assumed.',
          ...(addsAddresses
            ? ['AWS adds addresses by itself as ports run short; it does not say how fast.']
            : []),
        ].join(' '),
      },
    ],
    fix: (expected) => addAddresses(gateway, expected, artifacts, context),
  };
}

/** Gives a gateway addresses for so many connections; where it cannot have as many, others take a part of its subnets. */
function addAddresses(
  { natGatewayId, addresses, connectivityType, isRegional }: NatGateway,
  expected: number,
  { serviceQuotas }: NatArtifacts,
  { plan, target }: FamilyContext,
): FixDraft {
  const wanted = Math.ceil(expected / plan.thresholds.yellow / CONNECTIONS_PER_ADDRESS);
  const first =
    'Find out how many go to one destination (VPC flow logs), and keep connections open for reuse.';
  if (wanted > MOST_ADDRESSES || isRegional) {
    return {
      action: isRegional
        ? `${first} Give ${natGatewayId} ${wanted} addresses instead of ${addresses.length}, spread over its zones.`
        : `${first} If they do, split the subnets of ${natGatewayId} over ${Math.ceil(wanted / MOST_ADDRESSES)} NAT gateways, each with ${MOST_ADDRESSES} addresses.`,
      lead: 'networking',
    };
  }
  const isPublic = connectivityType === 'public';
  const code = isPublic ? FIX_QUOTAS.publicAddressesPerNatGateway : FIX_QUOTAS.privateAddressesPerNatGateway;
  const quota = findQuota(serviceQuotas, code);
  const elasticIps = findQuota(serviceQuotas, FIX_QUOTAS.elasticIpAddresses);
  const isShort = quota !== undefined && quota.value < wanted;
  const action = [
    `${first} If they do, give ${natGatewayId} ${wanted} addresses instead of ${addresses.length}.`,
    ...(isShort ? [`Its quota allows ${quota.value} (${code}): ask for ${wanted} first.`] : []),
    ...(isPublic
      ? [
          `Each is an Elastic IP address, of which the region may have ${elasticIps?.value ?? 'as many as its quota says'} (${FIX_QUOTAS.elasticIpAddresses}); whoever lets in only known addresses must know the new ones.`,
        ]
      : []),
  ].join(' ');
  if (isShort) {
    return { action, command: requestIncrease(target, 'vpc', code, wanted), lead: 'quotaIncrease' };
  }
  return {
    action,
    // Of a public one, people choose the Elastic IP addresses first.
    ...(!isPublic && {
      command: asking(
        `addresses of ${natGatewayId}`,
        wanted,
        awsCommand(target, 'ec2', 'assign-private-nat-gateway-address', {
          'nat-gateway-id': natGatewayId,
          'private-ip-address-count': wanted - addresses.length,
        }),
      ),
    }),
    lead: 'networking',
  };
}

function throughputCeiling(
  gateway: NatGateway,
  noun: string,
  measure: Measure,
  { atOnce, most }: { readonly atOnce: number; readonly most: number },
  artifacts: NatArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { natGatewayId } = gateway;
  const part = usePart(gateway, measure, artifacts, context);
  const { unit } = measure;
  // What it has carried, it has grown to.
  const grown = Math.max(atOnce, part.now ?? 0);
  const splitInto =
    (each: number) =>
    (expected: number): FixDraft => ({
      action: `Split the subnets of ${natGatewayId} over ${Math.max(2, Math.ceil(expected / each))} NAT gateways, and lead what goes to S3, DynamoDB and other services of AWS through VPC endpoints.`,
      lead: 'networking',
    });
  return {
    resource: natGatewayId,
    title: `${noun} of ${natGatewayId}`,
    unit,
    ...part,
    limit: most,
    ...(part.use && {
      parts: [{ unit, use: part.use, useWithoutZone: part.use, limit: grown, fix: splitInto(atOnce) }],
    }),
    evidence: [
      ...part.evidence,
      {
        source: 'AWS documentation',
        at: null,
        detail: `A NAT gateway carries ${atOnce.toLocaleString('en-US')} ${unit} and grows by itself up to ${most.toLocaleString('en-US')}. Assumed: beyond ${round(grown)} ${unit} it grows as fast as traffic does.`,
      },
    ],
    fix: splitInto(most * context.plan.thresholds.yellow),
  };
}
