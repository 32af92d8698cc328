/** What is known of the services of AWS that an account may use, whether or not anything judges them. */

/** A service, and by what its use is recognised. */
export interface KnownService {
  /** As people call it. */
  readonly name: string;
  /** Other words for it in a plan, in lower case and without `AWS` or `Amazon` before them. */
  readonly words?: readonly string[];
  /** Where CloudWatch keeps its metrics. */
  readonly namespaces?: readonly string[];
  /**
   * The service of its ARNs, with the type of the resource where another service has the same: `ec2:natgateway`. By
   * default the id.
   */
  readonly arns?: readonly string[];
  /**
   * Of a service that AWS serves once per account, if only a part of it: the regions that its metrics are in, by the region in which the
   * partition answers for such services; that region where it is not named.
   */
  readonly globalMetricsIn?: Readonly<Record<string, readonly string[]>>;
  /** Whether regions have a part of it too, such as the web ACLs of their load balancers. */
  readonly isInRegionsToo?: true;
  /** Why nothing has to judge it, as a sentence; left out of what can carry an event's traffic. */
  readonly carriesNoTraffic?: string;
}

/** AWS does not say which of its regions in China has the metrics, so both are asked. */
const EITHER_IN_CHINA = { 'cn-north-1': ['cn-north-1', 'cn-northwest-1'] };

const WATCHES = 'It watches and records; no request of the event passes through it.';
const GUARDS = 'It says who may do what, beside the traffic and not in it.';
const DEPLOYS = 'It builds and deploys, before the event.';
const STARTS = 'It is asked when something starts, and what it answers is kept.';
const STANDS_BESIDE = 'It works on data that was stored before; no request waits for it.';
const ADMINISTERS = 'People administer their accounts with it.';

/**
 * The services by the word people use for them in a plan. Which of them are judged follows from the artifacts: see
 * `JUDGED_SERVICES`. A service that is not here is named as AWS names it, wherever it is seen.
 *
 * Namespaces: CloudWatch user guide, "AWS services that publish CloudWatch metrics". ARNs: Service Authorization
 * Reference, "Resource types" of each service.
 */
export const KNOWN_SERVICES = {
  amplify: { name: 'Amplify Hosting', namespaces: ['AWS/AmplifyHosting'] },
  'api-gateway': {
    name: 'API Gateway',
    namespaces: ['AWS/ApiGateway'],
    arns: ['apigateway', 'execute-api'],
  },
  appsync: { name: 'AppSync', namespaces: ['AWS/AppSync'] },
  'app-runner': { name: 'App Runner', namespaces: ['AWS/AppRunner'], arns: ['apprunner'] },
  'auto-scaling': {
    name: 'EC2 Auto Scaling',
    words: ['auto scaling', 'autoscaling'],
    namespaces: ['AWS/AutoScaling'],
    arns: ['autoscaling'],
  },
  bedrock: { name: 'Bedrock', namespaces: ['AWS/Bedrock'] },
  'classic-load-balancing': {
    name: 'Classic Load Balancers',
    words: ['classic load balancer', 'clb', 'elb'],
    namespaces: ['AWS/ELB'],
    arns: ['elasticloadbalancing:loadbalancer'],
  },
  'client-vpn': { name: 'Client VPN', namespaces: ['AWS/ClientVPN'], arns: ['ec2:client-vpn-endpoint'] },
  cloudfront: { name: 'CloudFront', namespaces: ['AWS/CloudFront'], globalMetricsIn: EITHER_IN_CHINA },
  cognito: {
    name: 'Cognito',
    words: ['cognito user pools'],
    namespaces: ['AWS/Cognito'],
    arns: ['cognito-idp'],
  },
  'cognito-identity': { name: 'Cognito identity pools' },
  connect: { name: 'Connect', namespaces: ['AWS/Connect'] },
  dax: { name: 'DynamoDB Accelerator', namespaces: ['AWS/DAX'] },
  'direct-connect': { name: 'Direct Connect', namespaces: ['AWS/DX'], arns: ['directconnect'] },
  documentdb: { name: 'DocumentDB', namespaces: ['AWS/DocDB'] },
  'documentdb-elastic': {
    name: 'DocumentDB elastic clusters',
    namespaces: ['AWS/DocDB-Elastic'],
    arns: ['docdb-elastic'],
  },
  dsql: { name: 'Aurora DSQL' },
  dynamodb: { name: 'DynamoDB', namespaces: ['AWS/DynamoDB'] },
  ebs: { name: 'EBS', words: ['elastic block store'], namespaces: ['AWS/EBS'] },
  ec2: { name: 'EC2', words: ['elastic compute cloud'], namespaces: ['AWS/EC2', 'AWS/EC2Spot', 'CWAgent'] },
  ecs: { name: 'ECS', words: ['fargate'], namespaces: ['AWS/ECS', 'ECS/ContainerInsights'] },
  efs: { name: 'EFS', words: ['elastic file system'], namespaces: ['AWS/EFS'], arns: ['elasticfilesystem'] },
  eks: { name: 'EKS', namespaces: ['AWS/EKS'] },
  elasticache: { name: 'ElastiCache', namespaces: ['AWS/ElastiCache'] },
  emr: {
    name: 'EMR',
    namespaces: ['AWS/ElasticMapReduce'],
    arns: ['elasticmapreduce', 'emr-containers', 'emr-serverless'],
  },
  eventbridge: {
    name: 'EventBridge',
    words: ['cloudwatch events'],
    namespaces: ['AWS/Events'],
    arns: ['events'],
  },
  // Buses with subscribers in the place of rules, which has an API of its own and shares ARNs with the other.
  'eventbridge-custom-bus': {
    name: 'Custom event buses of EventBridge',
    namespaces: ['AWS/EventsV2'],
    arns: ['events:subscriber'],
  },
  'eventbridge-pipes': { name: 'EventBridge Pipes', namespaces: ['AWS/EventBridge/Pipes'], arns: ['pipes'] },
  'eventbridge-scheduler': {
    name: 'EventBridge Scheduler',
    namespaces: ['AWS/Scheduler'],
    arns: ['scheduler'],
  },
  firehose: { name: 'Data Firehose', namespaces: ['AWS/Firehose'] },
  fsx: { name: 'FSx', namespaces: ['AWS/FSx'] },
  'global-accelerator': {
    name: 'Global Accelerator',
    namespaces: ['AWS/GlobalAccelerator'],
    globalMetricsIn: { 'us-east-1': ['us-west-2'] },
    arns: ['globalaccelerator'],
  },
  iot: { name: 'IoT Core', namespaces: ['AWS/IoT'] },
  ivs: { name: 'Interactive Video Service', namespaces: ['AWS/IVS'] },
  keyspaces: { name: 'Keyspaces', namespaces: ['AWS/Cassandra'], arns: ['cassandra'] },
  kinesis: { name: 'Kinesis Data Streams', namespaces: ['AWS/Kinesis'] },
  // What runs in the clusters of EKS, of which AWS itself tells nothing.
  kubernetes: {
    name: 'Pods of EKS',
    words: ['k8s', 'pods'],
    namespaces: ['ContainerInsights'],
    arns: ['eks:cluster'],
  },
  lambda: { name: 'Lambda', namespaces: ['AWS/Lambda', 'LambdaInsights'] },
  lex: { name: 'Lex', namespaces: ['AWS/Lex'] },
  'load-balancing': {
    name: 'Elastic Load Balancing',
    words: [
      ...['elasticloadbalancing', 'alb', 'application load balancer', 'nlb', 'network load balancer'],
      ...['application load balancing', 'network load balancing'],
    ],
    namespaces: ['AWS/ApplicationELB', 'AWS/NetworkELB', 'AWS/GatewayELB'],
    arns: ['elasticloadbalancing'],
  },
  'managed-flink': {
    name: 'Managed Service for Apache Flink',
    namespaces: ['AWS/KinesisAnalytics'],
    arns: ['kinesisanalytics'],
  },
  mediaconnect: { name: 'MediaConnect', namespaces: ['AWS/MediaConnect'] },
  medialive: { name: 'MediaLive', namespaces: ['AWS/MediaLive'] },
  mediapackage: {
    name: 'MediaPackage',
    namespaces: ['AWS/MediaPackage'],
    arns: ['mediapackage', 'mediapackagev2', 'mediapackage-vod'],
  },
  mediatailor: { name: 'MediaTailor', namespaces: ['AWS/MediaTailor'] },
  memorydb: { name: 'MemoryDB', namespaces: ['AWS/MemoryDB'] },
  mq: { name: 'Amazon MQ', namespaces: ['AWS/AmazonMQ'] },
  msk: {
    name: 'MSK',
    words: ['managed streaming for apache kafka'],
    namespaces: ['AWS/Kafka'],
    arns: ['kafka'],
  },
  'msk-connect': { name: 'MSK Connect', namespaces: ['AWS/KafkaConnect'], arns: ['kafkaconnect'] },
  // It has its metrics among those of clusters.
  'msk-replicator': { name: 'MSK Replicator', arns: ['kafka:replicator'] },
  'nat-gateway': { name: 'NAT gateways', namespaces: ['AWS/NATGateway'], arns: ['ec2:natgateway'] },
  // Its clusters have ARNs of RDS.
  neptune: { name: 'Neptune', namespaces: ['AWS/Neptune'], arns: ['neptune-db'] },
  'neptune-analytics': { name: 'Neptune Analytics', arns: ['neptune-graph'] },
  'network-firewall': { name: 'Network Firewall', namespaces: ['AWS/NetworkFirewall'] },
  opensearch: {
    name: 'OpenSearch',
    words: ['opensearch service', 'elasticsearch'],
    namespaces: ['AWS/ES'],
    arns: ['es'],
  },
  'opensearch-ingestion': { name: 'OpenSearch Ingestion', namespaces: ['AWS/OSIS'], arns: ['osis'] },
  'opensearch-serverless': { name: 'OpenSearch Serverless', namespaces: ['AWS/AOSS'], arns: ['aoss'] },
  // Endpoints of S3 and DynamoDB have ARNs like all others, and no limit: those that have one publish metrics.
  privatelink: {
    name: 'PrivateLink',
    namespaces: ['AWS/PrivateLinkEndpoints', 'AWS/PrivateLinkServices'],
    arns: ['ec2:vpc-endpoint-service'],
  },
  rds: {
    name: 'RDS',
    words: ['aurora', 'aurora mysql', 'aurora postgresql', 'relational database service'],
    namespaces: ['AWS/RDS'],
  },
  'rds-proxy': { name: 'RDS Proxy', arns: ['rds:db-proxy', 'rds:db-proxy-endpoint'] },
  redshift: {
    name: 'Redshift',
    namespaces: ['AWS/Redshift', 'AWS/Redshift-Serverless'],
    arns: ['redshift', 'redshift-serverless'],
  },
  route53: { name: 'Route 53', namespaces: ['AWS/Route53'], globalMetricsIn: EITHER_IN_CHINA },
  'route53-resolver': {
    name: 'Route 53 Resolver',
    namespaces: ['AWS/Route53Resolver'],
    arns: ['route53resolver'],
  },
  sagemaker: { name: 'SageMaker', namespaces: ['AWS/SageMaker', '/aws/sagemaker/Endpoints'] },
  ses: { name: 'SES', namespaces: ['AWS/SES'] },
  // What SNS sends to phones and devices is held back by limits of its own, of which only the spend of a month is judged.
  sms: { name: 'SMS and push notifications, beside what SMS cost', words: ['push'] },
  sns: { name: 'SNS', namespaces: ['AWS/SNS'] },
  sqs: { name: 'SQS', namespaces: ['AWS/SQS'] },
  'step-functions': { name: 'Step Functions', namespaces: ['AWS/States'], arns: ['states'] },
  timestream: {
    name: 'Timestream',
    namespaces: ['AWS/Timestream'],
    arns: ['timestream', 'timestream-influxdb'],
  },
  'transit-gateway': {
    name: 'Transit Gateway',
    namespaces: ['AWS/TransitGateway'],
    arns: ['ec2:transit-gateway', 'ec2:transit-gateway-attachment'],
  },
  vpc: { name: 'VPC', words: ['virtual private cloud'] },
  'vpc-lattice': { name: 'VPC Lattice', namespaces: ['AWS/VpcLattice'] },
  vpn: {
    name: 'Site-to-Site VPN',
    namespaces: ['AWS/VPN'],
    arns: ['ec2:vpn-connection'],
  },
  waf: {
    name: 'WAF',
    namespaces: ['AWS/WAFV2'],
    arns: ['wafv2'],
    // Of the web ACLs of CloudFront.
    globalMetricsIn: EITHER_IN_CHINA,
    isInRegionsToo: true,
  },
  'waf-classic': {
    name: 'WAF Classic',
    namespaces: ['WAF'],
    arns: ['waf', 'waf-regional'],
    globalMetricsIn: EITHER_IN_CHINA,
    isInRegionsToo: true,
  },

  analytics: {
    name: 'Athena, Glue and QuickSight',
    namespaces: ['AWS/Athena', 'AWS/QuickSight', 'Glue'],
    arns: ['athena', 'glue', 'quicksight'],
    carriesNoTraffic: STANDS_BESIDE,
  },
  backup: {
    name: 'Backup',
    namespaces: ['AWS/Backup'],
    arns: ['backup', 'dlm'],
    carriesNoTraffic: STANDS_BESIDE,
  },
  billing: {
    name: 'Billing',
    namespaces: ['AWS/Billing'],
    arns: ['billing', 'budgets', 'ce', 'cur', 'bcm-data-exports', 'savingsplans'],
    carriesNoTraffic: 'It counts what is spent.',
  },
  certificates: {
    name: 'Certificate Manager',
    namespaces: ['AWS/CertificateManager', 'AWS/ACMPrivateCA'],
    arns: ['acm', 'acm-pca'],
    carriesNoTraffic: STARTS,
  },
  cloudformation: { name: 'CloudFormation', carriesNoTraffic: DEPLOYS },
  cloudtrail: { name: 'CloudTrail', namespaces: ['AWS/CloudTrail'], carriesNoTraffic: WATCHES },
  cloudwatch: {
    name: 'CloudWatch',
    // AWS/Usage counts the calls of every API, those of tools that only look (and ours) like those of the shop.
    namespaces: [
      'AWS/Logs',
      'AWS/Usage',
      'AWS/RUM',
      'AWS/X-Ray',
      'CloudWatchSynthetics',
      'ApplicationSignals',
    ],
    arns: ['cloudwatch', 'logs', 'oam', 'rum', 'synthetics', 'xray', 'internetmonitor'],
    carriesNoTraffic: WATCHES,
  },
  'code-services': {
    name: 'CodeBuild, CodePipeline and the like',
    namespaces: ['AWS/CodeBuild'],
    arns: [
      ...['codeartifact', 'codebuild', 'codecommit', 'codeconnections', 'codedeploy', 'codepipeline'],
      ...['codestar-connections', 'codestar-notifications'],
    ],
    carriesNoTraffic: DEPLOYS,
  },
  config: { name: 'Config', namespaces: ['AWS/Config'], carriesNoTraffic: WATCHES },
  ecr: { name: 'ECR', namespaces: ['AWS/ECR'], arns: ['ecr', 'ecr-public'], carriesNoTraffic: STARTS },
  'elastic-beanstalk': {
    name: 'Elastic Beanstalk',
    namespaces: ['AWS/ElasticBeanstalk'],
    arns: ['elasticbeanstalk'],
    carriesNoTraffic: 'It deploys groups and load balancers, which are judged by themselves.',
  },
  iam: {
    name: 'IAM',
    arns: ['iam', 'sts', 'sso', 'identitystore', 'rolesanywhere', 'access-analyzer'],
    carriesNoTraffic: GUARDS,
  },
  kms: {
    name: 'KMS',
    namespaces: ['AWS/KMS'],
    carriesNoTraffic: 'Services keep the data keys that it gives them, and ask again now and then.',
  },
  organizations: {
    name: 'Organizations',
    arns: [
      ...['organizations', 'account', 'controltower', 'license-manager', 'ram', 'resource-explorer-2'],
      ...['resource-groups', 'servicecatalog', 'servicequotas', 'tag'],
    ],
    carriesNoTraffic: ADMINISTERS,
  },
  s3: {
    name: 'S3',
    namespaces: ['AWS/S3', 'AWS/S3/Storage-Lens'],
    carriesNoTraffic: 'It grows by itself and has no capacity that could be set; accounts keep logs in it.',
  },
  'secrets-manager': {
    name: 'Secrets Manager',
    namespaces: ['AWS/SecretsManager'],
    arns: ['secretsmanager'],
    carriesNoTraffic: STARTS,
  },
  'security-services': {
    name: 'GuardDuty, Security Hub and the like',
    namespaces: ['AWS/GuardDuty', 'AWS/Inspector'],
    arns: ['auditmanager', 'detective', 'guardduty', 'inspector', 'inspector2', 'macie2', 'securityhub'],
    carriesNoTraffic: WATCHES,
  },
  shield: {
    name: 'Shield',
    namespaces: ['AWS/DDoSProtection'],
    carriesNoTraffic: 'It stands before what is judged and has no capacity that could be set.',
  },
  support: {
    name: 'Support and Trusted Advisor',
    namespaces: ['AWS/TrustedAdvisor'],
    arns: ['support', 'trustedadvisor', 'health'],
    carriesNoTraffic: ADMINISTERS,
  },
  'systems-manager': {
    name: 'Systems Manager',
    namespaces: ['AWS/SSM-RunCommand'],
    arns: ['ssm', 'ssm-contacts', 'ssm-incidents'],
    carriesNoTraffic: STARTS,
  },
} as const satisfies Readonly<Record<string, KnownService>>;

/** How a plan names one of them, such as `dynamodb`. */
export type KnownServiceId = keyof typeof KNOWN_SERVICES;

/** The ids of all services here. */
export const KNOWN_SERVICE_IDS = Object.keys(KNOWN_SERVICES) as [KnownServiceId, ...KnownServiceId[]];

/** Whether the word is the id of a service here. */
export const isKnownService = (word: string): word is KnownServiceId => Object.hasOwn(KNOWN_SERVICES, word);

/** Returns what is known of a service. */
export const knownService = (id: KnownServiceId): KnownService => KNOWN_SERVICES[id];

/** The services of which AWS serves at least a part once per account, and that publish metrics. */
export const GLOBAL_SERVICE_IDS: readonly KnownServiceId[] = KNOWN_SERVICE_IDS.filter(
  (id) => knownService(id).globalMetricsIn !== undefined,
);

/**
 * The regions that the metrics of a service are in which AWS serves once per account.
 *
 * @param globalRegion The region in which the partition answers for such services.
 */
export const metricRegionsOf = (id: KnownServiceId, globalRegion: string): readonly string[] =>
  knownService(id).globalMetricsIn?.[globalRegion] ?? [globalRegion];

const BY_WORD = indexed(({ name, words = [] }, id) => [id, name, ...words].map(plainWord));
const BY_NAMESPACE = indexed(({ namespaces = [] }) => namespaces);
const BY_ARN = indexed(({ arns }, id) => arns ?? [id]);

/** The service that people mean by a word such as `Amazon RDS for MySQL`; undefined of one that is not known. */
export const serviceOfWord = (word: string): KnownServiceId | undefined => BY_WORD.get(plainWord(word));

/** The service whose metrics a namespace holds. */
export const serviceOfNamespace = (namespace: string): KnownServiceId | undefined =>
  BY_NAMESPACE.get(namespace);

/** @param kind The service and the type of an ARN, such as `ec2:natgateway`, or the service alone. */
export const serviceOfArn = (kind: string): KnownServiceId | undefined =>
  BY_ARN.get(kind) ?? BY_ARN.get(kind.split(':')[0] ?? '');

function indexed(
  keysOf: (service: KnownService, id: KnownServiceId) => readonly string[],
): ReadonlyMap<string, KnownServiceId> {
  return new Map(KNOWN_SERVICE_IDS.flatMap((id) => keysOf(knownService(id), id).map((key) => [key, id])));
}

/** A word without what people add to it: a vendor's name, a purpose, or a plural. */
function plainWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/^(amazon|aws)\s+/, '')
    .replace(/ for .*$/, '')
    .replace(/s$/, '');
}
