import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The Application, Network and Gateway Load Balancers of the region. */
export const loadBalancers = rows({
  per: 'region',
  service: 'load-balancing',
  lists: ['loadBalancer'],
  row: z.object({
    loadBalancerArn: text,
    loadBalancerName: text,
    dnsName: text,
    /** `application`, `network` or `gateway`. */
    type: text,
    /** `internet-facing` or `internal`; null for gateway load balancers. */
    scheme: text.nullable(),
    state: text,
    zones: z.array(
      z.object({
        availabilityZone: text,
        subnetId: text.nullable(),
        /** The Elastic IP address that it has in the zone; null: none. Absent in inventories of before it was read. */
        allocationId: text.nullable().optional(),
      }),
    ),
    createdTime: time.nullable(),
    /** `DescribeLoadBalancerAttributes` as AWS keys them, such as `deletion_protection.enabled`. */
    attributes: z.record(text, text),
    tags,
  }),
  owner: ({ loadBalancerName, loadBalancerArn, dnsName, tags }) =>
    resource('loadBalancer', [loadBalancerName, loadBalancerArn, dnsName], tags),
  brings: ({ zones }) => [
    resource(
      'subnet',
      zones.map(({ subnetId }) => subnetId),
    ),
  ],
});
export type LoadBalancer = RowOf<typeof loadBalancers>;

/** Load balancers of the first generation, which Elastic Load Balancing serves by an API of their own. */
export const classicLoadBalancers = rows({
  per: 'region',
  service: 'classic-load-balancing',
  lists: ['loadBalancer'],
  row: z.object({
    /** Unique among the Classic Load Balancers of the region; one of another type may have the same. */
    loadBalancerName: text,
    dnsName: text,
    scheme: text.nullable(),
    availabilityZones: z.array(text),
    subnetIds: z.array(text),
    listeners: z.array(z.object({ port: amount, certificateArn: text.nullable() })),
    instances: z.array(
      z.object({
        instanceId: text,
        /** `InService`, `OutOfService` or `Unknown`. */
        state: text,
        /** In AWS's words; null while it is in service. */
        reason: text.nullable(),
      }),
    ),
    isCrossZone: flag,
    tags,
  }),
  owner: ({ loadBalancerName, dnsName, tags }) => resource('loadBalancer', [loadBalancerName, dnsName], tags),
  brings: ({ subnetIds, instances }) => [
    resource('subnet', subnetIds),
    resource(
      'instance',
      instances.map(({ instanceId }) => instanceId),
    ),
  ],
});
export type ClassicLoadBalancer = RowOf<typeof classicLoadBalancers>;

/** What load balancers listen to, and where they send it. */
export const listeners = rows({
  per: 'region',
  service: 'load-balancing',
  row: z.object({
    listenerArn: text,
    loadBalancerArn: text,
    port: amount.nullable(),
    protocol: text.nullable(),
    certificateArns: z.array(text),
    /**
     * Target groups that its default action and its rules forward to, with the largest weight that one of them gives. A
     * group of weight 0 gets no requests. Rules are read where a group of the load balancer would otherwise get none.
     */
    forwards: z.array(z.object({ targetGroupArn: text, weight: amount })),
  }),
  owner: ({ loadBalancerArn }) => resource('loadBalancer', [loadBalancerArn]),
});
export type Listener = RowOf<typeof listeners>;

/** The target groups of the region: how requests are sent to targets, and how their health is seen. */
export const targetGroups = rows({
  per: 'region',
  service: 'load-balancing',
  lists: ['targetGroup'],
  row: z.object({
    targetGroupArn: text,
    targetGroupName: text,
    protocol: text.nullable(),
    /** `instance`, `ip`, `lambda` or `alb`. */
    targetType: text,
    loadBalancerArns: z.array(text),
    healthCheckEnabled: flag,
    tags,
  }),
  owner: ({ targetGroupName, targetGroupArn, tags }) =>
    resource('targetGroup', [targetGroupName, targetGroupArn], tags),
  comesWith: ({ loadBalancerArns }) => [resource('loadBalancer', loadBalancerArns)],
});
export type TargetGroup = RowOf<typeof targetGroups>;

/** What is set for single target groups, a row for each that Network and Gateway Load Balancers can use. */
export const targetGroupAttributes = rows({
  per: 'region',
  service: 'load-balancing',
  row: z.object({
    targetGroupArn: text,
    /** Whether it spreads requests over zones: `true`, `false`, or `use_load_balancer_configuration`; null where AWS does not say. */
    crossZone: text.nullable(),
  }),
  owner: ({ targetGroupArn }) => resource('targetGroup', [targetGroupArn]),
});
export type TargetGroupAttributes = RowOf<typeof targetGroupAttributes>;

/** All registered targets, a row for each target group. */
export const targetHealth = rows({
  per: 'region',
  service: 'load-balancing',
  row: z.object({
    targetGroupArn: text,
    targets: z.array(
      z.object({
        id: text,
        port: amount.nullable(),
        availabilityZone: text.nullable(),
        /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`. */
        state: text,
        reason: text.nullable(),
      }),
    ),
  }),
  owner: ({ targetGroupArn }) => resource('targetGroup', [targetGroupArn]),
  // A target is an instance or a load balancer by its id; addresses and functions are the id of neither.
  brings: ({ targets }) => {
    const ids = targets.map(({ id }) => id);
    return [resource('instance', ids), resource('loadBalancer', ids)];
  },
});
export type TargetHealth = RowOf<typeof targetHealth>;

/** Capacity reserved ahead, a row for each Application and each Network Load Balancer. */
export const lcuReservations = rows({
  per: 'region',
  service: 'load-balancing',
  row: z.object({
    loadBalancerArn: text,
    /** Load balancer capacity units (LCUs) that it is never below; 0 where none are reserved. */
    capacityUnits: amount,
    zones: z.array(
      z.object({
        availabilityZone: text.nullable(),
        /** `provisioned`, `pending`, `rebalancing` or `failed`. */
        state: text,
        /** In AWS's words; null unless it failed. */
        reason: text.nullable(),
      }),
    ),
  }),
  owner: ({ loadBalancerArn }) => resource('loadBalancer', [loadBalancerArn]),
});
export type LcuReservation = RowOf<typeof lcuReservations>;

/** The most that each load balancer carried in the look-back. */
export const loadBalancerPeaks = rows({
  per: 'region',
  service: 'load-balancing',
  row: z.object({
    loadBalancerArn: text,
    window: metricWindow,
    /** RequestCount (Sum) ÷ period; null for network load balancers or without data. */
    requestsPerSecond: peak.nullable(),
    /** ActiveConnectionCount (ALB) or ActiveFlowCount (NLB), as published. */
    activeConnections: peak.nullable(),
    /** NewConnectionCount or NewFlowCount (Sum) ÷ period. */
    newConnectionsPerSecond: peak.nullable(),
    /**
     * Load balancer capacity units (LCUs) that it used, as they are reserved: `PeakLCUs` (Sum of a minute) of an Application
     * Load Balancer; of a Network Load Balancer its throughput, 2.2 Mbit/s to an LCU. null for other types or without data.
     */
    capacityUnits: peak.nullable(),
    /**
     * Requests per second of each period from `window.from` on, null where it has no data: so that the traffic of several
     * load balancers can be added up at one moment. Also of windows that were not normal: a load test shows here.
     */
    requestsPerSecondByPeriod: z.array(amount.nullable()).max(MOST_PERIODS),
    /** Whether CloudWatch gave only a part of its requests or connections: null is not none then. Absent where it gave all. */
    isIncomplete: flag.optional(),
    /** Highest requests per second reached by each target group behind this load balancer. */
    targetGroups: z.array(
      z.object({
        targetGroupArn: text,
        requestsPerSecond: peak.nullable(),
        /** As of the load balancer. */
        isIncomplete: flag.optional(),
      }),
    ),
  }),
  owner: ({ loadBalancerArn }) => resource('loadBalancer', [loadBalancerArn]),
});
export type LoadBalancerPeak = RowOf<typeof loadBalancerPeaks>;
