/** What the synthetic account answers, operation by operation; items are rendered once, when it is loaded. */
import { GetAlternateContactResponse$ } from '@aws-sdk/client-account';
import {
  AutoScalingGroupsType$,
  LaunchConfigurationsType$,
  PoliciesType$,
  ScheduledActionsType$,
} from '@aws-sdk/client-auto-scaling';
import {
  DescribeInstancesResult$,
  DescribeInstanceTypesResult$,
  DescribeLaunchTemplateVersionsResult$,
  DescribeSubnetsResult$,
  DescribeVolumesResult$,
} from '@aws-sdk/client-ec2';
import { DescribeAccessPointsOutput$ } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeCapacityReservationOutput$,
  DescribeListenersOutput$,
  DescribeLoadBalancerAttributesOutput$,
  DescribeLoadBalancersOutput$,
  DescribeRulesOutput$,
  DescribeTagsOutput$,
  DescribeTargetGroupsOutput$,
  DescribeTargetHealthOutput$,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetAccountSettingsResponse$ } from '@aws-sdk/client-lambda';
import {
  AccountAttributesMessage$,
  DBClusterMessage$,
  DBClusterParameterGroupDetails$,
  DBInstanceMessage$,
  DBParameterGroupDetails$,
} from '@aws-sdk/client-rds';
import {
  ListAWSDefaultServiceQuotasResponse$,
  ListServiceQuotasResponse$,
} from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityResponse$ } from '@aws-sdk/client-sts';
import {
  DescribeTrustedAdvisorCheckResultResponse$,
  DescribeTrustedAdvisorCheckSummariesResponse$,
  DescribeTrustedAdvisorChecksResponse$,
} from '@aws-sdk/client-support';
import { AwsError, type AwsRequest } from '../aws-protocol';
import { ACCOUNT_ID, type SyntheticAccount } from './account';
import { createMetrics, type MetricDataCall } from './metrics';
import { itemRenderer, type ListShape, listOf, parameterOf, renderOutput, renderPage, textOf } from './wire';

export interface Answer {
  readonly body: Buffer | string;
  /** Items of the list it carries. */
  readonly items: number;
}

/** @throws AwsError for what AWS would refuse. */
export type Operation = (request: AwsRequest) => Answer;

/** How an operation pages: parameters as on the wire, sizes as the API references state them. */
interface Paging {
  readonly size: string;
  readonly token: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

const EC2_PAGES: Paging = { size: 'MaxResults', token: 'NextToken', min: 5, max: 1000, default: 1000 };
const INSTANCE_TYPE_PAGES: Paging = { ...EC2_PAGES, max: 100, default: 100 };
const TEMPLATE_VERSION_PAGES: Paging = { ...EC2_PAGES, min: 1, max: 200, default: 200 };
const AUTO_SCALING_PAGES: Paging = { size: 'MaxRecords', token: 'NextToken', min: 1, max: 100, default: 50 };
const ELB_PAGES: Paging = { size: 'PageSize', token: 'Marker', min: 1, max: 400, default: 400 };
const RDS_PAGES: Paging = { size: 'MaxRecords', token: 'Marker', min: 20, max: 100, default: 100 };
const QUOTA_PAGES: Paging = { size: 'MaxResults', token: 'NextToken', min: 1, max: 100, default: 100 };

/** Most resources that one call may name (Elastic Load Balancing API reference). */
const ELB_MAX_KEYS = 20;

/** An operation that answers with a list. */
interface Listing extends ListShape {
  readonly action: string;
  /** Answered when nothing selects; null: the call must name an owner. */
  readonly all: readonly object[] | null;
  /** What a parameter selects by its values. */
  readonly by?: Readonly<Record<string, ReadonlyMap<string, readonly object[]>>>;
  /** Names of the filters it has, and where what they look at stands in an item. */
  readonly filters?: Readonly<Record<string, readonly PropertyKey[]>>;
  /** Error code of a value that is not there; without one, it selects nothing. */
  readonly missing?: string;
  readonly maxKeys?: number;
  readonly paging?: Paging;
  /** Parameters that change nothing for this account. */
  readonly ignored?: readonly string[];
}

const listingsOf = (account: SyntheticAccount): readonly Listing[] => [
  {
    action: 'ec2:DescribeInstances',
    output: DescribeInstancesResult$,
    member: 'Reservations',
    next: 'NextToken',
    all: account.reservations,
    filters: { 'instance-state-name': ['Instances', 0, 'State', 'Name'] },
    paging: EC2_PAGES,
  },
  {
    action: 'ec2:DescribeInstanceTypes',
    output: DescribeInstanceTypesResult$,
    member: 'InstanceTypes',
    next: 'NextToken',
    all: account.instanceTypes,
    by: { InstanceType: Map.groupBy(account.instanceTypes, ({ InstanceType = '' }) => InstanceType) },
    missing: 'InvalidInstanceType',
    maxKeys: 100,
    paging: INSTANCE_TYPE_PAGES,
  },
  {
    action: 'ec2:DescribeSubnets',
    output: DescribeSubnetsResult$,
    member: 'Subnets',
    next: 'NextToken',
    all: account.subnets,
    paging: EC2_PAGES,
  },
  {
    action: 'ec2:DescribeVolumes',
    output: DescribeVolumesResult$,
    member: 'Volumes',
    next: 'NextToken',
    all: account.volumes,
    paging: EC2_PAGES,
  },
  {
    action: 'ec2:DescribeLaunchTemplateVersions',
    output: DescribeLaunchTemplateVersionsResult$,
    member: 'LaunchTemplateVersions',
    next: 'NextToken',
    all: account.launchTemplateVersions,
    by: {
      LaunchTemplateId: Map.groupBy(
        account.launchTemplateVersions,
        ({ LaunchTemplateId = '' }) => LaunchTemplateId,
      ),
      LaunchTemplateName: Map.groupBy(
        account.launchTemplateVersions,
        ({ LaunchTemplateName = '' }) => LaunchTemplateName,
      ),
    },
    missing: 'InvalidLaunchTemplateId.NotFound',
    paging: TEMPLATE_VERSION_PAGES,
    // Every template has one version, which is its latest and its default.
    ignored: ['LaunchTemplateVersion'],
  },
  {
    action: 'autoscaling:DescribeAutoScalingGroups',
    output: AutoScalingGroupsType$,
    member: 'AutoScalingGroups',
    next: 'NextToken',
    all: account.autoScalingGroups,
    paging: AUTO_SCALING_PAGES,
  },
  {
    action: 'autoscaling:DescribePolicies',
    output: PoliciesType$,
    member: 'ScalingPolicies',
    next: 'NextToken',
    all: account.scalingPolicies,
    paging: AUTO_SCALING_PAGES,
  },
  {
    action: 'autoscaling:DescribeScheduledActions',
    output: ScheduledActionsType$,
    member: 'ScheduledUpdateGroupActions',
    next: 'NextToken',
    all: account.scheduledActions,
    paging: AUTO_SCALING_PAGES,
  },
  {
    action: 'autoscaling:DescribeLaunchConfigurations',
    output: LaunchConfigurationsType$,
    member: 'LaunchConfigurations',
    next: 'NextToken',
    all: account.launchConfigurations,
    by: {
      LaunchConfigurationNames: Map.groupBy(
        account.launchConfigurations,
        ({ LaunchConfigurationName = '' }) => LaunchConfigurationName,
      ),
    },
    paging: AUTO_SCALING_PAGES,
  },
  {
    action: 'elasticloadbalancing:DescribeLoadBalancers',
    output: DescribeLoadBalancersOutput$,
    member: 'LoadBalancers',
    next: 'NextMarker',
    all: account.loadBalancers,
    paging: ELB_PAGES,
  },
  {
    action: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
    output: DescribeLoadBalancerAttributesOutput$,
    member: 'Attributes',
    next: null,
    all: null,
    by: { LoadBalancerArn: account.loadBalancerAttributes },
    missing: 'LoadBalancerNotFound',
  },
  {
    action: 'elasticloadbalancing:DescribeListeners',
    output: DescribeListenersOutput$,
    member: 'Listeners',
    next: 'NextMarker',
    all: null,
    by: { LoadBalancerArn: account.listeners },
    missing: 'LoadBalancerNotFound',
    paging: ELB_PAGES,
  },
  {
    action: 'elasticloadbalancing:DescribeRules',
    output: DescribeRulesOutput$,
    member: 'Rules',
    next: 'NextMarker',
    all: null,
    by: { ListenerArn: account.rules },
    missing: 'ListenerNotFound',
    paging: ELB_PAGES,
  },
  {
    action: 'elasticloadbalancing:DescribeTargetGroups',
    output: DescribeTargetGroupsOutput$,
    member: 'TargetGroups',
    next: 'NextMarker',
    all: account.targetGroups,
    paging: ELB_PAGES,
  },
  {
    action: 'elasticloadbalancing:DescribeCapacityReservation',
    output: DescribeCapacityReservationOutput$,
    member: 'CapacityReservationState',
    next: null,
    all: null,
    by: { LoadBalancerArn: account.reservationStates },
    missing: 'LoadBalancerNotFound',
  },
  {
    action: 'elasticloadbalancing:DescribeTargetHealth',
    output: DescribeTargetHealthOutput$,
    member: 'TargetHealthDescriptions',
    next: null,
    all: null,
    by: { TargetGroupArn: account.targetHealth },
    missing: 'TargetGroupNotFound',
  },
  {
    action: 'elasticloadbalancing:DescribeTags',
    output: DescribeTagsOutput$,
    member: 'TagDescriptions',
    next: null,
    all: null,
    by: { ResourceArns: Map.groupBy(account.tagDescriptions, ({ ResourceArn = '' }) => ResourceArn) },
    missing: 'LoadBalancerNotFound',
    maxKeys: ELB_MAX_KEYS,
  },
  {
    action: 'rds:DescribeDBInstances',
    output: DBInstanceMessage$,
    member: 'DBInstances',
    next: 'Marker',
    all: account.dbInstances,
    paging: RDS_PAGES,
  },
  {
    action: 'rds:DescribeDBClusters',
    output: DBClusterMessage$,
    member: 'DBClusters',
    next: 'Marker',
    all: account.dbClusters,
    paging: RDS_PAGES,
  },
  {
    action: 'rds:DescribeDBParameters',
    output: DBParameterGroupDetails$,
    member: 'Parameters',
    next: 'Marker',
    all: null,
    by: { DBParameterGroupName: account.dbParameters },
    filters: { 'parameter-name': ['ParameterName'] },
    missing: 'DBParameterGroupNotFound',
    paging: RDS_PAGES,
  },
  {
    action: 'rds:DescribeDBClusterParameters',
    output: DBClusterParameterGroupDetails$,
    member: 'Parameters',
    next: 'Marker',
    all: null,
    by: { DBClusterParameterGroupName: account.dbClusterParameters },
    filters: { 'parameter-name': ['ParameterName'] },
    missing: 'DBParameterGroupNotFound',
    paging: RDS_PAGES,
  },
  {
    action: 'rds:DescribeAccountAttributes',
    output: AccountAttributesMessage$,
    member: 'AccountQuotas',
    next: null,
    all: account.rdsAccountQuotas,
  },
  {
    action: 'servicequotas:ListServiceQuotas',
    output: ListServiceQuotasResponse$,
    member: 'Quotas',
    next: 'NextToken',
    all: null,
    by: { ServiceCode: account.appliedQuotas },
    missing: 'NoSuchResourceException',
    paging: QUOTA_PAGES,
    ignored: ['QuotaAppliedAtLevel'],
  },
  {
    action: 'servicequotas:ListAWSDefaultServiceQuotas',
    output: ListAWSDefaultServiceQuotasResponse$,
    member: 'Quotas',
    next: 'NextToken',
    all: null,
    by: { ServiceCode: account.defaultQuotas },
    missing: 'NoSuchResourceException',
    paging: QUOTA_PAGES,
  },
  {
    action: 'support:DescribeTrustedAdvisorChecks',
    output: DescribeTrustedAdvisorChecksResponse$,
    member: 'checks',
    next: null,
    all: account.trustedAdvisorChecks,
    ignored: ['language'],
  },
];

/**
 * Every operation by IAM action.
 * @param maxPage most items a page brings, whatever is asked: AWS may always answer with fewer.
 */
export function createOperations(account: SyntheticAccount, maxPage: number): ReadonlyMap<string, Operation> {
  const metrics = createMetrics();
  const identity = {
    Account: ACCOUNT_ID,
    Arn: `arn:aws:iam::${ACCOUNT_ID}:user/reader`,
    UserId: 'AIDAEXAMPLE',
  };
  return new Map<string, Operation>([
    ...listingsOf(account).map(
      (listing) => [listing.action, orClassic(listOperation(listing, maxPage))] as const,
    ),
    [
      'support:DescribeTrustedAdvisorCheckResult',
      (request) => {
        const result = account.trustedAdvisorResults.get(textOf(request, 'checkId') ?? '');
        if (result === undefined) throw new AwsError('InvalidParameterValueException', 'no such check');
        return {
          body: renderOutput(request, DescribeTrustedAdvisorCheckResultResponse$, { result }),
          items: 1,
        };
      },
    ],
    [
      'support:DescribeTrustedAdvisorCheckSummaries',
      (request) => {
        const { checkIds = [] } = request.input as { checkIds?: readonly string[] };
        const summaries = checkIds.flatMap((checkId) => {
          const result = account.trustedAdvisorResults.get(checkId);
          if (result === undefined) return [];
          const { flaggedResources = [], ...summary } = result;
          return [{ ...summary, hasFlaggedResources: flaggedResources.length > 0 }];
        });
        const output = { summaries };
        return {
          body: renderOutput(request, DescribeTrustedAdvisorCheckSummariesResponse$, output),
          items: summaries.length,
        };
      },
    ],
    [
      'account:GetAlternateContact',
      (request) => {
        const AlternateContactType = textOf(request, 'AlternateContactType');
        const contact = { AlternateContactType, Name: 'Operations', EmailAddress: 'ops@example.com' };
        return {
          body: renderOutput(request, GetAlternateContactResponse$, { AlternateContact: contact }),
          items: 1,
        };
      },
    ],
    [
      'sts:GetCallerIdentity',
      (request) => ({ body: renderOutput(request, GetCallerIdentityResponse$, identity), items: 1 }),
    ],
    ['lambda:ListFunctions', () => ({ body: '{"Functions":[]}', items: 0 })],
    [
      'lambda:GetAccountSettings',
      (request) => {
        const AccountLimit = { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 };
        return { body: renderOutput(request, GetAccountSettingsResponse$, { AccountLimit }), items: 1 };
      },
    ],
    // Nothing that goes unjudged is used in the synthetic account.
    ['cloudwatch:ListMetrics', () => ({ body: '{"Metrics":[]}', items: 0 })],
    ['tag:GetResources', () => ({ body: '{"ResourceTagMappingList":[]}', items: 0 })],
    [
      'cloudwatch:GetMetricData',
      ({ input }) => {
        const page = metrics.page(input as unknown as MetricDataCall);
        if (page === null)
          throw new AwsError('InvalidParameterValueException', 'more than one call may ask for');
        return { body: page.body, items: page.queries };
      },
    ],
  ]);
}

/** The API of Classic Load Balancers, whose actions have the names of those of the other load balancers. */
const CLASSIC_API = '2012-06-01';

/** The synthetic account has no Classic Load Balancer. */
const orClassic =
  (operation: Operation): Operation =>
  (request) =>
    request.input.Version === CLASSIC_API
      ? {
          body: renderOutput(request, DescribeAccessPointsOutput$, { LoadBalancerDescriptions: [] }),
          items: 0,
        }
      : operation(request);

/** Renders all items beforehand; a request then only puts bytes together. */
function listOperation(listing: Listing, maxPage: number): Operation {
  const { all, by = {}, filters = {}, paging, ignored = [] } = listing;
  const render = itemRenderer(protocolOf(listing.action), listing);
  const items = all ?? Object.values(by).flatMap((index) => [...index.values()].flat());
  const bytes = new Map(items.map((item) => [item, render(item)]));
  const parameters = [paging?.size, paging?.token, ...Object.keys(by), ...ignored];
  const understood = new Set(['Action', 'Version', 'Filter', 'Filters', ...parameters]);

  return (request) => {
    const stranger = Object.keys(request.input).find((name) => !understood.has(parameterOf(name)));
    if (stranger !== undefined) throw invalid(`the synthetic account does not understand ${stranger}`);
    const selected = filtered(request, selectedBy(request, listing) ?? all ?? [], filters);
    const { from, to } = paging ? pageOf(request, paging, maxPage) : { from: 0, to: selected.length };
    const page = selected.slice(from, to).map((item) => bytes.get(item) ?? EMPTY);
    return {
      body: renderPage(request, listing, page, to < selected.length ? tokenAt(to) : null),
      items: page.length,
    };
  };
}

const EMPTY = Buffer.alloc(0);

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);

const protocolOf = (action: string): AwsRequest['protocol'] =>
  action.startsWith('ec2:') ? 'ec2' : /^(servicequotas|support):/.test(action) ? 'json' : 'query';

/** The items that the request names; undefined when it names none and may. */
function selectedBy(
  request: AwsRequest,
  { all, by = {}, missing, maxKeys = Number.POSITIVE_INFINITY }: Listing,
): readonly object[] | undefined {
  for (const [parameter, index] of Object.entries(by)) {
    const value = textOf(request, parameter);
    const keys = value === undefined ? listOf(request, parameter) : [value];
    if (keys.length > maxKeys) throw invalid(`${keys.length} of ${parameter}: ${maxKeys} at most`);
    const unknown = keys.find((key) => !index.has(key));
    // In the words of EC2, whose clients look for the names in the message.
    if (unknown !== undefined && missing) throw new AwsError(missing, `Does not exist: [${unknown}]`);
    if (keys.length > 0) return keys.flatMap((key) => index.get(key) ?? []);
  }
  if (all === null) throw invalid(`one of ${Object.keys(by).join(', ')} is required`);
  return undefined;
}

/** `Filter.1.Name` of EC2 and `Filters.Filter.1.Name` of RDS; its values stand beside it. */
const FILTER_NAME = /^Filters?\.(Filter\.)?\d+\.Name$/;

/** What passes every filter of the request. */
function filtered(
  request: AwsRequest,
  items: readonly object[],
  filters: Readonly<Record<string, readonly PropertyKey[]>>,
): readonly object[] {
  return Object.keys(request.input)
    .filter((name) => FILTER_NAME.test(name))
    .reduce((left, name) => {
      const filter = textOf(request, name) ?? '';
      const path = filters[filter];
      if (path === undefined) throw invalid(`the synthetic account does not filter by ${filter}`);
      const values = name.replace(/Name$/, 'Value');
      const wanted = Object.keys(request.input)
        .filter((other) => other.startsWith(values))
        .map((other) => textOf(request, other));
      return left.filter((item) => wanted.includes(valueAt(item, path)));
    }, items);
}

const valueAt = (item: object, path: readonly PropertyKey[]): string =>
  String(path.reduce((value: unknown, key) => Object(value)[key], item));

const tokenAt = (position: number): string => Buffer.from(`from ${position}`).toString('base64');

function pageOf(request: AwsRequest, paging: Paging, maxPage: number): { from: number; to: number } {
  const size = Number(textOf(request, paging.size) ?? paging.default);
  if (!(size >= paging.min && size <= paging.max)) {
    throw invalid(`${paging.size} must be between ${paging.min} and ${paging.max}`);
  }
  const token = textOf(request, paging.token);
  if (token === undefined) return { from: 0, to: Math.min(size, maxPage) };
  const from = Number(/^from (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1]);
  if (Number.isNaN(from)) throw invalid(`${paging.token} is not one that was given`);
  return { from, to: from + Math.min(size, maxPage) };
}
