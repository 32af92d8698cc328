import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The services of all ECS clusters, with what a task of each takes. */
export const ecsServices = rows({
  per: 'region',
  service: 'ecs',
  lists: ['ecsService'],
  row: z.object({
    serviceArn: text,
    serviceName: text,
    clusterName: text,
    tags,
    /** Tasks that it is meant to run. */
    desiredCount: amount,
    runningCount: amount,
    /** `REPLICA`, or `DAEMON`: one task on each container instance. */
    schedulingStrategy: text,
    /** `FARGATE`, `EC2` or `EXTERNAL`; null where capacity providers decide. */
    launchType: text.nullable(),
    /** Empty where a launch type decides. */
    capacityProviders: z.array(z.object({ name: text, base: amount, weight: amount })),
    /** The least tasks during a deployment, percent of the desired ones; null where ECS does not deploy by such rules. */
    minimumHealthyPercent: amount.nullable(),
    /** Whether a deployment that fails is stopped, and whether the tasks of before come back. */
    hasCircuitBreaker: flag,
    rollsBack: flag,
    /** Deployments that have not come to an end, by `rolloutState`: `IN_PROGRESS` or `FAILED`. */
    unfinishedDeployments: z.array(text),
    targetGroupArns: z.array(text),
    /** Of tasks with network interfaces of their own; empty for others. */
    subnetIds: z.array(text),
    securityGroupIds: z.array(text),
    /** vCPUs that are kept for a task; null where its definition says none. */
    vCpus: amount.nullable(),
    /** Whether ECS itself checks the health of a container that its tasks need. Absent in inventories of earlier versions. */
    checksHealth: flag.optional(),
    /**
     * Its containers with a log driver, each by the mode that its task definition names; null where it names none. Absent in
     * inventories of earlier versions.
     */
    logModes: z.array(z.object({ container: text, mode: text.nullable() })).optional(),
  }),
  owner: ({ serviceArn, clusterName, serviceName, tags }) =>
    resource('ecsService', [serviceArn, `${clusterName}/${serviceName}`, serviceName], tags),
  brings: ({ targetGroupArns, subnetIds }) => [
    ...targetGroupArns.map((arn) => resource('targetGroup', [arn])),
    ...subnetIds.map((id) => resource('subnet', [id])),
  ],
  comesWith: ({ targetGroupArns }) => targetGroupArns.map((arn) => resource('targetGroup', [arn])),
});
export type EcsService = RowOf<typeof ecsServices>;

/** The most that each service did in the look-back. */
export const ecsServicePeaks = rows({
  per: 'region',
  service: 'ecs',
  row: z.object({
    serviceArn: text,
    window: metricWindow,
    /**
     * The work done, in fully busy tasks: `max over time of (tasks × average CPU ÷ 100)`. null without data, or where it is not known
     * how many tasks these are of.
     */
    cpuLoad: z
      .object({
        value: amount,
        at: time,
        /** Tasks then. */
        tasks: amount,
        /** Average CPU utilisation then, percent. */
        cpuUtilization: amount,
        /** Hours of the window in which the work is known. */
        hoursWithData: amount,
      })
      .nullable(),
    /** Means of the same work in each hour from `window.from` on, in fully busy tasks; null where it is not known. */
    cpuLoadByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** Highest average CPU utilisation, percent. */
    cpuUtilization: peak.nullable(),
    /** Highest average memory utilisation, percent. */
    memoryUtilization: peak.nullable(),
    /** Whether CloudWatch gave only a part of these: null is not none then. Absent where it gave all. */
    isIncomplete: flag.optional(),
  }),
  owner: ({ serviceArn }) => resource('ecsService', [serviceArn]),
});
export type EcsServicePeak = RowOf<typeof ecsServicePeaks>;

/** The vCPUs that Fargate itself counts against its quotas, of tasks and pods, in a service or not. */
export const fargateUsage = whole({
  per: 'region',
  service: 'ecs',
  shape: z.object({
    window: metricWindow,
    /** The most On-Demand vCPUs at the same time. */
    onDemand: peak.nullable(),
    /** The most Spot vCPUs at the same time. */
    spot: peak.nullable(),
  }),
});
