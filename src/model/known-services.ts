/** What is known of the services of AWS that an account may use, whether or not anything judges them. */

/** A service, and by what its use is recognised. */
export interface KnownService {
  /** As people call it. */
  readonly name: string;
  /** Other words for it in a plan, in lower case and without `AWS` or `Amazon` before them. */
  readonly words?: readonly string[];
  /** Where CloudWatch keeps its metrics. */
  readonly namespaces?: readonly string[];
}

/**
 * The services by the word people use for them in a plan. Which of them are judged follows from the artifacts: see
 * `JUDGED_SERVICES`.
 *
 * Left out on purpose: what carries no traffic by itself (logs, trails, keys, deployment, billing), and S3, which has a
 * metric for every bucket, with logs or with customers in it, and no capacity that could be set.
 *
 * Namespaces: CloudWatch user guide, "AWS services that publish CloudWatch metrics".
 */
export const KNOWN_SERVICES = {
  'api-gateway': { name: 'API Gateway', namespaces: ['AWS/ApiGateway'] },
  appsync: { name: 'AppSync', namespaces: ['AWS/AppSync'] },
  'app-runner': { name: 'App Runner', namespaces: ['AWS/AppRunner'] },
  'auto-scaling': {
    name: 'EC2 Auto Scaling',
    words: ['auto scaling', 'autoscaling'],
    namespaces: ['AWS/AutoScaling'],
  },
  bedrock: { name: 'Bedrock', namespaces: ['AWS/Bedrock'] },
  'classic-load-balancing': {
    name: 'Classic Load Balancers',
    words: ['classic load balancer', 'clb', 'elb'],
    namespaces: ['AWS/ELB'],
  },
  cloudfront: { name: 'CloudFront', namespaces: ['AWS/CloudFront'] },
  cognito: { name: 'Cognito', namespaces: ['AWS/Cognito'] },
  'direct-connect': { name: 'Direct Connect', namespaces: ['AWS/DX'] },
  documentdb: { name: 'DocumentDB', namespaces: ['AWS/DocDB'] },
  dynamodb: { name: 'DynamoDB', namespaces: ['AWS/DynamoDB', 'AWS/DAX'] },
  ebs: { name: 'EBS', words: ['elastic block store'], namespaces: ['AWS/EBS'] },
  ec2: { name: 'EC2', words: ['elastic compute cloud'], namespaces: ['AWS/EC2'] },
  ecs: { name: 'ECS', namespaces: ['AWS/ECS'] },
  efs: { name: 'EFS', namespaces: ['AWS/EFS'] },
  elasticache: { name: 'ElastiCache', namespaces: ['AWS/ElastiCache'] },
  eventbridge: { name: 'EventBridge', namespaces: ['AWS/Events'] },
  firehose: { name: 'Data Firehose', namespaces: ['AWS/Firehose'] },
  fsx: { name: 'FSx', namespaces: ['AWS/FSx'] },
  'global-accelerator': { name: 'Global Accelerator', namespaces: ['AWS/GlobalAccelerator'] },
  keyspaces: { name: 'Keyspaces', namespaces: ['AWS/Cassandra'] },
  kinesis: { name: 'Kinesis Data Streams', namespaces: ['AWS/Kinesis'] },
  lambda: { name: 'Lambda', namespaces: ['AWS/Lambda'] },
  'load-balancing': {
    name: 'Elastic Load Balancing',
    words: [
      ...['elasticloadbalancing', 'alb', 'application load balancer', 'nlb', 'network load balancer'],
      ...['application load balancing', 'network load balancing'],
    ],
    namespaces: ['AWS/ApplicationELB', 'AWS/NetworkELB', 'AWS/GatewayELB'],
  },
  memorydb: { name: 'MemoryDB', namespaces: ['AWS/MemoryDB'] },
  mq: { name: 'Amazon MQ', namespaces: ['AWS/AmazonMQ'] },
  msk: { name: 'MSK', namespaces: ['AWS/Kafka'] },
  'nat-gateway': { name: 'NAT gateways', namespaces: ['AWS/NATGateway'] },
  neptune: { name: 'Neptune', namespaces: ['AWS/Neptune'] },
  opensearch: { name: 'OpenSearch', namespaces: ['AWS/ES', 'AWS/AOSS'] },
  privatelink: { name: 'PrivateLink', namespaces: ['AWS/PrivateLinkEndpoints', 'AWS/PrivateLinkServices'] },
  rds: {
    name: 'RDS',
    words: ['aurora', 'aurora mysql', 'aurora postgresql', 'relational database service'],
    namespaces: ['AWS/RDS'],
  },
  redshift: { name: 'Redshift', namespaces: ['AWS/Redshift'] },
  route53: { name: 'Route 53', namespaces: ['AWS/Route53'] },
  sagemaker: { name: 'SageMaker', namespaces: ['AWS/SageMaker'] },
  ses: { name: 'SES', namespaces: ['AWS/SES'] },
  sns: { name: 'SNS', namespaces: ['AWS/SNS'] },
  sqs: { name: 'SQS', namespaces: ['AWS/SQS'] },
  'step-functions': { name: 'Step Functions', namespaces: ['AWS/States'] },
  'transit-gateway': { name: 'Transit Gateway', namespaces: ['AWS/TransitGateway'] },
  vpc: { name: 'VPC', words: ['virtual private cloud'] },
  vpn: { name: 'Site-to-Site VPN', namespaces: ['AWS/VPN'] },
  waf: { name: 'WAF', namespaces: ['AWS/WAFV2', 'WAF'] },
} as const satisfies Readonly<Record<string, KnownService>>;

/** How a plan names one of them, such as `dynamodb`. */
export type KnownServiceId = keyof typeof KNOWN_SERVICES;

export const KNOWN_SERVICE_IDS = Object.keys(KNOWN_SERVICES) as [KnownServiceId, ...KnownServiceId[]];

export const namespacesOf = (id: KnownServiceId): readonly string[] => {
  const { namespaces = [] }: KnownService = KNOWN_SERVICES[id];
  return namespaces;
};

const BY_WORD: ReadonlyMap<string, KnownServiceId> = new Map(
  KNOWN_SERVICE_IDS.flatMap((id) => {
    const { name, words = [] }: KnownService = KNOWN_SERVICES[id];
    return [id, name, ...words].map((word) => [plainWord(word), id] as const);
  }),
);

/** The service that people mean by a word such as `Amazon RDS for MySQL`; undefined of one that is not known. */
export const serviceOfWord = (word: string): KnownServiceId | undefined => BY_WORD.get(plainWord(word));

/** A word without what people add to it: whose service it is, for what, and that there are several. */
function plainWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/^(amazon|aws)\s+/, '')
    .replace(/ for .*$/, '')
    .replace(/s$/, '');
}
