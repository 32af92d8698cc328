/** The calls that change what carries traffic or limits it, which nobody is to make during the freeze of a plan. */

/** One of them, as CloudTrail records it. */
export interface FrozenCall {
  /** The name of the event. */
  readonly event: string;
  /** The service before `.amazonaws.com`: several have calls of the same name. */
  readonly source: string;
  /** Parameters of the request that together name what is changed. */
  readonly names: readonly string[];
  /** Whether it takes something away, whatever it asks for. */
  readonly takesAway?: true;
}

/** Calls of one service that name what they change by the same parameters. */
const callsOf = (
  source: string,
  names: readonly string[],
  {
    change = [],
    takeAway = [],
  }: { readonly change?: readonly string[]; readonly takeAway?: readonly string[] },
): FrozenCall[] => [
  ...change.map((event) => ({ event, source, names })),
  ...takeAway.map((event) => ({ event, source, names, takesAway: true as const })),
];

/**
 * The calls, by the names that CloudTrail gives them: those of the API; Lambda's have the version of its API behind them.
 *
 * Sources: the API reference of each service; Lambda developer guide, "Logging Lambda API calls using CloudTrail".
 */
export const FREEZE_GUARD: readonly FrozenCall[] = [
  ...callsOf('autoscaling', ['autoScalingGroupName', 'scheduledActionName', 'policyName'], {
    change: [
      'BatchPutScheduledUpdateGroupAction',
      'PutScalingPolicy',
      'PutScheduledUpdateGroupAction',
      'SetDesiredCapacity',
      'UpdateAutoScalingGroup',
    ],
    takeAway: [
      'BatchDeleteScheduledAction',
      'DeleteAutoScalingGroup',
      'DeletePolicy',
      'DeleteScheduledAction',
      'SuspendProcesses',
    ],
  }),
  ...callsOf('application-autoscaling', ['resourceId', 'scheduledActionName', 'policyName'], {
    change: ['PutScalingPolicy', 'PutScheduledAction', 'RegisterScalableTarget'],
    takeAway: ['DeleteScalingPolicy', 'DeleteScheduledAction', 'DeregisterScalableTarget'],
  }),
  ...callsOf(
    'elasticloadbalancing',
    ['loadBalancerArn', 'loadBalancerName', 'targetGroupArn', 'listenerArn'],
    {
      change: ['ModifyCapacityReservation'],
      takeAway: ['DeleteListener', 'DeleteLoadBalancer', 'DeleteTargetGroup'],
    },
  ),
  ...callsOf('ec2', ['capacityReservationId'], {
    change: ['ModifyCapacityReservation'],
    takeAway: ['CancelCapacityReservation'],
  }),
  ...callsOf('rds', ['dBInstanceIdentifier', 'dBClusterIdentifier'], {
    change: ['ModifyDBCluster', 'ModifyDBInstance'],
    takeAway: ['DeleteDBCluster', 'DeleteDBInstance', 'StopDBCluster', 'StopDBInstance'],
  }),
  ...callsOf('lambda', ['functionName'], {
    change: [
      'DeleteFunctionConcurrency20171031',
      'PutFunctionConcurrency20171031',
      'PutProvisionedConcurrencyConfig',
      'UpdateFunctionConfiguration20150331v2',
    ],
    takeAway: ['DeleteFunction20150331', 'DeleteProvisionedConcurrencyConfig'],
  }),
  ...callsOf('dynamodb', ['tableName'], { change: ['UpdateTable'], takeAway: ['DeleteTable'] }),
  ...callsOf('ecs', ['cluster', 'service'], { change: ['UpdateService'], takeAway: ['DeleteService'] }),
  ...callsOf('apigateway', ['restApiId', 'apiId'], { change: ['UpdateStage'] }),
  ...callsOf('sqs', ['queueUrl'], { change: ['SetQueueAttributes'], takeAway: ['DeleteQueue'] }),
  ...callsOf('kinesis', ['streamName', 'streamARN'], {
    change: ['UpdateShardCount', 'UpdateStreamMode'],
    takeAway: ['DeleteStream'],
  }),
  ...callsOf('elasticache', ['replicationGroupId', 'cacheClusterId'], {
    change: ['ModifyCacheCluster', 'ModifyReplicationGroup', 'ModifyReplicationGroupShardConfiguration'],
    takeAway: ['DecreaseReplicaCount', 'DeleteCacheCluster', 'DeleteReplicationGroup'],
  }),
];
