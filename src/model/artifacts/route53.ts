import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, tags, text, time } from './fields';

/** The hosted zones of the account, public and private. */
export const hostedZones = rows({
  per: 'account',
  service: 'route53',
  lists: ['route53HostedZone'],
  row: z.object({
    /** Such as `Z1D633PJN98FT9`. */
    hostedZoneId: text,
    /** The domain, without a dot at its end. */
    zoneName: text,
    /** Whether it answers in VPCs alone. */
    privateZone: flag,
    tags,
  }),
  owner: ({ hostedZoneId, zoneName, tags }) => resource('route53HostedZone', [hostedZoneId, zoneName], tags),
});
export type HostedZone = RowOf<typeof hostedZones>;

/** The records of each public zone that lead traffic somewhere. */
export const hostedZoneRecords = rows({
  per: 'account',
  service: 'route53',
  row: z.object({
    hostedZoneId: text,
    /** False where the zone has more records than are read. */
    isComplete: flag,
    /** Those of the types A, AAAA and CNAME that are aliases, or names of others, or one of several for a name. */
    records: z.array(
      z.object({
        /** Without a dot at its end. */
        recordName: text,
        type: text,
        /** Tells those of several for a name and type apart; null: it is the only one. */
        setIdentifier: text.nullable(),
        /** `PRIMARY` or `SECONDARY`; null: which is answered is decided otherwise. */
        failover: text.nullable(),
        /** Seconds; null of an alias, which has what it leads to. */
        ttl: amount.nullable(),
        healthCheckId: text.nullable(),
        /** The host names that it leads to; none where it gives addresses. */
        targets: z.array(text),
        /** Of an alias, whether it is left out while what it leads to is not healthy; null of others. */
        evaluateTargetHealth: flag.nullable(),
      }),
    ),
  }),
  owner: ({ hostedZoneId }) => resource('route53HostedZone', [hostedZoneId]),
});
export type HostedZoneRecords = RowOf<typeof hostedZoneRecords>;
/** One record of a zone: of several with a name and type, or the only one. */
export type DnsRecord = HostedZoneRecords['records'][number];

/** The health checks of the account. */
export const route53HealthChecks = whole({
  per: 'account',
  service: 'route53',
  shape: z.array(
    z.object({
      healthCheckId: text,
      /** Whether it is taken for healthy without asking. */
      disabled: flag,
      /** Whether healthy counts as unhealthy, and the other way round. */
      inverted: flag,
    }),
  ),
});
export type Route53HealthCheck = RowOf<typeof route53HealthChecks>;

/** What each health check says now. */
export const route53HealthCheckStates = whole({
  per: 'account',
  service: 'route53',
  shape: z.array(
    z.object({
      healthCheckId: text,
      /** Null where CloudWatch had nothing of the last half hour. */
      isHealthy: flag.nullable(),
    }),
  ),
});
export type Route53HealthCheckState = RowOf<typeof route53HealthCheckStates>;

/** The domains that are registered in the account, with Route 53 as their registrar. */
export const registeredDomains = whole({
  per: 'account',
  service: 'route53',
  shape: z.array(
    z.object({
      /** Such as `example.com`. */
      registeredName: text,
      /** When the registration ends; null where AWS does not say. */
      expiry: time.nullable(),
      /** Whether Route 53 renews it by itself. */
      autoRenew: flag,
      /** Whether it is kept from a transfer that nobody asked for. */
      transferLock: flag,
    }),
  ),
});
export type RegisteredDomain = RowOf<typeof registeredDomains>;
