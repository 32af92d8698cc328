import { type AwsCommand, asking, awsCommand } from '../../judging/aws-command';
import {
  clusterOf,
  isServerless,
  peaksByInstance,
  STORAGE_CHANGES,
  STORAGE_STAYS,
  whyInstanceNotJudged,
  whyNotJudged,
} from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type DbCluster,
  type DbInstance,
  type DbParameter,
  type DbProxy,
} from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { isDocumentDb, isNeptune, sharesVolume } from '../../model/db-engines';
import { SERVICES } from '../../model/services';
import type { Target } from '../../model/target';
import { writeChange } from '../changes';
import { typeOfClass } from '../db-classes';
import { densityInWords, densityOf, understatedBy } from '../density';
import { withoutZone } from '../failover';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { type Growth, linearUse, perhapsShared } from '../growth';
import {
  CLASS_MEMORY_SHARE,
  defaultMaxConnections,
  evaluateMaxConnections,
  MIB_PER_ACU,
  mostConnections,
  mostOfServerless,
  publishedMaxConnections,
  publishedOfServerless,
  rangeFor,
} from '../max-connections';
import { quotaPart } from '../quota-ceiling';
import { READER_ARTIFACTS, readerScaling, readersOf, sharedInWords, shareOfReader } from '../reader-scaling';
import { moveBounds, type Range } from '../serverless-range';
import { storageGrowth } from '../storage-growth';
import { growthOfReaders } from './database-readers';

const QUOTAS = SERVICES.rds.quotas.rds;
const DOCS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html';
const GIB = 1024 ** 3;

/** What is started as traffic grows, beside what there is. */
interface More {
  readonly growth: readonly Growth[];
  readonly understated: string | null;
  readonly evidence: readonly Evidence[];
}

const NO_MORE: More = { growth: [], understated: null, evidence: [] };

/** The readers beyond those of now that Application Auto Scaling starts for the event, up to their maxima. */
function moreReaders(
  { dbInstances = [], dbClusters = [], ...artifacts }: Partial<Artifacts>,
  context: FamilyContext,
): More {
  const scaled = dbClusters.flatMap((cluster) => {
    const scaling = readerScaling(cluster, artifacts, context);
    const readers = readersOf(cluster, dbInstances).length;
    return scaling && scaling.whyNot === null && scaling.most > readers && carries(cluster, context)
      ? [{ cluster, scaling, readers }]
      : [];
  });
  const terms = scaled.map(({ cluster, scaling: { cpuTarget }, readers }) => {
    const growth =
      cpuTarget === null
        ? null
        : growthOfReaders(cluster, { cpuTarget }, { dbInstances, dbClusters, ...artifacts }, context);
    return { growth, readers };
  });
  return {
    growth: terms.flatMap(({ growth, readers }) => (growth ? [{ ...growth, beyond: readers }] : [])),
    understated: terms.some(({ growth }) => growth === null)
      ? 'How many readers Application Auto Scaling will start is not known.'
      : null,
    evidence: scaled.map(({ cluster, scaling, readers }) => ({
      source: 'application-autoscaling:DescribeScalableTargets',
      at: context.asOf,
      detail: `${cluster.dbClusterIdentifier} has ${readers} readers, and may have ${scaling.most}.`,
    })),
  };
}

/** Whether this event brings a cluster traffic, or another one at the same time, whose readers count against the quota too. */
function carries(cluster: DbCluster, context: FamilyContext): boolean {
  const owner = ARTIFACTS.dbClusters.owner(cluster);
  const isReached = context.carriesTraffic(owner) || context.addedTo(owner).length > 0;
  return whyNotJudged(cluster) === null && isReached;
}

/** Estimates an account-wide RDS quota from its row of DescribeAccountAttributes. */
const estimateAccountQuota =
  (
    name: string,
    quotaCode: string,
    title: string,
    unit: string,
    moreOf: (artifacts: Partial<Artifacts>, context: FamilyContext) => More = () => NO_MORE,
  ) =>
  (
    artifacts: Pick<Artifacts, 'rdsAccountAttributes'> & Partial<Artifacts>,
    context: FamilyContext,
  ): CeilingDraft[] => {
    const { rdsAccountAttributes, serviceQuotas } = artifacts;
    const more = moreOf(artifacts, context);
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
        use: row ? { fixed: row.used + added, growth: more.growth } : null,
        understated: more.understated,
        // RDS itself says what it enforces; Service Quotas may lag behind.
        limit: row?.max ?? null,
        ...(row ? {} : { missing: `RDS did not list ${name} among the attributes of the account.` }),
        evidence: [
          ...part.evidence,
          ...more.evidence,
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
    'DB instances that RDS counts now, those of DocumentDB and Neptune among them, + planned additions + readers beyond those of now that scaled clusters need (see db-readers), against the maximum that RDS says it enforces.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: true,
  needs: ['rdsAccountAttributes'],
  uses: ['serviceQuotas', 'dbInstances', 'dbInstancePeaks', ...READER_ARTIFACTS],
  estimate: estimateAccountQuota('DBInstances', QUOTAS.dbInstances, 'DB instances', 'instances', moreReaders),
});

export const dbTotalStorage = defineCeilingFamily({
  id: 'db-total-storage',
  title: 'Total RDS storage quota leaves room',
  failureTitle: 'Total RDS storage quota is nearly used up',
  why: 'Past the total of the region storage no longer grows by itself, and new replicas are refused.',
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
  estimate: estimateAccountQuota('AllocatedStorage', QUOTAS.dbTotalStorage, 'Total DB storage', 'GiB'),
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
    'peak DatabaseConnections × m, without a zone with those of lost instances that fall to it, against max_connections, or max_user_connections or the share of RDS Proxies where that is smaller. Both are read from the parameter groups, as a number or a formula over memory; max_connections is else the default of the engine.',
  remedy: 'Put RDS Proxy or a pool in front, or give it a larger class or max_connections.',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbParameters', 'dbProxies', 'ec2InstanceTypes', 'dbInstancePeaks', ...READER_ARTIFACTS],
  estimate: (artifacts, context) => {
    const used = artifacts.dbInstances.filter(
      (instance) =>
        whyInstanceNotJudged(instance) === null &&
        // What others accept, no parameter says; see database-clients.
        !isDocumentDb(instance) &&
        !isNeptune(instance) &&
        context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)),
    );
    return used.map((instance) => connectionsCeiling(instance, artifacts, context));
  },
});

const parametersNamed = lookup(({ parameterName }: DbParameter) => [parameterName]);

function connectionsCeiling(
  instance: DbInstance,
  artifacts: Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const name = instance.dbInstanceIdentifier;
  const measure = (one: DbInstance) => measureConnections(one, artifacts, context);
  const { peak, density, use } = measure(instance);
  const share = shareOfReader(instance, artifacts, context);
  const { words: zonalWords, ...zonal } = withoutZone(instance, artifacts, 'connections', measure);
  const words = [sharedInWords(share), zonalWords].filter((one) => one !== '').join(' ');
  const limit = behindProxies(instance, connectionLimit(instance, artifacts), peak?.value ?? 0, artifacts);
  return {
    resource: name,
    title: `Connections to ${name} (${instance.engine}, ${instance.dbInstanceClass})`,
    unit: 'connections',
    now: peak?.value ?? null,
    ...(peak && use
      ? {
          use: perhapsShared(use, share),
          ...understatedBy(density),
          // A proxy may let fewer in than the database does.
          ...(artifacts.dbProxies === undefined ? { understated: UNREAD_PROXIES } : {}),
        }
      : { use: null, ...density }),
    ...zonal,
    limit: limit.value,
    ...(limit.value === null ? { missing: limit.because } : {}),
    evidence: [
      ...(peak
        ? [
            {
              source: 'AWS/RDS DatabaseConnections',
              at: peak.at,
              detail: `${round(peak.value)} connections at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]
        : []),
      { source: limit.source, at: context.asOf, detail: limit.because },
      ...(words === '' ? [] : [{ source: 'rds:DescribeDBInstances', at: context.asOf, detail: words }]),
    ],
    fix: (expected) =>
      moreConnections(
        instance,
        limit,
        Math.ceil(expected / context.plan.thresholds.yellow),
        artifacts,
        context,
      ),
  };
}

/** The connections to a database at normal peak, which grow in proportion to traffic. */
function measureConnections(
  instance: DbInstance,
  { dbInstancePeaks }: Partial<Artifacts>,
  context: FamilyContext,
) {
  const { dbInstanceIdentifier: name } = instance;
  const owner = ARTIFACTS.dbInstances.owner(instance);
  const [peaks] = peaksByInstance(dbInstancePeaks, name);
  const peak = peaks?.databaseConnections;
  return {
    peak,
    density: densityOf(peak, peaks?.window, 'maxima', `DatabaseConnections of ${name}`),
    use: peak ? linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)) : null,
  };
}

const UNREAD_PROXIES = 'Whether an RDS Proxy limits its connections could not be read.';

const proxiesOf = lookup(({ databases }: DbProxy): readonly (string | null)[] => databases);

/**
 * The limit of a database that proxies are before: they open only a share of its max_connections, and their clients wait
 * for one of those, and get an error once they have waited too long. All clients are taken to come through them, unless
 * there are more connections than that already.
 */
function behindProxies(
  { dbInstanceIdentifier, dbClusterIdentifier }: DbInstance,
  limit: Limit,
  connections: number,
  { dbProxies }: Partial<Artifacts>,
): Limit {
  const proxies = new Set([
    ...proxiesOf(dbProxies, dbInstanceIdentifier),
    ...(dbClusterIdentifier === null ? [] : proxiesOf(dbProxies, dbClusterIdentifier)),
  ]);
  const [first, ...others] = proxies;
  const percent = [...proxies].reduce((sum, { maxConnectionsPercent }) => sum + maxConnectionsPercent, 0);
  if (first === undefined || limit.value === null || limit.ofDatabase === undefined) return limit;
  const value = Math.floor((limit.ofDatabase * percent) / 100);
  if (value >= limit.value) return limit;
  const names = [...proxies].map(({ dbProxyName }) => dbProxyName).join(', ');
  const share = `RDS Proxy ${names} opens ${percent} % of the ${limit.ofDatabase} at most, which are ${value}`;
  if (connections > value) {
    return {
      ...limit,
      because: `${limit.because} ${share}; there were more, so clients connect past it, and that does not limit them.`,
    };
  }
  const wait = Math.max(...[...proxies].map((proxy) => proxy.connectionBorrowTimeoutSeconds));
  return {
    value,
    source: 'rds:DescribeDBProxyTargetGroups',
    because: `${share}. All clients are taken to come through it; who finds no connection free waits for ${wait} s, and then gets an error. ${limit.because}`,
    ofDatabase: limit.ofDatabase,
    ...(others.length === 0 ? { byProxy: first } : {}),
  };
}

/** A larger class changes nothing where people set a number: then the number must change. */
function moreConnections(
  instance: DbInstance,
  { setBy, most = Number.POSITIVE_INFINITY, byProxy, ofDatabase = 0 }: Limit,
  connections: number,
  artifacts: Partial<Artifacts>,
  { target }: FamilyContext,
): FixDraft {
  const name = instance.dbInstanceIdentifier;
  if (byProxy !== undefined) return openMore(byProxy, name, connections, ofDatabase, target);
  if (isServerless(instance) && setBy === undefined) {
    return widenRange(instance, connections, artifacts, target);
  }
  if (connections > most) {
    return {
      action: `Put RDS Proxy or a connection pool in front of ${name}: ${connections} connections are more than the ${most} that its engine accepts in any class.`,
      lead: 'database',
    };
  }
  if (setBy === undefined) {
    return {
      action: `Put RDS Proxy or a connection pool in front of ${name}, or choose a class whose max_connections is at least ${connections}.`,
      lead: 'database',
    };
  }
  const { scope, parameterGroupName, parameterName, parameterValue } = setBy;
  const group = scope === 'cluster' ? 'db-cluster-parameter-group' : 'db-parameter-group';
  const field = PARAMETER_CHANGES[parameterName];
  // Dynamic in MySQL and MariaDB; PostgreSQL sizes its memory by it as it starts.
  const isStatic = instance.engine.includes('postgres');
  const reboot = awsCommand(target, 'rds', 'reboot-db-instance', { 'db-instance-identifier': name });
  const setTo = (value: string | number): readonly [AwsCommand, ...AwsCommand[]] => {
    const change = awsCommand(target, 'rds', `modify-${group}`, {
      [`${group}-name`]: parameterGroupName,
      parameters: `ParameterName=${parameterName},ParameterValue=${value},ApplyMethod=${isStatic ? 'pending-reboot' : 'immediate'}`,
    });
    return isStatic ? [change, reboot] : [change];
  };
  const [change, ...others] = setTo(connections);
  const shared = sharing(setBy, artifacts).filter((one) => one !== name);
  const words = [
    `Put RDS Proxy or a connection pool in front of ${name}, or give it a class and ${parameterName} for ${connections} connections.`,
    ...(shared.length > 0
      ? [`The parameter group ${parameterGroupName} is also that of ${shared.join(', ')}.`]
      : []),
    ...(isStatic
      ? [`The new number counts from the reboot of ${name}, during which it does not answer.`]
      : []),
  ];
  return {
    action: words.join(' '),
    ...(field === undefined ? {} : writeChange(target, field, parameterGroupName, connections)),
    command: [asking(`${parameterName} of ${parameterGroupName}`, connections, change), ...others],
    lead: 'database',
    ...(NUMBER.test(parameterValue ?? '')
      ? {
          reversal: {
            action: `Set ${parameterName} of ${parameterGroupName} to ${parameterValue} again${isStatic ? `, and reboot ${name}` : ''}.`,
            command: setTo(parameterValue ?? ''),
          },
        }
      : {}),
  };
}

/** A serverless database accepts more with a higher maximum, and a minimum of 1 ACU, once it was rebooted. */
function widenRange(
  { dbInstanceIdentifier: name, dbClusterIdentifier, engine }: DbInstance,
  connections: number,
  { dbClusters }: Partial<Artifacts>,
  target: Target,
): FixDraft {
  const cluster = clusterOf({ dbClusterIdentifier }, dbClusters);
  const range = cluster?.serverlessV2Scaling;
  const bounds = range ? rangeFor(engine, connections, range) : null;
  const pool = `Put RDS Proxy or a connection pool in front of ${name}`;
  if (!cluster || !range || bounds === null) {
    return {
      action: `${pool}: no capacity gives it ${connections} connections by default.`,
      lead: 'database',
    };
  }
  return moveBounds(
    cluster,
    range,
    bounds,
    `${pool}, or let the members of ${cluster.dbClusterIdentifier} scale from ${bounds.minCapacity ?? range.minCapacity ?? 'their minimum'} to ${bounds.maxCapacity ?? range.maxCapacity} ACUs, and reboot them: with that they accept ${connections} connections from then on.`,
    { target, lead: 'database' },
  );
}

/** Raises the share that a proxy may open, as far as the database accepts it. */
function openMore(
  { dbProxyName, maxConnectionsPercent }: DbProxy,
  database: string,
  connections: number,
  ofDatabase: number,
  target: Target,
): FixDraft {
  const percent = Math.ceil((connections / ofDatabase) * 100);
  if (percent > 100) {
    return {
      action: `Give ${database} a class or a max_connections for ${connections} connections, and let RDS Proxy ${dbProxyName} open all of them.`,
      lead: 'database',
    };
  }
  const setTo = (value: number): AwsCommand =>
    awsCommand(target, 'rds', 'modify-db-proxy-target-group', {
      'db-proxy-name': dbProxyName,
      'target-group-name': 'default',
      'connection-pool-config': `MaxConnectionsPercent=${value}`,
    });
  return {
    action: `Let RDS Proxy ${dbProxyName} open ${percent} % of the connections of ${database}: ${connections}.`,
    command: [asking(`connections of the proxy ${dbProxyName}`, percent, setTo(percent))],
    lead: 'database',
    reversal: {
      action: `Let ${dbProxyName} open ${maxConnectionsPercent} % again.`,
      command: [setTo(maxConnectionsPercent)],
    },
  };
}

/** What raises a parameter in what-if. */
const PARAMETER_CHANGES: Readonly<Record<string, string>> = {
  max_connections: 'parameters.maxConnections',
  max_user_connections: 'parameters.maxUserConnections',
};

const NUMBER = /^\d+$/;

/** The databases that have a parameter group, of their own or by their cluster. */
const sharing = (
  { scope, parameterGroupName }: DbParameter,
  { dbInstances = [], dbClusters = [] }: Partial<Artifacts>,
): string[] =>
  scope === 'instance'
    ? dbInstances
        .filter(({ dbParameterGroupNames }) => dbParameterGroupNames.includes(parameterGroupName))
        .map(({ dbInstanceIdentifier }) => dbInstanceIdentifier)
    : dbClusters
        .filter(({ dbClusterParameterGroup }) => dbClusterParameterGroup === parameterGroupName)
        .flatMap(({ members }) => members.map(({ dbInstanceIdentifier }) => dbInstanceIdentifier));

interface Limit {
  readonly value: number | null;
  readonly source: string;
  readonly because: string;
  /** The parameter, of a group that can be edited, that sets it to a number whatever the class of the instance. */
  readonly setBy?: DbParameter;
  /** The most that any value of the parameter comes to; absent without such a cap. */
  readonly most?: number;
  /** What max_connections comes to, of which a proxy opens a share; absent where it is not known. */
  readonly ofDatabase?: number;
  /** The one proxy that sets it. */
  readonly byProxy?: DbProxy;
}

/** Past max_user_connections MySQL and MariaDB refuse a user, whatever max_connections leaves; 0 means no such limit. */
function connectionLimit(instance: DbInstance, artifacts: Partial<Artifacts>): Limit {
  const found = maxConnections(instance, artifacts);
  const all = found.value === null ? found : { ...found, ofDatabase: found.value };
  const setBy = parameterOf('max_user_connections', instance, artifacts);
  if (setBy && waitsForReboot(setBy, instance, artifacts)) return notInForce(setBy, instance);
  const ofOneUser = evaluateMaxConnections(setBy?.parameterValue ?? '', null);
  if (!setBy || !ofOneUser || all.value === null || ofOneUser >= all.value) return all;
  return {
    value: ofOneUser,
    source: all.source,
    because: `Parameter group ${setBy.parameterGroupName}: max_user_connections = ${ofOneUser}; all connections are taken to be of one user, as RDS does not say whose they are. All users together may open ${all.value}.`,
    setBy,
    ofDatabase: all.value,
  };
}

/** The parameter of a name in the groups of an instance and of its cluster; undefined where neither gives a value. */
function parameterOf(
  name: string,
  instance: DbInstance,
  { dbParameters, dbClusters }: Partial<Artifacts>,
): DbParameter | undefined {
  const cluster = clusterOf(instance, dbClusters);
  const given = parametersNamed(dbParameters, name).filter((p) => p.parameterValue !== null);
  const own = given.find(
    (p) => p.scope === 'instance' && instance.dbParameterGroupNames.includes(p.parameterGroupName),
  );
  const ofCluster = given.find(
    (p) => p.scope === 'cluster' && p.parameterGroupName === cluster?.dbClusterParameterGroup,
  );
  // A value that people set for the instance wins, then one that they set for its cluster, then a default.
  return [own, ofCluster].find((p) => p?.source === 'user') ?? own ?? ofCluster;
}

/**
 * Whether the value of a parameter (where no group gives one: the engine's default) may not be in force yet, because its
 * group was changed and the instance was not rebooted since. RDS does not say what is in force until then.
 */
function waitsForReboot(
  parameter: DbParameter | undefined,
  instance: DbInstance,
  { dbClusters = [] }: Partial<Artifacts>,
): boolean {
  if (parameter?.appliesAtOnce) return false;
  const { dbInstanceIdentifier, parameterGroupsPendingReboot } = instance;
  const ofCluster = dbClusters
    .flatMap(({ members }) => members)
    .some((member) => member.dbInstanceIdentifier === dbInstanceIdentifier && member.isPendingReboot);
  // A new range of capacity waits as a change of the parameter group of the cluster does, whichever group has the formula.
  if (isServerless(instance) && ofCluster) return true;
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
  const range = isServerless(instance)
    ? (clusterOf(instance, artifacts.dbClusters)?.serverlessV2Scaling ?? null)
    : undefined;
  if (range === null) {
    return {
      value: null,
      source: 'rds:DescribeDBClusters',
      because: 'The range of capacity of its cluster, from which its limit follows, could not be read.',
    };
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
  const { memoryMiB, published, most, of } = sizeOf(instance, formula, range, artifacts);
  const evaluated = published ?? evaluateMaxConnections(formula, memoryMiB);
  const from = parameter
    ? `Parameter group ${parameter.parameterGroupName}`
    : `Default of ${instance.engine}`;
  if (evaluated === null) {
    return {
      value: null,
      source,
      because: `${from}: ${formula} needs the memory of ${instance.dbInstanceClass}, which is not known.`,
    };
  }
  const isFormula = /[A-Za-z]/.test(formula);
  const value = most === null ? evaluated : Math.min(evaluated, most);
  const cap = most === null ? {} : { most };
  const cut = value < evaluated ? cutWords(value, range) : '';
  if (published !== null) {
    return {
      value,
      source,
      because: `${from}: max_connections = ${evaluated}, as AWS publishes for ${of}.${cut}`,
      ...cap,
    };
  }
  const memory = isFormula
    ? ` with ${memoryMiB} MiB, of which ${Math.round(CLASS_MEMORY_SHARE * 100)} % are taken to reach the engine (an assumption: AWS does not publish the share)`
    : '';
  return {
    value,
    source,
    because: `${from}: max_connections = ${formula} = ${evaluated}${memory}.${cut}`,
    ...cap,
    ...(isFormula || parameter?.parameterGroupName.startsWith('default.') ? {} : { setBy: parameter }),
  };
}

/** What a formula comes to depends on the class, or on the range of capacity. */
function sizeOf(
  { engine, dbInstanceClass }: DbInstance,
  formula: string,
  range: Range | undefined,
  { ec2InstanceTypes }: Partial<Artifacts>,
) {
  return range
    ? {
        memoryMiB: range.maxCapacity * MIB_PER_ACU,
        published: publishedOfServerless(engine, formula, range.maxCapacity),
        most: mostOfServerless(engine, range.minCapacity ?? null),
        of: `at most ${range.maxCapacity} ACUs`,
      }
    : {
        memoryMiB: ec2InstanceTypes?.[typeOfClass(dbInstanceClass)]?.memoryMiB ?? null,
        published: publishedMaxConnections(engine, formula, dbInstanceClass),
        most: mostConnections(engine, formula),
        of: dbInstanceClass,
      };
}

const cutWords = (value: number, range: Range | undefined): string =>
  range
    ? ` Aurora accepts no more than ${value} of them, as its minimum is ${range.minCapacity ?? 'not known, and may be 0.5'} ACUs.`
    : ` RDS accepts no more than ${value} of them.`;

export const dbStorage = defineCeilingFamily({
  id: 'db-storage',
  title: 'Database storage lasts through the event',
  failureTitle: 'Database storage fills before the event is over',
  why: 'A full database stops taking writes, and storage takes no other change while it is still being optimised after one.',
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
      .filter((instance) => whyInstanceNotJudged(instance) === null && !sharesVolume(instance.engine))
      .filter((instance) => context.inScope(ARTIFACTS.dbInstances.owner(instance)))
      .map((instance) => storageCeiling(instance, artifacts, context)),
});

function storageCeiling(
  instance: DbInstance,
  { dbInstancePeaks }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { dbInstanceIdentifier: name, allocatedStorage, maxAllocatedStorage } = instance;
  const [peaks] = peaksByInstance(dbInstancePeaks, name);
  const free = peaks?.freeStorageBytes;
  const perDay = peaks?.storageGrowthBytesPerDay ?? null;
  const growth = storageGrowth(
    {
      owner: ARTIFACTS.dbInstances.owner(instance),
      source: 'AWS/RDS FreeStorageSpace',
      metric: `FreeStorageSpace of ${name}`,
      allocated: allocatedStorage,
      free: free && { ...free, value: free.value / GIB },
      perDay: perDay === null ? null : perDay / GIB,
      window: peaks?.window,
    },
    context,
  );
  return {
    resource: name,
    title: `Storage of ${name}`,
    unit: 'GiB',
    now: free ? allocatedStorage - free.value / GIB : null,
    ...(isKnown(growth) ? { use: growth.use } : { use: null, ...growth }),
    limit: Math.max(allocatedStorage, maxAllocatedStorage ?? 0),
    evidence: [
      {
        source: 'rds:DescribeDBInstances',
        at: context.asOf,
        detail: `${allocatedStorage} GiB allocated; ${maxAllocatedStorage === null ? 'storage autoscaling is off' : `autoscaling up to ${maxAllocatedStorage} GiB`}.`,
      },
      ...(isKnown(growth) ? [growth.evidence] : []),
    ],
    fix: (expected) => growStorage(instance, Math.ceil(expected / context.plan.thresholds.yellow), context),
  };
}

/** RDS accepts a new size, or a new maximum, only if it is at least a tenth above what is allocated. */
const LEAST_GROWTH_PERCENT = 110;

/** Multi-AZ DB clusters have no storage autoscaling, so that all of the size is allocated to the cluster. */
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
        ? `Let the storage of ${dbInstanceIdentifier} grow to ${size} GiB. ${STORAGE_CHANGES}`
        : `Allocate ${size} GiB to the cluster ${cluster}. ${STORAGE_CHANGES}`,
    ...(cluster === null ? writeChange(target, 'rds.maxAllocatedStorage', dbInstanceIdentifier, size) : {}),
    command:
      cluster === null
        ? asking(
            `maximum storage of ${dbInstanceIdentifier}`,
            size,
            awsCommand(target, 'rds', 'modify-db-instance', {
              'db-instance-identifier': dbInstanceIdentifier,
              'max-allocated-storage': size,
              ...now,
            }),
          )
        : asking(
            `storage of ${cluster}`,
            size,
            awsCommand(target, 'rds', 'modify-db-cluster', {
              'db-cluster-identifier': cluster,
              'allocated-storage': size,
              ...now,
            }),
          ),
    irreversible: STORAGE_STAYS,
    lead: 'database',
  };
}
