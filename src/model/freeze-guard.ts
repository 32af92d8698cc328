/** The calls that change what carries traffic or limits it, which nobody is to make during the freeze of a plan. */
import type { ResourceKind } from './services';

/** One of them, as CloudTrail records it. */
export interface FrozenCall {
  /** The name of the event. */
  readonly event: string;
  /** The service before `.amazonaws.com`: several have calls of the same name. */
  readonly source: string;
  /** Parameters of the request that together name what is changed. */
  readonly names: readonly string[];
  /** What may be named so; none where the names are not those that things are known by. */
  readonly kinds: readonly ResourceKind[];
  /** The parameter of a call that makes several changes at once: an entry of its list has the rest of a change, or its name. */
  readonly each?: string;
  /** Whether it takes something away, whatever it asks for. */
  readonly takesAway?: true;
}

/** Calls of one service that name what they change by the same parameters. */
const callsOf = (
  source: string,
  kinds: readonly ResourceKind[],
  names: readonly string[],
  {
    change = [],
    takeAway = [],
  }: { readonly change?: readonly string[]; readonly takeAway?: readonly string[] },
): FrozenCall[] => [
  ...change.map((event) => callOf(event, { source, kinds, names })),
  ...takeAway.map((event) => ({ ...callOf(event, { source, kinds, names }), takesAway: true as const })),
];

const callOf = (event: string, more: Omit<FrozenCall, 'event'>): FrozenCall => ({
  event,
  ...more,
  ...(EACH[event] !== undefined && { each: EACH[event] }),
});

/** The lists of the calls that make several changes. */
const EACH: Readonly<Record<string, string>> = {
  BatchPutScheduledUpdateGroupAction: 'scheduledUpdateGroupActions',
  BatchDeleteScheduledAction: 'scheduledActionNames',
};

/**
 * The calls, by the names that CloudTrail gives them: those of the API; Lambda's have the version of its API behind them.
 *
 * Sources: the API reference of each service; Lambda developer guide, "Logging Lambda API calls using CloudTrail".
 */
export const FREEZE_GUARD: readonly FrozenCall[] = [
  ...callsOf(
    'autoscaling',
    ['autoScalingGroup'],
    ['autoScalingGroupName', 'scheduledActionName', 'policyName'],
    {
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
    },
  ),
  ...callsOf(
    'application-autoscaling',
    [],
    ['resourceId', 'scalableDimension', 'scheduledActionName', 'policyName'],
    {
      change: ['PutScalingPolicy', 'PutScheduledAction', 'RegisterScalableTarget'],
      takeAway: ['DeleteScalingPolicy', 'DeleteScheduledAction', 'DeregisterScalableTarget'],
    },
  ),
  ...callsOf(
    'elasticloadbalancing',
    ['loadBalancer'],
    ['loadBalancerArn', 'loadBalancerName', 'listenerArn'],
    {
      change: ['ModifyCapacityReservation'],
      takeAway: ['DeleteListener', 'DeleteLoadBalancer'],
    },
  ),
  ...callsOf('elasticloadbalancing', ['targetGroup'], ['targetGroupArn'], {
    takeAway: ['DeleteTargetGroup'],
  }),
  ...callsOf('ec2', [], ['capacityReservationId'], {
    change: ['ModifyCapacityReservation'],
    takeAway: ['CancelCapacityReservation'],
  }),
  ...callsOf('ec2', ['vpnConnection'], ['vpnConnectionId'], {
    change: [
      'ModifyVpnConnection',
      'ModifyVpnConnectionOptions',
      'ModifyVpnTunnelOptions',
      'ReplaceVpnTunnel',
    ],
    takeAway: ['DeleteVpnConnection', 'DeleteVpnConnectionRoute'],
  }),
  ...callsOf(
    'directconnect',
    ['directConnection', 'virtualInterface'],
    ['connectionId', 'virtualInterfaceId'],
    {
      change: ['UpdateConnection', 'UpdateVirtualInterfaceAttributes'],
      takeAway: [
        'DeleteBGPPeer',
        'DeleteConnection',
        'DeleteVirtualInterface',
        'DisassociateConnectionFromLag',
        'StartBgpFailoverTest',
      ],
    },
  ),
  ...callsOf('directconnect', [], ['lagId', 'directConnectGatewayId', 'associationId'], {
    change: ['UpdateLag', 'UpdateDirectConnectGatewayAssociation'],
    takeAway: ['DeleteDirectConnectGatewayAssociation', 'DeleteLag'],
  }),
  ...callsOf('ec2', [], ['vpnGatewayId'], { takeAway: ['DetachVpnGateway'] }),
  ...callsOf('rds', ['rds'], ['dBInstanceIdentifier', 'dBClusterIdentifier'], {
    change: ['ModifyDBCluster', 'ModifyDBInstance'],
    takeAway: ['DeleteDBCluster', 'DeleteDBInstance', 'StopDBCluster', 'StopDBInstance'],
  }),
  ...callsOf('lambda', ['lambdaFunction'], ['functionName', 'qualifier'], {
    change: [
      'DeleteFunctionConcurrency20171031',
      'PutFunctionConcurrency20171031',
      'PutProvisionedConcurrencyConfig',
      'UpdateFunctionConfiguration20150331v2',
    ],
    takeAway: ['DeleteFunction20150331', 'DeleteProvisionedConcurrencyConfig'],
  }),
  ...callsOf('dynamodb', ['dynamodbTable'], ['tableName'], {
    change: ['UpdateTable'],
    takeAway: ['DeleteTable'],
  }),
  ...callsOf('ecs', ['ecsService'], ['cluster', 'service'], {
    change: ['UpdateService'],
    takeAway: ['DeleteService'],
  }),
  // A node group of a cluster, whose parameter is called `name`: EKS API reference, "UpdateNodegroupConfig".
  // A node group is of the event if its cluster is.
  ...callsOf('eks', ['eksCluster'], ['name', 'nodegroupName'], {
    change: ['UpdateNodegroupConfig'],
    takeAway: ['DeleteCluster', 'DeleteNodegroup'],
  }),
  ...callsOf('apigateway', ['api'], ['restApiId', 'apiId'], { change: ['UpdateStage'] }),
  ...callsOf('sns', ['snsTopic'], ['topicArn'], {
    change: ['SetTopicAttributes'],
    takeAway: ['DeleteTopic'],
  }),
  ...callsOf('sns', [], ['subscriptionArn'], {
    change: ['SetSubscriptionAttributes'],
    takeAway: ['Unsubscribe'],
  }),
  ...callsOf('sqs', ['sqsQueue'], ['queueUrl'], {
    change: ['SetQueueAttributes'],
    takeAway: ['DeleteQueue'],
  }),
  ...callsOf('cognito-idp', ['userPool'], ['userPoolId'], {
    change: ['UpdateUserPool'],
    takeAway: ['DeleteUserPool'],
  }),
  ...callsOf('states', ['stateMachine'], ['stateMachineArn'], {
    change: ['UpdateStateMachine'],
    takeAway: ['DeleteStateMachine'],
  }),
  ...callsOf('events', ['eventRule'], ['name', 'rule'], {
    change: ['EnableRule', 'PutRule', 'PutTargets'],
    takeAway: ['DeleteRule', 'DisableRule', 'RemoveTargets'],
  }),
  ...callsOf('kinesis', ['kinesisStream'], ['streamName', 'streamARN'], {
    change: ['UpdateShardCount', 'UpdateStreamMode'],
    takeAway: ['DeleteStream'],
  }),
  // CloudTrail has their ARNs percent-encoded, as they are in paths (MSK developer guide, "Log Amazon MSK API calls").
  ...callsOf('kafka', [], ['clusterArn'], {
    change: [
      'RebootBroker',
      'UpdateBrokerCount',
      'UpdateBrokerStorage',
      'UpdateBrokerType',
      'UpdateClusterConfiguration',
      'UpdateClusterKafkaVersion',
      'UpdateConnectivity',
      'UpdateSecurity',
      'UpdateStorage',
    ],
    takeAway: ['BatchDisassociateScramSecret', 'DeleteCluster'],
  }),
  ...callsOf('kafka', [], ['clusterArn', 'topicName'], { takeAway: ['DeleteTopic'] }),
  ...callsOf('firehose', ['firehoseStream'], ['deliveryStreamName'], {
    change: ['UpdateDestination'],
    takeAway: ['DeleteDeliveryStream'],
  }),
  ...callsOf('elasticfilesystem', ['efsFileSystem'], ['fileSystemId'], {
    change: ['PutLifecycleConfiguration', 'UpdateFileSystem'],
    takeAway: ['DeleteFileSystem'],
  }),
  ...callsOf('elasticfilesystem', [], ['mountTargetId'], {
    change: ['ModifyMountTargetSecurityGroups'],
    takeAway: ['DeleteMountTarget'],
  }),
  ...callsOf('dax', ['daxCluster'], ['clusterName', 'nodeId'], {
    change: ['IncreaseReplicationFactor', 'RebootNode', 'UpdateCluster'],
    takeAway: ['DecreaseReplicationFactor', 'DeleteCluster'],
  }),
  ...callsOf('es', ['openSearchDomain'], ['domainName'], {
    change: ['UpdateDomainConfig'],
    takeAway: ['DeleteDomain'],
  }),
  ...callsOf('elasticache', ['elastiCache'], ['replicationGroupId', 'cacheClusterId'], {
    change: ['ModifyCacheCluster', 'ModifyReplicationGroup', 'ModifyReplicationGroupShardConfiguration'],
    takeAway: ['DecreaseReplicaCount', 'DeleteCacheCluster', 'DeleteReplicationGroup'],
  }),
];
