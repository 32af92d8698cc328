import type {
  Artifacts,
  DnsRecord,
  HostedZone,
  HostedZoneRecords,
  RegisteredDomain,
  Route53HealthCheck,
} from '../../../src/model/artifacts';
import { aLoadBalancer } from './elastic-load-balancing';

export const aHostedZone = (overrides: Partial<HostedZone> = {}): HostedZone => ({
  hostedZoneId: 'Z1SHOP',
  zoneName: 'shop.example.com',
  privateZone: false,
  tags: {},
  ...overrides,
});

/** An alias of the load balancer `web`, which is the only record of its name. */
export const aDnsRecord = (overrides: Partial<DnsRecord> = {}): DnsRecord => ({
  recordName: 'origin.shop.example.com',
  type: 'A',
  setIdentifier: null,
  failover: null,
  ttl: null,
  healthCheckId: null,
  targets: [`dualstack.${aLoadBalancer().dnsName}`],
  evaluateTargetHealth: false,
  ...overrides,
});

/** Addresses of which the first gives way to the second. */
export const failoverRecords = (primary: Partial<DnsRecord> = {}): DnsRecord[] => {
  const address = { recordName: 'www.shop.example.com', ttl: 60, targets: [], evaluateTargetHealth: null };
  return [
    aDnsRecord({
      ...address,
      ...{ setIdentifier: 'here', failover: 'PRIMARY', healthCheckId: 'check-1' },
      ...primary,
    }),
    aDnsRecord({ ...address, setIdentifier: 'there', failover: 'SECONDARY' }),
  ];
};

export const someRecords = (
  records: readonly DnsRecord[] = [aDnsRecord(), ...failoverRecords()],
  overrides: Partial<HostedZoneRecords> = {},
): HostedZoneRecords => ({
  hostedZoneId: 'Z1SHOP',
  isComplete: true,
  records: [...records],
  ...overrides,
});

export const aDnsHealthCheck = (overrides: Partial<Route53HealthCheck> = {}): Route53HealthCheck => ({
  healthCheckId: 'check-1',
  disabled: false,
  inverted: false,
  ...overrides,
});

export const aRegisteredDomain = (overrides: Partial<RegisteredDomain> = {}): RegisteredDomain => ({
  registeredName: 'example.com',
  expiry: '2028-06-30T12:00:00.000Z',
  autoRenew: true,
  transferLock: true,
  ...overrides,
});

export const healthyRoute53 = {
  hostedZones: [aHostedZone()],
  hostedZoneRecords: [someRecords()],
  route53HealthChecks: [aDnsHealthCheck()],
  registeredDomains: [aRegisteredDomain()],
  route53HealthCheckStates: [{ healthCheckId: 'check-1', isHealthy: true }],
} satisfies Partial<Artifacts>;
