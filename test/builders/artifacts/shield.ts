import type {
  Artifacts,
  ShieldAttack,
  ShieldProtection,
  ShieldProtections,
} from '../../../src/model/artifacts';
import { aDistribution } from './cloudfront';
import { aClassicLoadBalancer, aLoadBalancer } from './elastic-load-balancing';
import { ACCOUNT } from './fields';
import { aHostedZone } from './route53';

type Subscription = Artifacts['shieldSubscription'];

export const aShieldSubscription = (overrides: Partial<Subscription> = {}): Subscription => ({
  isSubscribed: true,
  endsAt: '2027-05-01T00:00:00.000Z',
  autoRenew: 'ENABLED',
  proactiveEngagement: 'ENABLED',
  contacts: 2,
  contactsWithPhone: 1,
  hasResponseRole: true,
  ...overrides,
});

/** Of the load balancer `web`. */
export const aShieldProtection = (overrides: Partial<ShieldProtection> = {}): ShieldProtection => ({
  resourceArn: aLoadBalancer().loadBalancerArn,
  healthCheckIds: ['check-1'],
  automaticResponse: null,
  ...overrides,
});

export const someShieldProtections = (
  protections: readonly ShieldProtection[] = [aShieldProtection()],
  overrides: Partial<ShieldProtections> = {},
): ShieldProtections => ({
  isSubscribed: true,
  proactiveEngagement: 'ENABLED',
  protections: [...protections],
  ...overrides,
});

/** Over within the hour, of the load balancer `web`. */
export const aShieldAttack = (overrides: Partial<ShieldAttack> = {}): ShieldAttack => ({
  resourceArn: aLoadBalancer().loadBalancerArn,
  startsAt: '2026-11-15T10:00:00.000Z',
  endsAt: '2026-11-15T11:00:00.000Z',
  vectors: ['REQUEST_FLOOD'],
  ...overrides,
});

export const hostedZoneArn = (id = aHostedZone().hostedZoneId): string =>
  `arn:aws:route53:::hostedzone/${id}`;

export const classicArn = (name = aClassicLoadBalancer().loadBalancerName): string =>
  `arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/${name}`;

export const addressArn = (allocationId: string): string =>
  `arn:aws:ec2:${ACCOUNT}:eip-allocation/${allocationId}`;

export const healthyShield = {
  shieldSubscription: aShieldSubscription(),
  shieldProtections: someShieldProtections([
    aShieldProtection({ automaticResponse: 'COUNT' }),
    aShieldProtection({ resourceArn: classicArn() }),
    ...['eipalloc-a', 'eipalloc-b'].map((id) => aShieldProtection({ resourceArn: addressArn(id) })),
  ]),
  shieldEdgeProtections: someShieldProtections([
    aShieldProtection({ resourceArn: aDistribution().distributionArn, automaticResponse: 'COUNT' }),
    aShieldProtection({ resourceArn: aDistribution({ distributionId: 'E2FILES' }).distributionArn }),
    aShieldProtection({ resourceArn: hostedZoneArn(), healthCheckIds: [] }),
  ]),
  shieldAttacks: { isSubscribed: true, watched: 7, attacks: [] },
} satisfies Partial<Artifacts>;
