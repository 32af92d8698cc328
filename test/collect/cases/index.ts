import { account } from './account';
import { acm } from './acm';
import { alarms } from './alarms';
import { apiGateway } from './api-gateway';
import { applicationAutoScaling } from './application-auto-scaling';
import { autoScaling } from './auto-scaling';
import { backup } from './backup';
import { classicLoadBalancing } from './classic-load-balancing';
import { cloudFormation } from './cloudformation';
import { cloudFront } from './cloudfront';
import { cloudtrail } from './cloudtrail';
import { cloudwatch } from './cloudwatch';
import { cognito } from './cognito';
import type { CollectorCase } from './collector-case';
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
import { instanceMetrics } from './instance-metrics';
import { kinesis } from './kinesis';
import { lambda } from './lambda';
import { metricNamespaces } from './metric-namespaces';
import { msk } from './msk';
import { network } from './network';
import { openSearch } from './opensearch';
import { rds } from './rds';
import { regions } from './regions';
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
import { supportCases } from './support-cases';
import { tagging } from './tagging';
import { trustedAdvisor } from './trusted-advisor';
import { vpn } from './vpn';
import { waf } from './waf';

export type { CollectorCase } from './collector-case';

/** One case for every collector. */
export const cases: readonly CollectorCase[] = [
  ...account,
  ...acm,
  ...alarms,
  ...applicationAutoScaling,
  ...apiGateway,
  ...autoScaling,
  ...backup,
  ...classicLoadBalancing,
  ...cloudFormation,
  ...cloudFront,
  ...cloudtrail,
  ...cloudwatch,
  ...cognito,
  ...costExplorer,
  ...dynamodb,
  ...ec2,
  ...ecs,
  ...eks,
  ...elasticLoadBalancing,
  ...elastiCache,
  ...efs,
  ...health,
  ...iam,
  ...instanceMetrics,
  ...kinesis,
  ...firehose,
  ...lambda,
  ...msk,
  ...metricNamespaces,
  ...regions,
  ...network,
  ...vpn,
  ...dax,
  ...directConnect,
  ...openSearch,
  ...rds,
  ...route53,
  ...route53Domains,
  ...s3,
  ...secretsManager,
  ...serviceQuotas,
  ...ses,
  ...shield,
  ...sns,
  ...sqs,
  ...eventBridge,
  ...stepFunctions,
  ...supportCases,
  ...tagging,
  ...trustedAdvisor,
  ...waf,
];
