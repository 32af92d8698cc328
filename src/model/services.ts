import type { Rate } from '../lib/token-bucket';

/** The facts about an AWS service that this program needs before it calls the service. */
export interface Service {
  /** AWS's own ids of the APIs of the service, as the SDK names them. */
  readonly apis: readonly string[];
  /** The one action of IAM that allows all calls that read, for a service whose actions are not named like its operations. */
  readonly readAction?: string;
  /** The actions of IAM that are not named like their operations, by operation. */
  readonly iamActions?: Readonly<Record<string, string>>;
  /** Whether each region has an endpoint, or one region of the partition serves the whole account. */
  readonly answersIn: 'region' | 'partition';
  /** Where Service Quotas has its quotas, if that is not where the service answers. */
  readonly quotasIn?: 'partition';
  /**
   * Quotas that are judged, by the code of their service in Service Quotas. Codes are from the AWS console's own links, as
   * gathered in the user guides; wrong codes circulate, so each was checked there before it was written here.
   */
  readonly quotas: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The request rates that AWS publishes (2026), per account and region unless stated otherwise. */
  readonly rates: ServiceRates;
}

/** The token buckets with which AWS limits a service: the full rate, not the share that this program takes. */
export interface ServiceRates {
  /** Each action has a bucket of its own. */
  readonly perAction?: Rate;
  /** Actions whose bucket differs from `perAction`. A call takes one token, or one per requested data point. */
  readonly actions?: Readonly<Record<string, Rate & { readonly perDataPoint?: true }>>;
  /** Buckets that all actions of the service share. */
  readonly shared?: readonly SharedRate[];
}

interface SharedRate extends Rate {
  /** `account`: one bucket over all regions. */
  readonly scope: 'region' | 'account';
  /** AWS also publishes a higher rate for the same calls, so this one is applied only when caution is required. */
  readonly contradicted?: true;
  /**
   * Nothing that scales by itself calls the API, and the rate is our own assumption. So outside the event no share is left
   * to others; where the assumption is too high, AWS throttles and the pace steps down.
   */
  readonly undivided?: true;
}

/** Used where AWS publishes no rate: slower than any reported throttling that we know of. */
const ASSUMED: Rate = { capacity: 20, refillPerSecond: 10 };

/** The services that this program calls, by the prefix of their IAM actions. */
export const SERVICES = {
  account: {
    apis: ['Account'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account' }] },
  },
  acm: {
    apis: ['ACM'],
    answersIn: 'region',
    quotas: {},
    // ACM user guide, "Quotas", which gave ListCertificates 1/s for years before.
    rates: {
      perAction: { capacity: 10, refillPerSecond: 10 },
      actions: { ListCertificates: { capacity: 8, refillPerSecond: 8 } },
    },
  },
  apigateway: {
    apis: ['API Gateway', 'ApiGatewayV2'],
    // Actions of IAM are methods of HTTP here (Service Authorization Reference, "Amazon API Gateway Management").
    readAction: 'GET',
    answersIn: 'region',
    quotas: { apigateway: { throttleRate: 'L-8A5B8E43' } },
    // API Gateway developer guide, "Amazon API Gateway quotas": of all calls together, and of the one that has a rate of its own.
    rates: {
      actions: { GetResources: { capacity: 5, refillPerSecond: 2.5 } },
      shared: [{ capacity: 40, refillPerSecond: 10, scope: 'region' }],
    },
  },
  'application-autoscaling': {
    apis: ['Application Auto Scaling'],
    answersIn: 'region',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  autoscaling: {
    apis: ['Auto Scaling'],
    answersIn: 'region',
    quotas: { autoscaling: {} },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  ce: {
    apis: ['Cost Explorer'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account', undivided: true }] },
  },
  cloudformation: {
    apis: ['CloudFormation'],
    answersIn: 'region',
    // CloudFormation user guide, "Understand CloudFormation quotas".
    quotas: { cloudformation: { stacks: 'L-0485CB21' } },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  backup: {
    apis: ['Backup'],
    answersIn: 'region',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  cloudfront: {
    apis: ['CloudFront'],
    answersIn: 'partition',
    // CloudFront developer guide, "Quotas"; both do not apply to distributions on a flat-rate pricing plan.
    quotas: { cloudfront: { requestsPerSecond: 'L-A2C80159', gigabitsPerSecond: 'L-0F1E9017' } },
    rates: { shared: [{ ...ASSUMED, scope: 'account' }] },
  },
  cloudtrail: {
    apis: ['CloudTrail'],
    answersIn: 'region',
    quotas: {},
    // CloudTrail API reference, "LookupEvents": two a second, per account and region.
    rates: { actions: { LookupEvents: { capacity: 2, refillPerSecond: 2 } } },
  },
  cloudwatch: {
    apis: ['CloudWatch'],
    answersIn: 'region',
    quotas: {},
    // CloudWatch user guide, "Quotas". With the tens of thousands of data points that a call of ours asks for, the 50 (now
    // 500) requests a second of GetMetricData are never reached.
    rates: {
      perAction: { capacity: 50, refillPerSecond: 50 },
      actions: {
        GetMetricData: { capacity: 396_000, refillPerSecond: 396_000, perDataPoint: true },
        ListMetrics: { capacity: 25, refillPerSecond: 25 },
        DescribeAlarms: { capacity: 9, refillPerSecond: 9 },
      },
    },
  },
  'cognito-idp': {
    apis: ['Cognito Identity Provider'],
    answersIn: 'region',
    // By category of operations, named as Cognito names them.
    quotas: {
      'cognito-idp': {
        UserAuthentication: 'L-026ADBA3',
        UserCreation: 'L-5987B8A0',
        UserFederation: 'L-BB3E7CCF',
        UserAccountRecovery: 'L-7D6E8ED3',
        UserRead: 'L-D6BD5178',
        UserUpdate: 'L-6621E65D',
        UserToken: 'L-F21F8BB4',
        UserResourceRead: 'L-55545DC8',
        UserResourceUpdate: 'L-574C86AE',
        UserList: 'L-259E3368',
        ClientAuthentication: 'L-74D3DD04',
      },
    },
    // Cognito developer guide, "Quotas in Amazon Cognito": the categories UserPoolRead and LimitManagement.
    rates: {
      actions: { GetProvisionedLimit: { capacity: 1, refillPerSecond: 1 } },
      shared: [{ capacity: 15, refillPerSecond: 15, scope: 'region' }],
    },
  },
  dynamodb: {
    apis: ['DynamoDB'],
    answersIn: 'region',
    quotas: {
      dynamodb: {
        accountReadCapacity: 'L-34F6A552',
        accountWriteCapacity: 'L-34F8CCC8',
        tableReadCapacity: 'L-CF0CBE56',
        tableWriteCapacity: 'L-AB614373',
      },
    },
    // DynamoDB developer guide, "Best practices for managing the control plane", and the API reference of the two actions.
    rates: {
      shared: [{ capacity: 2_500, refillPerSecond: 2_500, scope: 'region' }],
      // That DescribeLimits is best asked once a minute is advice, and it is asked once in a run.
      actions: { DescribeContinuousBackups: { capacity: 10, refillPerSecond: 10 } },
    },
  },
  ec2: {
    apis: ['EC2'],
    answersIn: 'region',
    // The vCPU quotas, one per family of instance types, are in src/quotas/catalogue.ts.
    quotas: {
      ebs: {
        gp2Storage: 'L-D18FCD1D',
        gp3Storage: 'L-7A658B76',
        io1Storage: 'L-FD252861',
        io1Iops: 'L-B3A130E6',
        io2Storage: 'L-09BD8365',
        io2Iops: 'L-8D977E7E',
        st1Storage: 'L-82ACEF56',
        sc1Storage: 'L-17AF77E8',
        standardStorage: 'L-9CF3C2EB',
      },
      ec2: {},
      vpc: { networkInterfaces: 'L-DF5E4CA3' },
    },
    // EC2 developer guide, "Request throttling": Describe actions, as long as they are filtered or paged, which ours are.
    rates: { perAction: { capacity: 100, refillPerSecond: 20 } },
  },
  elasticache: {
    apis: ['ElastiCache'],
    answersIn: 'region',
    quotas: {
      elasticache: {
        nodes: 'L-DFE45DF3',
        nodesPerCluster: 'L-AF354865',
        nodesPerMemcachedCluster: 'L-8C334AD1',
        serverlessCaches: 'L-BBCDAECC',
      },
    },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  dax: {
    apis: ['DAX'],
    answersIn: 'region',
    // Amazon DynamoDB endpoints and quotas, in the General Reference of AWS.
    quotas: { dax: { nodes: 'L-AB139030' } },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  ecs: {
    apis: ['ECS'],
    answersIn: 'region',
    // Amazon ECS service quotas, "AWS Fargate service quotas".
    quotas: { fargate: { onDemandVcpus: 'L-3032A538', spotVcpus: 'L-36FBB829' } },
    // ECS API reference, "Request throttling": the reads of clusters and of services; the slower of the two for all.
    rates: { perAction: { capacity: 50, refillPerSecond: 20 } },
  },
  eks: {
    apis: ['EKS'],
    answersIn: 'region',
    // EKS endpoints and quotas, in the General Reference of AWS.
    quotas: {
      eks: {
        clusters: 'L-1194D53C',
        nodegroupsPerCluster: 'L-6D54EA21',
        nodesPerNodegroup: 'L-BD136A63',
      },
    },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  elasticloadbalancing: {
    apis: ['Elastic Load Balancing', 'Elastic Load Balancing v2'],
    answersIn: 'region',
    quotas: {
      elasticloadbalancing: {
        applicationLoadBalancers: 'L-53DA6B97',
        networkLoadBalancers: 'L-69A177A2',
        targetGroups: 'L-B22855CB',
        targetsPerTargetGroup: 'L-A0D0B863',
        targetsPerApplicationLoadBalancer: 'L-7E6692B2',
        targetsPerNetworkLoadBalancer: 'L-EEF1AD04',
        targetsPerZonePerNetworkLoadBalancer: 'L-B211E961',
      },
    },
    // ELB user guide, "API request throttling", states an account bucket of 40 and 10/s for all actions and one of 200 and
    // 50/s for Describe, which cannot both be so. We go by the higher until AWS throttles, and by both during the event.
    rates: {
      shared: [
        { capacity: 200, refillPerSecond: 50, scope: 'region' },
        { capacity: 40, refillPerSecond: 10, scope: 'region', contradicted: true },
      ],
    },
  },
  health: {
    apis: ['Health'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account', undivided: true }] },
  },
  events: {
    apis: ['EventBridge'],
    answersIn: 'region',
    // EventBridge user guide, "Quotas", which is also where the rate is from: of all calls that are not for putting events.
    quotas: { events: { putEvents: 'L-9B653E91', invocations: 'L-5540C5E3' } },
    rates: { shared: [{ capacity: 50, refillPerSecond: 50, scope: 'region' }] },
  },
  elasticfilesystem: {
    apis: ['EFS'],
    answersIn: 'region',
    // Amazon Elastic File System endpoints and quotas, in the General Reference of AWS.
    quotas: { elasticfilesystem: { fileSystems: 'L-848C634D' } },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  es: {
    apis: ['OpenSearch'],
    answersIn: 'region',
    // OpenSearch Service endpoints and quotas, in the General Reference of AWS.
    quotas: { es: { domains: 'L-076D529E', instancesPerDomain: 'L-6408ABDE' } },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  directconnect: {
    apis: ['Direct Connect'],
    answersIn: 'region',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  firehose: {
    apis: ['Firehose'],
    answersIn: 'region',
    // Amazon Data Firehose endpoints and quotas, in the General Reference of AWS.
    quotas: { firehose: { streams: 'L-14BB0BE7' } },
    // Firehose developer guide, "Quota": five invocations a second of each of the two actions.
    rates: { perAction: { capacity: 5, refillPerSecond: 5 } },
  },
  iam: {
    apis: ['IAM'],
    answersIn: 'partition',
    // IAM user guide, "IAM and AWS STS quotas", which gives no codes: they are those of links of the console.
    quotas: {
      iam: {
        instanceProfiles: 'L-6E65F664',
        policies: 'L-E95E4862',
        roles: 'L-FE177D64',
        users: 'L-F55AF5E4',
      },
    },
    rates: { shared: [{ ...ASSUMED, scope: 'account' }] },
  },
  kafka: {
    apis: ['Kafka'],
    answersIn: 'region',
    // Amazon MSK endpoints and quotas, in the General Reference of AWS.
    quotas: {
      kafka: {
        brokersPerAccount: 'L-EDD31C36',
        brokersPerCluster: 'L-FAB9E493',
        brokersPerKraftCluster: 'L-03FD6822',
      },
    },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  kinesis: {
    apis: ['Kinesis'],
    answersIn: 'region',
    // Kinesis developer guide, "Quotas and limits".
    quotas: { kinesis: { shards: 'L-0918CF54' } },
    // Kinesis API reference: the two actions.
    rates: {
      actions: {
        ListStreams: { capacity: 5, refillPerSecond: 5 },
        DescribeStreamSummary: { capacity: 20, refillPerSecond: 20 },
      },
    },
  },
  lambda: {
    apis: ['Lambda'],
    answersIn: 'region',
    quotas: { lambda: { concurrentExecutions: 'L-B99A9384' } },
    // Lambda developer guide, "Lambda quotas": 15/s over all calls that neither invoke nor get a function or its policy.
    rates: { shared: [{ capacity: 15, refillPerSecond: 15, scope: 'region' }] },
  },
  rds: {
    apis: ['RDS'],
    answersIn: 'region',
    quotas: { rds: { dbInstances: 'L-7B6409FD', dbTotalStorage: 'L-7ADDB58A' } },
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  route53: {
    apis: ['Route 53'],
    answersIn: 'partition',
    quotas: {},
    // Route 53 developer guide, "Quotas": five requests a second of the account, all together.
    rates: { shared: [{ capacity: 5, refillPerSecond: 5, scope: 'account' }] },
  },
  route53domains: {
    apis: ['Route 53 Domains'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account' }] },
  },
  s3: {
    apis: ['S3'],
    // Service Authorization Reference, "Amazon S3".
    iamActions: { ListBuckets: 'ListAllMyBuckets', GetBucketReplication: 'GetReplicationConfiguration' },
    answersIn: 'region',
    // S3 user guide, "General purpose bucket quotas": of the account, and seen in one region of each partition.
    quotasIn: 'partition',
    quotas: { s3: { buckets: 'L-DC2B2D3D' } },
    rates: { perAction: ASSUMED },
  },
  secretsmanager: {
    apis: ['Secrets Manager'],
    answersIn: 'region',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'region' }] },
  },
  servicequotas: {
    apis: ['Service Quotas'],
    answersIn: 'region',
    quotas: {},
    // Service Quotas user guide, "Quotas": 10/s and 10 more at once for lists, and a rate over all actions and regions.
    rates: {
      perAction: { capacity: 20, refillPerSecond: 10 },
      shared: [{ capacity: 50, refillPerSecond: 50, scope: 'account' }],
    },
  },
  ses: {
    apis: ['SESv2'],
    answersIn: 'region',
    // SES endpoints and quotas, in the General Reference of AWS.
    quotas: { ses: { dailySends: 'L-804C8AE8', sendRate: 'L-CDEF9B6B' } },
    // SES API reference (v1), of each action that is not for sending; that of v2 says nothing of rates.
    rates: { perAction: { capacity: 1, refillPerSecond: 1 } },
  },
  shield: {
    apis: ['Shield'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account', undivided: true }] },
  },
  sns: {
    apis: ['SNS'],
    answersIn: 'region',
    // SNS endpoints and quotas, in the General Reference of AWS, which is also where the rates are from.
    quotas: { sns: { publishRate: 'L-F8E2BA85' } },
    // Of lists everywhere; of attributes in the smallest regions, and up to 3,000 in others.
    rates: { perAction: { capacity: 30, refillPerSecond: 30 } },
  },
  sqs: {
    apis: ['SQS'],
    answersIn: 'region',
    quotas: {},
    rates: {
      perAction: ASSUMED,
      // What AWS publishes is of each queue (SQS developer guide, "Amazon SQS message quotas"), and each is asked once.
      actions: { GetQueueAttributes: { capacity: 100, refillPerSecond: 100 } },
    },
  },
  states: {
    apis: ['SFN'],
    answersIn: 'region',
    // Step Functions developer guide, "Service quotas", has no codes. That of open executions is the one in links of the console; rates are
    // found by their names.
    quotas: { states: { openExecutions: 'L-B8A5B662' } },
    // The same page, of each action.
    rates: {
      actions: {
        DescribeStateMachine: { capacity: 200, refillPerSecond: 20 },
        ListStateMachines: { capacity: 100, refillPerSecond: 5 },
      },
    },
  },
  sts: {
    apis: ['STS'],
    answersIn: 'region',
    quotas: {},
    // One call an account never comes near it.
    rates: { perAction: { capacity: 600, refillPerSecond: 600 } },
  },
  support: {
    apis: ['Support'],
    answersIn: 'partition',
    quotas: {},
    rates: { shared: [{ ...ASSUMED, scope: 'account', undivided: true }] },
  },
  tag: {
    apis: ['Resource Groups Tagging API'],
    answersIn: 'region',
    quotas: {},
    // Tag Editor user guide, "Service quotas": GetResources.
    rates: { perAction: { capacity: 15, refillPerSecond: 15 } },
  },
  wafv2: {
    apis: ['WAFV2'],
    answersIn: 'region',
    // AWS gives the quota of requests no code in its guides; it is found by its name.
    quotas: { wafv2: {} },
    // WAF developer guide, "AWS WAF quotas": calls of one action that gets or lists, and of one that is slower.
    rates: {
      perAction: { capacity: 5, refillPerSecond: 5 },
      actions: { ListResourcesForWebACL: { capacity: 1, refillPerSecond: 1 } },
    },
  },
} as const satisfies Readonly<Record<string, Service>>;

/** The prefix of a service's actions in IAM, such as `elasticloadbalancing`. */
export type ServicePrefix = keyof typeof SERVICES;

const PREFIXES: ReadonlyMap<string, ServicePrefix> = new Map(
  Object.entries(SERVICES).flatMap(([prefix, { apis }]) =>
    apis.map((api) => [api, prefix as ServicePrefix] as const),
  ),
);

/**
 * The service of an API, by AWS's own id of it (`Elastic Load Balancing v2`).
 * @throws Error for one that is not in the table: it would escape the rate limits and the IAM policy.
 */
export function prefixOf(api: string): ServicePrefix {
  const prefix = PREFIXES.get(api);
  if (prefix === undefined) throw new Error(`src/model/services.ts has no entry for the API ${api}`);
  return prefix;
}

/** A kind of resource that the scope of a plan selects or leaves out. */
interface KindOfResource {
  /** The service under which `traffic.elasticity` of the plan matches it. */
  readonly service: string;
  /** Where it is: in a region, or once per account. */
  readonly per: 'region' | 'account';
  /** The scope list for this kind and what people write in it. A kind without a list is selected through its owners. */
  readonly list?: { readonly name: string; readonly holds: string };
}

/** The kinds of resources that a plan may name, and the kinds that are selected through them. */
export const RESOURCE_KINDS = {
  instance: { service: 'ec2', per: 'region', list: { name: 'instances', holds: 'EC2 instance ids.' } },
  volume: { service: 'ebs', per: 'region' },
  loadBalancer: {
    service: 'elasticloadbalancing',
    per: 'region',
    list: { name: 'loadBalancers', holds: 'Names or ARNs.' },
  },
  targetGroup: { service: 'elasticloadbalancing', per: 'region' },
  autoScalingGroup: {
    service: 'autoscaling',
    per: 'region',
    list: { name: 'autoScalingGroups', holds: 'Names or ARNs.' },
  },
  api: {
    service: 'apigateway',
    per: 'region',
    list: { name: 'apis', holds: 'Names or ids of REST, HTTP and WebSocket APIs of API Gateway.' },
  },
  s3Bucket: { service: 's3', per: 'region', list: { name: 's3Buckets', holds: 'Bucket names.' } },
  vpc: {
    service: 'vpc',
    per: 'region',
    list: { name: 'vpcs', holds: 'VPC ids; their subnets come with them.' },
  },
  subnet: { service: 'vpc', per: 'region' },
  natGateway: { service: 'nat-gateway', per: 'region' },
  vpnConnection: {
    service: 'vpn',
    per: 'region',
    list: {
      name: 'vpnConnections',
      holds: 'Ids, or values of the tag Name, of Site-to-Site VPN connections.',
    },
  },
  directConnection: {
    service: 'direct-connect',
    per: 'region',
    list: {
      name: 'directConnections',
      holds: 'Ids or names of connections of Direct Connect; their virtual interfaces come with them.',
    },
  },
  virtualInterface: {
    service: 'direct-connect',
    per: 'region',
    list: { name: 'virtualInterfaces', holds: 'Ids or names of virtual interfaces of Direct Connect.' },
  },
  dynamodbTable: {
    service: 'dynamodb',
    per: 'region',
    list: { name: 'dynamodbTables', holds: 'Table names or ARNs.' },
  },
  rds: {
    service: 'rds',
    per: 'region',
    list: { name: 'rds', holds: 'Identifiers or host names of instances and clusters.' },
  },
  ecsService: {
    service: 'ecs',
    per: 'region',
    list: {
      name: 'ecsServices',
      holds: 'Names (`cluster/service` where clusters have services of the same name) or ARNs.',
    },
  },
  eksCluster: {
    service: 'eks',
    per: 'region',
    list: { name: 'eksClusters', holds: 'Names or ARNs; their managed node groups come with them.' },
  },
  eksNodegroup: { service: 'eks', per: 'region' },
  eventRule: {
    service: 'eventbridge',
    per: 'region',
    list: {
      name: 'eventRules',
      holds: 'Names of rules of EventBridge (`bus/rule` where buses have rules of the same name) or ARNs.',
    },
  },
  firehoseStream: {
    service: 'firehose',
    per: 'region',
    list: { name: 'firehoseStreams', holds: 'Names or ARNs of streams of Data Firehose.' },
  },
  kinesisStream: {
    service: 'kinesis',
    per: 'region',
    list: { name: 'kinesisStreams', holds: 'Names or ARNs of data streams.' },
  },
  mskCluster: {
    service: 'msk',
    per: 'region',
    list: { name: 'mskClusters', holds: 'Names or ARNs of clusters of Managed Streaming for Apache Kafka.' },
  },
  lambdaFunction: {
    service: 'lambda',
    per: 'region',
    list: { name: 'lambdaFunctions', holds: 'Names or ARNs.' },
  },
  secret: {
    service: 'secrets-manager',
    per: 'region',
    list: { name: 'secrets', holds: 'Names or ARNs of secrets of Secrets Manager.' },
  },
  snsTopic: {
    service: 'sns',
    per: 'region',
    list: { name: 'snsTopics', holds: 'Names or ARNs of topics.' },
  },
  sqsQueue: {
    service: 'sqs',
    per: 'region',
    list: { name: 'sqsQueues', holds: 'Names, ARNs or URLs of queues.' },
  },
  stateMachine: {
    service: 'step-functions',
    per: 'region',
    list: { name: 'stateMachines', holds: 'Names or ARNs of state machines.' },
  },
  userPool: {
    service: 'cognito',
    per: 'region',
    list: { name: 'userPools', holds: 'Names, ids or ARNs of user pools of Cognito.' },
  },
  elastiCache: {
    service: 'elasticache',
    per: 'region',
    list: { name: 'elastiCache', holds: 'Ids of replication groups, clusters or serverless caches.' },
  },
  daxCluster: {
    service: 'dax',
    per: 'region',
    list: { name: 'daxClusters', holds: 'Names or ARNs of clusters of DynamoDB Accelerator.' },
  },
  efsFileSystem: {
    service: 'efs',
    per: 'region',
    list: { name: 'efsFileSystems', holds: 'Ids or ARNs of file systems of EFS.' },
  },
  openSearchDomain: {
    service: 'opensearch',
    per: 'region',
    list: { name: 'openSearchDomains', holds: 'Names or ARNs of domains of OpenSearch Service.' },
  },
  // Scopes name stacks to select what belongs to them.
  cloudFormationStack: { service: 'cloudformation', per: 'region' },
  cloudFrontDistribution: {
    service: 'cloudfront',
    per: 'account',
    list: { name: 'cloudFrontDistributions', holds: 'Ids or CNAMEs.' },
  },
  route53HostedZone: {
    service: 'route53',
    per: 'account',
    list: { name: 'route53HostedZones', holds: 'Zone ids or domain names.' },
  },
  webAcl: { service: 'wafv2', per: 'region' },
  cloudFrontWebAcl: { service: 'wafv2', per: 'account' },
  awsApi: { service: 'aws-api', per: 'region' },
  sesDomain: {
    service: 'ses',
    per: 'account',
    list: { name: 'sesDomains', holds: 'Domains that mail is sent from.' },
  },
} as const satisfies Readonly<Record<string, KindOfResource>>;

/** A kind of resource that a scope selects or leaves out. */
export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** The lists of a scope, of a region or of what an account has once, that name resources. */
export type ScopeList<Per extends KindOfResource['per'] = KindOfResource['per']> = {
  [Kind in ResourceKind]: (typeof RESOURCE_KINDS)[Kind] extends {
    readonly per: Per;
    readonly list: { readonly name: infer Name extends string };
  }
    ? Name
    : never;
}[ResourceKind];

/** Every list of a scope, with the kind that it names. */
export const SCOPE_LISTS: readonly (KindOfResource['list'] & {
  readonly name: ScopeList;
  readonly kind: ResourceKind;
  readonly per: KindOfResource['per'];
})[] = Object.entries<KindOfResource>(RESOURCE_KINDS).flatMap(([kind, { per, list }]) =>
  list ? { ...list, name: list.name as ScopeList, kind: kind as ResourceKind, per } : [],
);
