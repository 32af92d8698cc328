import { asking, awsCommand } from '../../judging/aws-command';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import { ARTIFACTS, type Artifacts, type UserPool } from '../../model/artifacts';
import { PROVISIONED_CATEGORIES } from '../../model/cognito-categories';
import { SERVICES } from '../../model/services';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type QuotaPart, quotaPart } from '../quota-ceiling';
import { sharedUse } from '../shared-use';

const SERVICE = 'cognito-idp';
const CODES: Readonly<Record<string, string>> = SERVICES[SERVICE].quotas[SERVICE];
const UNIT = 'requests/s';

/**
 * Of each sign-in, up to three answers to challenges have a quota of their own, of three times the requests, though they are counted with
 * the others ("Quotas in Amazon Cognito", operations with special request rate handling).
 */
const SIGN_IN = 'UserAuthentication';
const CALLS_OF_SIGN_IN = 4;

type Region = Pick<Artifacts, 'userPools' | 'cognitoRequests' | 'cognitoLimits'> &
  Partial<Pick<Artifacts, 'serviceQuotas'>>;

export const cognitoRequestRate = defineCeilingFamily({
  id: 'cognito-request-rate',
  title: 'Users may sign up and sign in as often as the peak asks',
  failureTitle: 'Cognito refuses requests of the peak',
  why: 'All user pools of the account in the region share a rate for each category of requests, such as those that sign in or sign up; what comes faster is refused, and the users who meet that try again at once.',
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
  workbook: '11 Service Limits',
  kind: 'quota',
  unit: UNIT,
  formula: `requests a second of each category at normal peak × m, against the quota of the region, or what Cognito was set to let pass, where that is less. They are counted of all user pools together: where some grow and others do not, it is yellow between. Of ${SIGN_IN}, three of four may be answers to challenges, which have a quota of their own: what fits only without them is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy:
    'Request an increase of the quota and have Cognito let pass as much; keep tokens for as long as they are valid, and let users into a waiting room.',
  elastic: true,
  needs: ['userPools', 'cognitoRequests', 'cognitoLimits'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    artifacts.userPools.length === 0
      ? []
      : Object.keys(CODES).flatMap((category) => ceilingOf(category, artifacts, context)),
});

type Category = Artifacts['cognitoRequests']['categories'][number];

function ceilingOf(category: string, artifacts: Region, context: FamilyContext): CeilingDraft[] {
  const { userPools, cognitoRequests } = artifacts;
  const counted = cognitoRequests.categories.find((one) => one.category === category);
  const isIncomplete = counted !== undefined && counted.throttled === null;
  const isUsed = (counted?.requestsPerSecond?.value ?? 0) > 0;
  const growing = userPools.filter((pool) => context.elasticity(ownerOf(pool)) > 0);
  if (!isUsed && !isIncomplete && !mustBeUsed(category, growing)) return [];
  return [draftOf({ category, counted, isUsed, growing }, artifacts, context)];
}

/** Whether an event asks for it that brings users to any of the pools. */
const mustBeUsed = (category: string, growing: readonly UserPool[]): boolean =>
  category === SIGN_IN
    ? growing.length > 0
    : category === 'UserCreation' && growing.some(({ allowsSignUp }) => allowsSignUp);

interface Asked {
  readonly category: string;
  readonly counted: Category | undefined;
  readonly isUsed: boolean;
  /** The user pools that grow with the event. */
  readonly growing: readonly UserPool[];
}

function draftOf(
  { category, counted, isUsed, growing }: Asked,
  artifacts: Region,
  context: FamilyContext,
): CeilingDraft {
  const { userPools, cognitoRequests } = artifacts;
  const peak = counted?.requestsPerSecond ?? null;
  const density = densityOf(peak, cognitoRequests.window, 'rates', `CallCount of ${category}`);
  const { missing, evidence, ...part } = limitPart(category, artifacts, context);
  const least = category === SIGN_IN ? 1 / CALLS_OF_SIGN_IN : 1;
  return {
    ...part,
    resource: category,
    title: `Requests of ${category} in the region`,
    now: peak?.value ?? null,
    use:
      peak === null || !isUsed
        ? null
        : sharedUse([least * peak.value, BUSIEST_SECOND * peak.value], userPools.map(ownerOf), context),
    ...(missing !== undefined && { missing }),
    ...(!isUsed && { missing: whyUnused(category, counted) }),
    understated:
      newBeside(growing, userPools, cognitoRequests.window.from) ??
      understatedBy(density).understated ??
      null,
    isFlattened: isKnown(density) && density.isFlattened,
    evidence: [
      ...evidence,
      ...(peak === null
        ? []
        : [
            {
              source: 'AWS/Usage CallCount',
              at: peak.at,
              detail: `${round(peak.value)} requests a second of ${category} at normal peak, of all ${userPools.length} user pools of the region together. ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
            },
          ]),
    ],
  };
}

const ownerOf = (pool: UserPool) => ARTIFACTS.userPools.owner(pool);

const whyUnused = (category: string, counted: Category | undefined): string =>
  counted !== undefined && counted.throttled === null
    ? `CloudWatch gave no complete data for CallCount of ${category}.`
    : `CloudWatch counted no request of ${category} on normal days of the look-back: nothing tells what the event brings. Write it as demand of cognito-request-rate, or in traffic.elasticity that it brings nothing to the user pools.`;

/** Why what is counted of all may be that of other user pools; null where nothing was made for the event beside them. */
function newBeside(growing: readonly UserPool[], all: readonly UserPool[], from: string): string | null {
  const made = growing.find(({ creationDate }) => creationDate >= from);
  return made === undefined || all.length === 1
    ? null
    : `${made.userPoolName} was made on ${made.creationDate.slice(0, 10)}, and requests are counted of all user pools together: nothing tells what the event brings to it. Write it as demand, or in traffic.elasticity that it brings nothing.`;
}

/** The quota of a category, or what Cognito was set to let pass, where that is less. */
function limitPart(
  category: string,
  { serviceQuotas, cognitoLimits }: Region,
  context: FamilyContext,
): QuotaPart {
  const part = quotaPart(serviceQuotas, CODES[category] ?? '', SERVICE, UNIT, context);
  const set = cognitoLimits.find((one) => one.category === category);
  if (set === undefined && PROVISIONED_CATEGORIES.includes(category)) {
    return {
      ...part,
      limit: null,
      missing: `How many requests of ${category} Cognito lets pass was not read; it may be less than the quota.`,
    };
  }
  if (set === undefined || (part.limit !== null && part.limit < set.provisioned)) return part;
  const { missing: _, ...known } = part;
  return {
    ...known,
    limit: set.provisioned,
    evidence: [
      ...part.evidence,
      {
        source: 'cognito-idp:GetProvisionedLimit',
        at: context.asOf,
        detail: `Cognito lets ${set.provisioned} requests of ${category} pass a second${part.limit === null || part.limit === set.provisioned ? '' : `: no more was set, of the ${part.limit} of Service Quotas`}.`,
      },
    ],
    fix: (expected) => provision(category, { part, provisioned: set.provisioned, expected, context }),
  };
}

/** Asks for the quota where that is too small, and else for what it allows. */
function provision(
  category: string,
  {
    part,
    provisioned,
    expected,
    context,
  }: {
    readonly part: QuotaPart;
    readonly provisioned: number;
    readonly expected: number;
    readonly context: FamilyContext;
  },
): ReturnType<QuotaPart['fix']> {
  const wanted = Math.ceil(expected / context.plan.thresholds.yellow);
  if (part.limit === null || part.limit < wanted) {
    const { action, command } = part.fix(expected);
    return {
      action: `${action} Then have Cognito let pass as much (UpdateProvisionedLimit), unless user pools use managed login, for which AWS does it; what is above the default costs money.`,
      ...(command !== undefined && { command }),
      lead: 'quotaIncrease',
    };
  }
  const set = (value: number) =>
    awsCommand(context.target, SERVICE, 'update-provisioned-limit', {
      'limit-definition': JSON.stringify({ LimitClass: 'API_CATEGORY', Attributes: { Category: category } }),
      'requested-limit-value': value,
    });
  return {
    action: `Have Cognito let ${wanted} requests of ${category} pass a second, which the quota allows; it takes effect at once, and what is above the default costs money. For user pools with managed login, AWS Support does it.`,
    command: asking(`provisioned limit ${category}`, wanted, set(wanted)),
    lead: 'configuration',
    reversal: { action: 'Set it back after the event.', command: set(provisioned) },
  };
}
