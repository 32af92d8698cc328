/** Section 6: what the event runs on, one table per account, and per account and region. */
import { definitionOf, ROWS_IDS, type RowsId } from '../../judging/scope';
import { viewTarget } from '../../judging/target-view';
import { compareText } from '../../lib/compare-text';
import { type Inventory, isCollectedIn } from '../../model/inventory';
import type { RESOURCE_KINDS, ResourceKind } from '../../model/services';
import { GLOBAL, type Target, targetName } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import { targetsOf } from '../../plan/targets';
import { type Cell, cell, type Missing, type SectionContent, type TableBlock } from '../document';
import type { TargetFacts, WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { readBalancers } from './pre-warming';

/** The kinds that the workbook lists, in its order; they are listed where there is nothing of them too. */
const ASKED_FOR = {
  cloudFrontDistribution: 'CloudFront distributions',
  route53HostedZone: 'Route 53 hosted zones',
  sesDomain: 'SES identities',
  instance: 'EC2 instances',
  loadBalancer: 'Load balancers',
  autoScalingGroup: 'Auto Scaling groups',
  s3Bucket: 'S3 buckets',
  vpc: 'VPCs',
  dynamodbTable: 'DynamoDB tables',
  rds: 'RDS instances and clusters',
  elastiCache: 'ElastiCache',
  cloudFormationStack: 'CloudFormation stacks',
} as const satisfies { readonly [K in ResourceKind]?: string };

/** The kinds that a plan may name. */
type NamedKind = {
  [K in ResourceKind]: (typeof RESOURCE_KINDS)[K] extends { readonly list: object } ? K : never;
}[ResourceKind];

/** What else events run on, listed where there is some, or where that is not known. */
const OTHERS: { readonly [K in Exclude<NamedKind, keyof typeof ASKED_FOR> | 'natGateway']: string } = {
  api: 'APIs of API Gateway',
  ecsService: 'ECS services',
  eksCluster: 'EKS clusters',
  lambdaFunction: 'Lambda functions',
  sqsQueue: 'SQS queues',
  snsTopic: 'SNS topics',
  eventRule: 'EventBridge rules',
  kinesisStream: 'Kinesis data streams',
  firehoseStream: 'Data Firehose streams',
  stateMachine: 'Step Functions state machines',
  userPool: 'Cognito user pools',
  daxCluster: 'DAX clusters',
  openSearchDomain: 'OpenSearch domains',
  natGateway: 'NAT gateways',
  mskCluster: 'MSK clusters',
  efsFileSystem: 'EFS file systems',
  vpnConnection: 'Site-to-Site VPN connections',
  directConnection: 'Direct Connect connections',
  secret: 'Secrets Manager secrets',
  virtualInterface: 'Direct Connect virtual interfaces',
};

/** What people call the resources of each kind that is listed. */
const LABELS: { readonly [K in ResourceKind]?: string } = { ...ASKED_FOR, ...OTHERS };

/** The most names of one kind in a cell; the rest is counted. */
const MOST_NAMES = 50;

/** Lists what is in the scope of the plan, by account and region. */
export function resources(input: WorkbookInput): SectionContent {
  const tables = targetsOf(input.plan)
    .toSorted(
      (a, b) =>
        compareText(a.account, b.account) || Number(b.region === GLOBAL) - Number(a.region === GLOBAL),
    )
    .map((target) => listTarget(input, target));
  return {
    blocks: tables.map(({ block }) => block),
    missing: tables.flatMap(({ missing }) => missing),
  };
}

function listTarget(
  { plan, targets }: WorkbookInput,
  target: Target,
): { readonly block: TableBlock; readonly missing: readonly Missing[] } {
  const owner = ownerByRole(plan, 'engineer');
  const name = plan.accounts.find(({ id }) => id === target.account)?.name;
  const title = name === undefined ? targetName(target) : `${name}: ${targetName(target)}`;
  const columns = ['Kind', 'How many', 'Which'];
  const facts = targets.find(
    (one) => one.target.account === target.account && one.target.region === target.region,
  );
  if (facts === undefined) {
    return {
      block: { kind: 'table', title, columns, rows: [] },
      missing: [
        { what: `Check ${targetName(target)}, so that its resources are listed (iem check).`, owner },
      ],
    };
  }
  const kinds = listedIn(target);
  return {
    block: {
      kind: 'table',
      title,
      columns,
      rows: kinds.flatMap(({ kind, label }) => {
        const names = facts.names.get(kind) ?? [];
        const isUnread = facts.unread.has(kind);
        const isShown = names.length > 0 || isUnread || Object.hasOwn(ASKED_FOR, kind);
        return isShown ? [[cell(label), countCell(names.length, isUnread), namesCell(names)]] : [];
      }),
      note: facts.everything
        ? 'The plan names no scope here, so everything is listed.'
        : 'What the scope of the plan selects, with what comes with it.',
    },
    missing: kinds
      .filter(({ kind }) => facts.unread.has(kind))
      .map(({ label }) => ({
        what: `${label} in ${targetName(target)} could not be read: the report says why.`,
        owner,
      })),
  };
}

/**
 * Reads of an inventory what the workbook tells of its target.
 *
 * @param multiplier The multiple of normal traffic that the event needs; null where it is not known.
 */
export function readTarget(plan: EventPlan, inventory: Inventory, multiplier: number | null): TargetFacts {
  const view = viewTarget(plan, inventory);
  const { artifacts, scope } = view;
  const found = new Map<ResourceKind, Set<string>>();
  for (const id of ROWS_IDS) {
    const { lists, owner: ownerOf, comesWith } = definitionOf(id);
    const rows: readonly unknown[] = lists.length === 0 ? [] : (artifacts[id] ?? []);
    for (const row of rows.filter((one) => scope.includes(ownerOf(one)))) {
      for (const { kind, ids } of [ownerOf(row), ...comesWith(row)]) {
        const [first] = ids;
        if (first !== undefined && (lists as readonly ResourceKind[]).includes(kind)) {
          found.set(kind, (found.get(kind) ?? new Set()).add(first));
        }
      }
    }
  }
  const { target } = inventory;
  return {
    target,
    names: new Map([...found].map(([kind, names]) => [kind, [...names].sort(compareText)])),
    unread: new Set(
      listedIn(target).flatMap(({ kind, ids }) =>
        ids.some((id) => artifacts[id] === undefined) ? [kind] : [],
      ),
    ),
    everything: scope.everything,
    bill: inventory.artifacts.billedServices,
    contacts: inventory.artifacts.alternateContacts,
    // What there is once per account has no load balancers.
    balancers: target.region === GLOBAL ? [] : readBalancers(plan, target, view, multiplier),
    readAt: inventory.collectedAt,
  };
}

const countCell = (count: number, isUnread: boolean): Cell =>
  isUnread ? { text: count === 0 ? 'not read' : `${count} or more`, colour: 'grey' } : cell(count);

function namesCell(names: readonly string[]): Cell {
  const more = names.length - MOST_NAMES;
  return cell(
    names.length === 0
      ? null
      : `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    { source: 'account' },
  );
}

/** The kinds that are listed in a target, each with the artifacts that list it there. */
function listedIn(target: Target) {
  return Object.entries(LABELS).flatMap(([kind, label]) => {
    const ids: readonly RowsId[] = ROWS_IDS.filter(
      (id) => isCollectedIn(target, id) && (definitionOf(id).lists as readonly string[]).includes(kind),
    );
    return ids.length > 0 ? [{ kind: kind as ResourceKind, label, ids }] : [];
  });
}
