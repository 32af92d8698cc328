/**
 * What collectors return: plain, JSON-safe data, one entry of {@link ARTIFACTS} per collector.
 *
 * Field names are AWS's own in camelCase. Times are ISO 8601 in UTC, sizes and rates carry their unit in the
 * name unless AWS's own unit is the obvious one (`allocatedStorage` of RDS is GiB, as in its API).
 */
import * as account from './account';
import * as acm from './acm';
import * as apiGateway from './api-gateway';
import * as applicationAutoScaling from './application-auto-scaling';
import * as autoScaling from './auto-scaling';
import * as backup from './backup';
import * as cloudformation from './cloudformation';
import * as cloudfront from './cloudfront';
import * as cloudtrail from './cloudtrail';
import * as cloudwatch from './cloudwatch';
import * as cognito from './cognito';
import * as costExplorer from './cost-explorer';
import * as dax from './dax';
import type { DataOf, RowsDefinition, WholeDefinition } from './definition';
import * as directConnect from './direct-connect';
import * as dynamodb from './dynamodb';
import * as ec2 from './ec2';
import * as ecs from './ecs';
import * as efs from './efs';
import * as eks from './eks';
import * as elasticLoadBalancing from './elastic-load-balancing';
import * as elastiCache from './elasticache';
import * as eventbridge from './eventbridge';
import * as firehose from './firehose';
import * as health from './health';
import * as iam from './iam';
import * as kinesis from './kinesis';
import * as lambda from './lambda';
import * as msk from './msk';
import * as network from './network';
import * as openSearch from './opensearch';
import * as rds from './rds';
import * as route53 from './route53';
import * as s3 from './s3';
import * as secretsManager from './secrets-manager';
import * as serviceQuotas from './service-quotas';
import * as ses from './ses';
import * as shield from './shield';
import * as sns from './sns';
import * as sqs from './sqs';
import * as stepFunctions from './step-functions';
import * as support from './support';
import * as tagging from './tagging';
import * as vpn from './vpn';
import * as waf from './waf';

export type * from './account';
export type * from './acm';
export type * from './api-gateway';
export type * from './application-auto-scaling';
export type * from './auto-scaling';
export type * from './backup';
export type * from './cloudformation';
export type * from './cloudfront';
export type * from './cloudtrail';
export type * from './cloudwatch';
export type * from './cognito';
export type * from './cost-explorer';
export type * from './dax';
export type * from './direct-connect';
export type * from './dynamodb';
export type * from './ec2';
export type * from './ecs';
export type * from './efs';
export type * from './eks';
export type * from './elastic-load-balancing';
export type * from './elasticache';
export type * from './eventbridge';
export type { MetricWindow, Peak, Tags } from './fields';
export type * from './firehose';
export type * from './health';
export type * from './iam';
export type * from './kinesis';
export type * from './lambda';
export type * from './msk';
export type * from './network';
export type * from './opensearch';
export type * from './rds';
export type * from './route53';
export type * from './s3';
export type * from './secrets-manager';
export type * from './service-quotas';
export type * from './ses';
export type * from './shield';
export type * from './sns';
export type * from './sqs';
export type * from './step-functions';
export type * from './support';
export type * from './tagging';
export type * from './vpn';
export type * from './waf';

/** Every artifact by its id: all that a service's file defines. */
export const ARTIFACTS = {
  ...account,
  ...acm,
  scalableTargets: applicationAutoScaling.scalableTargets,
  ...apiGateway,
  ...autoScaling,
  ...cloudformation,
  backedUpResources: backup.backedUpResources,
  ...cloudfront,
  ...cloudtrail,
  ...cloudwatch,
  ...cognito,
  ...costExplorer,
  ...dynamodb,
  ...ec2,
  ...ecs,
  ...efs,
  ...eks,
  ...elasticLoadBalancing,
  ...elastiCache,
  ...firehose,
  ...health,
  ...eventbridge,
  ...iam,
  ...kinesis,
  ...lambda,
  ...msk,
  ...network,
  ...vpn,
  ...dax,
  ...directConnect,
  ...openSearch,
  ...rds,
  ...route53,
  ...s3,
  secrets: secretsManager.secrets,
  ...serviceQuotas,
  ...ses,
  ...shield,
  ...sns,
  ...sqs,
  ...stepFunctions,
  ...support,
  ...tagging,
  ...waf,
} satisfies Record<string, RowsDefinition | WholeDefinition>;

/** The name of an artifact in an inventory. */
export type ArtifactId = keyof typeof ARTIFACTS;

/** What each artifact holds, as its definition says. */
export type Artifacts = { [Id in ArtifactId]: DataOf<(typeof ARTIFACTS)[Id]> };
