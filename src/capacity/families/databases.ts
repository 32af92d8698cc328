import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { lookup } from '../../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type DbCluster,
  type DbInstance,
  type DbInstancePeak,
  type DbParameter,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { round } from '../compute';
import { densityOf } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { constantUse, linearUse } from '../growth';
import { CLASS_MEMORY_SHARE, defaultMaxConnections, evaluateMaxConnections } from '../max-connections';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.rds.quotas.rds;
const DOCS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html';
const GIB = 1024 ** 3;
const DAY_MS = 86_400_000;

/** The account-wide RDS quotas, by their row of DescribeAccountAttributes. */
const accountCeiling =
  (name: string, quotaCode: string, title: string, unit: string) =>
  (
    { rdsAccountAttributes, serviceQuotas }: Pick<Artifacts, 'rdsAccountAttributes'> & Partial<Artifacts>,
    context: FamilyContext,
  ): CeilingDraft[] => {
    const row = rdsAccountAttributes.find((attribute) => attribute.accountQuotaName === name);
    const added = context.plannedAdditions(quotaCode);
    if (row && row.used + added === 0) return [];
    const part = quotaPart(serviceQuotas, quotaCode, 'rds', unit, context);
    return [
      {
        ...part,
        resource: title,
        title: `${title} in the region`,
        now: row?.used ?? null,
        use: row ? constantUse(row.used + added) : null,
        // RDS says itself what it enforces; Service Quotas follows.
        limit: row?.max ?? null,
        ...(row ? {} : { missing: `RDS did not list ${name} among the attributes of the account.` }),
        evidence: [
          ...part.evidence,
          {
            source: 'rds:DescribeAccountAttributes',
            at: context.asOf,
            detail: row
              ? `${name}: ${row.used} used of ${row.max}${added ? `, ${added} more planned` : ''}.`
              : `${name} is not listed.`,
          },
        ],
      },
    ];
  };

export const dbInstances = defineCeilingFamily({
  id: 'db-instances',
  title: 'DB instance quota leaves room for what is planned',
  failureTitle: 'DB instance quota is too small for what is planned',
  why: 'Read replicas added for the event count against the quota; past it they are refused.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'instances',
  formula:
    'DB instances that RDS counts now + planned additions, against the maximum that RDS says it enforces; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['rdsAccountAttributes'],
  uses: ['serviceQuotas'],
  estimate: accountCeiling('DBInstances', QUOTAS.dbInstances, 'DB instances', 'instances'),
});

export const dbTotalStorage = defineCeilingFamily({
  id: 'db-total-storage',
  title: 'Total RDS storage quota leaves room',
  failureTitle: 'Total RDS storage quota is nearly used up',
  why: 'Storage autoscaling and new replicas stop at the total of the region.',
  docs: DOCS,
  workbook: '11 Service Limits',
  unit: 'GiB',
  formula:
    'allocated storage that RDS counts now + planned additions, against the maximum that RDS says it enforces; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['rdsAccountAttributes'],
  uses: ['serviceQuotas'],
  estimate: accountCeiling('AllocatedStorage', QUOTAS.dbTotalStorage, 'Total DB storage', 'GiB'),
});

export const dbConnections = defineCeilingFamily({
  id: 'db-connections',
  title: 'Database accepts the connections the peak opens',
  failureTitle: 'Database refuses connections before the peak',
  why: 'Past max_connections, or the max_user_connections of one user, new clients get an error at once, however idle the database is.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections',
  workbook: '12 Performance',
  unit: 'connections',
  formula:
    'peak DatabaseConnections × m, against max_connections, or a smaller max_user_connections: the number or the formula over memory of its parameter groups, else the default of its engine.',
  remedy: 'Put RDS Proxy or a pool in front, or give it a larger class or max_connections.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbClusters', 'dbParameters', 'ec2InstanceTypes', 'dbInstancePeaks'],
  estimate: (artifacts, context) => {
    const inScope = artifacts.dbInstances.filter(
      (instance) => isStaying(instance) && context.inScope(ARTIFACTS.dbInstances.owner(instance)),
    );
    const [others, own] = partition(inScope, ({ engine }) => Object.hasOwn(MEASURED_ELSEWHERE, engine));
    return [
      ...own.map((instance) => connectionsCeiling(instance, artifacts, context)),
      ...[...Map.groupBy(others, clusterNameOf)].map(([cluster, members]) =>
        unmeasuredCeiling(cluster, members, context),
      ),
    ];
  },
});

const isStaying = ({ dbInstanceStatus }: DbInstance): boolean => !/^delet/.test(dbInstanceStatus);

const partition = <T>(items: readonly T[], belongs: (item: T) => boolean): readonly [T[], T[]] => [
  items.filter(belongs),
  items.filter((item) => !belongs(item)),
];

/** Engines that RDS lists beside its own; their metrics are in namespaces of their own, which are not read. */
const MEASURED_ELSEWHERE: Readonly<Record<string, { readonly name: string; readonly namespace: string }>> = {
  docdb: { name: 'DocumentDB', namespace: 'AWS/DocDB' },
  neptune: { name: 'Neptune', namespace: 'AWS/Neptune' },
};

const clusterNameOf = ({ dbClusterIdentifier, dbInstanceIdentifier }: DbInstance): string =>
  dbClusterIdentifier ?? dbInstanceIdentifier;

/** One word about a whole cluster: that nobody has looked. */
function unmeasuredCeiling(
  cluster: string,
  [member]: readonly DbInstance[],
  { asOf }: FamilyContext,
): CeilingDraft {
  const { name, namespace } = MEASURED_ELSEWHERE[member?.engine ?? ''] ?? { name: 'other', namespace: '-' };
  return {
    resource: cluster,
    title: `Connections to the ${name} cluster ${cluster}`,
    unit: 'connections',
    now: null,
    use: null,
    limit: null,
    missing: `${name} is not judged yet: its connections are in ${namespace}, which is not read. Load test ${cluster} for the event.`,
    evidence: [
      {
        source: 'rds:DescribeDBInstances',
        at: asOf,
        detail: `${cluster} is a ${name} cluster that RDS lists beside its own.`,
      },
    ],
    fix: () => ({ action: `Load test ${cluster} for the event.`, lead: 'database' }),
  };
}

const membersOf = lookup(({ dbClusterIdentifier }: DbInstance) => [dbClusterIdentifier]);
const clustersByName = lookup(({ dbClusterIdentifier }: DbCluster): (string | null)[] => [
  dbClusterIdentifier,
]);
const parametersNamed = lookup(({ parameterName }: DbParameter) => [parameterName]);
const peaksByInstance = lookup(({ dbInstanceIdentifier }: DbInstancePeak) => [dbInstanceIdentifier]);

/**
 * A Single-AZ database is gone with its zone. Multi-AZ instances fail over, and so do members of a cluster that has
 * members in other zones; the clients of a read replica have its source.
 */
function lostWithZone(instance: DbInstance, all: readonly DbInstance[]): boolean {
  const { dbClusterIdentifier: cluster, multiAz, readReplicaSource } = instance;
  if (cluster === null) return !multiAz && readReplicaSource === null;
  const members = membersOf(all, cluster);
  return new Set(members.map((member) => member.availabilityZone)).size < 2;
}

function connectionsCeiling(
  instance: DbInstance,
  artifacts: Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const name = instance.dbInstanceIdentifier;
  const isLost = lostWithZone(instance, artifacts.dbInstances);
  const [peaks] = peaksByInstance(artifacts.dbInstancePeaks, name);
  const peak = peaks?.databaseConnections;
  const density = peak ? densityOf(peak, peaks.window, 'maxima', `DatabaseConnections of ${name}`) : null;
  const limit = connectionLimit(instance, artifacts);
  const use =
    peak && density?.tooLittle === null
      ? linearUse(peak.value, context.elasticity(ARTIFACTS.dbInstances.owner(instance)))
      : null;
  return {
    resource: name,
    title: `Connections to ${name} (${instance.engine}, ${instance.dbInstanceClass})`,
    unit: 'connections',
    now: peak?.value ?? null,
    use,
    ...(isLost ? { useWithoutZone: 'lost' as const } : {}),
    limit: limit.value,
    ...(use
      ? {}
      : { missing: density?.tooLittle ?? `There is no DatabaseConnections of ${name} in the look-back.` }),
    ...(limit.value === null ? { missing: limit.because } : {}),
    evidence: [
      ...(peak
        ? [
            {
              source: 'AWS/RDS DatabaseConnections',
              at: peak.at,
              detail: `${round(peak.value)} connections at normal peak, taken to grow in proportion to traffic. ${density?.words}`,
            },
          ]
        : []),
      { source: limit.source, at: context.asOf, detail: limit.because },
      ...(isLost
        ? [
            {
              source: 'rds:DescribeDBInstances',
              at: context.asOf,
              detail: 'In one zone only: lost with it.',
            },
          ]
        : []),
    ],
    fix: (expected) => ({
      action: `Put RDS Proxy or a connection pool in front of ${name}, or give it a class and max_connections for ${Math.ceil(expected / context.plan.thresholds.yellow)} connections.`,
      command: moreConnections(
        instance,
        limit.setBy,
        Math.ceil(expected / context.plan.thresholds.yellow),
        context,
      ),
      lead: 'database',
    }),
  };
}

/** Where people set a number, a larger class changes nothing: then the number must change. */
function moreConnections(
  instance: DbInstance,
  setBy: DbParameter | undefined,
  connections: number,
  { target }: FamilyContext,
): readonly string[] {
  if (setBy) {
    const group = setBy.scope === 'cluster' ? 'db-cluster-parameter-group' : 'db-parameter-group';
    return awsCommand(target, 'rds', `modify-${group}`, {
      [`${group}-name`]: setBy.parameterGroupName,
      parameters: `ParameterName=${setBy.parameterName},ParameterValue=${connections},ApplyMethod=pending-reboot`,
    });
  }
  const cluster = instance.engine.startsWith('aurora') ? null : instance.dbClusterIdentifier;
  const later = { 'no-apply-immediately': true } as const;
  return cluster === null
    ? awsCommand(target, 'rds', 'modify-db-instance', {
        'db-instance-identifier': instance.dbInstanceIdentifier,
        'db-instance-class': 'LARGER_CLASS',
        ...later,
      })
    : awsCommand(target, 'rds', 'modify-db-cluster', {
        'db-cluster-identifier': cluster,
        'db-cluster-instance-class': 'LARGER_CLASS',
        ...later,
      });
}

interface Limit {
  readonly value: number | null;
  readonly source: string;
  readonly because: string;
  /** The parameter, of a group that can be edited, that sets it to a number whatever the class of the instance. */
  readonly setBy?: DbParameter;
}

/** Past max_user_connections MySQL and MariaDB refuse a user, whatever max_connections leaves; 0 means no such limit. */
function connectionLimit(instance: DbInstance, artifacts: Partial<Artifacts>): Limit {
  const all = maxConnections(instance, artifacts);
  const setBy = parameterOf('max_user_connections', instance, artifacts);
  if (setBy && waitsForReboot(setBy, instance, artifacts)) return notInForce(setBy, instance);
  const ofOneUser = evaluateMaxConnections(setBy?.parameterValue ?? '', null);
  if (!setBy || !ofOneUser || all.value === null || ofOneUser >= all.value) return all;
  return {
    value: ofOneUser,
    source: all.source,
    because: `Parameter group ${setBy.parameterGroupName}: max_user_connections = ${ofOneUser}; all connections are taken to be of one user, as RDS does not say whose they are. All users together may open ${all.value}.`,
    setBy,
  };
}

/** What the parameter groups of an instance and of its cluster give a parameter; undefined where none does. */
function parameterOf(
  name: string,
  instance: DbInstance,
  { dbParameters, dbClusters }: Partial<Artifacts>,
): DbParameter | undefined {
  const [cluster] = clustersByName(dbClusters, instance.dbClusterIdentifier);
  const given = parametersNamed(dbParameters, name).filter((p) => p.parameterValue !== null);
  const own = given.find(
    (p) => p.scope === 'instance' && instance.dbParameterGroupNames.includes(p.parameterGroupName),
  );
  const ofCluster = given.find(
    (p) => p.scope === 'cluster' && p.parameterGroupName === cluster?.dbClusterParameterGroup,
  );
  // What people set for the cluster overrides a default of the instance, and what they set for that overrides both.
  return [own, ofCluster].find((p) => p?.source === 'user') ?? own ?? ofCluster;
}

/**
 * Whether the value of a parameter, or where no group gives one the engine's default, may not be in force yet: its
 * group was changed, and the instance was not rebooted since. RDS does not say what is in force until then.
 */
function waitsForReboot(
  parameter: DbParameter | undefined,
  { dbInstanceIdentifier, parameterGroupsPendingReboot }: DbInstance,
  { dbClusters = [] }: Partial<Artifacts>,
): boolean {
  if (parameter?.appliesAtOnce) return false;
  const ofCluster = dbClusters
    .flatMap(({ members }) => members)
    .some((member) => member.dbInstanceIdentifier === dbInstanceIdentifier && member.isPendingReboot);
  if (parameter?.scope === 'cluster') return ofCluster;
  return parameter
    ? parameterGroupsPendingReboot.includes(parameter.parameterGroupName)
    : ofCluster || parameterGroupsPendingReboot.length > 0;
}

const notInForce = (parameter: DbParameter | undefined, { dbInstanceIdentifier }: DbInstance): Limit => ({
  value: null,
  source: 'rds:DescribeDBInstances',
  because: `${parameter ? `${parameter.parameterName} = ${parameter.parameterValue} of the parameter group ${parameter.parameterGroupName}` : 'A change of its parameter group'} waits for a reboot of ${dbInstanceIdentifier}; what is in force until then is not known.`,
});

function maxConnections(instance: DbInstance, artifacts: Partial<Artifacts>): Limit {
  const { dbParameters } = artifacts;
  const source = 'rds:DescribeDBParameters';
  if (!dbParameters) return { value: null, source, because: 'The parameter groups could not be read.' };
  if (instance.dbInstanceClass === 'db.serverless') {
    const because = 'The limit of Aurora Serverless follows its capacity range, which is not worked out yet.';
    return { value: null, source, because };
  }
  const parameter = parameterOf('max_connections', instance, artifacts);
  if (waitsForReboot(parameter, instance, artifacts)) return notInForce(parameter, instance);
  const formula = parameter?.parameterValue ?? defaultMaxConnections(instance.engine);
  if (formula === null) {
    return {
      value: null,
      source,
      because: `The default max_connections of ${instance.engine} is not known.`,
    };
  }
  const memoryMiB =
    artifacts.ec2InstanceTypes?.[instance.dbInstanceClass.replace(/^db\./, '')]?.memoryMiB ?? null;
  const value = evaluateMaxConnections(formula, memoryMiB);
  const from = parameter
    ? `Parameter group ${parameter.parameterGroupName}`
    : `Default of ${instance.engine}`;
  if (value === null) {
    return {
      value,
      source,
      because: `${from}: ${formula} needs the memory of ${instance.dbInstanceClass}, which is not known.`,
    };
  }
  const isFormula = /[A-Za-z]/.test(formula);
  const memory = isFormula
    ? ` with ${memoryMiB} MiB, of which ${Math.round(CLASS_MEMORY_SHARE * 100)} % are taken to reach the engine (an assumption: AWS does not publish the share)`
    : '';
  return {
    value,
    source,
    because: `${from}: max_connections = ${formula} = ${value}${memory}.`,
    ...(isFormula || parameter?.parameterGroupName.startsWith('default.') ? {} : { setBy: parameter }),
  };
}

/** Cluster volumes grow by themselves to a size no shop fills in an event; RDS lists these engines too. */
const GROWS_BY_ITSELF = /^(aurora|docdb|neptune)/;

export const dbStorage = defineCeilingFamily({
  id: 'db-storage',
  title: 'Database storage lasts through the event',
  failureTitle: 'Database storage fills before the event is over',
  why: 'A full database stops taking writes, and storage can be changed only once in six hours.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
  workbook: '12 Performance',
  unit: 'GiB',
  formula:
    'storage used now + growth a day × days until the event + growth a day × days of the event × m, against the allocated storage, or the maximum of storage autoscaling.',
  remedy: 'Allocate more storage, or turn storage autoscaling on, before the event.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks'],
  estimate: (artifacts, context) =>
    artifacts.dbInstances
      .filter((instance) => isStaying(instance) && !GROWS_BY_ITSELF.test(instance.engine))
      .filter((instance) => context.inScope(ARTIFACTS.dbInstances.owner(instance)))
      .map((instance) => storageCeiling(instance, artifacts, context)),
});

function storageCeiling(
  instance: DbInstance,
  { dbInstancePeaks }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const name = instance.dbInstanceIdentifier;
  const [peak] = peaksByInstance(dbInstancePeaks, name);
  const limit = Math.max(instance.allocatedStorage, instance.maxAllocatedStorage ?? 0);
  // From when it was measured: a baseline of last month says what was free then, not today.
  const measuredAt = Date.parse(peak?.freeStorageBytes?.at ?? context.asOf);
  const [start, end] = [Date.parse(context.window.start), Date.parse(context.window.end)];
  const daysBefore = Math.max(0, (start - measuredAt) / DAY_MS);
  const eventDays = Math.max(0, end - Math.max(start, measuredAt)) / DAY_MS;
  const perDay = peak?.storageGrowthBytesPerDay ?? null;
  const lowest = peak?.freeStorageBytes;
  const free = lowest?.value;
  const density = lowest ? densityOf(lowest, peak.window, 'minima', `FreeStorageSpace of ${name}`) : null;
  const known = free !== undefined && perDay !== null && density?.tooLittle === null;
  const now = free === undefined ? null : instance.allocatedStorage - free / GIB;
  const growthGiB = (perDay ?? 0) / GIB;
  const factor = context.elasticity(ARTIFACTS.dbInstances.owner(instance));
  return {
    resource: name,
    title: `Storage of ${name}`,
    unit: 'GiB',
    now,
    use:
      known && now !== null ? linearUse(growthGiB * eventDays, factor, now + growthGiB * daysBefore) : null,
    ...(known
      ? {}
      : {
          missing: density?.tooLittle ?? `There is too little FreeStorageSpace of ${name} in the look-back.`,
        }),
    limit,
    evidence: [
      {
        source: 'rds:DescribeDBInstances',
        at: context.asOf,
        detail: `${instance.allocatedStorage} GiB allocated; ${instance.maxAllocatedStorage === null ? 'storage autoscaling is off' : `autoscaling up to ${instance.maxAllocatedStorage} GiB`}.`,
      },
      ...(known
        ? [
            {
              source: 'AWS/RDS FreeStorageSpace',
              at: peak?.freeStorageBytes?.at ?? null,
              detail: `Grows ${round(growthGiB)} GiB a day: ${round(daysBefore)} days from then until the event as now, ${round(eventDays)} days of event in proportion to traffic. ${density.words}`,
            },
          ]
        : []),
    ],
    fix: (expected) => growStorage(instance, Math.ceil(expected / context.plan.thresholds.yellow), context),
  };
}

/** RDS takes no maximum, and no new size, that is less than a tenth above what is allocated. */
const LEAST_GROWTH_PERCENT = 110;

/** Multi-AZ DB clusters have no storage autoscaling: the cluster is given all of it. */
function growStorage(
  { dbInstanceIdentifier, dbClusterIdentifier: cluster, allocatedStorage }: DbInstance,
  wanted: number,
  { target }: FamilyContext,
): FixDraft {
  const size = Math.max(wanted, Math.ceil((allocatedStorage * LEAST_GROWTH_PERCENT) / 100));
  const now = { 'apply-immediately': true } as const;
  return {
    action:
      cluster === null
        ? `Let the storage of ${dbInstanceIdentifier} grow to ${size} GiB.`
        : `Allocate ${size} GiB to the cluster ${cluster}.`,
    command:
      cluster === null
        ? awsCommand(target, 'rds', 'modify-db-instance', {
            'db-instance-identifier': dbInstanceIdentifier,
            'max-allocated-storage': size,
            ...now,
          })
        : awsCommand(target, 'rds', 'modify-db-cluster', {
            'db-cluster-identifier': cluster,
            'allocated-storage': size,
            ...now,
          }),
    lead: 'database',
  };
}
