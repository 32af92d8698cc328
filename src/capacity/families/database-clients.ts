/** What clients may open at once in each instance of DocumentDB and Neptune: connections and cursors. */
import { clusterOf, isServerless, peaksByInstance, whyInstanceNotJudged } from '../../judging/databases';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { onceEach } from '../../lib/once-each';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type DbInstance,
  type DbInstancePeak,
  type Peak,
} from '../../model/artifacts';
import { dbServiceOf, isDocumentDb, isNeptune } from '../../model/db-engines';
import { largerClass, setClass } from '../db-classes';
import { densityInWords, densityOf, understatedBy } from '../density';
import { classFor, type DocumentDbLimits, limitsOfCapacity, limitsOfClass } from '../document-db-limits';
import { withoutZone } from '../failover';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { boundedUse, linearUse, perhapsShared, type Use } from '../growth';
import { MOST_WEB_SOCKETS, webSocketsOfClass } from '../neptune-limits';
import { READER_ARTIFACTS, sharedInWords, shareOfReader } from '../reader-scaling';

type DbArtifacts = Pick<Artifacts, 'dbInstances'> & Partial<Artifacts>;

/** What an instance accepts. */
interface Accepted {
  /** null where it is not known. */
  readonly value: number | null;
  /** The most that it may come to accept by itself; `value` where it accepts that already. */
  readonly most: number | null;
  readonly source: string;
  /** As sentences. */
  readonly because: string;
}

/** A kind of things that clients open. */
interface Opened {
  /** In the plural, and what one begins with in a title. */
  readonly unit: string;
  readonly title: string;
  readonly metric: string;
  concerns(instance: DbInstance): boolean;
  peakOf(peaks: DbInstancePeak): Peak | null | undefined;
  acceptedBy(instance: DbInstance, artifacts: Partial<Artifacts>): Accepted;
  fix(instance: DbInstance, wanted: number, context: FamilyContext): FixDraft;
}

/** What the families say alike. */
const ALIKE = {
  workbook: '12 Performance',
  kind: 'configured',
  elastic: true,
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', ...READER_ARTIFACTS],
} as const;

const DOCUMENTDB_LIMITS =
  'https://docs.aws.amazon.com/documentdb/latest/developerguide/limits.html#limits.instance';
const OF_CAPACITY =
  'What is serverless accepts more the more capacity it has: green is only what it accepts at its minimum, red what it does not even accept at its maximum.';

export const documentdbConnections = defineCeilingFamily({
  ...ALIKE,
  id: 'documentdb-connections',
  title: 'DocumentDB accepts the connections the peak opens',
  failureTitle: 'DocumentDB refuses connections before the peak',
  why: 'Past the limit of its class an instance refuses new clients, however idle it is; no parameter raises it.',
  docs: DOCUMENTDB_LIMITS,
  unit: 'connections',
  formula: `peak DatabaseConnectionsMax × m, without a zone with those of lost instances that fall to it, against what AWS publishes for the class, or what DatabaseConnectionsLimit shows of a class that is not listed. ${OF_CAPACITY}`,
  remedy: 'Let clients keep smaller pools, or give it a larger class.',
  estimate: (artifacts, context) => estimate(CONNECTIONS, artifacts, context),
});

export const documentdbCursors = defineCeilingFamily({
  ...ALIKE,
  id: 'documentdb-cursors',
  title: 'DocumentDB has the cursors that the peak opens',
  failureTitle: 'DocumentDB refuses cursors before the peak',
  why: 'Each query with more results than one batch holds a cursor open, and an instance has few: past the limit of its class queries fail, however idle it is.',
  docs: DOCUMENTDB_LIMITS,
  unit: 'cursors',
  formula: `peak DatabaseCursorsMax × m, without a zone with those of lost instances that fall to it, against what AWS publishes for the class, or what DatabaseCursorsLimit shows of a class that is not listed. ${OF_CAPACITY}`,
  remedy: 'Let queries read their results to the end, in larger batches, or give it a larger class.',
  estimate: (artifacts, context) => estimate(CURSORS, artifacts, context),
});

export const neptuneConnections = defineCeilingFamily({
  ...ALIKE,
  id: 'neptune-connections',
  title: 'Neptune accepts the WebSocket connections the peak opens',
  failureTitle: 'Neptune refuses WebSocket connections before the peak',
  why: 'Past the limit of its class an instance throttles whoever opens another one, and closes what is idle only after 20 to 25 minutes.',
  docs: 'https://docs.aws.amazon.com/neptune/latest/userguide/limits.html',
  unit: 'connections',
  formula:
    'peak GremlinWebSocketOpenConnections × m, without a zone with those of lost instances that fall to it, against what AWS publishes for the class. Neptune sends the metric only while there are any: instances of a cluster that never had any have no ceiling. Connections over HTTP and Bolt are not counted.',
  remedy:
    'Let clients keep smaller pools and close what they do not need, add readers, or give it a larger class.',
  estimate: (artifacts, context) => estimate(WEB_SOCKETS, artifacts, context),
});

function ofDocumentDb(
  of: keyof DocumentDbLimits,
  metrics: { readonly used: string; readonly limit: string },
  advice: string,
): Opened {
  const limitOf = ({ documentDb }: DbInstancePeak): number | null | undefined =>
    of === 'cursors' ? documentDb?.cursorsLimit : documentDb?.connectionsLimit;
  return {
    unit: of,
    title: of === 'cursors' ? 'Cursors of' : 'Connections to',
    metric: metrics.used,
    concerns: isDocumentDb,
    peakOf: (peaks) => (of === 'cursors' ? peaks.documentDb?.cursors : peaks.databaseConnections),
    acceptedBy(instance, { dbInstancePeaks, dbClusters }) {
      const { dbInstanceIdentifier: name, dbInstanceClass } = instance;
      if (isServerless(instance)) {
        const range = clusterOf(instance, dbClusters)?.serverlessV2Scaling;
        return range ? acceptedWithin(range, of) : UNREAD_RANGE;
      }
      const published = limitsOfClass(dbInstanceClass)?.[of];
      if (published !== undefined) {
        return {
          value: published,
          most: published,
          source: 'rds:DescribeDBInstances',
          because: `AWS publishes ${published} ${of} for ${dbInstanceClass}.`,
        };
      }
      const [peaks] = peaksByInstance(dbInstancePeaks, name);
      const shown = (peaks && limitOf(peaks)) ?? null;
      return {
        value: shown,
        most: shown,
        source: `AWS/DocDB ${metrics.limit}`,
        because:
          shown === null
            ? `How many ${of} ${dbInstanceClass} accepts is not known, and CloudWatch has no data for ${metrics.limit} of ${name}.`
            : `${metrics.limit} is ${shown}.`,
      };
    },
    fix(instance, wanted, { target }) {
      const { dbInstanceIdentifier: name, dbInstanceClass } = instance;
      if (isServerless(instance)) {
        return {
          action: `${advice} Or raise the minimum of the cluster of ${name} until it accepts ${wanted} ${of}; see the table of AWS.`,
          lead: 'database',
        };
      }
      const larger = classFor(dbInstanceClass, of, wanted);
      return larger === null
        ? {
            action: `${advice} No class of the family of ${dbInstanceClass} is known to accept ${wanted} ${of}.`,
            lead: 'database',
          }
        : changeClass(
            instance,
            larger,
            `${advice} Or give ${name} the class ${larger}, which accepts ${wanted} ${of}.`,
            target,
          );
    },
  };
}

const UNREAD_RANGE: Accepted = {
  value: null,
  most: null,
  source: 'rds:DescribeDBClusters',
  because: 'The range of capacity of its cluster, from which its limit follows, could not be read.',
};

function acceptedWithin(
  range: NonNullable<Artifacts['dbClusters'][number]['serverlessV2Scaling']>,
  of: keyof DocumentDbLimits,
): Accepted {
  const least = limitsOfCapacity(range.minCapacity ?? dbServiceOf('docdb').leastCapacity, range)[of];
  const most = limitsOfCapacity(range.maxCapacity, range)[of];
  return {
    value: least,
    most,
    source: 'rds:DescribeDBClusters',
    because: `AWS publishes ${least} ${of} for its minimum of ${range.minCapacity ?? 'unknown'} DCUs, and ${most} for its maximum of ${range.maxCapacity}: more than at the minimum it accepts only once it has grown, and how fast that is AWS does not publish.`,
  };
}

const CONNECTIONS = ofDocumentDb(
  'connections',
  { used: 'DatabaseConnectionsMax', limit: 'DatabaseConnectionsLimit' },
  'Let clients keep smaller pools.',
);

const CURSORS = ofDocumentDb(
  'cursors',
  { used: 'DatabaseCursorsMax', limit: 'DatabaseCursorsLimit' },
  'Let queries read their results to the end, in larger batches, and close their cursors.',
);

const WEB_SOCKETS: Opened = {
  unit: 'connections',
  title: 'WebSocket connections to',
  metric: 'GremlinWebSocketOpenConnections',
  concerns: isNeptune,
  peakOf: ({ neptune }) => neptune?.webSocketConnections,
  acceptedBy({ dbInstanceClass }) {
    const value = webSocketsOfClass(dbInstanceClass);
    return {
      value,
      most: value,
      source: 'rds:DescribeDBInstances',
      because:
        value === null
          ? `How many WebSocket connections ${dbInstanceClass} accepts is not known.`
          : `AWS publishes ${value} WebSocket connections for ${dbInstanceClass}.`,
    };
  },
  fix(instance, wanted, { target }) {
    const { dbInstanceIdentifier: name, dbInstanceClass } = instance;
    const advice = `Let clients of ${name} keep smaller pools and close what they do not need, or spread them over more readers.`;
    const larger =
      wanted > MOST_WEB_SOCKETS
        ? null
        : largerClass(dbInstanceClass, wanted / (webSocketsOfClass(dbInstanceClass) ?? wanted));
    return larger === null
      ? { action: `${advice} No instance accepts more than ${MOST_WEB_SOCKETS}.`, lead: 'database' }
      : changeClass(
          instance,
          larger,
          `${advice} Or give it the class ${larger}, for ${wanted} connections.`,
          target,
        );
  },
};

const changeClass = (
  instance: DbInstance,
  dbInstanceClass: string,
  action: string,
  target: FamilyContext['target'],
): FixDraft => ({
  action: `${action} A new class restarts it, as late as its next maintenance window with this command.`,
  command: setClass(instance, dbInstanceClass, target),
  reversal: {
    action: `Give ${instance.dbInstanceIdentifier} the class ${instance.dbInstanceClass} again, which restarts it once more.`,
    command: setClass(instance, instance.dbInstanceClass, target),
  },
  lead: 'database',
});

function estimate(opened: Opened, artifacts: DbArtifacts, context: FamilyContext): CeilingDraft[] {
  const measure = onceEach((instance: DbInstance) => measureOpened(opened, instance, artifacts, context));
  return artifacts.dbInstances
    .filter(
      (instance) =>
        opened.concerns(instance) &&
        whyInstanceNotJudged(instance) === null &&
        context.carriesTraffic(ARTIFACTS.dbInstances.owner(instance)) &&
        !membersWith(instance, artifacts).every((one) => measure(one).isUnused),
    )
    .map((instance) => ceilingOf(opened, instance, measure, artifacts, context));
}

const membersByCluster = lookup(({ dbClusterIdentifier }: DbInstance) => [dbClusterIdentifier]);

/** The instances of the cluster of an instance, which may come to carry what it does. */
const membersWith = (instance: DbInstance, { dbInstances }: DbArtifacts): readonly DbInstance[] =>
  instance.dbClusterIdentifier === null
    ? [instance]
    : membersByCluster(dbInstances, instance.dbClusterIdentifier);

type Measured = ReturnType<typeof measureOpened>;

function measureOpened(opened: Opened, instance: DbInstance, artifacts: DbArtifacts, context: FamilyContext) {
  const { dbInstanceIdentifier: name } = instance;
  const [peaks] = peaksByInstance(artifacts.dbInstancePeaks, name);
  const peak = peaks && opened.peakOf(peaks);
  const accepted = opened.acceptedBy(instance, artifacts);
  // Neptune sends CPU, and no such metric, of an instance that nobody has such a connection to.
  const ofCpu = densityOf(peaks?.cpuUtilization, peaks?.window, 'means', `CPUUtilization of ${name}`);
  const isUnused = opened === WEB_SOCKETS && peaks?.neptune !== undefined && !peak && isKnown(ofCpu);
  return {
    peak,
    isUnused,
    accepted,
    density: isUnused ? ofCpu : densityOf(peak, peaks?.window, 'maxima', `${opened.metric} of ${name}`),
    use: peak || isUnused ? useOf(peak?.value ?? 0, instance, accepted, context) : null,
  };
}

/** Of what accepts more as it grows, at least the share counts that its limit of now is of the most that it may become. */
function useOf(
  value: number,
  instance: DbInstance,
  { value: limit, most }: Accepted,
  { elasticity, addedTo }: FamilyContext,
): Use {
  const owner = ARTIFACTS.dbInstances.owner(instance);
  return limit === null || most === null || most <= limit
    ? linearUse(value, elasticity(owner), 0, addedTo(owner))
    : boundedUse([(value * limit) / most, value], elasticity(owner), addedTo(owner));
}

function ceilingOf(
  opened: Opened,
  instance: DbInstance,
  measure: (instance: DbInstance) => Measured,
  artifacts: DbArtifacts,
  context: FamilyContext,
): CeilingDraft {
  const { dbInstanceIdentifier: name, engine, dbInstanceClass } = instance;
  const { unit, title, metric } = opened;
  const { peak, isUnused, accepted, density, use } = measure(instance);
  const share = shareOfReader(instance, artifacts, context);
  const { words: zonalWords, ...zonal } = withoutZone(instance, artifacts, unit, measure);
  const words = [sharedInWords(share), zonalWords].filter((one) => one !== '').join(' ');
  return {
    resource: name,
    title: `${title} ${name} (${engine}, ${dbInstanceClass})`,
    unit,
    now: peak?.value ?? (isUnused ? 0 : null),
    ...(use
      ? { use: perhapsShared(use, share), ...understatedBy(density) }
      : { use: null, ...(isKnown(density) ? {} : density) }),
    ...zonal,
    limit: accepted.value,
    ...(accepted.value === null && use ? { missing: accepted.because } : {}),
    evidence: [
      ...(peak
        ? [
            {
              source: `${dbServiceOf(engine).namespace} ${metric}`,
              at: peak.at,
              detail: `${round(peak.value)} ${unit} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
            },
          ]
        : []),
      { source: accepted.source, at: context.asOf, detail: accepted.because },
      ...(words === '' ? [] : [{ source: 'rds:DescribeDBInstances', at: context.asOf, detail: words }]),
    ],
    fix: (expected) => opened.fix(instance, Math.ceil(expected / context.plan.thresholds.yellow), context),
  };
}
