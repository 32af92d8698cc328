/** The calls that change what carries traffic or limits it, which nobody is to make during the freeze of a plan. */
import type { ResourceKind } from './services';

/** One of them, as CloudTrail records it. Parameters are named by their paths in the request, whatever the case of their letters. */
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
  /** Whether the scalers of Kubernetes make it as traffic comes and goes. */
  readonly isOfScalers?: true;
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
  ...(OF_SCALERS.has(event) && { isOfScalers: true as const }),
});

/** The lists of the calls that make several changes. */
const EACH: Readonly<Record<string, string>> = {
  BatchPutScheduledUpdateGroupAction: 'scheduledUpdateGroupActions',
  BatchDeleteScheduledAction: 'scheduledActionNames',
  ChangeResourceRecordSets: 'changeBatch.changes',
  DeleteAlarms: 'alarmNames',
  DisableAlarmActions: 'alarmNames',
  RebootInstances: 'instancesSet.items',
  SetRulePriorities: 'rulePriorities',
  StopInstances: 'instancesSet.items',
  TerminateInstances: 'instancesSet.items',
};

/** What Karpenter and Cluster Autoscaler call, with roles of the account. */
const OF_SCALERS: ReadonlySet<string> = new Set([
  'SetDesiredCapacity',
  'TerminateInstanceInAutoScalingGroup',
  'TerminateInstances',
]);

/**
 * Services that AWS has once, whose calls CloudTrail records in one region of the partition (CloudTrail user guide, "Global
 * service events", and the developer guides of CloudFront, Route 53 and Shield).
 */
const GLOBAL_SOURCES: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'route53', 'shield']);

/** Services with calls of both sorts: WAF's name the scope that they are about. */
const BOTH: ReadonlySet<string> = new Set(['wafv2']);

/** Whether the call may be recorded where AWS keeps what it has once, or, if not global, in any region. */
export const isRecordedIn = (isGlobal: boolean, { source }: FrozenCall): boolean =>
  BOTH.has(source) || GLOBAL_SOURCES.has(source) === isGlobal;

/** The name of a call without the version of the API, which Lambda, and CloudFront at times, write behind it. */
export const plainName = (event: string): string => event.replace(/_?20\d\d_?\d\d_?\d\d(?:v\d)?$/, '');

/** Values of parameters, by service and path, that take something away; of lists of attributes by their keys. */
export const TAKES_AWAY_IF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cloudfront: { 'distributionConfig.enabled': 'false' },
  dynamodb: { deletionProtectionEnabled: 'false' },
  elasticache: { automaticFailoverEnabled: 'false', multiAZEnabled: 'false' },
  elasticloadbalancing: {
    'attributes.deletion_protection.enabled': 'false',
    'attributes.load_balancing.cross_zone.enabled': 'false',
    'loadBalancerAttributes.crossZoneLoadBalancing.enabled': 'false',
  },
  lambda: { enabled: 'false' },
  rds: { deletionProtection: 'false', multiAZ: 'false' },
  route53: { action: 'DELETE', disabled: 'true' },
  ses: { sendingEnabled: 'false' },
};

/** Parameters whose value tells what was done, in words. */
export const TELLING: ReadonlySet<string> = new Set(
  [
    ...['cacheNodeType', 'dBInstanceClass', 'instanceType.value', 'instanceType', 'nodeType'],
    ...['engineVersion', 'taskDefinition', 'throughputMode', 'defaultVersion', 'functionVersion'],
    ...['action', 'billingMode', 'targetTrackingScalingPolicyConfiguration.disableScaleIn'],
  ].map((path) => path.toLowerCase()),
);

/**
 * The calls, by the names that CloudTrail gives them: those of the API; Lambda's have the version of its API behind them.
 * What only adds capacity is not among them. What changes what serves, as a deployment does, is; so is who may reach what.
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
        'StartInstanceRefresh',
        'UpdateAutoScalingGroup',
      ],
      takeAway: [
        'BatchDeleteScheduledAction',
        'DeleteAutoScalingGroup',
        'DeletePolicy',
        'DeleteScheduledAction',
        'DeleteWarmPool',
        'DetachInstances',
        'DetachLoadBalancerTargetGroups',
        'DetachLoadBalancers',
        'DetachTrafficSources',
        'EnterStandby',
        'SuspendProcesses',
      ],
    },
  ),
  ...callsOf('autoscaling', ['instance'], ['instanceId'], {
    takeAway: ['TerminateInstanceInAutoScalingGroup'],
  }),
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
    ['loadBalancerArn', 'loadBalancerName', 'listenerArn', 'ruleArn'],
    {
      change: [
        'ApplySecurityGroupsToLoadBalancer',
        'ConfigureHealthCheck',
        'CreateRule',
        'ModifyCapacityReservation',
        'ModifyListener',
        'ModifyLoadBalancerAttributes',
        'ModifyRule',
        'SetLoadBalancerListenerSSLCertificate',
        'SetLoadBalancerPoliciesOfListener',
        'SetRulePriorities',
        'SetSecurityGroups',
        'SetSubnets',
      ],
      takeAway: [
        'DeleteListener',
        'DeleteLoadBalancer',
        'DeleteLoadBalancerListeners',
        'DeleteRule',
        'DeregisterInstancesFromLoadBalancer',
        'DetachLoadBalancerFromSubnets',
        'DisableAvailabilityZonesForLoadBalancer',
        'RemoveListenerCertificates',
      ],
    },
  ),
  ...callsOf('elasticloadbalancing', ['targetGroup'], ['targetGroupArn'], {
    change: ['ModifyTargetGroup', 'ModifyTargetGroupAttributes'],
    takeAway: ['DeleteTargetGroup', 'DeregisterTargets'],
  }),
  ...callsOf('ec2', ['instance'], ['instanceId'], {
    change: ['ModifyInstanceAttribute', 'RebootInstances'],
    takeAway: ['StopInstances', 'TerminateInstances'],
  }),
  ...callsOf('ec2', ['volume'], ['volumeId'], { takeAway: ['DetachVolume'] }),
  ...callsOf('ec2', [], ['capacityReservationId'], {
    change: ['ModifyCapacityReservation'],
    takeAway: ['CancelCapacityReservation'],
  }),
  ...callsOf('ec2', [], ['groupId'], {
    change: [
      'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroupIngress',
      'ModifyNetworkInterfaceAttribute',
      'ModifySecurityGroupRules',
    ],
    takeAway: ['RevokeSecurityGroupEgress', 'RevokeSecurityGroupIngress'],
  }),
  ...callsOf('ec2', [], ['routeTableId', 'destinationCidrBlock', 'associationId'], {
    change: ['CreateRoute', 'ReplaceRoute', 'ReplaceRouteTableAssociation'],
    takeAway: ['DeleteRoute', 'DisassociateRouteTable'],
  }),
  ...callsOf('ec2', [], ['networkAclId', 'associationId'], {
    change: ['CreateNetworkAclEntry', 'ReplaceNetworkAclAssociation', 'ReplaceNetworkAclEntry'],
    takeAway: ['DeleteNetworkAclEntry'],
  }),
  ...callsOf('ec2', ['natGateway'], ['natGatewayId'], {
    takeAway: ['DeleteNatGateway', 'DisassociateNatGatewayAddress'],
  }),
  ...callsOf('ec2', [], ['internetGatewayId'], { takeAway: ['DetachInternetGateway'] }),
  ...callsOf('ec2', [], ['vpcEndpointId'], {
    change: ['ModifyVpcEndpoint'],
    takeAway: ['DeleteVpcEndpoints'],
  }),
  ...callsOf('ec2', [], ['publicIp', 'allocationId', 'associationId'], {
    takeAway: ['DisassociateAddress'],
  }),
  ...callsOf('ec2', [], ['launchTemplateName', 'launchTemplateId'], {
    change: ['CreateLaunchTemplateVersion', 'ModifyLaunchTemplate'],
    takeAway: ['DeleteLaunchTemplate', 'DeleteLaunchTemplateVersions'],
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
    change: [
      'FailoverDBCluster',
      'ModifyDBCluster',
      'ModifyDBInstance',
      'RebootDBCluster',
      'RebootDBInstance',
      'SwitchoverReadReplica',
    ],
    takeAway: [
      'DeleteDBCluster',
      'DeleteDBInstance',
      'PromoteReadReplica',
      'StopDBCluster',
      'StopDBInstance',
    ],
  }),
  ...callsOf('rds', [], ['dBParameterGroupName', 'dBClusterParameterGroupName', 'dBProxyName'], {
    change: [
      'ModifyDBClusterParameterGroup',
      'ModifyDBParameterGroup',
      'ModifyDBProxy',
      'ModifyDBProxyTargetGroup',
      'ResetDBClusterParameterGroup',
      'ResetDBParameterGroup',
    ],
    takeAway: ['DeleteDBProxy', 'DeregisterDBProxyTargets'],
  }),
  ...callsOf('rds', [], ['blueGreenDeploymentIdentifier', 'globalClusterIdentifier', 'resourceIdentifier'], {
    change: ['ApplyPendingMaintenanceAction', 'FailoverGlobalCluster', 'SwitchoverBlueGreenDeployment'],
    takeAway: ['RemoveFromGlobalCluster'],
  }),
  ...callsOf('lambda', ['lambdaFunction'], ['functionName', 'qualifier'], {
    change: [
      'DeleteFunctionConcurrency20171031',
      'PutFunctionConcurrency20171031',
      'PutProvisionedConcurrencyConfig',
      'PublishVersion20150331',
      'UpdateAlias20150331',
      'UpdateFunctionCode20150331v2',
      'UpdateFunctionConfiguration20150331v2',
    ],
    takeAway: [
      'DeleteAlias20150331',
      'DeleteFunction20150331',
      'DeleteProvisionedConcurrencyConfig',
      'RemovePermission20150331v2',
    ],
  }),
  // The id of a mapping alone may be all that is named.
  ...callsOf('lambda', ['lambdaFunction'], ['functionName', 'uUID'], {
    change: ['UpdateEventSourceMapping20150331'],
    takeAway: ['DeleteEventSourceMapping20150331'],
  }),
  ...callsOf('dynamodb', ['dynamodbTable'], ['tableName'], {
    change: ['UpdateTable'],
    takeAway: ['DeleteTable'],
  }),
  ...callsOf('ecs', ['ecsService'], ['cluster', 'service'], {
    change: ['UpdateService', 'UpdateServicePrimaryTaskSet'],
    takeAway: ['DeleteService', 'DeleteTaskSet'],
  }),
  ...callsOf('ecs', [], ['cluster', 'family', 'taskDefinition', 'capacityProvider', 'name'], {
    change: [
      'PutClusterCapacityProviders',
      'RegisterTaskDefinition',
      'UpdateCapacityProvider',
      'UpdateCluster',
    ],
    takeAway: ['DeleteCapacityProvider', 'DeleteCluster', 'DeregisterTaskDefinition'],
  }),
  // A node group of a cluster, whose parameter is called `name`: EKS API reference, "UpdateNodegroupConfig".
  // A node group is of the event if its cluster is.
  ...callsOf(
    'eks',
    ['eksCluster'],
    ['clusterName', 'name', 'nodegroupName', 'addonName', 'fargateProfileName'],
    {
      change: [
        'UpdateAddon',
        'UpdateClusterConfig',
        'UpdateClusterVersion',
        'UpdateNodegroupConfig',
        'UpdateNodegroupVersion',
      ],
      takeAway: ['DeleteAddon', 'DeleteCluster', 'DeleteFargateProfile', 'DeleteNodegroup'],
    },
  ),
  ...callsOf('apigateway', ['api'], ['restApiId', 'apiId', 'stageName'], {
    change: ['CreateDeployment', 'PutRestApi', 'ReimportApi', 'UpdateIntegration', 'UpdateStage'],
    takeAway: ['DeleteApi', 'DeleteIntegration', 'DeleteRestApi', 'DeleteRoute', 'DeleteStage'],
  }),
  ...callsOf('apigateway', [], ['usagePlanId', 'domainName', 'basePath'], {
    change: ['UpdateUsagePlan'],
    takeAway: ['DeleteApiMapping', 'DeleteBasePathMapping', 'DeleteDomainName', 'DeleteUsagePlan'],
  }),
  ...callsOf('codedeploy', [], ['applicationName', 'deploymentGroupName'], { change: ['CreateDeployment'] }),
  ...callsOf('appconfig', [], ['applicationId', 'environmentId'], { change: ['StartDeployment'] }),
  ...callsOf('cloudformation', ['cloudFormationStack'], ['stackName'], {
    change: ['CreateStack', 'ExecuteChangeSet', 'RollbackStack', 'UpdateStack'],
    takeAway: ['DeleteStack'],
  }),
  ...callsOf('monitoring', [], ['alarmName', 'name'], {
    change: ['PutAlarmMuteRule', 'PutCompositeAlarm', 'PutMetricAlarm'],
    takeAway: ['DeleteAlarms', 'DisableAlarmActions'],
  }),
  ...callsOf('secretsmanager', ['secret'], ['secretId'], {
    change: ['PutSecretValue', 'RotateSecret', 'UpdateSecret', 'UpdateSecretVersionStage'],
    takeAway: ['DeleteSecret'],
  }),
  ...callsOf('kms', [], ['keyId'], {
    change: ['PutKeyPolicy'],
    takeAway: ['DisableKey', 'RevokeGrant', 'ScheduleKeyDeletion'],
  }),
  ...callsOf('ses', [], ['emailIdentity', 'identity', 'configurationSetName'], {
    change: ['PutAccountSendingAttributes', 'PutConfigurationSetSendingOptions'],
    takeAway: ['DeleteEmailIdentity', 'DeleteIdentity'],
  }),
  ...callsOf('wafv2', ['webAcl', 'cloudFrontWebAcl'], ['name', 'resourceArn'], {
    change: ['AssociateWebACL', 'UpdateWebACL'],
    takeAway: ['DeleteWebACL', 'DisassociateWebACL'],
  }),
  ...callsOf('wafv2', [], ['name'], {
    change: ['UpdateIPSet', 'UpdateRegexPatternSet', 'UpdateRuleGroup'],
  }),
  // Invalidations empty caches, so that origins serve what they did not have to.
  ...callsOf('cloudfront', ['cloudFrontDistribution'], ['id', 'distributionId'], {
    change: ['CreateInvalidation', 'UpdateDistribution'],
    takeAway: ['DeleteDistribution'],
  }),
  ...callsOf('cloudfront', [], ['name', 'id'], {
    change: [
      'PublishFunction',
      'UpdateCachePolicy',
      'UpdateContinuousDeploymentPolicy',
      'UpdateFunction',
      'UpdateOriginRequestPolicy',
    ],
  }),
  ...callsOf(
    'route53',
    ['route53HostedZone'],
    [
      'hostedZoneId',
      'id',
      'resourceRecordSet.name',
      'resourceRecordSet.type',
      'resourceRecordSet.setIdentifier',
    ],
    { change: ['ChangeResourceRecordSets'], takeAway: ['DeleteHostedZone'] },
  ),
  ...callsOf('route53', [], ['healthCheckId'], {
    change: ['UpdateHealthCheck'],
    takeAway: ['DeleteHealthCheck'],
  }),
  ...callsOf('shield', [], ['protectionId', 'resourceArn'], {
    takeAway: ['DeleteProtection', 'DisableApplicationLayerAutomaticResponse'],
  }),
  // Whether the path needs the permission nobody can tell from the call, so that none of them is red.
  ...callsOf('iam', [], ['roleName', 'policyName', 'policyArn', 'instanceProfileName'], {
    change: [
      'CreatePolicyVersion',
      'DeleteRole',
      'DeleteRolePolicy',
      'DetachRolePolicy',
      'PutRolePermissionsBoundary',
      'PutRolePolicy',
      'RemoveRoleFromInstanceProfile',
      'SetDefaultPolicyVersion',
      'UpdateAssumeRolePolicy',
    ],
  }),
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
    change: ['UpdateUserPool', 'UpdateUserPoolClient'],
    takeAway: ['DeleteUserPool', 'DeleteUserPoolClient'],
  }),
  ...callsOf('states', ['stateMachine'], ['stateMachineArn'], {
    change: ['UpdateStateMachine'],
    takeAway: ['DeleteStateMachine'],
  }),
  ...callsOf('states', [], ['stateMachineAliasArn'], {
    change: ['UpdateStateMachineAlias'],
    takeAway: ['DeleteStateMachineAlias'],
  }),
  ...callsOf('events', ['eventRule'], ['name', 'rule'], {
    change: ['EnableRule', 'PutRule', 'PutTargets'],
    takeAway: ['DeleteRule', 'DisableRule', 'RemoveTargets'],
  }),
  ...callsOf('kinesis', ['kinesisStream'], ['streamName', 'streamARN'], {
    change: ['UpdateShardCount', 'UpdateStreamMode'],
    takeAway: ['DecreaseStreamRetentionPeriod', 'DeleteStream', 'MergeShards'],
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
    change: ['StartServiceSoftwareUpdate', 'UpdateDomainConfig', 'UpgradeDomain'],
    takeAway: ['DeleteDomain'],
  }),
  ...callsOf(
    'elasticache',
    ['elastiCache'],
    ['replicationGroupId', 'cacheClusterId', 'serverlessCacheName'],
    {
      change: [
        'ModifyCacheCluster',
        'ModifyReplicationGroup',
        'ModifyReplicationGroupShardConfiguration',
        'ModifyServerlessCache',
        'RebootCacheCluster',
        'TestFailover',
      ],
      takeAway: [
        'DecreaseReplicaCount',
        'DeleteCacheCluster',
        'DeleteReplicationGroup',
        'DeleteServerlessCache',
      ],
    },
  ),
  ...callsOf('elasticache', [], ['cacheParameterGroupName'], {
    change: ['ModifyCacheParameterGroup', 'ResetCacheParameterGroup'],
  }),
];
