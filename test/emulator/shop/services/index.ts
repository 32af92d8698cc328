import type { ArtifactId } from '../../../../src/model/artifacts';
import type { Scenario } from '../../gap-answers';
import { type ByRegion, RARITIES_REGION, SHOP_REGIONS, type ShopRegion } from '../account';
import type { Ceilings } from '../ceilings';
import { siteIn } from '../site';
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
import { type Collected, NONE, type ShopService } from './service';
import { serviceQuotas } from './service-quotas';
import { ses } from './ses';
import { shield } from './shield';
import { sns } from './sns';
import { sqs } from './sqs';
import { stepFunctions } from './step-functions';
import { support } from './support';
import { tagging } from './tagging';
import { waf } from './waf';

/** Every service; what one builds on comes before it. */
const SERVICES = [
  account,
  acm,
  apiGateway,
  ec2,
  elasticLoadBalancing,
  autoScaling,
  rds,
  backup,
  ecs,
  eks,
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
  stepFunctions,
  eventBridge,
  network,
  directConnect,
  applicationAutoScaling,
  route53,
  route53Domains,
  s3,
  serviceQuotas,
  ses,
  support,
  tagging,
  waf,
  shield,
  secretsManager,
] as const satisfies readonly ShopService[];

/** All that the members of a union have. */
type AllOf<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/** Of every artifact, what must be collected: where this does not compile, no service says it of the one that is missing. */
export const collectedFrom = (now: Date): Required<Collected> => {
  const said = Object.assign({}, ...SERVICES.map(({ collected }) => collected(now)));
  return said as AllOf<ReturnType<(typeof SERVICES)[number]['collected']>>;
};

/** Artifacts that the shop leaves empty. */
export const NOT_THERE = Object.entries(collectedFrom(new Date(0))).flatMap(([id, said]) =>
  said === NONE ? [id as ArtifactId] : [],
);

const services: readonly ShopService[] = SERVICES;

const rarities = services.flatMap((service) => service.rarities ?? []);

/** Actions that nothing calls in the shop. */
export const UNASKED: readonly string[] = rarities.flatMap(({ actions }) => actions);

export const ceilingsOfShop = (): ByRegion<Ceilings> => {
  const ceilingsIn = (region: ShopRegion): Ceilings =>
    Object.assign({}, ...services.map(({ ceilings }) => ceilings?.[region]));
  return { 'ap-southeast-1': ceilingsIn('ap-southeast-1'), 'us-east-1': ceilingsIn('us-east-1') };
};

/** The part of the shop's account that moto does not keep. */
export const shopScenario = (now: Date): Scenario => ({
  rules: services.flatMap(({ answers }) => answers?.(now) ?? []),
  repairs: Object.assign({}, ...services.map(({ repairs }) => repairs?.(now))),
});

/** One seed, one shop: moto draws every id from it. */
const SEED = 22;

/**
 * Builds the shop in moto through the SDK, one call after the other, so that each run yields the same ids.
 *
 * @param endpoint moto itself.
 * @param now What the shop's metrics end at.
 */
export async function fillShop(endpoint: string, now: Date): Promise<void> {
  await fetch(`${endpoint}/moto-api/seed?a=${SEED}`, { method: 'POST' });
  for (const region of Object.keys(SHOP_REGIONS) as ShopRegion[]) {
    const site = siteIn(region, endpoint, now);
    // By then the site has what the services before it returned.
    for (const { plant } of services) Object.assign(site, await plant?.(site as never));
  }
}

/** Creates one each of what collectors ask about and the shop does not have, in a region of its own. */
export async function fillRarities(endpoint: string, now: Date): Promise<void> {
  for (const { plant } of rarities) await plant(siteIn(RARITIES_REGION, endpoint, now));
}
