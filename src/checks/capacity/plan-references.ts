import { type Listing, listingOf, lookUpResource } from '../../judging/named';
import { JUDGED_SERVICES } from '../../model/judged-services';
import { serviceOfWord } from '../../model/known-services';
import type { ResourceKind } from '../../model/services';
import type { Target } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { defineEventCheck, fail, type Judgement, pass, unknown } from '../check';

export const planReferences = defineEventCheck({
  id: 'plan-references',
  title: 'Resources and services that pre-warming, load tests and workloads name exist and are judged',
  failureTitle: 'The plan names resources that are not in the accounts',
  why: 'A pre-warming entry or a load test under a wrong name counts for nothing.',
  docs: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
  workbook: '7 ELB Prewarming',
  needs: [],
  uses: ['autoScalingGroups', 'classicLoadBalancers', 'loadBalancers'],
  wholeAccount: true,
  concerns: (plan) => referencesOf(plan).length > 0,
  evaluate(targets, { plan }) {
    const listed = targets.map(({ target, artifacts }) => ({ target, listing: listingOf(artifacts) }));
    return [
      ...referencesOf(plan).map((reference) => judgeReference(reference, listed)),
      ...unjudgedServices(plan),
    ];
  },
});

/** A target with all that it has, in scope or not. */
interface ListedTarget {
  readonly target: Target;
  readonly listing: Listing;
}

/** A resource that the plan names outside its scope. */
interface Reference {
  /** Where the plan names it. */
  readonly field: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** Where it must be; undefined: anywhere. */
  readonly account?: string | undefined;
  readonly region?: string;
}

const referencesOf = ({ traffic, preWarming, loadTests }: EventPlan): Reference[] => [
  ...traffic.loadBalancers.map(({ loadBalancer, account, region }) => ({
    field: 'traffic.loadBalancers',
    kind: 'loadBalancer' as const,
    name: loadBalancer,
    account,
    region,
  })),
  ...preWarming.map(({ loadBalancer, account, region }) => ({
    field: 'preWarming',
    kind: 'loadBalancer' as const,
    name: loadBalancer,
    account,
    region,
  })),
  ...loadTests.flatMap(({ requestsPerSecondPerInstance }) =>
    requestsPerSecondPerInstance.map(({ autoScalingGroup }) => ({
      field: 'loadTests',
      kind: 'autoScalingGroup' as const,
      name: autoScalingGroup,
    })),
  ),
];

function judgeReference(
  { field, kind, name, account, region }: Reference,
  targets: readonly ListedTarget[],
): Judgement {
  const resource = { name: `${field} ${name}` };
  const lookups = targets
    .filter(({ target }) => region === undefined || target.region === region)
    .filter(({ target }) => account === undefined || target.account === account)
    .map(({ listing }) => lookUpResource(kind, name, listing));
  if (lookups.some(({ outcome }) => outcome === 'found')) return pass(resource, 'It is in the accounts.');
  if (lookups.length === 0 || lookups.some(({ outcome }) => outcome !== 'missing')) {
    return unknown(resource, 'Not everything could be read where it should be.');
  }
  const [near] = lookups.flatMap((lookup) =>
    lookup.outcome === 'missing' && lookup.nearest !== undefined ? [lookup.nearest] : [],
  );
  return fail(
    resource,
    `The plan names ${name} in ${field}, and there is no such resource where it should be.${near === undefined ? '' : ` The nearest is ${near}.`}`,
    { action: `Correct the name in ${field} of the plan.`, lead: 'people' },
  );
}

const unjudgedServices = ({ kickoff }: EventPlan): Judgement[] =>
  (kickoff?.workloads ?? []).flatMap(({ name, awsServices }) =>
    awsServices
      .filter((service) => !isJudged(service))
      .map((service) =>
        unknown(
          { name: `${name} ${service}` },
          `The workload ${name} depends on ${service}, which nothing judges.`,
        ),
      ),
  );

function isJudged(word: string): boolean {
  const service = serviceOfWord(word);
  return service !== undefined && JUDGED_SERVICES.has(service);
}
