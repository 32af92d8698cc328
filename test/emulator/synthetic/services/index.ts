import { account } from './account';
import { acm } from './acm';
import { apiGateway } from './api-gateway';
import { applicationAutoScaling } from './application-auto-scaling';
import { autoScaling } from './auto-scaling';
import { backup } from './backup';
import { cloudFormation } from './cloudformation';
import { cloudFront } from './cloudfront';
import { cloudtrail } from './cloudtrail';
import { cloudwatch } from './cloudwatch';
import { cognito } from './cognito';
import { costExplorer } from './cost-explorer';
import { dax } from './dax';
import { directConnect } from './direct-connect';
import { dynamodb } from './dynamodb';
import { ec2 } from './ec2';
import { ecs } from './ecs';
import { efs } from './efs';
import { eks } from './eks';
import { elasticLoadBalancing } from './elastic-load-balancing';
import { elastiCache } from './elasticache';
import { eventBridge } from './eventbridge';
import { firehose } from './firehose';
import { health } from './health';
import { iam } from './iam';
import { kinesis } from './kinesis';
import { lambda } from './lambda';
import { msk } from './msk';
import { network } from './network';
import { openSearch } from './opensearch';
import { rds } from './rds';
import { route53 } from './route53';
import { route53Domains } from './route53-domains';
import { s3 } from './s3';
import { secretsManager } from './secrets-manager';
import { serviceQuotas } from './service-quotas';
import { ses } from './ses';
import { shield } from './shield';
import { sns } from './sns';
import { sqs } from './sqs';
import { stepFunctions } from './step-functions';
import { sts } from './sts';
import { support } from './support';
import { tagging } from './tagging';
import { waf } from './waf';

/** Every service; what one builds on comes before it. */
export const SERVICES = [
  account,
  acm,
  apiGateway,
  applicationAutoScaling,
  ec2,
  network,
  directConnect,
  autoScaling,
  backup,
  ecs,
  eks,
  elasticLoadBalancing,
  cloudFormation,
  cloudFront,
  cloudtrail,
  cloudwatch,
  cognito,
  elastiCache,
  openSearch,
  efs,
  costExplorer,
  dax,
  dynamodb,
  health,
  iam,
  kinesis,
  firehose,
  msk,
  sqs,
  sns,
  lambda,
  rds,
  route53,
  route53Domains,
  s3,
  secretsManager,
  serviceQuotas,
  ses,
  shield,
  stepFunctions,
  eventBridge,
  sts,
  support,
  tagging,
  waf,
] as const;
