/**
 * Services that can carry an event's traffic and that no ceiling and no check looks at yet, by the word people use for
 * them in a plan. A metric in one of their namespaces is the cheapest sign that an account uses them: CloudWatch lists
 * what had data in the last two weeks. A service leaves this table when it is judged.
 *
 * Left out on purpose: what carries no traffic by itself (logs, trails, keys, deployment, billing), and S3, which has a
 * metric for every bucket, with logs or with customers in it, and no capacity that could be set.
 *
 * Namespaces: CloudWatch user guide, "AWS services that publish CloudWatch metrics".
 */
export const UNJUDGED_SERVICES = {
  'api-gateway': { name: 'API Gateway', namespaces: ['AWS/ApiGateway'] },
  appsync: { name: 'AppSync', namespaces: ['AWS/AppSync'] },
  'app-runner': { name: 'App Runner', namespaces: ['AWS/AppRunner'] },
  bedrock: { name: 'Bedrock', namespaces: ['AWS/Bedrock'] },
  cloudfront: { name: 'CloudFront', namespaces: ['AWS/CloudFront'] },
  cognito: { name: 'Cognito', namespaces: ['AWS/Cognito'] },
  'direct-connect': { name: 'Direct Connect', namespaces: ['AWS/DX'] },
  documentdb: { name: 'DocumentDB', namespaces: ['AWS/DocDB'] },
  dynamodb: { name: 'DynamoDB', namespaces: ['AWS/DynamoDB', 'AWS/DAX'] },
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
  memorydb: { name: 'MemoryDB', namespaces: ['AWS/MemoryDB'] },
  mq: { name: 'Amazon MQ', namespaces: ['AWS/AmazonMQ'] },
  msk: { name: 'MSK', namespaces: ['AWS/Kafka'] },
  'nat-gateway': { name: 'NAT gateways', namespaces: ['AWS/NATGateway'] },
  neptune: { name: 'Neptune', namespaces: ['AWS/Neptune'] },
  opensearch: { name: 'OpenSearch', namespaces: ['AWS/ES', 'AWS/AOSS'] },
  privatelink: { name: 'PrivateLink', namespaces: ['AWS/PrivateLinkEndpoints', 'AWS/PrivateLinkServices'] },
  redshift: { name: 'Redshift', namespaces: ['AWS/Redshift'] },
  route53: { name: 'Route 53', namespaces: ['AWS/Route53'] },
  sagemaker: { name: 'SageMaker', namespaces: ['AWS/SageMaker'] },
  ses: { name: 'SES', namespaces: ['AWS/SES'] },
  sns: { name: 'SNS', namespaces: ['AWS/SNS'] },
  sqs: { name: 'SQS', namespaces: ['AWS/SQS'] },
  'step-functions': { name: 'Step Functions', namespaces: ['AWS/States'] },
  'transit-gateway': { name: 'Transit Gateway', namespaces: ['AWS/TransitGateway'] },
  vpn: { name: 'Site-to-Site VPN', namespaces: ['AWS/VPN'] },
  waf: { name: 'WAF', namespaces: ['AWS/WAFV2', 'WAF'] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly namespaces: readonly string[] }>
>;

/** How a plan names one of them, such as `dynamodb`. */
export type UnjudgedServiceId = keyof typeof UNJUDGED_SERVICES;

export const UNJUDGED_SERVICE_IDS = Object.keys(UNJUDGED_SERVICES) as [
  UnjudgedServiceId,
  ...UnjudgedServiceId[],
];
