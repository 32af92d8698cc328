import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  GetProvisionedLimitCommand,
  type LambdaConfigType,
  paginateListUserPools,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { mapConcurrently } from '../../lib/concurrency';
import type { UserPool } from '../../model/artifacts';
import { PROVISIONED_CATEGORIES } from '../../model/cognito-categories';
import { SERVICES } from '../../model/services';
import { distinct, present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, type Series } from '../series';

/** The most user pools in a page of ListUserPools. */
const PAGE_SIZE = 60;

export const userPools = defineCollector({
  id: 'userPools',
  answers: 'Which user pools there are, over what they send mail, and which functions they call',
  light: true,
  verified: 'moto',
  actions: ['cognito-idp:DescribeUserPool', 'cognito-idp:ListUserPools'],
  // It needs a call for each user pool, and AWS allows 15 a second.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const cognito = clients.of(CognitoIdentityProviderClient);
    const pools = await readAllPages(
      paginateListUserPools(
        { client: cognito, pageSize: PAGE_SIZE },
        { MaxResults: PAGE_SIZE },
        { abortSignal: signal },
      ),
      (page) => page.UserPools,
    );
    const read = await mapConcurrently(pools, 4, async ({ Id }) => {
      const request = new DescribeUserPoolCommand({ UserPoolId: requireField(Id, 'Id') });
      const answer = await nullIfGone(cognito.send(request, { abortSignal: signal }));
      return answer && toUserPool(requireField(answer.UserPool, 'UserPool'));
    });
    return present(read);
  },
});

function toUserPool(pool: UserPoolType): UserPool {
  const recovery = pool.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  return {
    userPoolId: requireField(pool.Id, 'Id'),
    userPoolName: requireField(pool.Name, 'Name'),
    userPoolArn: requireField(pool.Arn, 'Arn'),
    creationDate: requireField(toIso(pool.CreationDate), 'CreationDate'),
    emailSendingAccount: pool.EmailConfiguration?.EmailSendingAccount ?? 'COGNITO_DEFAULT',
    autoVerifiedAttributes: [...(pool.AutoVerifiedAttributes ?? [])],
    allowedFirstAuthFactors: [...(pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [])],
    recoveryMechanisms: present(recovery.map(({ Name }) => Name)),
    allowsSignUp: pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
    deletionProtection: pool.DeletionProtection === 'ACTIVE',
    triggers: triggersOf(pool.LambdaConfig ?? {}),
    tags: pool.UserPoolTags ?? {},
  };
}

/** `arn:aws:lambda:eu-west-1:111122223333:function:sign-up:live`, of which no version is kept. */
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+/;

/** The functions of a user pool. What has versions is written a second time, in a field of its own. */
function triggersOf(config: LambdaConfigType): UserPool['triggers'] {
  const { PreTokenGeneration, PreTokenGenerationConfig, KMSKeyID: _, ...others } = config;
  const triggers = {
    ...others,
    PreTokenGeneration: PreTokenGenerationConfig?.LambdaArn ?? PreTokenGeneration,
  };
  return Object.entries(triggers).flatMap(([trigger, given]) => {
    const arn = typeof given === 'object' ? given.LambdaArn : given;
    return arn ? [{ trigger, functionArn: FUNCTION.exec(arn)?.[0] ?? arn }] : [];
  });
}

/** The categories that are judged, as Cognito names them. */
const CATEGORIES = Object.keys(SERVICES['cognito-idp'].quotas['cognito-idp']);

/** Counts of Cognito, which it publishes only while there are requests. */
const query = (metric: string, dimensions: MetricQuery['dimensions']): MetricQuery => ({
  ...{ namespace: 'AWS/Usage', metric, statistic: 'Sum', dimensions, silence: 'zero' },
});

export const cognitoRequests = defineCollector({
  id: 'cognitoRequests',
  answers: 'The most requests of user pools of the region by category, and how many were refused',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  needs: ['userPools'],
  async collect(context, { userPools: pools }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const listed = pools.length === 0 ? [] : await listCategories(context);
    const categories = await readMetrics(
      reader,
      listed.map(({ dimensions }) => ({
        requests: query('CallCount', dimensions),
        throttled: query('ThrottleCount', dimensions),
      })),
      ({ requests, throttled }, i) => ({
        category: requireField(listed[i], 'a category for the metrics').category,
        requestsPerSecond: findHighest(normal(divideBy(requests, window.periodSeconds))),
        throttled: requests && totalOf(normal(throttled)),
      }),
    );
    // CloudWatch lists no metric that had no data in the last two weeks, and what is asked about may be longer ago.
    const isOld = Date.parse(window.from) < Date.parse(context.collectedAt) - LISTED_MS;
    const unlisted = CATEGORIES.filter((category) => !listed.some((one) => one.category === category));
    const unknown = unlisted.map((category) => ({ category, requestsPerSecond: null, throttled: null }));
    return { window, categories: pools.length > 0 && isOld ? [...categories, ...unknown] : categories };
  },
});

/** With a day in which the look-back may begin earlier. */
const LISTED_MS = 15 * 86_400_000;

const totalOf = (series: Series): number | null => series?.reduce((sum, { value }) => sum + value, 0) ?? null;

/**
 * The metrics of each category, as CloudWatch has them. The developer guide calls their service `Cognito user pool` and their class unused, and
 * a metric that is asked for by other words than its own is silent.
 *
 * @throws Error where a category has several, since they may be parts of one.
 */
async function listCategories({
  clients,
  signal,
}: CollectContext): Promise<{ category: string; dimensions: Readonly<Record<string, string>> }[]> {
  const metrics = await readAllPages(
    paginateListMetrics(
      { client: clients.of(CloudWatchClient) },
      { Namespace: 'AWS/Usage', MetricName: 'CallCount' },
      { abortSignal: signal },
    ),
    (page) => page.Metrics,
  );
  const listed = metrics.flatMap(({ Dimensions = [] }) => {
    const dimensions = Object.fromEntries(
      Dimensions.map(({ Name, Value }) => [requireField(Name, 'Name'), Value ?? '']),
    );
    const { Service = '', Resource: category = '' } = dimensions;
    return /cognito/i.test(Service) && CATEGORIES.includes(category) ? [{ category, dimensions }] : [];
  });
  if (new Set(listed.map(({ category }) => category)).size < listed.length) {
    throw new Error('CloudWatch has several metrics of one category of Cognito');
  }
  return listed;
}

export const cognitoLimits = defineCollector({
  id: 'cognitoLimits',
  answers: 'How many requests a second Cognito lets pass, where that can be set',
  light: false,
  verified: 'modelled',
  actions: ['cognito-idp:GetProvisionedLimit'],
  needs: ['userPools', 'cognitoRequests'],
  // AWS allows one call a second.
  deadlineFactor: 3,
  async collect({ clients, signal }, { userPools: pools, cognitoRequests: { categories } }) {
    if (pools.length === 0) return [];
    const counted = new Set(categories.map(({ category }) => category));
    // Of all others, nothing is judged.
    const asked = PROVISIONED_CATEGORIES.filter(
      (category) =>
        counted.has(category) ||
        category === 'UserAuthentication' ||
        (category === 'UserCreation' && pools.some(({ allowsSignUp }) => allowsSignUp)),
    );
    const cognito = clients.of(CognitoIdentityProviderClient);
    return mapConcurrently(asked, 1, async (category) => {
      const { Limit } = await cognito.send(
        new GetProvisionedLimitCommand({
          LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category: category } },
        }),
        { abortSignal: signal },
      );
      return { category, provisioned: requireField(Limit?.ProvisionedLimitValue, 'ProvisionedLimitValue') };
    });
  },
});

export const userPoolTriggerPeaks = defineCollector({
  id: 'userPoolTriggerPeaks',
  answers: 'How long the functions took that user pools call',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['userPools'],
  async collect(context, { userPools: pools }) {
    const reader = createMetricReader(context);
    const findMaximum = createMaximumFinder(context, reader);
    const names = distinct(
      pools.flatMap(({ triggers }) => triggers.flatMap(({ functionArn }) => functionArn.split(':')[6] ?? [])),
    );
    return readMetrics(
      reader,
      names.map((FunctionName) => ({
        time: {
          ...{ namespace: 'AWS/Lambda', metric: 'Duration', statistic: 'Maximum', silence: 'unknown' },
          dimensions: { FunctionName },
        } as const satisfies MetricQuery,
      })),
      ({ time }, i) => ({
        functionName: requireField(names[i], 'a function for the metrics'),
        window: reader.window,
        longestMilliseconds: findMaximum(time),
      }),
    );
  },
});
