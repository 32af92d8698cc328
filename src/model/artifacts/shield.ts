import { z } from 'zod';
import { whole } from './definition';
import { amount, flag, text, time } from './fields';

/** The subscription of the account to Shield Advanced, and what its Shield Response Team may do. */
export const shieldSubscription = whole({
  per: 'account',
  service: 'shield',
  shape: z.object({
    /** Without one, Shield Standard alone applies, and nothing else here says anything. */
    isSubscribed: flag,
    /** When the present term ends; null where AWS does not say. */
    endsAt: time.nullable(),
    /** `ENABLED` or `DISABLED`: whether another term follows by itself. */
    autoRenew: text.nullable(),
    /** `ENABLED`, `DISABLED` or `PENDING`: whether the Shield Response Team calls whoever it knows when an attack begins. */
    proactiveEngagement: text.nullable(),
    /** How many people it may write to, and of how many of them it has a number. Who they are is not kept. */
    contacts: amount,
    contactsWithPhone: amount,
    /** Whether it has a role in the account, without which it cannot change a web ACL. */
    hasResponseRole: flag,
  }),
});

const protection = z.object({
  resourceArn: text,
  /** The health checks of Route 53 that tell Shield Advanced how the resource is. */
  healthCheckIds: z.array(text),
  /** What it does by itself against a flood of requests: `BLOCK` or `COUNT`; null: nothing. */
  automaticResponse: text.nullable(),
});
export type ShieldProtection = z.infer<typeof protection>;

const protections = z.object({
  /** See {@link shieldSubscription}. */
  isSubscribed: flag,
  /** See {@link shieldSubscription}. */
  proactiveEngagement: text.nullable(),
  /** Empty without a subscription. */
  protections: z.array(protection),
});
export type ShieldProtections = z.infer<typeof protections>;

/** What Shield Advanced protects in the region: load balancers and Elastic IP addresses. */
export const shieldProtections = whole({ per: 'region', service: 'shield', shape: protections });

/** What it protects that has no region: distributions of CloudFront, hosted zones and accelerators. */
export const shieldEdgeProtections = whole({ per: 'account', service: 'shield', shape: protections });

const attack = z.object({
  /** What was attacked. */
  resourceArn: text,
  startsAt: time,
  /** Null while it goes on. */
  endsAt: time.nullable(),
  /** Such as `SYN_FLOOD` or `REQUEST_FLOOD`. */
  vectors: z.array(text),
});
export type ShieldAttack = z.infer<typeof attack>;

/** The attacks that Shield Advanced saw in the look-back, and those that go on. */
export const shieldAttacks = whole({
  per: 'account',
  service: 'shield',
  shape: z.object({
    /** See {@link shieldSubscription}. */
    isSubscribed: flag,
    /** How many resources are protected: it lists attacks on these alone. */
    watched: amount,
    attacks: z.array(attack),
  }),
});
