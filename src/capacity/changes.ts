/**
 * Typed changes for "what if": `asg/web.maxSize=40`, `quota/L-1216C47A@us-east-1=2000`, and where several accounts have
 * the same, `asg/web@111122223333/us-east-1.maxSize=40`. Fixes carry the change that they make in the same words. A change is made to copies of
 * the inventories, so that everything downstream judges it as if AWS had answered so.
 */
import { closest, distance } from 'fastest-levenshtein';
import type {
  ApiStage,
  ArtifactId,
  Artifacts,
  DbCluster,
  DbInstancePeak,
  DynamodbIndex,
  DynamodbTable,
  ScalableTarget,
  Subnet,
} from '../model/artifacts';
import { IemError } from '../model/error';
import { collectedOf, type Inventory } from '../model/inventory';
import { SERVICES } from '../model/services';
import { type Target, targetName } from '../model/target';
import { typeOfClass } from './db-classes';
import { nameOfService } from './ecs-demand';
import { factsOfType, SHIPPED_INSTANCE_TYPES } from './instance-types';

/** One change of a what-if question, such as `asg/web.maxSize=40`. */
export interface Change {
  readonly kind: ChangeKind;
  /**
   * Id of an API and name of its stage (`a1b2c3/prod`), group name, cluster and ECS service (`shop/web`), quota code, identifier of a
   * database or a DB cluster, DB parameter group, function name,
   * subnet id, name of a stream, of a table (`carts`) or of an index of it (`carts/index/by-user`).
   */
  readonly name: string;
  /** Only in this account, in the region; null: in any. */
  readonly account: string | null;
  /** Only in this region; null: wherever the name is found. */
  readonly region: string | null;
  /** null for a quota, which has one value only. */
  readonly field: string | null;
  readonly value: string;
}

type ChangeKind =
  | 'api'
  | 'asg'
  | 'ecs'
  | 'quota'
  | 'rds'
  | 'cluster'
  | 'parameters'
  | 'lambda'
  | 'stream'
  | 'subnet'
  | 'table';

/** Applies one field to the artifacts of a target that has the resource; returns those that change. */
type Edit = (artifacts: Partial<Artifacts>, change: Change) => Partial<Artifacts>;

interface Editable {
  readonly fields: Readonly<Record<string, Edit>>;
  /** The artifact that lists the resources. */
  readonly artifact: ArtifactId;
  /** Names of the resources there are. */
  readonly names: (artifacts: Partial<Artifacts>) => readonly string[];
}

const EDITABLE: Readonly<Record<ChangeKind, Editable>> = {
  api: {
    artifact: 'apiStages',
    names: ({ apiStages }) => (apiStages ?? []).map(nameOfStage),
    fields: {
      // What single routes set stays in force.
      throttlingRateLimit: ({ apiStages = [] }, change) => ({
        apiStages: apiStages.map((stage) =>
          nameOfStage(stage) === change.name
            ? {
                ...stage,
                throttle: { burstLimit: stage.throttle?.burstLimit ?? null, rateLimit: number(change) },
              }
            : stage,
        ),
      }),
    },
  },
  asg: {
    artifact: 'autoScalingGroups',
    names: ({ autoScalingGroups }) => (autoScalingGroups ?? []).map((group) => group.autoScalingGroupName),
    fields: {
      // The maximum is to be the one in force, so that scheduled actions no longer set another.
      maxSize: (artifacts, change) => {
        const edited = editGroup(artifacts, change, { maxSize: whole(change) });
        const scheduledActions = artifacts.scheduledActions?.map((action) =>
          action.autoScalingGroupName === change.name ? { ...action, maxSize: null } : action,
        );
        return { ...edited, ...(scheduledActions ? { scheduledActions } : {}) };
      },
      minSize: (artifacts, change) => editGroup(artifacts, change, { minSize: whole(change) }),
      instanceType: (artifacts, change) => {
        const template = {
          launchTemplateId: `what-if ${change.name}`,
          launchTemplateName: `what-if ${change.name}`,
          version: '1',
        };
        const edited = editGroup(artifacts, change, {
          launchTemplate: template,
          launchConfigurationName: null,
          mixedInstancesPolicy: null,
        });
        const version = { ...template, instanceType: change.value, imageId: null, marketType: null };
        return {
          ...edited,
          ...typeFor(artifacts, change.value),
          launchTemplates: [...(artifacts.launchTemplates ?? []), version],
        };
      },
    },
  },
  ecs: {
    artifact: 'ecsServices',
    names: ({ ecsServices }) => (ecsServices ?? []).map(nameOfService),
    fields: {
      // The maximum is to be the one in force, whatever schedules set and whoever has suspended scaling.
      maxTasks: (artifacts, change) =>
        editScaledService(artifacts, change, { maxCapacity: whole(change), isScaleOutSuspended: false }),
      tasks: (artifacts, change) => {
        const tasks = whole(change);
        return {
          ...edit(artifacts, 'ecsServices', (service) => nameOfService(service) === change.name, {
            desiredCount: tasks,
            runningCount: tasks,
          }),
          ...editScaledService(artifacts, change, { minCapacity: tasks, maxCapacity: tasks }),
        };
      },
    },
  },
  quota: {
    artifact: 'serviceQuotas',
    names: ({ serviceQuotas }) => (serviceQuotas ?? []).map((quota) => quota.quotaCode),
    fields: {
      '': (artifacts, change) => ({
        ...edit(artifacts, 'serviceQuotas', (quota) => quota.quotaCode === change.name, {
          value: number(change),
          applied: true,
        }),
        ...enforced(artifacts, change),
      }),
    },
  },
  rds: {
    artifact: 'dbInstances',
    names: ({ dbInstances }) => (dbInstances ?? []).map((instance) => instance.dbInstanceIdentifier),
    fields: {
      maxConnections: (artifacts, change) => {
        const parameterGroupName = `what-if ${change.name}`;
        const instance = artifacts.dbInstances?.find((it) => it.dbInstanceIdentifier === change.name);
        // What its groups set besides stays in force.
        const edited = editDb(artifacts, change, {
          dbParameterGroupNames: [parameterGroupName, ...(instance?.dbParameterGroupNames ?? [])],
          parameterGroupsPendingReboot: [],
        });
        const parameter = {
          scope: 'instance' as const,
          parameterGroupName,
          parameterName: 'max_connections',
          parameterValue: String(whole(change)),
          source: 'user',
          appliesAtOnce: true,
        };
        return { ...edited, dbParameters: [parameter, ...(artifacts.dbParameters ?? [])] };
      },
      dbInstanceClass: (artifacts, change) => {
        const type = typeOfClass(change.value);
        return {
          ...editDb(artifacts, change, { dbInstanceClass: `db.${type}` }),
          ...typeFor(artifacts, type),
          ...workOnClass(artifacts, change, type),
        };
      },
      iops: (artifacts, change) => editStorage(artifacts, change, { iops: whole(change) }),
      storageThroughput: (artifacts, change) =>
        editStorage(artifacts, change, { storageThroughput: whole(change) }),
      maxAllocatedStorage: (artifacts, change) =>
        editDb(artifacts, change, { maxAllocatedStorage: whole(change) }),
      multiAz: (artifacts, change) => editDb(artifacts, change, { multiAz: yesNo(change) }),
    },
  },
  cluster: {
    artifact: 'dbClusters',
    names: ({ dbClusters }) => (dbClusters ?? []).map(({ dbClusterIdentifier }) => dbClusterIdentifier),
    fields: {
      minCapacity: (artifacts, change) => editRange(artifacts, change, { minCapacity: number(change) }),
      maxCapacity: (artifacts, change) => editRange(artifacts, change, { maxCapacity: number(change) }),
    },
  },
  parameters: {
    artifact: 'dbParameters',
    names: ({ dbParameters }) => [
      ...new Set((dbParameters ?? []).map(({ parameterGroupName }) => parameterGroupName)),
    ],
    fields: {
      maxConnections: editParameter('max_connections'),
      maxUserConnections: editParameter('max_user_connections'),
    },
  },
  lambda: {
    artifact: 'lambdaReservations',
    names: ({ lambdaReservations }) => (lambdaReservations ?? []).map(({ functionName }) => functionName),
    fields: { reservedConcurrency: reserve },
  },
  stream: {
    artifact: 'kinesisStreams',
    names: ({ kinesisStreams }) => (kinesisStreams ?? []).map(({ streamName }) => streamName),
    fields: {
      shards: (artifacts, change) =>
        edit(artifacts, 'kinesisStreams', ({ streamName }) => streamName === change.name, {
          openShardCount: whole(change),
        }),
    },
  },
  subnet: {
    artifact: 'subnets',
    names: ({ subnets }) => (subnets ?? []).map((subnet) => subnet.subnetId),
    fields: {
      cidrBlock: ({ subnets = [] }, change) => ({
        subnets: subnets.map((subnet) =>
          subnet.subnetId === change.name ? resized(subnet, cidr(change)) : subnet,
        ),
      }),
    },
  },
  table: {
    artifact: 'dynamodbTables',
    names: ({ dynamodbTables }) =>
      (dynamodbTables ?? []).flatMap(({ tableName, globalSecondaryIndexes }) => [
        tableName,
        ...globalSecondaryIndexes.map(({ indexName }) => `${tableName}/index/${indexName}`),
      ]),
    fields: {
      readCapacityUnits: (artifacts, change) =>
        editThroughput(artifacts, change, { readCapacityUnits: whole(change) }),
      writeCapacityUnits: (artifacts, change) =>
        editThroughput(artifacts, change, { writeCapacityUnits: whole(change) }),
      maxReadUnits: (artifacts, change) => editMaximum(artifacts, change, 'Read'),
      maxWriteUnits: (artifacts, change) => editMaximum(artifacts, change, 'Write'),
    },
  },
};

/** How a change names a stage: names of APIs are not unique. */
export const nameOfStage = ({ apiId, stageName }: Pick<ApiStage, 'apiId' | 'stageName'>): string =>
  `${apiId}/${stageName}`;

/** `asg/NAME.FIELD=VALUE` and the like, for help texts. */
export const CHANGE_FORMS: readonly string[] = Object.entries(EDITABLE).flatMap(([kind, { fields }]) =>
  Object.keys(fields).map((field) => `${kind}/NAME[@[ACCOUNT/]REGION]${field && `.${field}`}=VALUE`),
);

/**
 * Reads `kind/name[@[account/]region][.field]=value`.
 *
 * @throws IemError `change-invalid`, with the forms there are.
 */
export function parseChange(text: string): Change {
  const match = text.match(
    /^(?<kind>[a-z]+)\/(?<name>[^=]+?)(?:@(?:(?<account>\d{12})\/)?(?<region>[a-z]{2}(?:-[a-z]+)+-\d))?(?:\.(?<field>[A-Za-z]+))?=(?<value>.+)$/,
  );
  const { kind, name, account, region, field, value } = match?.groups ?? {};
  const editable = kind !== undefined && isKind(kind) ? EDITABLE[kind] : undefined;
  if (!editable || !name || !value || !Object.hasOwn(editable.fields, field ?? '')) {
    throw invalid(`"${text}" is not a change. Write one of:\n  ${CHANGE_FORMS.join('\n  ')}`);
  }
  return {
    kind: kind as ChangeKind,
    name,
    account: account ?? null,
    region: region ?? null,
    field: field ?? null,
    value,
  };
}

/**
 * Writes the change of one resource of a target, for a fix to carry. There is none for a name that {@link parseChange}
 * would read as something else.
 *
 * @param what Kind, and field where it has one: `asg.maxSize`, `quota`.
 */
export function writeChange(
  target: Target,
  what: string,
  name: string,
  value: string | number,
): { readonly change?: string } {
  const [kind, field] = what.split('.');
  const change = `${kind}/${name}@${targetName(target)}${field === undefined ? '' : `.${field}`}=${value}`;
  try {
    return parseChange(change).name === name ? { change } : {};
  } catch {
    return {};
  }
}

/** What a change sets, without the value: `asg/web@111122223333/us-east-1.maxSize`. */
export const subjectOf = ({ kind, name, account, region, field }: Change): string => {
  const place = region === null ? '' : `@${account === null ? '' : `${account}/`}${region}`;
  return `${kind}/${name}${place}${field === null ? '' : `.${field}`}`;
};

/** A change as {@link parseChange} reads it. */
export const changeText = (change: Change): string => `${subjectOf(change)}=${change.value}`;

const isKind = (kind: string): kind is ChangeKind => Object.hasOwn(EDITABLE, kind);

/** Changes that are being made to targets, one target at a time and in any order. */
export interface ChangeSession {
  /** Returns the inventory as it would be with the changes made, each over the one before. */
  applyTo(inventory: Inventory): Inventory;
  /**
   * Refuses changes that found no resource; to be called after all targets.
   *
   * @throws IemError `change-invalid` when a resource was in none of them, with the nearest name there is, and in how
   * many of them its kind could not be read.
   */
  conclude(): void;
}

/**
 * Begins to make changes. Of what the targets hold only the names are kept, to suggest one that may have been meant.
 *
 * @throws IemError `change-invalid` when two of them set the same, since only the last would count.
 */
export function beginChanges(changes: readonly Change[]): ChangeSession {
  refuseRepeated(changes);
  const made = new Set<Change>();
  const seen = new Map(changes.map(({ kind }) => [kind, new Set<string>()]));
  /** In how many targets the resources of a kind could not be read. */
  const unread = new Map<ChangeKind, number>();
  return {
    applyTo(inventory) {
      const collected = collectedOf(inventory.artifacts);
      for (const [kind, names] of seen) {
        for (const name of EDITABLE[kind].names(collected)) names.add(name);
        if (inventory.artifacts[EDITABLE[kind].artifact]?.ok === false) {
          unread.set(kind, (unread.get(kind) ?? 0) + 1);
        }
      }
      for (const change of changes) if (isIn(inventory, change)) made.add(change);
      return makeChanges(changes, inventory);
    },

    conclude() {
      const missed = changes.find((change) => !made.has(change));
      if (missed) throw notFound(missed, [...(seen.get(missed.kind) ?? [])], unread.get(missed.kind));
    },
  };
}

/** Returns the inventory as it would be with those of the changes made that are of its resources. */
export const makeChanges = (changes: readonly Change[], inventory: Inventory): Inventory =>
  changes.filter((change) => isIn(inventory, change)).reduce(applyChange, inventory);

function refuseRepeated(changes: readonly Change[]): void {
  const seen = new Map<string, Change[]>();
  for (const change of changes) {
    const { kind, name, field, value } = change;
    const what = `${kind}/${name}${field === null ? '' : `.${field}`}`;
    const others = seen.get(what) ?? [];
    const other = others.find(
      (it) => overlap(it.region, change.region) && overlap(it.account, change.account),
    );
    if (other) throw invalid(`${what} is set twice, to ${other.value} and to ${value}: keep one.`);
    seen.set(what, [...others, change]);
  }
}

const overlap = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** Whether a change is made in a target that has its resource. */
export const isOfTarget = (target: Target, { account, region }: Change): boolean =>
  overlap(region, target.region) && overlap(account, target.account);

/** No change renames a resource, so one that is there before a change is there after it. */
const isIn = ({ target, artifacts }: Inventory, change: Change): boolean =>
  isOfTarget(target, change) && EDITABLE[change.kind].names(collectedOf(artifacts)).includes(change.name);

function applyChange({ artifacts, ...inventory }: Inventory, change: Change): Inventory {
  const edited = EDITABLE[change.kind].fields[change.field ?? '']?.(collectedOf(artifacts), change);
  return { ...inventory, artifacts: { ...artifacts, ...(edited && resultsOf(edited)) } };
}

function notFound({ kind, name, account, region }: Change, names: readonly string[], unread = 0): IemError {
  const where = region === null ? '' : ` in ${account === null ? '' : `${account}/`}${region}`;
  const nearest = names.length > 0 ? closest(name, names) : undefined;
  const close =
    nearest !== undefined && nearest !== name && distance(name, nearest) <= Math.max(2, name.length / 3);
  const blind =
    unread === 0
      ? ''
      : `, and ${EDITABLE[kind].artifact} could not be read in ${unread} ${unread === 1 ? 'target' : 'targets'}`;
  return invalid(
    `There is no ${kind} ${name}${where} in the inventory${blind}${close ? `: did you mean ${nearest}?` : '.'}`,
  );
}

const resultsOf = (artifacts: Partial<Artifacts>): Inventory['artifacts'] =>
  Object.fromEntries(Object.entries(artifacts).map(([id, data]) => [id, { ok: true, data }]));

type ListId = { [K in ArtifactId]: Artifacts[K] extends readonly (infer _)[] ? K : never }[ArtifactId];

/** Replaces fields of the items that match; returns only the artifact that holds them. */
function edit<K extends ListId>(
  artifacts: Partial<Artifacts>,
  id: K,
  matches: (item: Artifacts[K][number]) => boolean,
  fields: Partial<Artifacts[K][number]>,
): Partial<Artifacts> {
  const items = (artifacts[id] ?? []) as readonly Artifacts[K][number][];
  return { [id]: items.map((item) => (matches(item) ? { ...item, ...fields } : item)) } as Partial<Artifacts>;
}

const editGroup = (
  artifacts: Partial<Artifacts>,
  { name }: Change,
  fields: Partial<Artifacts['autoScalingGroups'][number]>,
) => edit(artifacts, 'autoScalingGroups', (group) => group.autoScalingGroupName === name, fields);

const editDb = (
  artifacts: Partial<Artifacts>,
  { name }: Change,
  fields: Partial<Artifacts['dbInstances'][number]>,
) => edit(artifacts, 'dbInstances', (instance) => instance.dbInstanceIdentifier === name, fields);

/** The range of a cluster with serverless members; its members are taken to be rebooted, and a maximum to rise with the minimum. */
const editRange = (
  artifacts: Partial<Artifacts>,
  { name }: Change,
  bounds: Partial<NonNullable<DbCluster['serverlessV2Scaling']>>,
): Partial<Artifacts> => ({
  dbClusters: (artifacts.dbClusters ?? []).map((cluster) => {
    if (cluster.dbClusterIdentifier !== name || cluster.serverlessV2Scaling === null) return cluster;
    const range = { ...cluster.serverlessV2Scaling, ...bounds };
    return {
      ...cluster,
      serverlessV2Scaling: { ...range, maxCapacity: Math.max(range.maxCapacity, bounds.minCapacity ?? 0) },
      members: cluster.members.map((member) => ({ ...member, isPendingReboot: false })),
    };
  }),
});

/** Sets what a table, or an index of it, may take. */
const editThroughput = (
  artifacts: Partial<Artifacts>,
  { name }: Change,
  fields: Partial<Pick<DynamodbTable, keyof DynamodbIndex & keyof DynamodbTable>>,
): Partial<Artifacts> => ({
  dynamodbTables: (artifacts.dynamodbTables ?? []).map((table) =>
    table.tableName === name
      ? { ...table, ...fields }
      : {
          ...table,
          globalSecondaryIndexes: table.globalSecondaryIndexes.map((index) =>
            `${table.tableName}/index/${index.indexName}` === name ? { ...index, ...fields } : index,
          ),
        },
  ),
});

/** The maximum is to be the one in force: of what is provisioned that of its scalable target, whatever schedules set. */
function editMaximum(
  artifacts: Partial<Artifacts>,
  change: Change,
  direction: 'Read' | 'Write',
): Partial<Artifacts> {
  const units = whole(change);
  const dimension = `:${direction}CapacityUnits`;
  const isMeant = ({ resourceId, scalableDimension }: ScalableTarget): boolean =>
    resourceId === `table/${change.name}` && scalableDimension.endsWith(dimension);
  return {
    ...editScalableTargets(artifacts, isMeant, { maxCapacity: units }),
    ...editThroughput(
      artifacts,
      change,
      direction === 'Read' ? { maxReadRequestUnits: units } : { maxWriteRequestUnits: units },
    ),
  };
}

/** Edits what scales an ECS service; nothing changes where nothing does. */
const editScaledService = (
  artifacts: Partial<Artifacts>,
  { name }: Change,
  fields: Partial<ScalableTarget>,
): Partial<Artifacts> =>
  editScalableTargets(
    artifacts,
    ({ serviceNamespace, resourceId }) => serviceNamespace === 'ecs' && resourceId === `service/${name}`,
    fields,
  );

/** Edits the scalable targets that are meant. Of the bounds that are set, schedules then set no others. */
function editScalableTargets(
  { scalableTargets }: Partial<Artifacts>,
  isMeant: (target: ScalableTarget) => boolean,
  fields: Partial<ScalableTarget>,
): Partial<Artifacts> {
  if (scalableTargets === undefined) return {};
  const unset = Object.fromEntries(
    (['minCapacity', 'maxCapacity'] as const).flatMap((bound) => (bound in fields ? [[bound, null]] : [])),
  );
  return {
    scalableTargets: scalableTargets.map((target) =>
      isMeant(target)
        ? {
            ...target,
            ...fields,
            scheduledActions: target.scheduledActions.map((action) => ({ ...action, ...unset })),
          }
        : target,
    ),
  };
}

/** What gp2 and magnetic storage sustain follows from their size: what has a number of its own is gp3. */
function editStorage(
  artifacts: Partial<Artifacts>,
  change: Change,
  fields: Partial<Artifacts['dbInstances'][number]>,
): Partial<Artifacts> {
  const storageType = artifacts.dbInstances?.find(
    ({ dbInstanceIdentifier }) => dbInstanceIdentifier === change.name,
  )?.storageType;
  const isOther = storageType === 'gp2' || storageType === 'standard';
  return editDb(artifacts, change, { ...fields, ...(isOther ? { storageType: 'gp3' } : {}) });
}

/** What a service itself says that it enforces: it follows a quota that is raised. */
function enforced(
  {
    apiGatewayAccount: gateway,
    lambdaAccountSettings: lambda,
    rdsAccountAttributes: rds,
    dynamodbAccountLimits: dynamodb,
    sesAccount: ses,
  }: Partial<Artifacts>,
  change: Change,
): Partial<Artifacts> {
  if (change.name === SERVICES.apigateway.quotas.apigateway.throttleRate && gateway) {
    return { apiGatewayAccount: { throttle: { ...gateway.throttle, rateLimit: number(change) } } };
  }
  const limit = DYNAMODB_LIMITS[change.name];
  if (limit !== undefined && dynamodb) {
    return { dynamodbAccountLimits: { ...dynamodb, [limit]: number(change) } };
  }
  const ofMail = SES_LIMITS[change.name];
  if (ofMail !== undefined && ses?.account) {
    return { sesAccount: { account: { ...ses.account, [ofMail]: number(change) } } };
  }
  const attribute = RDS_ATTRIBUTES[change.name];
  if (attribute !== undefined && rds) {
    const max = number(change);
    return {
      rdsAccountAttributes: rds.map((row) => (row.accountQuotaName === attribute ? { ...row, max } : row)),
    };
  }
  if (change.name !== SERVICES.lambda.quotas.lambda.concurrentExecutions || !lambda) return {};
  const more = number(change) - lambda.concurrentExecutions;
  return {
    lambdaAccountSettings: {
      ...lambda,
      concurrentExecutions: lambda.concurrentExecutions + more,
      unreservedConcurrentExecutions: lambda.unreservedConcurrentExecutions + more,
    },
  };
}

/** The rows of DescribeAccountAttributes by the quota of the same. */
const RDS_ATTRIBUTES: Readonly<Record<string, string>> = {
  [SERVICES.rds.quotas.rds.dbInstances]: 'DBInstances',
  [SERVICES.rds.quotas.rds.dbTotalStorage]: 'AllocatedStorage',
};

/** The fields of DescribeLimits by the quota of the same. */
const DYNAMODB_LIMITS: Readonly<Record<string, keyof Artifacts['dynamodbAccountLimits']>> = {
  [SERVICES.dynamodb.quotas.dynamodb.accountReadCapacity]: 'accountMaxReadCapacityUnits',
  [SERVICES.dynamodb.quotas.dynamodb.accountWriteCapacity]: 'accountMaxWriteCapacityUnits',
  [SERVICES.dynamodb.quotas.dynamodb.tableReadCapacity]: 'tableMaxReadCapacityUnits',
  [SERVICES.dynamodb.quotas.dynamodb.tableWriteCapacity]: 'tableMaxWriteCapacityUnits',
};

/** The fields of GetAccount by the quota of the same. */
const SES_LIMITS: Readonly<Record<string, 'max24HourSend' | 'maxSendRate'>> = {
  [SERVICES.ses.quotas.ses.dailySends]: 'max24HourSend',
  [SERVICES.ses.quotas.ses.sendRate]: 'maxSendRate',
};

/** What is reserved for a function is no longer there for those without a reservation. */
function reserve(artifacts: Partial<Artifacts>, change: Change): Partial<Artifacts> {
  const { lambdaReservations = [], lambdaAccountSettings: account } = artifacts;
  const reserved = whole(change);
  const before =
    lambdaReservations.find(({ functionName }) => functionName === change.name)
      ?.reservedConcurrentExecutions ?? 0;
  return {
    ...edit(artifacts, 'lambdaReservations', ({ functionName }) => functionName === change.name, {
      reservedConcurrentExecutions: reserved,
    }),
    ...(account && {
      lambdaAccountSettings: {
        ...account,
        unreservedConcurrentExecutions: account.unreservedConcurrentExecutions - (reserved - before),
      },
    }),
  };
}

/** A parameter that a group has as a value of its own; the change is made with the reboot that it may need. */
function editParameter(parameterName: string): Edit {
  return (artifacts, change) =>
    edit(
      artifacts,
      'dbParameters',
      (it) => it.parameterGroupName === change.name && it.parameterName === parameterName,
      { parameterValue: String(whole(change)), source: 'user', appliesAtOnce: true },
    );
}

/**
 * The same work takes less of a class with more vCPUs. Where either is not known, nothing is measured on the new class. Of its
 * memory the same share is taken to be free, since what the engine keeps in memory grows with the class.
 */
function workOnClass(
  { dbInstances = [], dbInstancePeaks, ec2InstanceTypes }: Partial<Artifacts>,
  { name }: Change,
  type: string,
): Partial<Artifacts> {
  const before = dbInstances.find(({ dbInstanceIdentifier }) => dbInstanceIdentifier === name);
  const [from, to] = [typeOfClass(before?.dbInstanceClass ?? ''), type].map((of) =>
    factsOfType(of, ec2InstanceTypes),
  );
  if (dbInstancePeaks === undefined || before?.dbInstanceClass === `db.${type}`) return {};
  const times = from === undefined || to === undefined ? null : from.vCpus / to.vCpus;
  const memoryTimes = from === undefined || to === undefined ? null : to.memoryMiB / from.memoryMiB;
  const scale = ({
    cpuUtilization: cpu,
    cpuUtilizationByHour: byHour,
    freeableMemoryBytes: free,
    ...peak
  }: DbInstancePeak): DbInstancePeak => ({
    ...peak,
    ...(free === undefined
      ? {}
      : {
          freeableMemoryBytes:
            free && memoryTimes !== null ? { ...free, value: free.value * memoryTimes } : null,
        }),
    cpuUtilization: cpu && times !== null ? { ...cpu, value: cpu.value * times } : null,
    ...(byHour && times !== null
      ? { cpuUtilizationByHour: byHour.map((value) => (value === null ? null : value * times)) }
      : {}),
  });
  return {
    dbInstancePeaks: dbInstancePeaks.map((peak) => (peak.dbInstanceIdentifier === name ? scale(peak) : peak)),
  };
}

/** The addresses that the block gains are free. */
const resized = (subnet: Subnet, cidrBlock: string): Subnet => ({
  ...subnet,
  cidrBlock,
  availableIpAddressCount:
    subnet.availableIpAddressCount + addressesIn(cidrBlock) - addressesIn(subnet.cidrBlock),
});

const addressesIn = (cidrBlock: string): number => 2 ** (32 - Number(cidrBlock.split('/')[1]));

function number({ value, ...change }: Change): number {
  const parsed = Number(value);
  if (!Number.isFinite(parsed) || parsed < 0)
    throw invalid(`${change.kind}/${change.name} takes a number, not "${value}".`);
  return parsed;
}

function whole(change: Change): number {
  const parsed = number(change);
  if (!Number.isInteger(parsed))
    throw invalid(`${change.kind}/${change.name} takes a whole number, not "${change.value}".`);
  return parsed;
}

/**
 * The instance types with the one that a change names. What AWS said of a type in the account counts; a type that the
 * account does not use comes from the table that is shipped.
 *
 * @throws IemError `change-invalid` for a type that neither knows.
 */
function typeFor({ ec2InstanceTypes }: Partial<Artifacts>, type: string): Partial<Artifacts> {
  if (ec2InstanceTypes === undefined || Object.hasOwn(ec2InstanceTypes, type)) return {};
  const shipped = SHIPPED_INSTANCE_TYPES.get(type);
  if (shipped === undefined) {
    const near = closest(type, [...SHIPPED_INSTANCE_TYPES.keys()]);
    throw invalid(`The instance type ${type} is not known: did you mean ${near}?`);
  }
  return { ec2InstanceTypes: { ...ec2InstanceTypes, [type]: shipped } };
}

function yesNo({ kind, name, value }: Change): boolean {
  if (value !== 'true' && value !== 'false')
    throw invalid(`${kind}/${name}.multiAz is true or false, not "${value}".`);
  return value === 'true';
}

function cidr({ kind, name, value }: Change): string {
  if (!/^(\d{1,3}\.){3}\d{1,3}\/(1[6-9]|2[0-8])$/.test(value)) {
    throw invalid(`${kind}/${name}.cidrBlock takes a block such as 10.0.0.0/22, not "${value}".`);
  }
  return value;
}

const invalid = (message: string): IemError => new IemError('change-invalid', message);
