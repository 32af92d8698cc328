/**
 * Builders: a healthy resource, of which a test changes only what it is about.
 *
 * Their defaults fit together: the group `web` launches m5.large instances into two zones, registers them in the
 * target group `web` behind the load balancer `web`, and they use the Multi-AZ database `orders`.
 */
import type { Artifacts } from '../../../src/model/artifacts';
import { healthyContacts } from './account';
import { healthyAcm } from './acm';
import { healthyApiGateway } from './api-gateway';
import { aReaderTarget, targetOfService } from './application-auto-scaling';
import { healthyAutoScaling } from './auto-scaling';
import { healthyBackup } from './backup';
import { healthyCloudFormation } from './cloudformation';
import { healthyCloudFront } from './cloudfront';
import { healthyCloudtrail } from './cloudtrail';
import { healthyCloudwatch } from './cloudwatch';
import { healthyCognito } from './cognito';
import { healthyCostExplorer } from './cost-explorer';
import { healthyDax } from './dax';
import { healthyDynamodb, targetsOfTables } from './dynamodb';
import { healthyEc2 } from './ec2';
import { healthyEcs } from './ecs';
import { healthyEfs } from './efs';
import { healthyEks } from './eks';
import { healthyElasticLoadBalancing } from './elastic-load-balancing';
import { healthyElastiCache } from './elasticache';
import { healthyEventBridge } from './eventbridge';
import { healthyFirehose } from './firehose';
import { healthyHealth } from './health';
import { healthyIam } from './iam';
import { healthyKinesis } from './kinesis';
import { healthyLambda } from './lambda';
import { aStorageTarget, healthyMsk } from './msk';
import { healthyNetwork } from './network';
import { healthyNetworkLinks } from './network-links';
import { healthyOpenSearch } from './opensearch';
import { healthyRds } from './rds';
import { healthyRoute53 } from './route53';
import { aBucketQuota, healthyS3 } from './s3';
import { healthySecretsManager } from './secrets-manager';
import { healthyServiceQuotas } from './service-quotas';
import { healthySes } from './ses';
import { healthyShield } from './shield';
import { healthySns } from './sns';
import { healthySqs } from './sqs';
import { healthyStepFunctions } from './step-functions';
import { healthySupport } from './support';
import { healthyTagging } from './tagging';
import { healthyWaf } from './waf';

export * from './account';
export * from './acm';
export * from './api-gateway';
export * from './application-auto-scaling';
export * from './auto-scaling';
export * from './backup';
export * from './cloudformation';
export * from './cloudfront';
export * from './cloudtrail';
export { aCompositeAlarm, alarmArn, aMuteRule, anAlarm, anAlarmOn } from './cloudwatch';
export * from './cognito';
export * from './cost-explorer';
export * from './dax';
export * from './dynamodb';
export * from './ec2';
export * from './ecs';
export * from './efs';
export * from './eks';
export * from './elastic-load-balancing';
export * from './elasticache';
export * from './eventbridge';
export { aPeak, HOURS } from './fields';
export * from './firehose';
export * from './health';
export * from './iam';
export * from './kinesis';
export * from './lambda';
export * from './msk';
export * from './network';
export * from './network-links';
export * from './opensearch';
export * from './rds';
export * from './route53';
export * from './s3';
export * from './secrets-manager';
export * from './service-quotas';
export * from './ses';
export * from './shield';
export * from './sns';
export * from './sqs';
export * from './step-functions';
export * from './support';
export * from './waf';

/** An account in which nothing is wrong; also the list of all artifacts there are. */
export const healthyAccount: Artifacts = {
  ...healthyContacts,
  ...healthyAcm,
  scalableTargets: [targetOfService, aReaderTarget(), aStorageTarget(), ...targetsOfTables],
  ...healthyApiGateway,
  ...healthyAutoScaling,
  ...healthyCloudFormation,
  ...healthyBackup,
  ...healthyCloudFront,
  ...healthyCloudtrail,
  ...healthyCloudwatch,
  ...healthyCognito,
  ...healthyCostExplorer,
  ...healthyDax,
  ...healthyDynamodb,
  ...healthyEc2,
  ...healthyEcs,
  ...healthyEfs,
  ...healthyEks,
  ...healthyElasticLoadBalancing,
  ...healthyElastiCache,
  ...healthyFirehose,
  ...healthyHealth,
  ...healthyIam,
  ...healthyKinesis,
  ...healthyLambda,
  ...healthyMsk,
  ...healthyNetwork,
  ...healthyNetworkLinks,
  ...healthyOpenSearch,
  ...healthyRds,
  ...healthyRoute53,
  ...healthyS3,
  globalServiceQuotas: [...healthyCloudFront.globalServiceQuotas, aBucketQuota()],
  ...healthySecretsManager,
  ...healthyServiceQuotas,
  ...healthySes,
  ...healthyShield,
  ...healthySns,
  ...healthySqs,
  ...healthyEventBridge,
  ...healthyStepFunctions,
  ...healthySupport,
  ...healthyTagging,
  ...healthyWaf,
};
